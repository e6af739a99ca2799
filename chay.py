"""Run a command of the column with nothing set up before: python chay.py COMMAND.

What the program needs is installed into `.venv`, the first time and whenever `pyproject.toml` asks for something else.
The standard library alone.
"""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
VENV = HERE / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
MARK = VENV / "da-cai.txt"  # the digest of the pyproject.toml that was installed
NEEDED = (3, 11)


def main(arguments: list[str]) -> int:
    """Set up what is lacking, then run the command; its exit code is ours."""
    if sys.version_info < NEEDED:
        return say("LỖI: Python ở máy này quá cũ; cần bản 3.11 trở lên, tải ở python.org.")
    wanted = hashlib.sha256((HERE / "pyproject.toml").read_bytes()).hexdigest()
    if not (_runs() and MARK.is_file() and MARK.read_text(encoding="utf-8") == wanted) and not _set_up(wanted):
        return 3
    try:
        return subprocess.call([PYTHON, HERE / "build.py", *arguments])  # noqa: S603  # our own Python
    except KeyboardInterrupt:  # which the program has answered itself
        return 3


def say(text: str) -> int:
    """Vietnamese on every console, however old."""
    sys.stderr.buffer.write((text + "\n").encode("utf-8"))
    sys.stderr.flush()
    return 3


def _runs() -> bool:
    """Whether the Python of the environment stands and starts: the one it was made with may be gone."""
    try:
        done = subprocess.run([PYTHON, "--version"], capture_output=True, check=False)  # noqa: S603  # our own Python
    except OSError:
        return False
    return done.returncode == 0


def _set_up(wanted: str) -> bool:
    say("Đang cài những gì chương trình cần vào thư mục .venv (chỉ lần đầu và khi có bản mới; cần mạng, vài phút)…")
    steps: tuple[list[str | Path], ...] = (
        [sys.executable, "-m", "venv", *([] if _runs() else ["--clear"]), VENV],
        [PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--editable", HERE],
    )
    for step in steps:
        done = subprocess.run(step, check=False)  # noqa: S603  # the two above
        if done.returncode:
            say(
                "LỖI: chưa cài được; lý do máy đưa ra ở các dòng trên. Thường là chưa có mạng, mạng của cơ quan chặn "
                "pypi.org, hoặc Python thiếu phần venv, pip. Chưa làm gì với chuyên mục; có mạng rồi thì chạy lại."
            )
            return False
    MARK.write_text(wanted, encoding="utf-8")
    say("Đã cài xong.")
    return True


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))

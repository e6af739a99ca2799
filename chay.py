"""Run a command of the column with nothing set up before: python chay.py COMMAND.

What the program needs is installed for it alone, the first time and whenever `pyproject.toml` asks for something else:
into `.venv` beside this file; on Windows into the home folder, where paths are short, OneDrive copies nothing to the
cloud, and a share under another letter stays the same place. The standard library alone.
"""

from __future__ import annotations  # an older Python comes as far as the sentence that says so

import hashlib
import os
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
NEEDED = (3, 11)


def place_of(here: Path, home: Path, *, windows: bool) -> Path:
    """Where that is installed which the program in `here` needs."""
    own = hashlib.sha256(str(here).encode("utf-8", "surrogatepass")).hexdigest()[:8]
    return home / ".cchc" / own if windows else here / ".venv"


VENV = place_of(HERE, Path.home(), windows=os.name == "nt")
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
MARK = VENV / "da-cai.txt"  # the digest of the pyproject.toml that was installed; none while a package is lacking


def main(arguments: list[str]) -> int:
    """Set up what is lacking, then run the command; its exit code is ours."""
    if sys.version_info < NEEDED:
        say("LỖI: Python ở máy này quá cũ; cần bản 3.11 trở lên, tải ở python.org.")
        return 3
    wanted = hashlib.sha256((HERE / "pyproject.toml").read_bytes()).hexdigest()
    stands = _runs() and MARK.is_file()
    if not (stands and MARK.read_text(encoding="utf-8") == wanted) and not _set_up(wanted, stands=stands):
        if not stands:
            return 3
        say("Tạm chạy với những gì đã cài từ trước.")
    env = {**os.environ, "CCHC_CALLED": "py chay.py" if os.name == "nt" else "python3 chay.py"}
    with subprocess.Popen([PYTHON, HERE / "build.py", *arguments], env=env) as program:  # noqa: S603  # our own Python
        while True:
            try:
                return program.wait()
            except KeyboardInterrupt:  # it got the same, and says how it ends
                continue


def say(text: str) -> None:
    """Vietnamese on every console, however old."""
    sys.stderr.buffer.write((text + "\n").encode("utf-8"))
    sys.stderr.flush()


def _runs() -> bool:
    """Whether the Python of the environment stands and starts: the one it was made with may be gone."""
    try:
        done = subprocess.run([PYTHON, "--version"], capture_output=True, check=False)  # noqa: S603  # our own Python
    except OSError:
        return False
    return done.returncode == 0


def _set_up(wanted: str, *, stands: bool) -> bool:
    say(f"Đang cài những gì chương trình cần vào {VENV} (chỉ lần đầu và khi có bản mới; cần mạng, vài phút)…")
    steps: tuple[list[str | Path], ...] = (
        [sys.executable, "-m", "venv", "--clear", VENV],
        [PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--editable", HERE],
    )
    for step in steps[1:] if stands else steps:
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

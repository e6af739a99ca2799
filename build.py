"""Build the column: python build.py [--root DIR] COMMAND. Old and bare Pythons can read this file, and are told."""

import contextlib
import sys
from pathlib import Path

NEEDED = (3, 11)
TOO_OLD = "LỖI: Python ở máy này là bản %d.%d; cần bản 3.11 trở lên."
LACKING = "LỖI: Python đang chạy chưa có gói «%s» mà chương trình cần."
INSTEAD = """Chưa làm gì cả. Hãy chạy qua chay.py: nó tự cài những gì còn thiếu.
    Windows:      py chay.py %(words)s    (hoặc nhấp đúp «Kiểm tra.bat», «Xem thử.bat»)
    Linux, macOS: python3 chay.py %(words)s"""


def refuse(what: str) -> int:
    """Say what to do instead."""
    words = " ".join(sys.argv[1:]) or "build"
    text = "\n".join((what, INSTEAD % {"words": words})) + "\n"
    sys.stderr.buffer.write(text.encode("utf-8"))
    return 3


def start() -> int:
    """Run the program, if this Python can."""
    if sys.version_info < NEEDED:
        return refuse(TOO_OLD % sys.version_info[:2])
    try:
        from generator.commands.cli import main

        return main()
    except ModuleNotFoundError as error:
        name = (error.name or "").partition(".")[0]
        if name == "generator":
            raise
        set_up_anew()
        return refuse(LACKING % name)


def set_up_anew() -> None:
    """Have chay.py install again into the environment that it made, and in which something is lacking now."""
    with contextlib.suppress(OSError):
        Path(sys.prefix, "da-cai.txt").unlink()


if __name__ == "__main__":
    raise SystemExit(start())

"""Where a finished column is handed over, and what every way of doing so shares."""

import os
import subprocess
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.problems import MachineFailed, UsageFailed

TOLD = 3  # lines of what a program said of its failure


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """What `site.yaml` says of it; paths count from `root`."""

    at: str
    branch: str
    root: Path
    office: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Means:
    """A way of handing over.

    `standing` tells the manifest of the column that stands there, b"" for none; it raises UsageFailed where something
    stands that no build made, MachineFailed where the place cannot be reached.
    """

    standing: Callable[[Place], bytes]
    hand_over: Callable[[Place, Path], None]
    seen: bool = True  # by readers, once it is handed over


def refuse_strangers(place: Place, names: list[str]) -> None:
    """Nothing that no build made is ever replaced."""
    if names:
        found = ", ".join(sorted(names)[:3])
        raise UsageFailed(
            f"nơi đăng «{place.at}» đang có thứ không do chương trình này đăng ({found}), nên không được ghi đè; chọn "
            "nơi dành riêng cho chuyên mục"
        )


def call(
    *words: str | Path, cwd: Path, env: Mapping[str, str] | None = None, data: str = ""
) -> subprocess.CompletedProcess[str]:
    """Run a program that may ask its own questions on the terminal (a password), never through us."""
    try:
        return subprocess.run(  # noqa: S603  # git, rsync; the place goes in as one word
            words,
            cwd=cwd,
            env={**(os.environ if env is None else env), "LC_ALL": "C"},  # in words that we know
            input=data,
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            check=False,
        )
    except FileNotFoundError:
        raise MachineFailed(f"máy này chưa có lệnh «{words[0]}»; cài lệnh ấy, hoặc chọn cách đăng khác") from None


_ADVICE = ("Please make sure you have the correct access rights", "and the repository exists.")  # of git, always


def failed(what: str, done: "subprocess.CompletedProcess[str]") -> MachineFailed:
    """What went wrong, with the last words of the program that failed."""
    lines = [line for line in map(str.strip, done.stderr.splitlines()) if line and line not in _ADVICE]
    words = " / ".join(lines[-TOLD:]).rstrip(".")
    return MachineFailed(f"{what}; máy đáp: {words or f'mã {done.returncode}'}")

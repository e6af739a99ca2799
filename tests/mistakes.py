"""The cases of `tests/broken`: each the mistake alone, put into the smallest valid site, and its exact report.

How a case is written stands at the head of `test_broken.py`.
"""

import re
import shutil
from pathlib import Path

BROKEN = Path(__file__).parent / "broken"
SMALLEST = BROKEN / "_nen"  # the site that every case changes
SPARE = BROKEN / "_them"  # valid files of the other kinds; one joins the site of a case that names it
CASES = sorted(path.stem for path in BROKEN.glob("*.txt"))
VERBS = ("toàn văn", "xóa", "chép", "đổi tên")

Change = tuple[str, list[str]]  # what follows `== `, the lines under it


def site(name: str, root: Path) -> Path:
    """The smallest valid site with the mistake of a case in it."""
    shutil.copytree(SMALLEST, root)
    for head, lines in read(name)[0]:
        change(root, head, lines)
    if (BROKEN / name).is_dir():
        shutil.copytree(BROKEN / name, root, dirs_exist_ok=True)
    return root


def expected(name: str) -> str:
    """The whole report of a case."""
    return read(name)[1]


def read(name: str) -> tuple[list[Change], str]:
    """The changes of a case, in their order, and its report."""
    text = (BROKEN / f"{name}.txt").read_bytes().decode()
    _remark, *parts = re.split(r"^== (.+)\n", text, flags=re.MULTILINE)
    *changes, (last, report) = zip(parts[::2], parts[1::2], strict=True)
    assert last == "báo cáo", f"{name}.txt does not end with its report"
    return [(head, [*map(_spelled_out, under.split("\n")[:-1])]) for head, under in changes], report


def change(root: Path, head: str, lines: list[str]) -> None:
    """Do to a site what stands under one `== `; fail where the site is not what the case takes it for."""
    verb = next((verb for verb in VERBS if head.startswith(f"{verb} ")), "")
    path, _, to = head.removeprefix(f"{verb} ").partition(" → ")
    if verb == "toàn văn":
        _write(root / path, "".join(f"{line}\n" for line in lines).encode())
        return
    source = root / path if (root / path).exists() else SPARE / path
    text = edited(source.read_bytes(), lines)
    if verb in {"xóa", "đổi tên"}:
        (root / path).unlink()
    if verb != "xóa":
        _write(root / (to or path), text)


def edited(text: bytes, lines: list[str]) -> bytes:
    """A text with one place of it changed: `- ` goes, `+ ` comes, what follows two spaces stays and tells where."""
    if not lines:
        return text
    assert all(re.match("[-+ ] |[-+]?$", line) for line in lines), f"neither -, + nor two spaces before: {lines}"
    before = [line[2:] for line in lines if not line.startswith("+")]
    after = [line[2:] for line in lines if not line.startswith("-")]
    old = text.decode().split("\n")
    places = [place for place in range(len(old)) if old[place : place + len(before)] == before]
    assert before, f"where? {after}"
    assert len(places) == 1, f"stands there {len(places)} times: {before}"
    return "\n".join([*old[: places[0]], *after, *old[places[0] + len(before) :]]).encode()


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def _spelled_out(line: str) -> str:
    """What no eye sees or no page holds: {U+200B} is that character, {dài ×9} is «dài» nine times."""
    seen = re.sub(r"\{U\+([0-9A-F]{4,5})\}", lambda found: chr(int(found[1], 16)), line)
    return re.sub(r"\{(.+?) ×(\d+)\}", lambda found: found[1] * int(found[2]), seen)

"""A site root with so many contents of every kind, to see how work grows: the corpus of the benchmarks and copies of
the fictitious contents. All procedures are of one field, and a page of a list holds one line, so that what is bounded
by a field or a page is so at small sizes too.
"""

import dataclasses
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

from benchmarks.corpus import SEED, Content, news, procedure, result
from benchmarks.our_site import CATEGORY, lay_out
from tests.conftest import EXAMPLE

FIELD = "Đổi mới sáng tạo"  # of the fictitious site
COPIED = (  # one of each kind that the corpus has not, and a draft
    "broadcasts/so-1-2022",
    "exemplary/to-mot-cua",
    "feedback/2022/tra-ket-qua-cham",
    "initiatives/mau-don-dien-san",
    "inspections/phong-a",
    "media/to-roi-mot-cua",
    "trainings/tap-huan-quy-1",
    "news/2022/ban-nhap",
)
GROWING = {name.partition("/")[0] for name in COPIED} | {"documents", "indices", "cases"}  # nothing else stands there
DECISION = """\
---
Số ký hiệu: {number}/QĐ-THU
Ngày ban hành: {day}
Ngày hiệu lực: {day}
Cơ quan ban hành: Cơ quan thử
Trích yếu: Quyết định thử
Tổng số thủ tục: {count}
{change}:
{rows}---
"""


def grow(root: Path, size: int) -> None:
    """Write the site root."""
    shutil.copytree(EXAMPLE, root, ignore=shutil.ignore_patterns(".cache", "public", *GROWING))
    lay_out(_corpus(size), root / "corpus")
    shutil.copytree(root / "corpus/content", root / "content", dirs_exist_ok=True)
    shutil.rmtree(root / "corpus")
    settings = (root / "site.yaml").read_text(encoding="utf-8")
    settings = settings.replace("Chuyên mục tin:\n", f"Số tin một trang: 1\nChuyên mục tin:\n  - {CATEGORY}\n")
    files = {"site.yaml": settings, **dict(_copies(size)), **dict(_documents(size)), **dict(_decisions(size))}
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")


def _corpus(size: int) -> Iterator[Content]:
    for make in (procedure, news, result):
        for number in range(1, size + 1):
            content = make(SEED, number)
            yield dataclasses.replace(content, head=dataclasses.replace(content.head, field_name=FIELD))


def _copies(size: int) -> Iterator[tuple[str, str]]:
    for name in COPIED:
        text = _example(name)
        yield from ((f"content/{name}-{number}.md", text) for number in range(size))


def _documents(size: int) -> Iterator[tuple[str, str]]:
    """Each with a number of its own."""
    text = _example("documents/05-2022-nd-gd")
    for number in range(100, 100 + size):
        yield f"content/documents/{number}-2022-nd-gd.md", text.replace("05/2022/NĐ-GĐ", f"{number}/2022/NĐ-GĐ")


def _decisions(size: int) -> Iterator[tuple[str, str]]:
    """One that issues what another abolishes, and one for each procedure of the corpus, that amends it."""
    gone = {f"8.{number:06}": f"Thủ tục thử {number}" for number in range(size)}
    yield _decision("80", "02/01/2022", "Ban hành mới", gone)
    yield _decision("81", "02/02/2022", "Bãi bỏ", gone)
    for number in range(1, size + 1):
        row = {f"1.{number:06}": procedure(SEED, number).head.title}
        yield _decision(f"{100 + number}", "02/03/2022", "Sửa đổi, bổ sung", row)


def _decision(number: str, day: str, change: str, names: Mapping[str, str]) -> tuple[str, str]:
    rows = "".join(f"  - Mã: {code}\n    Tên: {name}\n    Lĩnh vực: {FIELD}\n" for code, name in names.items())
    text = DECISION.format(number=number, day=day, count=len(names), change=change, rows=rows)
    return f"content/register/{number}-qd-thu.md", text


def _example(name: str) -> str:
    return (EXAMPLE / f"content/{name}.md").read_text(encoding="utf-8")

"""One mistake, one site, one exact report.

`broken/_nen` is the smallest valid site. A case is `broken/<case>.txt`: what is wrong in it, and the whole report.

    == content/procedures/9.000010.md
      Số lượng hồ sơ: 01 bộ                     stays, and tells where (two spaces before it)
    - Thời hạn giải quyết: 15 ngày làm việc     goes
    + Thời hạn giải quyết:                      comes
    == báo cáo
    content/procedures/9.000010.md:11: LỖI [trong] …

What stays or goes must stand in that file exactly once; for another place begin again with `==`. A file that `_nen`
does not have comes from `_them`, which holds a valid one of each other kind. `== toàn văn <path>` gives all lines of a
file, `== xóa <path>` takes it away, `== chép <path> → <path>` and `== đổi tên <path> → <path>` copy and rename it.
`{U+200B}` is a character that no eye sees, `{dài ×9}` is «dài» nine times. Files that are not plain UTF-8 text stand as
they are in a folder beside, `broken/<case>/`. What stands before the first `==` is a remark.

To add a case, write it with an empty report, see what it prints, and put that in once it is right:

    python -c "from tests.test_broken import show; show('thieu-muc')"
"""

import ast
import re
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.commands.outcome import as_text
from generator.pipeline import Job, run
from generator.problems import UsageFailed
from tests.conftest import ROOT, TODAY, SiteOf
from tests.mistakes import BROKEN, CASES, SMALLEST, SPARE, change, edited, expected, site

WARNED = {  # published all the same
    "bai-cu-hon-quyet-dinh",
    "chi-so-chep-nam-truoc",
    "giam-doc-loi-co-so-dien-thoai",
    "phan-anh-ten-nguoi",
    "ho-so-thieu-linh-vuc",
    "khai-bao-thieu-ngay-nghi",
    "mot-cua-khong-co-tep",
    "qua-ngay-ra-soat",
    "quyet-dinh-hieu-luc-qua-xa",
    "quyet-dinh-sap-doi-ten",
    "tep-dinh-kem-thua",
    "tom-tat-tieng-anh-cu",
    "van-ban-dang-cham",
    "van-ban-hen-dang-qua-han",
    "van-ban-het-hieu-luc-lam-can-cu",
    "viec-can-lam-bai-bo",
    "viec-can-lam-bai-bo-khong-thay",
}

NOT_OF_CONTENT = {  # rules that no mistake in site.yaml or content/ can break
    "mau-trang": "a template fails",
    "thieu-tren-trang": "a template leaves something out",
    "thua-tren-trang": "a template lists what is not in force",
    "trung-id": "a template uses one id twice",
    "nhap": "a Word or Excel file from outside cannot be read in places",
    "khong-an-toan": "a template holds active, inline or foreign content",
}


@pytest.mark.parametrize("name", CASES)
def test_a_mistake_is_told_exactly_so_and_nothing_is_published(name: str, tmp_path: Path) -> None:
    root = site(name, tmp_path / "site")
    assert report(root) == expected(name)
    assert (root / "public").exists() == (name in WARNED)
    assert ("LỖI" in expected(name)) == (name not in WARNED)


def test_the_smallest_site_builds_without_any_problem(tmp_path: Path) -> None:
    root = shutil.copytree(SMALLEST, tmp_path / "site")
    assert report(root) == ""
    assert (root / "public" / "index.html").is_file()


def test_every_spare_text_joins_the_smallest_site_without_any_problem(tmp_path: Path) -> None:
    root = shutil.copytree(SMALLEST, tmp_path / "site")
    for path in SPARE.rglob("*.md"):
        change(root, path.relative_to(SPARE).as_posix(), [])
    assert report(root) == ""


def test_there_are_cases_and_each_folder_is_of_one() -> None:
    assert len(CASES) > 300
    assert {path.name for path in BROKEN.iterdir() if path.is_dir()} - {*CASES} == {SMALLEST.name, SPARE.name}


def test_every_rule_of_the_generator_is_broken_by_a_case() -> None:
    told = {rule for name in CASES for rule in re.findall(r"\[([a-z-]+)\] ", expected(name))}
    assert rules_of_the_generator() - told == NOT_OF_CONTENT.keys()
    assert told - rules_of_the_generator() == set()


def test_one_mistake_is_told_once() -> None:
    assert {name: problems(name) for name in CASES if len(problems(name)) > 1} == {}
    assert [name for name in CASES if not expected(name)] == []


@pytest.mark.parametrize("name", CASES)
def test_a_report_is_for_office_workers(name: str) -> None:
    """No trace, no word of Python; every problem comes with a hint."""
    text = expected(name)
    assert not re.search(r"Traceback|\b(?:None|True|False|Undefined)\b|\b[A-Z]\w*(?:Error|Exception|Failed)\b", text)
    assert text.count("\n    gợi ý: ") == len(problems(name))


# ---- how a case is written -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lines", "after"),
    [
        (["- b", "+ c", "+ d"], "a\nc\nd\na\n"),
        (["  a", "+ c", "  b"], "a\nc\nb\na\n"),
        (["  b", "- a"], "a\nb\n"),
        (["  b", "  a", "+"], "a\nb\na\n\n"),
        ([], "a\nb\na\n"),
    ],
)
def test_one_place_of_a_file_is_changed(lines: list[str], after: str) -> None:
    assert edited(b"a\nb\na\n", lines) == after.encode()


@pytest.mark.parametrize(
    ("lines", "told"),
    [(["- c", "+ d"], "0 times"), (["- a"], "2 times"), (["+ c"], "where"), (["b", "+ c"], "nor two spaces")],
)
def test_a_change_without_exactly_one_place_fails(lines: list[str], told: str) -> None:
    with pytest.raises(AssertionError, match=told):
        edited(b"a\nb\na\n", lines)


@pytest.mark.parametrize("head", ["content/news/2022/khong-co.md", "xóa content/news/2022/khong-co.md"])
def test_a_change_to_no_file_fails(head: str, site_of: SiteOf) -> None:
    with pytest.raises(FileNotFoundError):
        change(site_of(), head, [])


# ---- what a build says of a case -------------------------------------------------------------------------------------


def report(root: Path) -> str:
    """The whole report of a build, as the command prints it."""
    try:
        lines = [*as_text(run(Job(root=root, date=TODAY, output=root / "public")))]
    except UsageFailed as failed:
        lines = [*map(str, failed.problems), f"LỖI: {failed}."]
    return "".join(f"{line}\n" for line in lines).replace(str(root), "…")


def problems(name: str) -> list[str]:
    """The first lines of the problems that a case expects."""
    return re.findall(r"^\S.*: (?:LỖI|CẢNH BÁO) \[.*$", expected(name), re.MULTILINE)


def show(name: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        sys.stdout.write(report(site(name, Path(folder) / "site")))


# ---- the rules that the generator knows ------------------------------------------------------------------------------


def rules_of_the_generator() -> set[str]:
    """Every text that is given to a parameter called `rule`, by name, by place or as its default."""
    trees = [ast.parse(path.read_text("utf-8")) for path in (ROOT / "generator").rglob("*.py")]
    nodes = [node for tree in trees for node in ast.walk(tree)]
    places = {(name, place) for node in nodes for name, place in _takes_a_rule(node)}
    return {text for node in nodes for text in _rules(node, places)}


def _takes_a_rule(node: ast.AST) -> Iterator[tuple[str, int]]:
    """(name, place of `rule` among the arguments) of a function, or of a class by its `__init__` or its fields."""
    if isinstance(node, ast.ClassDef):
        fields = [getattr(inner.target, "id", "") for inner in node.body if isinstance(inner, ast.AnnAssign)]
        if "rule" in fields:
            yield node.name, fields.index("rule")
        yield from ((node.name, place) for inner in node.body for name, place in _takes_a_rule(inner))
    elif isinstance(node, ast.FunctionDef):
        names = [argument.arg for argument in node.args.args if argument.arg != "self"]
        if "rule" in names:
            yield node.name, names.index("rule")


def _rules(node: ast.AST, places: set[tuple[str, int]]) -> Iterator[str]:
    given: list[ast.expr | None] = []
    if isinstance(node, ast.Call):
        called = getattr(node.func, "id", "") or getattr(node.func, "attr", "")
        pairs = [(argument, argument) if isinstance(argument, ast.Starred) else (argument,) for argument in node.args]
        flat = [argument for pair in pairs for argument in pair]  # what is unpacked is a message and a hint
        given += [flat[place] for name, place in places if name == called and place < len(flat)]
        given += [word.value for word in node.keywords if word.arg == "rule"]
    elif isinstance(node, ast.FunctionDef):
        names = [argument.arg for argument in node.args.args]
        defaults = dict(zip(reversed(names), reversed(node.args.defaults), strict=False))
        given.append(defaults.get("rule"))
    elif isinstance(node, ast.Assign) and any(getattr(target, "id", "") == "rule" for target in node.targets):
        given.append(node.value)
    for value in given:
        if isinstance(value, ast.Constant) and re.fullmatch(r"[a-z]+(?:-[a-z]+)*", str(value.value)):
            yield str(value.value)

"""One mistake, one site, one exact report.

`broken/_nen` is the smallest valid site. Every other folder holds the files that differ from it, `xoa.txt` (files that
are taken away, one path a line) and `expected.txt`, the whole report. What a case prints today:

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

from generator.pipeline import Job, run
from generator.problems import UsageFailed
from generator.reporting import as_text
from tests.conftest import ROOT, TODAY

BROKEN = Path(__file__).parent / "broken"
CASES = sorted(folder.name for folder in BROKEN.iterdir() if folder.is_dir() and not folder.name.startswith("_"))

WARNED = {"tep-dinh-kem-thua"}  # published all the same

UNSEEN = {  # mistakes that nobody tells yet: the column is published with them
    "anh-khong-phai-tep-anh": "«Ảnh» takes any file of content/files/, and the page shows a broken picture",
    "gach-cheo-nguoc-mat-chu": 'in "…" a backslash and its letter become another character, or none',
    "gach-ngang-thieu-dau-cach-muc-chu": "lines of «-x» run together into one text",
    "ma-hoa-chu-hong-chu-o": "mojibake of ộ, ể, ễ holds ™, ƒ, …: signs that the test for mojibake does not know",
    "quyet-dinh-co-bai-viet": "what is written below a decision's second fence is shown nowhere",
    "quyet-dinh-thay-the-chinh-no": "an abolished procedure is its own successor",
    "quyet-dinh-trung-so": "two files bear one number: a copy that somebody forgot to change",
    "tieu-de-co-chu-phia-truoc": "fields.parse drops every problem of headings when there is no other; text is lost",
    "tieu-de-hai-lan": "fields.parse, as above; the first of the two parts is lost",
    "tieu-de-la-thua": "fields.parse, as above; the part is lost",
    "tieu-de-gach-chan-mot-dau": "a line of one dash turns the line above into a heading",
    "tin-sai-thu-muc-nam": "the folder's year is not compared with «Ngày đăng»",
}

TOLD_MORE_THAN_ONCE = {  # each is a fault of the messages: one mistake should be one problem
    "danh-muc-khong-co-tep": "without any decision every procedure is told as well",
    "lien-ket-dia-chi-ban-nhap": "a dead link and a leak",
    "linh-vuc-chua-khai": "in the decision and in the procedure",
    "muc-bat-buoc-go-nham": "an unknown key, and the key that was meant is missing",
    "quyet-dinh-ma-hai-lan": "written twice, and issued while standing",
    "tep-dinh-kem-khac-hoa-thuong": "a missing file, and its other spelling unused",
    "thu-tuc-linh-vuc-chua-khai": "differs from the decision, and is undeclared",
    "tieu-de-la-go-nham": "an unknown heading, and the heading that was meant is missing",
}

NOT_OF_CONTENT = {  # rules that no mistake in site.yaml or content/ can break
    "mau-trang": "a template fails",
    "thieu-tren-trang": "a template leaves something out",
    "thua-tren-trang": "a template lists what is not in force",
}


@pytest.mark.parametrize("name", CASES)
def test_a_mistake_is_told_exactly_so_and_nothing_is_published(name: str, tmp_path: Path) -> None:
    root = site(name, tmp_path / "site")
    assert report(root) == expected(name)
    assert (root / "public").exists() == (name in WARNED or name in UNSEEN)
    assert ("LỖI" in expected(name)) == (name not in WARNED and name not in UNSEEN)


def test_the_smallest_site_builds_without_any_problem(tmp_path: Path) -> None:
    root = site("_nen", tmp_path / "site")
    assert report(root) == ""
    assert (root / "public" / "index.html").is_file()


def test_there_are_cases_and_each_has_its_report() -> None:
    assert len(CASES) > 60
    assert [name for name in CASES if not (BROKEN / name / "expected.txt").is_file()] == []


def test_every_rule_of_the_generator_is_broken_by_a_case() -> None:
    told = {rule for name in CASES for rule in re.findall(r"\[([a-z-]+)\] ", expected(name))}
    assert rules_of_the_generator() - told == NOT_OF_CONTENT.keys()
    assert told - rules_of_the_generator() == set()


def test_one_mistake_is_told_once() -> None:
    told_again = {name for name in CASES if len(problems(name)) > 1}
    assert told_again == TOLD_MORE_THAN_ONCE.keys()


def test_a_mistake_that_passes_unseen_has_an_empty_report() -> None:
    assert {name for name in CASES if not expected(name)} == UNSEEN.keys()


@pytest.mark.parametrize("name", CASES)
def test_a_report_is_for_office_workers(name: str) -> None:
    """No trace, no word of Python; every problem comes with a hint."""
    text = expected(name)
    assert not re.search(r"Traceback|\b(?:None|True|False|Undefined)\b|\b[A-Z]\w*(?:Error|Exception|Failed)\b", text)
    assert text.count("\n    gợi ý: ") == len(problems(name))


# ---- a case ----------------------------------------------------------------------------------------------------------


def site(name: str, root: Path) -> Path:
    """The smallest valid site with one mistake in it."""
    shutil.copytree(BROKEN / "_nen", root)
    own = shutil.ignore_patterns("expected.txt", "xoa.txt")
    shutil.copytree(BROKEN / name, root, dirs_exist_ok=True, ignore=own)
    gone = BROKEN / name / "xoa.txt"
    for path in gone.read_text("utf-8").splitlines() if gone.exists() else ():
        (root / path).unlink()
    return root


def report(root: Path) -> str:
    """The whole report of a build, as the command prints it."""
    try:
        lines = [*as_text(run(Job(root=root, date=TODAY, output=root / "public")))]
    except UsageFailed as failed:
        lines = [*map(str, failed.problems), f"LỖI: {failed}."]
    return "".join(f"{line}\n" for line in lines).replace(str(root), "…")


def expected(name: str) -> str:
    return (BROKEN / name / "expected.txt").read_bytes().decode()


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
    """(name, place of `rule` among the arguments) of a function, or of a class by its `__init__`."""
    if isinstance(node, ast.ClassDef):
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

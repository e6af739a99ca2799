"""Imports run one way, by room and downward only; kinds know one another by their cards alone; one owner a library."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

GENERATOR = Path(__file__).parent.parent / "generator"
LONGEST = 300  # lines of a file

ROOMS = (  # in the order of a file's way backwards: each imports from those below it only
    "commands",
    "form",
    "preview",
    "pipeline",
    "importing",
    "making",
    "checks",
    "outputs",
    "kinds",
    "views",
    "rendering",
    "proof",
    "reporting",
    "outcome",
    "model",
    "shapes",
    "declaring",
    "files",
    "publishing",
    "processes",
    "reading",
    "keeping",
    "text",
    "days",
    "artifacts",
    "problems",
    "",  # the package itself: its version
)
OWNERS = {
    "jinja2": {"rendering.renderer", "rendering.templates"},
    "markdown": {"reading.markup", "reading.fast_markdown"},
    "yaml": {"reading.values"},
    "frontmatter": {"reading.source"},
    "selectolax": {"proof.readback", "importing.word", "importing.to_markdown"},
    "livereload": {"preview.pages"},
    "tornado": {"commands.preview", "preview.pages"},
    "watchfiles": {"commands.saves"},
    "mammoth": {"importing.word"},
    "openpyxl": {"importing.excel"},
    "xlrd": {"importing.old_excel"},
    "docx": {"reporting.as_word", "reporting.word_annex", "reporting.word_shapes"},
    "segno": {"rendering.qr"},
    "pypdf": {"commands.printing"},
    "PIL": {"files.pictures"},
}


def name_of(path: Path) -> str:
    """'generator/kinds/news/card.py' -> 'kinds.news.card'; a package's own `__init__.py` is the package."""
    return ".".join(path.relative_to(GENERATOR).with_suffix("").parts).removesuffix("__init__").removesuffix(".")


MODULES = {name_of(path): path for path in sorted(GENERATOR.rglob("*.py"))}


def room_of(module: str) -> str:
    return module.partition(".")[0]


def family_of(module: str) -> str:
    """'kinds.news.card' -> 'news': the kinds that share a folder, or one that is a file."""
    return module.split(".")[1] if module.startswith("kinds.") else ""


def imported(path: Path) -> Iterator[str]:
    """Every dotted name that a module imports, wherever in it."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path.name}:{node.lineno}: relative imports hide the direction"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def ours(module: str) -> set[str]:
    """The modules of ours that a module imports."""
    names = (
        name.removeprefix("generator").removeprefix(".")
        for name in imported(MODULES[module])
        if name.split(".")[0] == "generator"
    )
    return {name if name in MODULES else name.rpartition(".")[0] for name in names}


every_module = pytest.mark.parametrize("module", MODULES, ids=lambda module: module or "generator")


def test_every_module_has_a_room_and_every_room_a_module() -> None:
    assert {room_of(module) for module in MODULES} == set(ROOMS)


@every_module
def test_a_module_imports_from_its_own_room_and_those_below(module: str) -> None:
    above = ROOMS[: ROOMS.index(room_of(module))]
    assert {other for other in ours(module) if room_of(other) in above} == set()


def test_no_modules_import_each_other_in_a_circle() -> None:
    left = {module: ours(module) - {module} for module in MODULES}
    while free := {module for module, others in left.items() if not others & left.keys()}:
        left = {module: others for module, others in left.items() if module not in free}
    assert left == {}


@every_module
def test_a_kind_knows_another_by_its_card_alone(module: str) -> None:
    own = family_of(module)
    others = {other for other in ours(module) if own and family_of(other) not in ("", own)}
    assert {other for other in others if not other.endswith(".card")} == set()


@every_module
def test_nobody_else_knows_more_of_a_kind_than_its_card(module: str) -> None:
    """The list of all kinds is for those who must go through them: the build, and commands about types of file."""
    if room_of(module) != "kinds":
        known = {other for other in ours(module) if family_of(other) or other == "kinds"}
        allowed = {"kinds"} if room_of(module) in ("pipeline", "commands") else set()
        assert {other for other in known if not other.endswith(".card")} <= allowed


@every_module
def test_a_file_is_not_long(module: str) -> None:
    assert len(MODULES[module].read_text(encoding="utf-8").splitlines()) <= LONGEST


@every_module
def test_a_foreign_library_is_known_to_its_owner_alone(module: str) -> None:
    foreign = {name.partition(".")[0] for name in imported(MODULES[module])}
    assert {library for library in foreign & OWNERS.keys() if module not in OWNERS[library]} == set()


def test_every_owner_uses_its_library() -> None:
    for library, owners in OWNERS.items():
        for owner in owners:
            assert library in {name.partition(".")[0] for name in imported(MODULES[owner])}

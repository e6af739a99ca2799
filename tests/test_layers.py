"""Imports run one way: a module knows only the layers above it in the table, and each foreign library has one owner."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

GENERATOR = Path(__file__).parent.parent / "generator"

LAYERS: tuple[tuple[str, ...], ...] = (
    (
        "",
        "problems",
        "vietnamese",
        "artifacts",
        "lint",
        "workdays",
        "periods",
        "months",
        "limits",
        "charts",
    ),  # leaves: import nothing of ours; "" is the package with its version
    ("markup", "decoding", "values", "caseload", "personal", "assets", "pictures"),
    ("source", "readers"),
    ("fields",),
    ("register", "settings", "citations", "facts", "tasks"),
    ("shapes", "linked_data", "methods"),
    ("progress", "sheets", "choices"),
    ("items",),
    ("honours",),
    ("comparison", "kinds.*"),
    ("kinds",),
    ("site",),
    ("frame", "tables"),
    ("checks.*", "outputs.*", "rendering"),
    ("checks", "outputs"),
    ("page", "cache", "store"),
    ("verify",),
    ("pipeline",),
    ("reporting", "status", "reference", "periodic", "printing"),
    ("report_text", "report_docx", "print_jobs"),
    ("preview", "console"),
    ("cli",),
)
SIDEWAYS = {
    ("kinds.index", "kinds.index_result"): "a year's result is shown beside its index's method",
    ("kinds.index", "kinds.index_record"): "no kind of its own: the record of this one",
    ("kinds.index", "kinds.index_words"): "no kind of its own: what may be said of a result",
    ("kinds.index", "kinds.index_charts"): "no kind of its own: what is drawn of results",
    ("kinds.index_charts", "kinds.index_record"): "it draws the results of an index",
    ("kinds.index_charts", "kinds.index_result"): "the same",
    ("kinds.index_charts", "kinds.index_words"): "it draws a change only where one may be told",
    ("kinds.index", "kinds.index_steps"): "no kind of its own: two years of components",
    ("kinds.index_steps", "kinds.index_record"): "it draws the components of an index",
    ("kinds.index_steps", "kinds.index_result"): "the same",
    ("kinds.index_steps", "kinds.index_words"): "it draws a change only where one may be told",
    ("kinds.index_words", "kinds.index_result"): "it speaks of results",
    ("kinds.procedure", "kinds.procedure_data"): "the feed and data of that kind, for the size of the file",
    ("kinds.procedure_data", "kinds.procedure_pages"): "it tells the same decisions",
    ("kinds.procedure", "kinds.procedure_pages"): "the pages of that kind, for the size of the file",
    ("kinds.procedure_pages", "kinds.procedure_lists"): "the same",
}
BLIND = {  # what must not know any kind of content, though kinds stand above it in the table
    "site",
    "frame",
    "tables",
    "linked_data",
    "outputs.*",
    "outputs",
    "rendering",
    "verify",
    "store",
    "periodic",
    "report_text",
    "report_docx",
}
OWNERS = {
    "jinja2": {"rendering"},
    "markdown": {"markup"},
    "yaml": {"values"},
    "frontmatter": {"source"},
    "selectolax": {"page"},
    "livereload": {"preview"},
    "tornado": {"preview"},
    "watchfiles": {"preview"},
    "docx": {"report_docx"},
    "segno": {"rendering"},
    "pypdf": {"printing"},
    "PIL": {"pictures"},
}


def name_of(path: Path) -> str:
    """'generator/kinds/news.py' -> 'kinds.news'; a package's own `__init__.py` is the package."""
    return ".".join(path.relative_to(GENERATOR).with_suffix("").parts).removesuffix("__init__").removesuffix(".")


MODULES = {name_of(path): path for path in sorted(GENERATOR.rglob("*.py"))}


def place_of(module: str) -> str:
    """How the table names a module: those of a plural folder stand together."""
    return module.partition(".")[0] + ".*" if "." in module else module


def rank(module: str) -> int:
    return next(number for number, layer in enumerate(LAYERS) if place_of(module) in layer)


def imported(path: Path) -> Iterator[str]:
    """Every dotted name that a module imports, wherever in it."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path.name}:{node.lineno}: relative imports hide the direction"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def ours(path: Path) -> set[str]:
    """The modules of ours that a module imports."""
    names = (
        name.removeprefix("generator").removeprefix(".") for name in imported(path) if name.split(".")[0] == "generator"
    )
    return {name if name in MODULES else name.rpartition(".")[0] for name in names}


every_module = pytest.mark.parametrize("module", MODULES, ids=lambda module: module or "generator")


@every_module
def test_every_module_has_one_place_in_the_table(module: str) -> None:
    assert [place for layer in LAYERS for place in layer].count(place_of(module)) == 1


def test_the_table_names_no_module_that_is_gone() -> None:
    assert {place for layer in LAYERS for place in layer} == {place_of(module) for module in MODULES}


@every_module
def test_a_module_imports_only_from_the_layers_above_it(module: str) -> None:
    below = {other for other in ours(MODULES[module]) if rank(other) >= rank(module)}
    assert below == {other for one, other in SIDEWAYS if one == module}


@pytest.mark.parametrize("module", [module for module in MODULES if place_of(module) in BLIND])
def test_outputs_and_machinery_know_no_kind_of_content(module: str) -> None:
    assert not {other for other in ours(MODULES[module]) if other.partition(".")[0] == "kinds"}


@every_module
def test_a_foreign_library_is_known_to_its_owner_alone(module: str) -> None:
    foreign = {name.partition(".")[0] for name in imported(MODULES[module])}
    assert {library for library in foreign & OWNERS.keys() if module not in OWNERS[library]} == set()


def test_every_owner_uses_its_library() -> None:
    for library, owners in OWNERS.items():
        for owner in owners:
            assert library in {name.partition(".")[0] for name in imported(MODULES[owner])}

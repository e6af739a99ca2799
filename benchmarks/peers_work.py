"""Our program with the work that the peers do too, and no more: pages, lists, feeds, sitemap, with every gate on.

Left out are posting sheets and binders, search, open data, calendars, the copy for phones. Called like `build.py`. The
program itself has no such choice, for an office gets all of it; so a few of its modules are cut once they are loaded.
"""

import dataclasses
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder
from types import ModuleType
from typing import Any

OUTPUTS = ("data", "calendars", "offline", "search")
SHEETS = "sheet/"  # the folder of their templates
Cuts = Mapping[str, Callable[[Any], None]]


def main() -> int:
    from generator.commands.cli import main as command

    outputs = {f"generator.outputs.{name}": _empty for name in OUTPUTS}
    sys.meta_path.insert(
        0,
        _Cut(
            {
                **outputs,
                "generator.kinds.procedure.detail": _home_instead,
                "generator.kinds.procedure.procedure": _without_sheets,
            }
        ),
    )
    return command()


class _Cut(MetaPathFinder):
    """Does something to modules when they have been loaded, by name; loads nothing itself."""

    def __init__(self, cuts: Cuts) -> None:
        self.cuts = cuts

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        spec = PathFinder.find_spec(fullname, path, target) if fullname in self.cuts else None
        if spec and spec.loader:
            load = spec.loader.exec_module

            def load_and_cut(module: ModuleType) -> None:
                load(module)
                self.cuts[fullname](module)

            spec.loader.exec_module = load_and_cut  # type: ignore[method-assign]
        return spec


def _empty(module: Any) -> None:
    """Nothing is published; templates that lead there lead to the home page."""
    module.OUTPUT = type(module.OUTPUT)(places=dict.fromkeys(module.OUTPUT.places, "/"))


def _home_instead(module: Any) -> None:
    """The page of a procedure offers the home page where it offered its sheet."""
    module.sheet_address = lambda _: "/"


def _without_sheets(module: Any) -> None:
    """No sheets, no binders, and nobody demands any."""
    kind = module.KIND
    sheets = kind.pages.places["sheets"]
    pages = dataclasses.replace(
        kind.pages,
        detail=_only(lambda page: not page.template.startswith(SHEETS), kind.pages.detail),
        joined=_only(lambda page: not page.template.startswith(SHEETS), kind.pages.joined),
        places={**kind.pages.places, "sheets": kind.section},
        **({"leaf": None} if hasattr(kind.pages, "leaf") else {}),  # what a binder shows of a record, by itself
    )
    wanted = _only(lambda demand: not demand.listed_on.startswith(sheets), kind.demands.wanted)
    demands = dataclasses.replace(kind.demands, wanted=wanted)
    module.KIND = dataclasses.replace(kind, pages=pages, demands=demands)


def _only(keep: Callable[[Any], bool], made: Callable[..., Any]) -> Callable[..., Iterator[Any]]:
    """What a function yields, but only some of it."""

    def kept(*given: Any) -> Iterator[Any]:
        yield from filter(keep, made(*given))

    return kept


if __name__ == "__main__":
    sys.exit(main())

"""The page of results: tables and charts between two marks of `docs/speed.md`, the words around them by hand."""

import re
from collections.abc import Iterator
from pathlib import Path

from benchmarks.charts import Groups, dots
from benchmarks.results import WORDS, Results, markdown
from benchmarks.running import CASES

BEGIN, END = "<!-- results -->", "<!-- end of results -->"
CHARTED = ("cold", "unchanged", "body", "title")


def draw(results: Results, docs: Path) -> None:
    """Write the charts, and the page with the tables."""
    charts = dict(_charts(results))
    for name, svg in charts.items():
        (docs / "speed" / name).write_text(svg, encoding="utf-8")
    pictures = "\n\n".join(f"![{name.removesuffix('.svg')}](speed/{name})" for name in charts)
    about = " · ".join(f"{name}: {value}" for name, value in results.about.items())
    told = "\n\n".join((BEGIN, about, pictures, markdown(results), END))
    page = docs / "speed.md"
    text = page.read_text(encoding="utf-8")
    page.write_text(re.sub(f"{BEGIN}.*{END}", lambda _: told, text, flags=re.DOTALL), encoding="utf-8")


def _charts(results: Results) -> Iterator[tuple[str, str]]:
    for size in results.sizes:
        cases = [(WORDS[case], _figures(results, size, case, "cpu")) for case in CASES if case in CHARTED]
        yield f"speed-{size}.svg", dots(f"{size:,} contents: seconds of the processors", _there(cases), "s")
    for figure, title, unit in (("cpu", "seconds of the processors", "s"), ("peak", "memory of a process", "MiB")):
        sizes = [(f"{size:,} contents", _figures(results, size, "cold", figure)) for size in results.sizes]
        yield f"speed-cold-{figure}.svg", dots(f"Cold: {title}", _there(sizes), unit)


def _figures(results: Results, size: int, case: str, figure: str) -> dict[str, float]:
    found = ((name, results.median(size, case, name, figure)) for name in results.generators)
    return {name: value for name, value in found if value}


def _there(groups: Groups) -> Groups:
    return [(name, figures) for name, figures in groups if figures]

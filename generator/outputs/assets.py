"""Style sheets, scripts, fonts and pictures of the templates."""

from collections.abc import Iterator

from generator.artifacts import Artifact
from generator.frame import Frame
from generator.shapes import Page, Site


def plan(site: Site, _: Frame, __: tuple[Page, ...]) -> Iterator[Artifact]:
    """Every file under `templates/assets/`, at the same place under `/assets/`."""
    for path in site.assets:
        yield Artifact(path=path, copy=f"templates/{path}")

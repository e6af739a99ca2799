"""Style sheets, scripts, fonts and pictures of the templates."""

from collections.abc import Iterator

from generator.artifacts import Artifact
from generator.model.kind import Site
from generator.rendering.chrome import Chrome
from generator.shapes.page import Page


def plan(site: Site, _: Chrome, __: tuple[Page, ...]) -> Iterator[Artifact]:
    """Every file under `templates/assets/`, under a name of its content."""
    for asset in site.assets:
        yield Artifact(path=asset.path, content=asset.content)

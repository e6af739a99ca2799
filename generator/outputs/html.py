"""The HTML pages."""

from collections.abc import Iterator

from generator.artifacts import Artifact, path_of
from generator.model.kind import Site
from generator.rendering.chrome import Frame, page_frame
from generator.shapes.page import Page


def plan(site: Site, frame: Frame, pages: tuple[Page, ...]) -> Iterator[Artifact]:
    """Each page with the frame around it; templates see `frame`, `page` and the page's own view, nothing else."""
    things = {kind.address_of(each): kind.linked_data(each, site) for kind in site.kinds for each in site.of(kind)}
    for page in pages:
        own = page_frame(page, frame, filter(None, (things.get(page.address),)))
        yield Artifact(
            path=path_of(page.address),
            template=page.template,
            context={"frame": frame, "page": own} | dict(page.view),
            sources=page.sources,
        )

"""The HTML pages."""

from collections.abc import Iterator

from generator.artifacts import Artifact, path_of
from generator.frame import Frame, page_frame
from generator.shapes import Page, Site


def plan(_: Site, frame: Frame, pages: tuple[Page, ...]) -> Iterator[Artifact]:
    """Each page with the frame around it; templates see `frame`, `page` and the page's own view, nothing else."""
    for page in pages:
        yield Artifact(
            path=path_of(page.address),
            template=page.template,
            context={"frame": frame, "page": page_frame(page, frame)} | dict(page.view),
            sources=page.sources,
        )

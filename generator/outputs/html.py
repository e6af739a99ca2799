"""The HTML pages."""

from collections.abc import Iterator

from generator.artifacts import Artifact, path_of
from generator.model.kind import Site
from generator.rendering.chrome import Chrome, head_of
from generator.shapes.page import Page


def plan(site: Site, chrome: Chrome, pages: tuple[Page, ...]) -> Iterator[Artifact]:
    """Each page with the chrome around it; templates see `chrome`, `page` and the page's own view, nothing else."""
    things = {kind.address_of(each): kind.linked_data(each, site) for kind in site.kinds for each in site.of(kind)}
    for page in pages:
        own = head_of(page, chrome, filter(None, (things.get(page.address),)))
        yield Artifact(
            path=path_of(page.address),
            template=page.template,
            context={"chrome": chrome, "page": own} | dict(page.view),
            sources=page.sources,
        )

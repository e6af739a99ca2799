"""What a phone keeps for when there is no network: the procedures from the first visit on, other pages once seen."""

from collections.abc import Iterator

from generator.artifacts import Artifact, path_of
from generator.model.kind import Site, demands
from generator.rendering.chrome import Chrome
from generator.shapes.page import Page

ADDRESS = "/ngoai-tuyen/"
MOST = 200  # pages fetched at the first visit, near 6 KB each; of a larger column only the list
_LOADED = (".css", ".js", ".svg", ".woff2")  # assets that a page loads to be read


def page() -> Page:
    """What is shown, without network, in place of a page that the phone does not have."""
    return Page(
        address=ADDRESS,
        title="Trang này chưa lưu trên máy",
        template="offline.html",
        view={},
        description="Hiện khi không có mạng và trang cần xem chưa lưu trên máy.",
        in_sitemap=False,
    )


def plan(site: Site, _: Chrome, __: tuple[Page, ...]) -> Iterator[Artifact]:
    """The service worker, which is new whenever one of the pages that it keeps is."""
    demanded = [demand for demand in demands(site) if demand.counted]
    lists = {demand.listed_on for demand in demanded}
    own = {demand.address for demand in demanded} if len(demanded) <= MOST else set()
    assets = [asset.path for asset in site.assets if asset.path.endswith(_LOADED)]
    kept = tuple(path.removeprefix("/") for path in ("/", ADDRESS, *sorted(lists | own), *assets))
    paths = tuple(path_of("/" + path) for path in kept)
    yield Artifact(path="sw.js", template="sw.js", context={"kept": kept, "aside": ADDRESS[1:]}, versioned_by=paths)

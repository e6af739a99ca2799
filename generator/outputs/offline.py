"""What a phone keeps for when there is no network: the procedures from the first visit on, other pages once seen."""

from collections.abc import Iterator

from generator.artifacts import Artifact, path_of
from generator.model.kind import wanted
from generator.outputs.column import Column, Output
from generator.shapes.page import Page

ADDRESS, WORKER = "/ngoai-tuyen/", "/sw.js"
MOST = 200  # pages fetched at the first visit, near 6 KB each; of a larger column only the list
_LOADED = (".css", ".js", ".svg", ".woff2")  # assets that a page loads to be read


def pages(_: Column) -> Iterator[Page]:
    """What is shown, without network, in place of a page that the phone does not have."""
    yield Page(
        address=ADDRESS,
        title="Trang này chưa lưu trên máy",
        template="offline.html",
        view={},
        description="Hiện khi không có mạng và trang cần xem chưa lưu trên máy.",
        in_sitemap=False,
    )


def files(column: Column) -> Iterator[Artifact]:
    """The service worker, which is new whenever one of the pages that it keeps is."""
    counted = [each for each in wanted(column.site) if each.counted]
    lists = {kind.section for kind in column.site.kinds if kind.demands}
    own = {each.address for each in counted} if len(counted) <= MOST else set()
    assets = [asset.path for asset in column.site.assets if asset.path.endswith(_LOADED)]
    kept = tuple(path.removeprefix("/") for path in ("/", ADDRESS, *sorted(lists | own), *assets))
    paths = tuple(path_of("/" + path) for path in kept)
    yield Artifact(
        path=path_of(WORKER), template="sw.js", context={"kept": kept, "aside": ADDRESS[1:]}, versioned_by=paths
    )


OUTPUT = Output(pages=pages, files=files, places={"worker": WORKER})

"""What a phone keeps for when there is no network: from the first visit on the procedures, search, where to ask; other
pages once seen.
"""

from collections.abc import Iterator

from generator.artifacts import Artifact, path_of
from generator.model.kind import Site, wanted
from generator.outputs import search
from generator.outputs.column import Column, Output
from generator.shapes.page import Page

ADDRESS, WORKER = "/ngoai-tuyen/", "/sw.js"
MOST = 200  # procedures fetched at the first visit, near 7 KB each; of a larger column neither these nor search
ASKING = ("contact", "one_stop")  # where to ask, kept of every column
_LOADED = (".css", ".js", ".svg", ".woff2")  # assets that a page loads to be read


def pages(column: Column) -> Iterator[Page]:
    """What is shown, without network, in place of a page that the phone does not have."""
    yield Page(
        address=ADDRESS,
        title="Trang này chưa lưu trên máy",
        template="offline.html",
        view={"search": bool(_procedures(column.site))},
        description="Hiện khi không có mạng và trang cần xem chưa lưu trên máy.",
        in_sitemap=False,
    )


def files(column: Column) -> Iterator[Artifact]:
    """The service worker, which is new whenever one of the pages that it keeps is."""
    own = _procedures(column.site)
    searched = (search.ADDRESS, f"/{search.FOLDER}/{search.INDEX}") if own else ()
    assets = [asset.path for asset in column.site.assets if asset.path.endswith(_LOADED)]
    listed, *asking = (column.chrome.places[name] for name in ("procedure", *ASKING))
    shown = ("/", ADDRESS, *asking, *searched, *sorted({listed} | own))
    kept = tuple(path.removeprefix("/") for path in (*shown, *assets))
    paths = tuple(path_of("/" + path) for path in kept)
    places = {"aside": ADDRESS, "procedures": listed, "search": search.ADDRESS}
    context = {"kept": kept, **{name: address.removeprefix("/") for name, address in places.items()}, "most": MOST}
    yield Artifact(path=path_of(WORKER), template="sw.js", context=context, versioned_by=paths)


def _procedures(site: Site) -> set[str]:
    """The addresses of all procedures, of none where they are too many."""
    counted = {each.address for each in wanted(site) if each.counted}
    return counted if len(counted) <= MOST else set()


OUTPUT = Output(pages=pages, files=files, places={"worker": WORKER})

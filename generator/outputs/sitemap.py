"""`sitemap.xml`, in parts when it would be too long, and `robots.txt`."""

from collections.abc import Iterator

from generator.artifacts import Artifact
from generator.outputs.column import Column, Output
from generator.outputs.html import outlines

MOST = 40_000  # addresses in one file; sitemaps.org allows 50,000


def files(column: Column) -> Iterator[Artifact]:
    """Every page but redirects and 404, with the date of its content where it has one."""
    base = column.site.settings.dia_chi_goc.rstrip("/")
    listed = tuple((base + page.address, page.date) for page in outlines(column) if page.in_sitemap)
    parts = tuple(listed[first : first + MOST] for first in range(0, len(listed), MOST))
    if len(parts) > 1:
        names = tuple(f"sitemap-{number}.xml" for number in range(1, len(parts) + 1))
        index = {"parts": tuple(f"{base}/{name}" for name in names)}
        yield Artifact(path="sitemap.xml", template="feeds/sitemap_index.xml", context=index)
        for name, part in zip(names, parts, strict=True):
            yield Artifact(path=name, template="feeds/sitemap.xml", context={"pages": part})
    else:
        yield Artifact(path="sitemap.xml", template="feeds/sitemap.xml", context={"pages": listed})
    robots = f"User-agent: *\nAllow: /\n\nSitemap: {base}/sitemap.xml\n"
    if column.chrome.demo:
        robots = "# Bản minh họa, không phải trang chính thức.\nUser-agent: *\nDisallow: /\n"
    yield Artifact(path="robots.txt", content=robots.encode())


OUTPUT = Output(files=files)

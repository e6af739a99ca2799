"""`sitemap.xml` and `robots.txt`."""

from collections.abc import Iterator

from generator.artifacts import Artifact
from generator.outputs.column import Column, Output
from generator.outputs.html import outlines


def files(column: Column) -> Iterator[Artifact]:
    """Every page but redirects and 404, with the date of its content where it has one."""
    base = column.site.settings.dia_chi_goc.rstrip("/")
    listed = tuple((base + page.address, page.date) for page in outlines(column) if page.in_sitemap)
    yield Artifact(path="sitemap.xml", template="feeds/sitemap.xml", context={"pages": listed})
    robots = f"User-agent: *\nAllow: /\n\nSitemap: {base}/sitemap.xml\n"
    if column.chrome.demo:
        robots = "# Bản minh họa, không phải trang chính thức.\nUser-agent: *\nDisallow: /\n"
    yield Artifact(path="robots.txt", content=robots.encode())


OUTPUT = Output(files=files)

"""Former addresses (`Địa chỉ cũ`): each a small page that leads to the present one."""

from collections.abc import Iterator

from generator.artifacts import Artifact, path_of
from generator.model.kind import Site
from generator.rendering.chrome import Chrome, head_of
from generator.shapes.page import Page


def plan(site: Site, chrome: Chrome, _: tuple[Page, ...]) -> Iterator[Artifact]:
    """Redirects come from the content alone, never from an earlier output."""
    for kind in site.kinds:
        for record in site.of(kind):
            row = kind.row(record)
            for former in record.dia_chi_cu:
                path = path_of(former)
                path = path if path.endswith(".html") else path.rstrip("/") + "/index.html"
                page = Page(
                    address=kind.address_of(record), title=row.title, template="redirect.html", view={}, date=row.date
                )
                yield Artifact(
                    path=path,
                    template=page.template,
                    context={"chrome": chrome, "page": head_of(page, chrome)},
                    sources=(record.path,),
                    line=record.line("dia_chi_cu"),
                )

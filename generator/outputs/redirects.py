"""Former addresses (`Địa chỉ cũ`): each a small page that leads to the present one."""

from collections.abc import Iterator

from generator.artifacts import Artifact, path_of
from generator.model.cards import line_of
from generator.model.kind import posted_cards
from generator.outputs.column import Column, Output
from generator.shapes.page import Page


def files(column: Column) -> Iterator[Artifact]:
    """A page at each address that a posted file says it had; what an earlier build published is not looked at."""
    for _, card in posted_cards(column.site):
        for former in card.former:
            path = path_of(former)
            path = path if path.endswith(".html") else path.rstrip("/") + "/index.html"
            row = card.row
            page = Page(address=row.address, title=row.title, template="redirect.html", view={}, date=row.date)
            yield Artifact(
                path=path,
                template=page.template,
                context=column.beside(page),
                sources=(card.path,),
                line=line_of(card, "dia_chi_cu"),
            )


OUTPUT = Output(files=files)

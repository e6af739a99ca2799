"""A procedure as plain values: what its page, its sheet and its leaf in a binder show alike."""

from collections.abc import Iterator
from datetime import date as Date

from generator.kinds.document.card import ended, shelf
from generator.kinds.procedure.card import ProcedureCard
from generator.kinds.procedure.derived import forms
from generator.kinds.procedure.history import history
from generator.kinds.procedure.record import Procedure
from generator.model.citations import meant
from generator.model.kind import Site
from generator.views.plain import plain


def item_of(procedure: Procedure, card: ProcedureCard, site: Site) -> dict[str, object]:
    """Its fields by attribute, and what is drawn from them: `unchecked` attributes, `forms`, and of each legal basis
    the page of its document and the day on which that ended; with it what decisions did to it.
    """
    return plain(procedure) | {
        "unchecked": tuple(card.unchecked),
        "forms": tuple(_forms(procedure)),
        "can_cu_phap_ly": tuple(_bases(procedure, site)),
        "history": history(site.register.entries[card.code]),
    }


def _forms(procedure: Procedure) -> Iterator[dict[str, str]]:
    """Each form by its own name; where it has one, also the paper for which it is."""
    for paper in forms(procedure):
        yield {"name": paper.mau or paper.ten, "used_for": paper.ten if paper.mau else "", "tep": paper.tep}


def _bases(procedure: Procedure, site: Site) -> Iterator[dict[str, object]]:
    for basis in procedure.can_cu_phap_ly:
        document = meant(basis, shelf(site))
        end: Date | None = ended(document, site.date) if document else None
        yield plain(basis) | {"page": document.row.address if document else "", "ended": end}

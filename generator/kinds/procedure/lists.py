"""The list of procedures by field, and what every list of them shows of each."""

from dataclasses import dataclass
from functools import lru_cache

from generator.kinds.procedure.card import PROCEDURES, Charge, ProcedureCard, by_field
from generator.model.kind import Kind, Site
from generator.shapes.row import Row


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcedureLine:
    """A procedure in a list: `meta` are its code, time limit and fee, each in a few words; `words` what readers type to
    find it; `charges` its lines in the table of fees.
    """

    title: str
    address: str
    meta: tuple[str, ...]
    words: str
    charges: tuple[Charge, ...]
    free: bool
    fee_unchecked: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldGroup:
    """The procedures of one field."""

    name: str
    anchor: str
    summary: str
    lines: tuple[ProcedureLine, ...]


@lru_cache(maxsize=1)
def lines(site: Site) -> dict[str, ProcedureLine]:
    """The line of each posted procedure by path; remembered for the site."""
    return {card.path: _line(card) for card in site.cards(PROCEDURES)}


def _line(card: ProcedureCard) -> ProcedureLine:
    told = (
        (f"Mã {card.code}", "ma_thu_tuc"),
        (f"Thời hạn: {card.time_limit}", "thoi_han_giai_quyet"),
        (f"Phí, lệ phí: {card.fee}", "phi_le_phi"),
    )
    return ProcedureLine(
        title=card.row.title,
        address=card.row.address,
        meta=tuple(f"{text} (chưa đối chiếu)" if name in card.unchecked else text for text, name in told),
        words=" ".join(card.keywords),
        charges=card.charges,
        free=card.free,
        fee_unchecked="phi_le_phi" in card.unchecked,
    )


@lru_cache(maxsize=1)
def groups(site: Site) -> tuple[FieldGroup, ...]:
    """The procedures by field, in the order of `site.yaml`, each field by name; remembered for the site."""
    return tuple(
        FieldGroup(
            name=field.ten,
            anchor=field.anchor,
            summary=field.mo_ta,
            lines=tuple(lines(site)[card.path] for card in cards),
        )
        for field, cards in by_field(site)
    )


def home(kind: Kind[ProcedureCard], site: Site) -> tuple[Row, ...]:
    """The fields with their counts."""
    return tuple(
        Row(title=g.name, address=f"{kind.section}#{g.anchor}", label=f"{len(g.lines)} thủ tục", summary=g.summary)
        for g in groups(site)
    )

"""What the rest of the column may know of the one-stop unit: where dossiers are handed in, when, whom to call."""

from dataclasses import dataclass

from generator.model.kind import Cards, Site
from generator.shapes.card import Card

LABEL = "Bộ phận một cửa"  # also the category of its news
SECTION = "/mot-cua/"


@dataclass(frozen=True, slots=True, kw_only=True)
class OneStopCard(Card):
    """Its name is `row.summary`; of what is not known, ''."""

    place: str
    phone: str
    hours: tuple[str, ...]


ONE_STOP: Cards[OneStopCard] = Cards("one_stop")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reception:
    """Where the office receives dossiers, as far as it is known."""

    name: str = ""
    place: str = ""
    phone: str = ""
    hours: tuple[str, ...] = ()


def reception(site: Site) -> Reception:
    """What the record of the unit says; where nobody has written it, the name that `site.yaml` gives."""
    for card in site.cards(ONE_STOP):
        return Reception(name=card.row.summary, place=card.place, phone=card.phone, hours=card.hours)
    return Reception(name=site.settings.noi_tiep_nhan_ho_so)

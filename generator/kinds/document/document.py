"""The kind of documents: what a card tells of one, the limits of posting, the periodic report, open data."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date as Date

from generator.days import limits
from generator.days.periods import Period
from generator.declaring.fields import Group, field
from generator.declaring.types import choice
from generator.kinds.document import pages
from generator.kinds.document.card import DOCUMENTS, FORCES, TYPES, DocumentCard
from generator.kinds.document.record import Document, rules
from generator.model.cards import Known, posting, stem_of
from generator.model.kind import Feed, Kind, OpenData, Pages, Site
from generator.model.settings import Settings
from generator.shapes.around import Around
from generator.shapes.figure import Figure
from generator.shapes.row import Row


def row(document: Document, address: str) -> Row:
    return Row(
        title=document.title,
        address=address,
        summary=document.trich_yeu,
        date=document.ngay_ban_hanh,
        date_is="ban hành ngày",
        label=document.co_quan_ban_hanh,
    )


def card(document: Document, known: Known) -> DocumentCard:
    return DocumentCard(
        **known,
        keywords=(document.trich_yeu,) if document.loai_van_ban.is_("Luật") else (),
        number=document.so_ky_hieu,
        type=next(name for name in TYPES if document.loai_van_ban.is_(name)),
        issuer=document.co_quan_ban_hanh,
        issued=document.ngay_ban_hanh,
        effective=document.ngay_hieu_luc,
        ends=document.ngay_het_hieu_luc,
        checked_until=document.hieu_luc_doi_chieu_den,
        replaces=document.thay_the,
        replaced_by=document.duoc_thay_the_boi,
        amended_by=document.sua_doi_boi,
        spans=tuple(posting(document, "ngay_ban_hanh", document.ngay_ban_hanh, "ngày ban hành", limit(document))),
    )


def limit(document: Document) -> str:
    """Within what time it is to be posted: a name of days.limits."""
    if document.loai_van_ban.is_("Kế hoạch"):
        return limits.PLAN
    return limits.OWN_DOCUMENT if document.cap.is_("Sở") else limits.DOCUMENT_FROM_ABOVE


def posted(card: DocumentCard, site: Site) -> bool:
    """Not before it is issued."""
    return card.issued is None or card.issued <= site.date


def figures(kind: Kind[DocumentCard], site: Site, period: Period) -> Iterator[Figure]:
    """How many documents were posted in the period, and of each type that the column has."""
    cards = site.cards(kind.cards)
    own = [card.type for card in cards if period.holds(card.posted_on)]
    yield Figure(label="Văn bản đã đăng", value=len(own))
    held = {card.type for card in cards}
    for name in (name for name in TYPES if name in held):
        yield Figure(label=f"Văn bản loại «{name}»", value=own.count(name))


@dataclass(frozen=True, slots=True, kw_only=True)
class Derived(Group):
    """What the dates say of a document on the build's date, for open data."""

    tinh_trang_hieu_luc: str = field(
        "Tình trạng hiệu lực",
        choice(*(state.words for state in FORCES)),
        help="Tính đến ngày dựng, từ các ngày đã biết.",
    )


def derive(_document: Document, _card: DocumentCard, around: Around, _settings: Settings) -> Derived:
    standing: pages.Standing = around.own
    return Derived(tinh_trang_hieu_luc=standing.force.words)


KIND: Kind[DocumentCard] = Kind(
    name="document",
    label="Văn bản",
    about="văn bản chỉ đạo, điều hành về cải cách hành chính",
    help="Mỗi văn bản một tệp; tên tệp là số ký hiệu không dấu, nối bằng gạch ngang: `61-2018-nd-cp.md`.",
    files=("documents/*.md",),
    record=Document,
    rules=rules,
    cards=DOCUMENTS,
    section="/van-ban/",
    row=row,
    card=card,
    order=lambda card: (-(card.issued or Date.min).toordinal(), stem_of(card)),
    posted=posted,
    pages=Pages(lists=pages.lists, around=pages.standing, detail=pages.detail),
    figures=figures,
    feed=Feed(),
    data=OpenData(derived=Derived, derive=derive),
)

"""Tóm tắt tiếng Anh: what a foreign investor must know of a procedure, never the procedure itself."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date as Date

from generator.declaring.fields import field
from generator.declaring.types import DATE, TEXT, many
from generator.kinds.english.card import LANGUAGE, SECTION, SUMMARIES, SummaryCard
from generator.kinds.procedure.card import PROCEDURES
from generator.model.content import Content
from generator.model.decision import CODE
from generator.model.kind import Demands, Kind, Pages, Site
from generator.model.naming import named_after
from generator.model.settings import Settings
from generator.shapes.around import Around
from generator.shapes.demand import Part, Shown, Wanted
from generator.shapes.page import Crumb, Page
from generator.shapes.row import Row
from generator.text.showing import show_date
from generator.views.details import detail_page
from generator.views.plain import plain

TITLE = "Administrative procedures in English"
PARTS = {  # heading on the page by attribute, in the order of the page
    "doi_tuong_thuc_hien": "Who may apply",
    "thanh_phan_ho_so": "Documents to submit",
    "thoi_han_giai_quyet": "Time limit",
    "phi_le_phi": "Fee",
    "noi_nop": "Where to submit",
    "can_cu_phap_ly": "Legal basis",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary(Content):
    """Tóm tắt bằng tiếng Anh của một thủ tục; bản tiếng Việt luôn được ưu tiên."""

    ma_thu_tuc: str = field("Mã thủ tục", CODE, help="Của thủ tục được tóm tắt; có trong quyết định công bố.")
    ten_tieng_anh: str = field("Tên tiếng Anh", TEXT, example="Registration of a technology transfer contract")
    tom_tat: str = field("Tóm tắt", TEXT, help="Một, hai câu bằng tiếng Anh: thủ tục để làm gì, ai cần.")
    doi_tuong_thuc_hien: str = field("Đối tượng thực hiện", TEXT, help="Bằng tiếng Anh, như mọi mục dưới đây.")
    thanh_phan_ho_so: tuple[str, ...] = field("Thành phần hồ sơ", many(TEXT), help="Mỗi giấy tờ một phần tử.")
    thoi_han_giai_quyet: str = field(
        "Thời hạn giải quyết", TEXT, example="5 working days from receipt of a complete dossier"
    )
    phi_le_phi: str = field("Phí, lệ phí", TEXT, help="Không thu thì ghi «No fee»; chưa rõ thì ghi rõ là chưa rõ.")
    noi_nop: str = field("Nơi nộp", TEXT)
    can_cu_phap_ly: tuple[str, ...] = field(
        "Căn cứ pháp lý", many(TEXT), example="Law on Technology Transfer No. 07/2017/QH14"
    )
    ngay_doi_chieu: Date = field(
        "Ngày đối chiếu",
        DATE,
        help="Ngày so lại với bản tiếng Việt; bản tiếng Việt đối chiếu sau ngày này thì máy nhắc.",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Original:
    """The procedure that a summary is of; `unchecked` are its values that nobody checked, label by attribute."""

    title: str
    address: str
    unchecked: tuple[tuple[str, str], ...]


def of_posted(card: SummaryCard, site: Site) -> bool:
    """It stands while its procedure does."""
    entry = site.register.entries.get(card.code)
    return entry is not None and not entry.abolished


def original(_: Kind[SummaryCard], card: SummaryCard, site: Site) -> Original | None:
    found = next((each for each in site.cards(PROCEDURES) if each.code == card.code), None)
    if found is None:
        return None
    return Original(title=found.row.title, address=found.row.address, unchecked=tuple(found.unchecked.items()))


def lists(kind: Kind[SummaryCard], site: Site) -> Iterator[Page]:
    """One list of all."""
    cards = site.cards(kind.cards)
    yield Page(
        address=kind.section,
        title=TITLE,
        template=kind.template("list"),
        view={"rows": tuple(card.row for card in cards)},
        date=max((card.checked for card in cards), default=None),
        description="Short summaries in English of procedures of this office. The Vietnamese text prevails.",
        language=LANGUAGE,
    )


def detail(kind: Kind[SummaryCard], summary: Summary, card: SummaryCard, around: Around, _: Settings) -> Iterator[Page]:
    """A page for each, which leads to the Vietnamese one and is told there."""
    own: Original | None = around.own
    parts = tuple((name, heading, getattr(summary, name)) for name, heading in PARTS.items())
    yield detail_page(
        kind,
        card,
        around,
        {"item": plain(summary), "parts": parts, "original": own},
        crumbs=(Crumb(title=TITLE, address=kind.section),),
        language=LANGUAGE,
        translations={LANGUAGE: card.row.address} | ({"vi": own.address} if own else {}),
    )


# ---- gate 3 ----------------------------------------------------------------------------------------------------------


def wanted(kind: Kind[SummaryCard], site: Site) -> Iterator[Wanted]:
    """The page of each; counted are procedures alone, and under their own codes."""
    for card in site.cards(kind.cards):
        yield Wanted(
            code=f"{card.code} (tóm tắt tiếng Anh)",
            title=card.row.title,
            address=card.row.address,
            listed_on=kind.section,
            group="",
            source=card.path,
            posted=card.path,
            counted=False,
        )


def shown(summary: Summary, card: SummaryCard, _: Around, __: Settings) -> Shown:
    """Every value of the file, each under its heading."""
    values = ((heading, getattr(summary, name)) for name, heading in PARTS.items())
    return Shown(
        parts=tuple(
            Part(heading=heading, texts=value if isinstance(value, tuple) else (value,)) for heading, value in values
        ),
        texts=(card.code, summary.tom_tat, show_date(summary.ngay_doi_chieu)),
    )


KIND: Kind[SummaryCard] = Kind(
    name="english",
    label="Tóm tắt tiếng Anh",
    about="tóm tắt thủ tục bằng tiếng Anh cho nhà đầu tư nước ngoài",
    help="Mỗi thủ tục một tệp, tên tệp là mã thủ tục; không bắt buộc, không tính vào số thủ tục đã đăng.",
    files=("en/*.md",),
    record=Summary,
    rules=named_after("ma_thu_tuc", "mã thủ tục"),
    cards=SUMMARIES,
    section=SECTION,
    address=lambda summary: f"{SECTION}thu-tuc/{summary.ma_thu_tuc}/",
    row=lambda summary, address: Row(
        title=summary.ten_tieng_anh, address=address, summary=summary.tom_tat, code=summary.ma_thu_tuc
    ),
    card=lambda summary, known: SummaryCard(**known, code=summary.ma_thu_tuc, checked=summary.ngay_doi_chieu),
    order=lambda card: (card.row.title, card.code),
    posted=of_posted,
    pages=Pages(lists=lists, around=original, day=lambda card, _site: card.checked, detail=detail),
    demands=Demands(wanted=wanted, shown=shown, whole=False),
    in_menu=False,
)

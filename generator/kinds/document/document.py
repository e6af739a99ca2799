"""Văn bản chỉ đạo, điều hành: one file a document (NĐ 43/2011/NĐ-CP Điều 10.1.e names what must be shown of it)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date as Date
from typing import Any

from generator.artifacts import file_address
from generator.days import old_limits as limits
from generator.days.periods import Period
from generator.declaring.fields import Group, field
from generator.declaring.types import DATE, FILE, TEXT, Term, choice, group, many, pattern
from generator.model.citations import Shelf, meant, named, shelf_of
from generator.model.content import Content
from generator.model.groups import Origin
from generator.model.old_kind import Kind, Site, posted_on
from generator.problems import Problem
from generator.rendering.linked_data import Thing
from generator.shapes.figure import Figure
from generator.shapes.page import Page
from generator.shapes.row import Row
from generator.text.comparing import canonical, same, slug
from generator.text.showing import show_date, show_size
from generator.views.old_choices import Choice, Filters, choices, chosen_pages
from generator.views.old_pages import detail_page, posting, task_link

TITLE = "Văn bản chỉ đạo, điều hành"
TYPES = (
    "Luật",
    "Nghị quyết",
    "Nghị định",
    "Quyết định",
    "Chỉ thị",
    "Thông tư",
    "Kế hoạch",
    "Công văn",
    "Báo cáo",
    "Hướng dẫn",
    "Khác",
)
NUMBER = pattern(
    r"[0-9]+[a-zA-Z]?(?:-[A-ZĐ]+)?(?:/[0-9]{4})?/[A-Za-zĐđƯư0-9]+(?:-[A-Za-zĐđƯư0-9]+)*",
    "số ký hiệu (số, dấu /, chữ viết tắt)",
    "47/KH-UBND",
)
PENDING, VALID, ENDED, UNKNOWN = "Chưa có hiệu lực", "Còn hiệu lực", "Hết hiệu lực", "Chưa rõ"


@dataclass(frozen=True, slots=True, kw_only=True)
class Document(Content):
    """Một văn bản; còn hiệu lực hay không là do máy tính từ các ngày, không ai gõ vào."""

    so_ky_hieu: str = field("Số ký hiệu", NUMBER, help="Không có chữ «Số:» ở trước.")
    loai_van_ban: Term = field("Loại văn bản", choice(*TYPES))
    ngay_ban_hanh: Date | None = field("Ngày ban hành", DATE, default=None, help="Chưa biết thì bỏ dòng này.")
    ngay_hieu_luc: Date | None = field("Ngày hiệu lực", DATE, default=None)
    ngay_het_hieu_luc: Date | None = field(
        "Ngày hết hiệu lực", DATE, default=None, help="Ngày đầu tiên văn bản không còn hiệu lực."
    )
    hieu_luc_doi_chieu_den: Date | None = field(
        "Hiệu lực đối chiếu đến",
        DATE,
        default=None,
        help="Ngày cuối cùng mà nguồn cho biết văn bản còn hiệu lực; sau ngày này trang ghi «Chưa rõ».",
    )
    co_quan_ban_hanh: str = field("Cơ quan ban hành", TEXT, example="Ủy ban nhân dân tỉnh Sơn La")
    cap: Term = field("Cấp", choice("Trung ương", "Bộ", "Tỉnh", "Sở"))
    nguoi_ky: str = field("Người ký", TEXT, default="")
    chuc_vu: str = field("Chức vụ", TEXT, default="")
    trich_yeu: str = field("Trích yếu", TEXT, help="Đúng như trong văn bản.")
    thay_the: tuple[str, ...] = field("Thay thế", many(NUMBER), default=(), help="Số ký hiệu các văn bản bị thay thế.")
    duoc_thay_the_boi: tuple[str, ...] = field("Được thay thế bởi", many(NUMBER), default=())
    sua_doi_boi: tuple[str, ...] = field("Sửa đổi bởi", many(NUMBER), default=())
    tep_dinh_kem: tuple[str, ...] = field("Tệp đính kèm", many(FILE), default=())
    nguon: tuple[Origin, ...] = field("Nguồn", many(group(Origin, shorthand="ten")))
    ngay_doi_chieu: Date | None = field("Ngày đối chiếu", DATE, default=None, help="Ngày kiểm tra lại với nguồn.")

    @property
    def title(self) -> str:
        return f"{'Văn bản' if self.loai_van_ban.is_('Khác') else self.loai_van_ban} số {self.so_ky_hieu}"

    def ended(self, day: Date) -> Date | None:
        """The first day without effect, when it has come."""
        return self.ngay_het_hieu_luc if self.ngay_het_hieu_luc and self.ngay_het_hieu_luc <= day else None

    def force(self, day: Date) -> str:
        """The state of force on a day, as far as the dates tell: nothing is said to stand beyond what was checked."""
        if self.ended(day):
            return ENDED
        if self.ngay_hieu_luc is None:
            return UNKNOWN
        if self.ngay_hieu_luc > day:
            return PENDING
        if self.ngay_het_hieu_luc:
            return VALID
        unchecked = self.hieu_luc_doi_chieu_den is not None and self.hieu_luc_doi_chieu_den < day
        return UNKNOWN if unchecked or self.duoc_thay_the_boi else VALID


def rules(document: Document) -> Iterator[Problem]:
    """What one document must keep within itself."""
    name, issued = slug(document.so_ky_hieu), document.ngay_ban_hanh
    year = document.so_ky_hieu.split("/")[1]
    dated = f"{name}-{issued.year}" if issued else name
    if document.stem not in (name, dated, f"{dated}-{slug(document.co_quan_ban_hanh)}"):
        message = f"tên tệp «{document.stem}.md» khác số ký hiệu «{document.so_ky_hieu}»"
        other = "" if year.isdecimal() or not issued else f" (trùng số với văn bản năm khác thì {dated}.md)"
        yield document.problem("so_ky_hieu", "ten-tep", message, f"đổi tên tệp thành {name}.md{other}")
    if issued and year.isdecimal() and int(year) != issued.year:
        message = f"số ký hiệu ghi năm {year} nhưng «Ngày ban hành: {show_date(issued)}»"
        yield document.problem("ngay_ban_hanh", "trai-nhau", message, "kiểm tra lại số ký hiệu và ngày ban hành")
    dates = (
        ("ngay_hieu_luc", "Ngày hiệu lực", "ngay_ban_hanh", "Ngày ban hành"),
        ("ngay_het_hieu_luc", "Ngày hết hiệu lực", "ngay_ban_hanh", "Ngày ban hành"),
        ("ngay_het_hieu_luc", "Ngày hết hiệu lực", "ngay_hieu_luc", "Ngày hiệu lực"),
        ("hieu_luc_doi_chieu_den", "Hiệu lực đối chiếu đến", "ngay_hieu_luc", "Ngày hiệu lực"),
    )
    for later, label, earlier, earlier_label in dates:
        one, other = getattr(document, later), getattr(document, earlier)
        if one and other and one < other:
            message = f"«{label}: {show_date(one)}» trước «{earlier_label}: {show_date(other)}»"
            yield document.problem(later, "thu-tu-ngay", message, "kiểm tra lại hai ngày")
            break
    for attribute, label in (("thay_the", "Thay thế"), ("duoc_thay_the_boi", "Được thay thế bởi")):
        if any(same(number, document.so_ky_hieu) for number in getattr(document, attribute)):
            message = f"{label}: văn bản ghi số của chính nó «{document.so_ky_hieu}»"
            yield document.problem(attribute, "thay-the", message, "ghi số của văn bản kia, hoặc bỏ dòng này")


# ---- what rests on what ----------------------------------------------------------------------------------------------


def citing(site: Site) -> Iterator[tuple[Any, Any, Document]]:
    """(procedure in force, its legal basis, document) wherever the document of a basis is posted."""
    shelf: Shelf[Document] = shelf_of(site.posted.get(KIND.name, ()))
    for procedure in site.posted.get("procedure", ()):
        for basis in procedure.can_cu_phap_ly:
            if document := meant(basis, shelf):
                yield procedure, basis, document


def replacements(documents: Iterable[Document]) -> Iterator[tuple[Document, Document]]:
    """(earlier, later) of every pair of these documents of which either says that the later replaces the earlier."""
    documents = tuple(documents)
    shelf = shelf_of(documents)
    found = [(one, named(number, shelf)) for one in documents for number in one.duoc_thay_the_boi]
    pairs = {(one.path, other.path): (one, other) for one, other in found if other}
    found = [(one, named(number, shelf)) for one in documents for number in one.thay_the]
    pairs |= {(other.path, one.path): (other, one) for one, other in found if other}
    yield from pairs.values()


# ---- pages -----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of a list, and the state of force on the build's date."""

    row: Row
    force: str


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """An attachment: `form` is its suffix in capitals, `size` in words."""

    path: str
    name: str
    form: str
    size: str


def pages(kind: Kind[Document], site: Site) -> Iterator[Page]:
    """The list, newest first, on pages; the same by type, year and issuer; a page for each document."""
    shelf = tuple((each, Line(row=kind.row(each), force=each.force(site.date))) for each in site.of(kind))
    whole = Choice(name="Tất cả", title=TITLE, address=kind.section, lines=tuple(line for _, line in shelf))
    yield from chosen_pages(
        kind,
        site,
        whole,
        _filters(kind, shelf),
        lambda shown: f"{shown.title}: {len(shown.lines)} văn bản, mới nhất ở trên",
    )
    yield from _details(kind, site)


def _filters(kind: Kind[Document], shelf: tuple[tuple[Document, Line], ...]) -> Filters:
    types = (
        (name, f"Văn bản loại {name.lower()}", [line for d, line in shelf if d.loai_van_ban.is_(name)])
        for name in TYPES
    )
    years: dict[int, list[Line]] = {}
    issuers: dict[str, list[Line]] = {}
    for document, line in shelf:
        if document.ngay_ban_hanh:
            years.setdefault(document.ngay_ban_hanh.year, []).append(line)
        issuers.setdefault(slug(document.co_quan_ban_hanh), []).append(line)
    dated = ((str(year), f"Văn bản ban hành năm {year}", own) for year, own in sorted(years.items(), reverse=True))
    issued = ((name := own[0].row.label, f"Văn bản của {name}", own) for _, own in sorted(issuers.items()))
    return (
        ("Loại văn bản", choices(f"{kind.section}loai/", types)),
        ("Năm ban hành", choices(f"{kind.section}nam/", dated)),
        ("Cơ quan ban hành", choices(f"{kind.section}co-quan/", issued)),
    )


def _details(kind: Kind[Document], site: Site) -> Iterator[Page]:
    documents = site.of(kind)
    shelf = shelf_of(documents)
    pairs = tuple(replacements(documents))
    resting: dict[str, dict[str, Row]] = {}
    for procedure, _, document in citing(site):
        row_ = Row(title=procedure.ten_thu_tuc, address=site.addresses[procedure.path], code=procedure.ma_thu_tuc)
        resting.setdefault(document.path, {})[procedure.ma_thu_tuc] = row_
    for document in documents:
        earlier = [one.so_ky_hieu for one, other in pairs if other is document]
        later = [other.so_ky_hieu for one, other in pairs if one is document]
        yield detail_page(
            kind,
            document,
            {
                "item": document,
                "force": document.force(site.date),
                "issuer": f"{kind.section}co-quan/{slug(document.co_quan_ban_hanh)}/",
                "replaces": _references(kind, shelf, (*document.thay_the, *earlier)),
                "replaced_by": _references(kind, shelf, (*document.duoc_thay_the_boi, *later)),
                "amended_by": _references(kind, shelf, document.sua_doi_boi),
                "files": tuple(_file(path, site.file_sizes.get(path, 0)) for path in document.tep_dinh_kem),
                "procedures": tuple(resting.get(document.path, {}).values()),
                "task": task_link(kind, document, site),
            },
        )


def _references(kind: Kind[Document], shelf: Shelf[Document], numbers: tuple[str, ...]) -> tuple[Row, ...]:
    """Each number once, with an address where its document is posted."""
    once = {canonical(number): number for number in numbers}
    found = ((number, named(number, shelf)) for number in once.values())
    return tuple(Row(title=number, address=kind.address_of(other) if other else "") for number, other in found)


def _file(path: str, size: int) -> File:
    name = path.rsplit("/", 1)[-1]
    return File(path=path, name=name, form=name.rsplit(".", 1)[-1].upper(), size=show_size(size))


def figures(kind: Kind[Document], site: Site, period: Period) -> Iterator[Figure]:
    """How many documents were posted in the period, and of each type that the column has."""
    documents = tuple(each for each in site.of(kind) if period.holds(posted_on(kind, each)))
    yield Figure(label="Văn bản đã đăng", value=len(documents))
    for name in TYPES:
        if any(each.loai_van_ban.is_(name) for each in site.of(kind)):
            yield Figure(label=f"Văn bản loại «{name}»", value=sum(each.loai_van_ban.is_(name) for each in documents))


def limit(document: Document) -> limits.Limit:
    """Within how many working days it is to be posted."""
    if document.loai_van_ban.is_("Kế hoạch"):
        return limits.PLAN
    return limits.OWN_DOCUMENT if document.cap.is_("Sở") else limits.DOCUMENT_FROM_ABOVE


# ---- for machines ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing(Group):
    """What the dates say of a document on the build's date."""

    tinh_trang_hieu_luc: str = field(
        "Tình trạng hiệu lực", choice(PENDING, VALID, ENDED, UNKNOWN), help="Tính đến ngày dựng, từ các ngày đã biết."
    )


def linked_data(document: Document, site: Site) -> Thing:
    """The document as Legislation; nothing is said of its force when that is unknown."""
    issued = document.ngay_ban_hanh
    force = {VALID: "InForce", ENDED: "NotInForce", PENDING: "NotInForce"}.get(document.force(site.date))
    files = (site.settings.full(file_address(path)) for path in document.tep_dinh_kem)
    return {
        "@type": "Legislation",
        "name": document.title,
        "abstract": document.trich_yeu,
        "legislationIdentifier": document.so_ky_hieu,
        "legislationType": document.loai_van_ban,
        "legislationDate": issued.isoformat() if issued else "",
        "legislationPassedBy": {"@type": "Organization", "name": document.co_quan_ban_hanh},
        "legislationLegalForce": f"https://schema.org/{force}" if force else "",
        "inLanguage": "vi",
        "encoding": [{"@type": "MediaObject", "contentUrl": address} for address in files],
    }


def row(document: Document) -> Row:
    return Row(
        title=document.title,
        address=f"/van-ban/{document.stem}/",
        summary=document.trich_yeu,
        date=document.ngay_ban_hanh,
        label=document.co_quan_ban_hanh,
    )


KIND: Kind[Any] = Kind(
    name="document",
    label="Văn bản",
    files=("documents/*.md",),
    record=Document,
    section="/van-ban/",
    about="văn bản chỉ đạo, điều hành về cải cách hành chính",
    row=row,
    order=lambda document: (-(document.ngay_ban_hanh or Date.min).toordinal(), document.stem),
    rules=rules,
    posted=lambda document, site: document.ngay_ban_hanh is None or document.ngay_ban_hanh <= site.date,
    pages=pages,
    figures=figures,
    chapter="I",
    spans=lambda document, _: posting(document, document.ngay_ban_hanh, "ngày ban hành", limit(document)),
    linked_data=linked_data,
    in_feed=True,
    derived=Standing,
    derive=lambda document, site: Standing(tinh_trang_hieu_luc=document.force(site.date)),
    help="Mỗi văn bản một tệp; tên tệp là số ký hiệu không dấu, nối bằng gạch ngang: `61-2018-nd-cp.md`.",
)

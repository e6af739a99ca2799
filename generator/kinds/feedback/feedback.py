"""Phản ánh, kiến nghị về quy định hành chính: one file an item, without a word of who sent it (NĐ 20/2008/NĐ-CP)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date as Date
from itertools import pairwise
from typing import Any

from markupsafe import Markup

from generator.days.periods import Period
from generator.declaring.fields import field
from generator.declaring.types import DATE, TEXT, Term, choice, many, pattern, section, vocabulary
from generator.model.content import Content
from generator.model.decision import CODE
from generator.model.kind import Kind, LineFault, Site
from generator.problems import Problem
from generator.shapes.figure import Figure
from generator.shapes.page import Page
from generator.shapes.row import Row
from generator.shapes.span import Span
from generator.text.comparing import CAPITAL, same, slug
from generator.text.personal import named, personal
from generator.text.showing import show_date
from generator.views.choices import Choice, choices, chosen_pages
from generator.views.pages import detail_page, item_view, task_link

TITLE = "Phản ánh, kiến nghị"
SENDER = pattern(
    rf"Tổ chức|Doanh nghiệp|Công dân (?:xã|phường|thị trấn)(?: (?:{CAPITAL}|\d)\w*){{1,4}}",
    "người gửi (Công dân xã …, Công dân phường …, Công dân thị trấn …, Tổ chức, Doanh nghiệp)",
    "Công dân xã Chiềng Cọ",
)
MATTERS = ("Việc thực hiện quy định", "Nội dung quy định", "Đề xuất, sáng kiến")  # NĐ 20/2008/NĐ-CP Điều 5
CHANNELS = (
    "Trực tiếp",
    "Điện thoại",
    "Văn bản",
    "Thư điện tử",
    "Phiếu lấy ý kiến",
    "Cổng thông tin điện tử",
    "Cổng Dịch vụ công quốc gia",
    "Giám đốc với cử tri",
)
OPEN, OVERDUE = "Đang xử lý", "Quá hạn chưa trả lời"
IN_TIME, LATE, MOVED = "Đã trả lời đúng hạn", "Đã trả lời quá hạn", "Đã chuyển"
STATES = (OVERDUE, OPEN, IN_TIME, LATE, MOVED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Feedback(Content):
    """Một phản ánh, kiến nghị; tình trạng là do máy tính từ các ngày, không ai gõ vào."""

    tieu_de: str = field("Tiêu đề", TEXT, example="Hướng dẫn kê khai chưa rõ ở thủ tục …")
    nguoi_gui: str = field("Người gửi", SENDER, help="Chỉ ghi như thế; không ghi tên, số điện thoại, địa chỉ.")
    loai_noi_dung: Term = field("Loại nội dung", choice(*MATTERS))
    linh_vuc: str = field("Lĩnh vực", vocabulary("linh_vuc"), default="", help="Một lĩnh vực khai trong site.yaml.")
    ngay_nhan: Date = field("Ngày nhận", DATE, help="Hạn trả lời tính từ ngày này, theo ngày làm việc.")
    kenh_tiep_nhan: Term = field("Kênh tiếp nhận", choice(*CHANNELS))
    don_vi_xu_ly: str = field("Đơn vị xử lý", TEXT, example="Văn phòng Sở")
    chuyen_den: str = field(
        "Chuyển đến", TEXT, default="", help="Cơ quan có thẩm quyền trả lời, khi không phải cơ quan này."
    )
    ngay_chuyen: Date | None = field("Ngày chuyển", DATE, default=None)
    ngay_tra_loi: Date | None = field("Ngày trả lời", DATE, default=None, help="Chưa trả lời thì bỏ dòng này.")
    thu_tuc_lien_quan: tuple[str, ...] = field("Thủ tục liên quan", many(CODE), default=())
    noi_dung: Markup = section("Nội dung", help="Tóm tắt điều được phản ánh, kiến nghị.")
    tra_loi: Markup = section("Trả lời", default=Markup(""))


_TOGETHER = (  # (one, how it is written, the other, how it is written): neither stands without the other
    ("ngay_tra_loi", "mục «Ngày trả lời»", "tra_loi", "phần «## Trả lời»"),
    ("chuyen_den", "mục «Chuyển đến»", "ngay_chuyen", "mục «Ngày chuyển»"),
)
DAYS = (("ngay_nhan", "Ngày nhận"), ("ngay_chuyen", "Ngày chuyển"), ("ngay_tra_loi", "Ngày trả lời"))


def rules(item: Feedback) -> Iterator[Problem]:
    """A file name that can be an address and tells nobody; an answer with its day; days in their order."""
    yield from _file_name(item)
    for one, one_label, other, other_label in (*_TOGETHER, *(pair[2:] + pair[:2] for pair in _TOGETHER)):
        if getattr(item, one) and not getattr(item, other):
            message = f"có {one_label} nhưng thiếu {other_label}"
            yield item.problem(one, "thieu-muc", message, f"thêm {other_label}, hoặc bỏ {one_label}")
    dated = [(name, label, day) for name, label in DAYS if (day := getattr(item, name))]
    for (_, earlier_label, earlier), (name, label, day) in pairwise(dated):
        if day < earlier:
            message = f"«{label}: {show_date(day)}» trước «{earlier_label}: {show_date(earlier)}»"
            yield item.problem(name, "thu-tu-ngay", message, "kiểm tra lại hai ngày")


def _file_name(item: Feedback) -> Iterator[Problem]:
    if slug(item.stem) != item.stem:
        message = f"tên tệp «{item.stem}.md» không dùng làm địa chỉ được"
        yield item.problem("", "ten-tep", message, f"đổi tên tệp thành {slug(item.stem) or 'ten-phan-anh'}.md")
    for what, found in personal(item.stem):
        yield item.problem("", "du-lieu-ca-nhan", f"tên tệp có {what}: «{found}»", "đặt tên tệp theo nội dung")
    folder = item.path.split("/")[-2]
    if folder not in ("feedback", str(item.ngay_nhan.year)):
        message = f"phản ánh nhận năm {item.ngay_nhan.year} nhưng nằm trong thư mục {folder}"
        yield item.problem("ngay_nhan", "ten-tep", message, f"chuyển tệp vào content/feedback/{item.ngay_nhan.year}/")


def lines(line: str) -> Iterator[LineFault]:
    """Nothing by which the sender could be reached or found out; a name of a person is worth a second look."""
    for what, found in personal(line):
        hint = "xóa đi; số, địa chỉ của cơ quan thì viết [Liên hệ](/lien-he/) thay cho chép lại"
        yield LineFault(rule="du-lieu-ca-nhan", message=f"có {what}: «{found}»", hint=hint)
    if found := named(line):
        hint = "viết «công dân», «người gửi»; người có chức vụ thì chỉ ghi chức vụ"
        yield LineFault(rule="ten-nguoi", message=f"hình như có tên người: «{found}»", hint=hint, warning=True)


# ---- time ------------------------------------------------------------------------------------------------------------


def due(item: Feedback, site: Site) -> Date:
    """The last day on which an answer is in time."""
    return site.settings.deadline(item.ngay_nhan, site.settings.han_tra_loi_phan_anh)


def state(item: Feedback, site: Site) -> str:
    """What has become of it by the build's date; one passed on is no longer this office's to answer."""
    if item.ngay_chuyen:
        return MOVED
    if item.ngay_tra_loi:
        return IN_TIME if item.ngay_tra_loi <= due(item, site) else LATE
    return OPEN if site.date <= due(item, site) else OVERDUE


def spans(item: Feedback, site: Site) -> Iterator[Span]:
    """The time to answer, where the answer is this office's to give."""
    if not item.ngay_chuyen and item.ngay_nhan <= site.date:
        yield Span(
            what="trả lời",
            since=item.ngay_nhan,
            since_what="ngày nhận",
            until=item.ngay_tra_loi,
            limit=site.settings.han_tra_loi_phan_anh,
            basis="«Hạn trả lời phản ánh» khai trong site.yaml",
        )


def figures(kind: Kind[Feedback], site: Site, period: Period) -> Iterator[Figure]:
    """What came, what was answered and how much of it in time, what stands open at the end of the period."""
    items, note = site.of(kind), "tính trên số đã đăng"
    own = [item for item in items if not item.ngay_chuyen]
    answered = [item for item in own if period.holds(item.ngay_tra_loi)]
    day = min(period.last, site.date)
    still = [item for item in items if _open_on(item, day)]
    counts = (
        ("nhận trong kỳ", sum(period.holds(item.ngay_nhan) for item in items)),
        ("chuyển cơ quan khác trong kỳ", sum(period.holds(item.ngay_chuyen) for item in items)),
        ("trả lời trong kỳ", len(answered)),
        ("đang xử lý cuối kỳ", len(still)),
        ("quá hạn chưa trả lời cuối kỳ", sum(due(item, site) < day for item in still)),
    )
    for number, (label, value) in enumerate(counts):
        yield Figure(label=f"{TITLE} {label}", value=value, note="" if number else note)
    in_time = sum(item.ngay_tra_loi is not None and item.ngay_tra_loi <= due(item, site) for item in answered)
    yield Figure(
        label=f"{TITLE} trả lời đúng hạn",
        unit="%",
        part=in_time,
        whole=len(answered),
        base="phản ánh, kiến nghị đã trả lời trong kỳ",
    )


def _open_on(item: Feedback, day: Date) -> bool:
    done = (item.ngay_chuyen, item.ngay_tra_loi)
    return item.ngay_nhan <= day and all(each is None or each > day for each in done)


# ---- pages -----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of a list: its state, and until when an answer was due where that is still to come or has passed."""

    row: Row
    state: str
    due: Date | None


def pages(kind: Kind[Feedback], site: Site) -> Iterator[Page]:
    """The list, newest first, on pages; the same by state and field; a page for each item."""
    lines = tuple(_line(kind, item, site) for item in site.of(kind))
    whole = Choice(name="Tất cả", title=TITLE, address=kind.section, lines=lines)
    by_state = ((name, f"{TITLE}: {name}", [line for line in lines if line.state == name]) for name in STATES)
    fields = (field.ten for field in site.settings.linh_vuc)
    by_field = ((name, f"{TITLE}: {name}", [line for line in lines if same(line.row.label, name)]) for name in fields)
    filters = (
        ("Tình trạng", choices(f"{kind.section}tinh-trang/", by_state)),
        ("Lĩnh vực", choices(f"{kind.section}linh-vuc/", by_field)),
    )
    yield from chosen_pages(
        kind, site, whole, filters, lambda shown: f"{shown.title}: tình trạng xử lý, trả lời và nơi tiếp nhận"
    )
    for item in site.of(kind):
        yield detail_page(kind, item, _detail(item, site))


def _line(kind: Kind[Feedback], item: Feedback, site: Site) -> Line:
    now = state(item, site)
    return Line(row=kind.row(item), state=now, due=due(item, site) if now in (OPEN, OVERDUE) else None)


def _detail(item: Feedback, site: Site) -> dict[str, object]:
    view = item_view(item, without=("tieu_de", "loai_noi_dung", "thu_tuc_lien_quan"))
    more = {"state": state(item, site), "due": due(item, site), "limit": site.settings.han_tra_loi_phan_anh}
    own = {"procedures": tuple(_procedures(item, site)), "task": task_link(KIND, item, site)}
    return view | more | own


def _procedures(item: Feedback, site: Site) -> Iterator[Row]:
    """Each procedure that it is about, with an address where that is in force."""
    addresses = {each.ma_thu_tuc: site.addresses[each.path] for each in site.posted.get("procedure", ())}
    for code in item.thu_tuc_lien_quan:
        entry = site.register.entries.get(code)
        yield Row(title=entry.name if entry else f"Thủ tục {code}", address=addresses.get(code, ""), code=code)


def linked_data(item: Feedback, site: Site) -> Mapping[str, object]:
    """A question, and its answer once there is one, in the words of schema.org."""
    found: dict[str, object] = {
        "@type": "Question",
        "name": item.tieu_de,
        "text": item.noi_dung.striptags(),
        "dateCreated": item.ngay_nhan.isoformat(),
    }
    if item.ngay_tra_loi:
        found["acceptedAnswer"] = {
            "@type": "Answer",
            "text": item.tra_loi.striptags(),
            "dateCreated": item.ngay_tra_loi.isoformat(),
            "author": {"@type": "GovernmentOrganization", "name": item.chuyen_den or site.settings.ten_co_quan},
        }
    return found


def row(item: Feedback) -> Row:
    return Row(
        title=item.tieu_de,
        address=f"/phan-anh/{item.stem}/",
        summary=item.loai_noi_dung,
        date=item.ngay_nhan,
        label=item.linh_vuc,
    )


KIND: Kind[Any] = Kind(
    name="feedback",
    label=TITLE,
    files=("feedback/*.md", "feedback/*/*.md"),
    record=Feedback,
    section="/phan-anh/",
    row=row,
    order=lambda item: (-item.ngay_nhan.toordinal(), item.stem),
    rules=rules,
    lines=lines,
    pages=pages,
    figures=figures,
    spans=spans,
    linked_data=linked_data,
    chapter="2.1",
    short="Phản ánh",
    about="phản ánh, kiến nghị của người dân, tổ chức, doanh nghiệp; tình trạng xử lý và trả lời",
    in_feed=True,
    help="Mỗi phản ánh một tệp trong thư mục của năm nhận; tên tệp là địa chỉ của trang, không có tên người.",
)

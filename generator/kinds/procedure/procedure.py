"""Thủ tục hành chính: one file a procedure (NĐ 63/2010/NĐ-CP Điều 8, amended by NĐ 92/2017/NĐ-CP)."""

import dataclasses
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date as Date
from typing import Any, get_args

from markupsafe import Markup

from generator.artifacts import file_address
from generator.days.periods import Period
from generator.declaring.fields import Group, field, specs
from generator.declaring.types import DATE, FILE, INTEGER, TEXT, URL, Term, choice, group, many, section, vocabulary
from generator.kinds.procedure import sheets
from generator.kinds.procedure.data import Standing, feed, linked_data, standing
from generator.kinds.procedure.pages import home_rows, pages
from generator.model.content import Content
from generator.model.decision import CODE, Change, Origin, changes
from generator.model.kind import Kind, Site
from generator.model.register import Entry, fold
from generator.problems import Problem
from generator.shapes.demand import Demand, Part
from generator.shapes.figure import Figure
from generator.shapes.row import Row
from generator.text.comparing import guess, key
from generator.text.showing import show_date
from generator.text.sorting import sort_key

CHANNEL = choice("Trực tiếp", "Bưu chính công ích", "Trực tuyến")
AUDIENCES = (  # labels of the national database; two of them contain commas
    "Công dân Việt Nam",
    "Người Việt Nam định cư ở nước ngoài",
    "Người nước ngoài",
    "Cán bộ, công chức, viên chức",
    "Doanh nghiệp",
    "Doanh nghiệp có vốn đầu tư nước ngoài",
    "Tổ chức (không bao gồm doanh nghiệp, HTX)",
    "Tổ chức nước ngoài",
    "Hợp tác xã",
    "Đảng viên",
    "Tổ chức Đảng",
    "Tổ chức",
    "Cá nhân",
)
NONE = "Không"
EMPTY_WORDS = {"khong", "khongco", "khongcothongtin", "dangcapnhat", "capnhatsau", "chuaco", "chuaro", "xxx", "x", "na"}
FREE_WORDS = {"khong", "mienphi", "khongthu", "khongthuphi", "khongthulephi", "khongthuphilephi"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel(Group):
    """A way to hand in; its own time or fee holds for that way, the procedure's for all others."""

    hinh_thuc: Term = field("Hình thức", CHANNEL)
    thoi_han_giai_quyet: str = field("Thời hạn giải quyết", TEXT, default="")
    phi_le_phi: str = field("Phí, lệ phí", TEXT, default="")
    mo_ta: str = field("Mô tả", TEXT, default="")
    lien_ket: str = field("Liên kết", URL, default="")


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper(Group):
    """One paper of a dossier; counts only where the source prints a number."""

    ten: str = field("Tên", TEXT, example="Đơn đăng ký hoạt động")
    dang_ban: str = field(
        "Dạng bản",
        choice("Bản chính", "Bản sao", "Bản sao chứng thực", "Bản sao kèm bản chính để đối chiếu"),
        default="",
    )
    ban_chinh: int | None = field("Bản chính", INTEGER, default=None)
    ban_sao: int | None = field("Bản sao", INTEGER, default=None)
    khi: str = field("Khi", TEXT, default="", help="Điều kiện, ví dụ: nếu có.")
    mot_trong: tuple[str, ...] = field("Một trong", many(TEXT), default=(), help="Các giấy tờ thay nhau.")
    mau: str = field("Mẫu", TEXT, default="", help="Tên mẫu đơn, tờ khai.")
    tep: str = field("Tệp", FILE, default="", help="Tệp mẫu để tải về.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier(Group):
    """The papers of one case."""

    truong_hop: str = field("Trường hợp", TEXT, default="")
    hinh_thuc: str = field("Hình thức", CHANNEL, default="")
    giay_to: tuple[Paper, ...] = field("Giấy tờ", many(group(Paper, shorthand="ten")))


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeLimit(Group):
    """A time limit of one case."""

    truong_hop: str = field("Trường hợp", TEXT, default="")
    thoi_han: str = field("Thời hạn", TEXT, example="15 ngày làm việc")


@dataclass(frozen=True, slots=True, kw_only=True)
class Fee(Group):
    """A fee of one case; a bare text, or `Không`, is its amount."""

    loai: str = field("Loại", choice("Phí", "Lệ phí", "Phí, lệ phí"), default="")
    truong_hop: str = field("Trường hợp", TEXT, default="")
    muc: str = field("Mức", TEXT, example="3.000.000 đồng")
    can_cu: str = field("Căn cứ", TEXT, default="")


@dataclass(frozen=True, slots=True, kw_only=True)
class LegalBasis(Group):
    """A document on which the procedure rests."""

    so_ky_hieu: str = field("Số ký hiệu", TEXT, example="08/2014/NĐ-CP")
    trich_yeu: str = field("Trích yếu", TEXT, default="")
    dieu_khoan: str = field("Điều khoản", TEXT, default="")
    ngay_ban_hanh: Date | None = field("Ngày ban hành", DATE, default=None)
    co_quan_ban_hanh: str = field("Cơ quan ban hành", TEXT, default="")


@dataclass(frozen=True, slots=True, kw_only=True)
class Procedure(Content):
    """Một thủ tục hành chính thuộc thẩm quyền giải quyết của Sở."""

    ma_thu_tuc: str = field("Mã thủ tục", CODE, help="Mã trên Cổng Dịch vụ công quốc gia, phần chung toàn quốc.")
    ten_thu_tuc: str = field("Tên thủ tục", TEXT, help="Đúng từng chữ như trong quyết định công bố.")
    tom_tat: str = field("Tóm tắt", TEXT, default="", help="Một, hai câu cho người dân: thủ tục này để làm gì, ai cần.")
    linh_vuc: str = field(
        "Lĩnh vực", vocabulary("linh_vuc"), help="Một lĩnh vực khai trong site.yaml.", example="Sở hữu trí tuệ"
    )
    cap_thuc_hien: tuple[str, ...] = field(
        "Cấp thực hiện", many(choice("Cấp Bộ", "Cấp Tỉnh", "Cấp Huyện", "Cấp Xã", "Cơ quan khác")), default=()
    )
    muc_do_dich_vu_cong: str = field(
        "Mức độ dịch vụ công",
        choice("Toàn trình", "Một phần", "Cung cấp thông tin", "Mức độ 3", "Mức độ 4"),
        default="",
        help="Theo NĐ 42/2022/NĐ-CP; mức độ 3, 4 là cách gọi cũ.",
    )
    doi_tuong_thuc_hien: tuple[Term, ...] = field("Đối tượng thực hiện", many(choice(*AUDIENCES)))
    mo_ta_doi_tuong: str = field("Mô tả đối tượng", TEXT, default="", help="Đối tượng như luật quy định.")
    cach_thuc_thuc_hien: tuple[Channel, ...] = field(
        "Cách thức thực hiện", many(group(Channel, shorthand="hinh_thuc")), help="Mỗi cách nộp một phần tử."
    )
    thanh_phan_ho_so: tuple[Dossier, ...] = field(
        "Thành phần hồ sơ", many(group(Dossier)), help="Mỗi trường hợp một phần tử, trong đó có danh sách Giấy tờ."
    )
    so_luong_ho_so: str = field("Số lượng hồ sơ", TEXT, example="01 bộ")
    thoi_han_giai_quyet: tuple[TimeLimit, ...] = field(
        "Thời hạn giải quyết", many(group(TimeLimit, shorthand="thoi_han")), example="15 ngày làm việc"
    )
    co_quan_thuc_hien: str = field("Cơ quan thực hiện", TEXT, example="Sở Khoa học và Công nghệ tỉnh Sơn La")
    co_quan_co_tham_quyen: str = field("Cơ quan có thẩm quyền", TEXT, default="")
    co_quan_phoi_hop: str = field("Cơ quan phối hợp", TEXT, default="")
    dia_chi_tiep_nhan_ho_so: str = field("Địa chỉ tiếp nhận hồ sơ", TEXT, default="")
    ket_qua_thuc_hien: tuple[str, ...] = field("Kết quả thực hiện", many(TEXT), example="Giấy chứng nhận …")
    phi_le_phi: tuple[Fee, ...] = field(
        "Phí, lệ phí", many(group(Fee, shorthand="muc")), example="Không", help="Không có thì ghi «Không»."
    )
    mau_don_to_khai: str = field(
        "Mẫu đơn, tờ khai",
        choice(NONE),
        default="",
        help="Chỉ ghi «Không» khi không giấy tờ nào có Mẫu; có thì bỏ mục này, máy tự lấy từ Thành phần hồ sơ.",
    )
    can_cu_phap_ly: tuple[LegalBasis, ...] = field("Căn cứ pháp lý", many(group(LegalBasis, shorthand="so_ky_hieu")))
    tu_khoa: tuple[str, ...] = field("Từ khóa", many(TEXT), default=(), help="Chữ người dân hay gõ khi tìm.")
    nguon: tuple[Origin, ...] = field("Nguồn", many(group(Origin, shorthand="ten")), default=())
    ngay_doi_chieu: Date | None = field("Ngày đối chiếu", DATE, default=None, help="Ngày kiểm tra lại với nguồn.")
    chua_doi_chieu: tuple[str, ...] = field(
        "Chưa đối chiếu",
        many(TEXT),
        default=(),
        help="Tên các mục suy ra hoặc chưa kiểm chứng; chỉ ở chế độ minh họa.",
        example="Phí, lệ phí",
    )
    trinh_tu_thuc_hien: Markup = section("Trình tự thực hiện")
    yeu_cau_dieu_kien_thuc_hien: Markup = section("Yêu cầu, điều kiện thực hiện", help="Không có thì ghi «Không».")

    @property
    def forms(self) -> tuple[Paper, ...]:
        """The papers that are forms, each name once."""
        papers = (paper for dossier in self.thanh_phan_ho_so for paper in dossier.giay_to if paper.mau or paper.tep)
        return tuple({(paper.mau, paper.tep): paper for paper in papers}.values())

    @property
    def by_post(self) -> bool:
        """Whether it can be handed in by post (QĐ 45/2016/QĐ-TTg asks for a list of those that can)."""
        return any(channel.hinh_thuc.is_("Bưu chính công ích") for channel in self.cach_thuc_thuc_hien)

    @property
    def online(self) -> str:
        """Where it is handed in online, or ''."""
        channels = (c for c in self.cach_thuc_thuc_hien if c.hinh_thuc.is_("Trực tuyến"))
        return next((channel.lien_ket for channel in channels if channel.lien_ket), "")

    @property
    def free(self) -> bool:
        """Whether nothing is paid, in whatever case and whatever way."""
        fees = (*(fee.muc for fee in self.phi_le_phi), *(way.phi_le_phi for way in self.cach_thuc_thuc_hien))
        return all(key(fee).strip(".") in FREE_WORDS for fee in fees if fee)

    def unchecked(self, name: str) -> bool:
        """Whether the field with this label or attribute name is marked `Chưa đối chiếu`."""
        return any(key(label) == key(name) for label in self.chua_doi_chieu)


def rules(procedure: Procedure) -> Iterator[Problem]:
    """What one procedure file must keep within itself."""
    if procedure.stem != procedure.ma_thu_tuc:
        message = f"tên tệp «{procedure.stem}.md» khác mã thủ tục «{procedure.ma_thu_tuc}»"
        yield procedure.problem("ma_thu_tuc", "ten-tep", message, f"đổi tên tệp thành {procedure.ma_thu_tuc}.md")
    yield from _empty_words(procedure)
    yield from _forms(procedure)
    yield from _channels(procedure)
    yield from _unchecked_labels(procedure)


def _empty_words(procedure: Procedure) -> Iterator[Problem]:
    """`Không` and its like are values of three parts only; of the others every procedure has something to say."""
    p = procedure
    values: dict[str, Iterable[str]] = {
        "so_luong_ho_so": (p.so_luong_ho_so,),
        "thoi_han_giai_quyet": (each.thoi_han for each in p.thoi_han_giai_quyet),
        "co_quan_thuc_hien": (p.co_quan_thuc_hien,),
        "ket_qua_thuc_hien": p.ket_qua_thuc_hien,
        "can_cu_phap_ly": (each.so_ky_hieu for each in p.can_cu_phap_ly),
        "thanh_phan_ho_so": (paper.ten for dossier in p.thanh_phan_ho_so for paper in dossier.giay_to),
        "trinh_tu_thuc_hien": (p.trinh_tu_thuc_hien.striptags(),),
    }
    for name, each in values.items():
        for value in each:
            if key(value).strip(".") in EMPTY_WORDS:
                message = f"«{specs(Procedure)[name].label}» chỉ ghi «{value}», nhưng phần này thủ tục nào cũng phải có"
                yield p.problem(name, "trong", message, "ghi nội dung thật theo quyết định công bố")


def _forms(procedure: Procedure) -> Iterator[Problem]:
    if procedure.forms and procedure.mau_don_to_khai:
        message = f"ghi «Không» nhưng thành phần hồ sơ có mẫu «{procedure.forms[0].mau or procedure.forms[0].tep}»"
        yield procedure.problem("mau_don_to_khai", "mau-don", message, "xóa dòng «Mẫu đơn, tờ khai»")
    if not procedure.forms and not procedure.mau_don_to_khai:
        message = "thiếu mục «Mẫu đơn, tờ khai»: chưa giấy tờ nào có «Mẫu»"
        hint = "thêm «Mẫu: …» vào giấy tờ là mẫu đơn, hoặc thêm dòng «Mẫu đơn, tờ khai: Không»"
        yield procedure.problem("", "thieu-muc", message, hint)


def _channels(procedure: Procedure) -> Iterator[Problem]:
    seen: set[str] = set()
    for channel in procedure.cach_thuc_thuc_hien:
        if key(channel.hinh_thuc) in seen:
            message = f"cách thức «{channel.hinh_thuc}» viết hai lần"
            problem = procedure.problem("cach_thuc_thuc_hien", "trung-muc", message, "gộp hai phần làm một")
            yield dataclasses.replace(problem, line=channel.line())
        seen.add(key(channel.hinh_thuc))


def _unchecked_labels(procedure: Procedure) -> Iterator[Problem]:
    given = {spec.label for name, spec in specs(Procedure).items() if name in procedure.lines}
    given.add(specs(Procedure)["mau_don_to_khai"].label)  # drawn from the papers when it is not given
    for label in procedure.chua_doi_chieu:
        if not any(key(label) == key(name) for name in given):
            near = guess(label, given)
            hint = f"có phải «{near}»?" if near else "chỉ ghi tên mục có trong tệp này"
            message = f"Chưa đối chiếu: tệp này không có mục «{label}»"
            yield procedure.problem("chua_doi_chieu", "muc-la", message, hint)


# ---- what the finished page must show --------------------------------------------------------------------------------


UNCHECKED = "Chưa đối chiếu"


def parts(procedure: Procedure) -> tuple[Part, ...]:
    """The obligatory parts by the headings of the law, with every value of the file that must stand under each."""
    p = procedure
    papers = tuple(paper for dossier in p.thanh_phan_ho_so for paper in dossier.giay_to)
    return (
        _part(p, "Trình tự thực hiện", p.trinh_tu_thuc_hien.striptags()),
        _part(p, "Cách thức thực hiện", *_values(p.cach_thuc_thuc_hien)),
        _part(
            p, "Thành phần hồ sơ", *_values(p.thanh_phan_ho_so), *(text for each in papers for text in _counts(each))
        ),
        _part(p, "Số lượng hồ sơ", p.so_luong_ho_so),
        _part(p, "Thời hạn giải quyết", together=p.thoi_han_giai_quyet),
        _part(p, "Đối tượng thực hiện", *p.doi_tuong_thuc_hien, p.mo_ta_doi_tuong),
        _part(
            p,
            "Cơ quan thực hiện",
            *(p.co_quan_thuc_hien, p.co_quan_co_tham_quyen, p.co_quan_phoi_hop, p.dia_chi_tiep_nhan_ho_so),
        ),
        _part(p, "Kết quả thực hiện", *p.ket_qua_thuc_hien),
        _part(p, "Phí, lệ phí", together=p.phi_le_phi),
        _part(p, "Mẫu đơn, tờ khai", *((paper.mau or paper.ten for paper in p.forms) if p.forms else (NONE,))),
        _part(p, "Yêu cầu, điều kiện thực hiện", p.yeu_cau_dieu_kien_thuc_hien.striptags()),
        _part(p, "Căn cứ pháp lý", together=p.can_cu_phap_ly),
    )


def _part(procedure: Procedure, heading: str, *texts: str, together: tuple[Group, ...] = ()) -> Part:
    """A part with its values; marked where the file says that its value is not checked."""
    mark = (UNCHECKED,) if procedure.unchecked(heading) else ()
    sets = tuple(_values((each,)) for each in together)
    return Part(heading=heading, texts=(*filter(None, texts), *mark), together=sets)


def _values(groups: tuple[Group, ...]) -> tuple[str, ...]:
    """Every text of some groups but addresses and files, and every date."""
    texts = (text for each in groups for text, _ in each.texts())
    dates = (getattr(each, "ngay_ban_hanh", None) for each in groups)
    shown = (text for text in texts if text and not text.startswith(("http://", "https://", "content/files/")))
    return (*shown, *(show_date(day) for day in dates if day))


def _counts(paper: Paper) -> Iterator[str]:
    for label, number in (("Bản chính", paper.ban_chinh), ("Bản sao", paper.ban_sao)):
        if number is not None:
            yield f"{label}: {number}"


def demands(kind: Kind[Procedure], site: Site) -> Iterator[Demand]:
    """Every procedure in force, whether its file is there or not."""
    files = {procedure.ma_thu_tuc: procedure for procedure in site.of(kind)}
    for entry in site.register.in_force:
        p = files.get(entry.code)
        page = Demand(
            code=entry.code,
            title=entry.name,
            address=f"{kind.section}{entry.code}/",
            listed_on=kind.section,
            group=entry.field,
            parts=(*parts(p), *_origins(p, entry)) if p else (),
            texts=(entry.code, entry.field, p.tom_tat, UNCHECKED if p.chua_doi_chieu else "") if p else (),
            targets=tuple(_targets(p)) if p else (),
            source=p.path if p else entry.basis.decision.path,
        )
        yield page
        if p:
            yield sheets.demand_of(page)


def _origins(procedure: Procedure, entry: Entry) -> Iterator[Part]:
    """Where the page says what it rests on: every decision about it, every source, the day it was checked."""
    decided = ((e.change, e.decision.title, show_date(e.decision.ngay_hieu_luc)) for e in entry.history)
    yield Part(heading="Quyết định công bố", texts=tuple(text for each in decided for text in each))
    checked = (show_date(procedure.ngay_doi_chieu),) if procedure.ngay_doi_chieu else ()
    if sources := (*(origin.ten for origin in procedure.nguon), *checked):
        yield Part(heading="Nguồn", texts=sources)


def _targets(procedure: Procedure) -> Iterator[str]:
    """Where the page must lead: handing in online, and every form to download."""
    yield from (channel.lien_ket for channel in procedure.cach_thuc_thuc_hien if channel.lien_ket)
    yield from (file_address(form.tep) for form in procedure.forms if form.tep)


# ---- the kind --------------------------------------------------------------------------------------------------------


def figures(_kind: Kind[Procedure], site: Site, period: Period) -> Iterator[Figure]:
    """What the register says: procedures in force at the end of the period, and those that decisions changed in it.
    Nothing where it holds no decision: that is unknown, not none.
    """
    day = min(period.last, site.date)
    then = fold(site.register.decisions, day)
    in_force = len(then.in_force) if then.entries else None
    yield Figure(label="Thủ tục hành chính có hiệu lực đến cuối kỳ", value=in_force)
    decided = [decision for decision in site.register.basis(day) if not decision.provisional]
    changed = [change for each in decided if period.holds(each.ngay_hieu_luc) for change, _ in changes(each)]
    for name in get_args(Change):
        number = changed.count(name) if decided else None
        note = "theo ngày hiệu lực của quyết định"
        yield Figure(label=f"Thủ tục hành chính {name.lower()} trong kỳ", value=number, note=note)


def row(procedure: Procedure) -> Row:
    return Row(
        title=procedure.ten_thu_tuc,
        address=f"/thu-tuc/{procedure.ma_thu_tuc}/",
        summary=procedure.tom_tat,
        label=procedure.linh_vuc,
        code=procedure.ma_thu_tuc,
    )


KIND: Kind[Any] = Kind(
    name="procedure",
    label="Thủ tục hành chính",
    files=("procedures/*.md",),
    record=Procedure,
    section="/thu-tuc/",
    row=row,
    order=lambda p: sort_key(p.ten_thu_tuc),
    rules=rules,
    posted=lambda p, site: bool((entry := site.register.entries.get(p.ma_thu_tuc)) and not entry.abolished),
    pages=pages,
    demands=demands,
    retired=lambda kind, site: (f"{kind.section}{entry.code}/" for entry in site.register.abolished),
    home_rows=home_rows,
    figures=figures,
    chapter="2.1",
    short="Thủ tục",
    linked_data=linked_data,
    in_feed=True,
    feed=feed,
    key=("ma_thu_tuc",),
    derived=Standing,
    derive=standing,
    tables=("thanh_phan_ho_so", "thoi_han_giai_quyet", "phi_le_phi", "can_cu_phap_ly"),
    keywords=lambda p: p.tu_khoa,
    help="Mỗi thủ tục một tệp, tên tệp là mã thủ tục.",
)

"""Fold the published decisions into the procedures in force on a date."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from dataclasses import field as plain_field
from datetime import date as Date
from typing import Literal

from generator.fields import Group, Record, field, group
from generator.problems import Problem
from generator.readers import DATE, INTEGER, TEXT, URL, choice, many, pattern
from generator.vietnamese import canonical, same, sort_key

PROVISIONAL = "Danh mục tạm"
CODE_FORM = r"[0-9]\.[0-9]{6}"
CODE = pattern(CODE_FORM, "mã thủ tục (một chữ số, dấu chấm, sáu chữ số)", "1.001716")


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin(Group):
    """Where a fact was read (`Nguồn`)."""

    ten: str = field("Tên", TEXT, example="Cổng Dịch vụ công quốc gia")
    lien_ket: str = field("Liên kết", URL, default="")
    ngay_xem: Date | None = field("Ngày xem", DATE, default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row(Group):
    """One procedure that a decision issues or amends."""

    ma: str = field("Mã", CODE)
    ten: str = field("Tên", TEXT, example="Cấp Giấy chứng nhận …")
    linh_vuc: str = field("Lĩnh vực", TEXT, example="Hoạt động khoa học và công nghệ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Abolition(Group):
    """One procedure that a decision abolishes."""

    ma: str = field("Mã", CODE)
    ten: str = field("Tên", TEXT, help="Để đối chiếu với mã: gõ nhầm mã thì máy báo.")
    linh_vuc: str = field("Lĩnh vực", TEXT, default="")
    thay_the_boi: tuple[str, ...] = field("Thay thế bởi", many(CODE), default=())


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision(Record):
    """A decision that publishes procedures (NĐ 63/2010/NĐ-CP, amended by NĐ 92/2017/NĐ-CP), or a provisional list."""

    loai: str = field("Loại", choice(PROVISIONAL, "Quyết định công bố"), default="")
    so_ky_hieu: str = field("Số ký hiệu", TEXT, default="", example="1234/QĐ-UBND")
    ngay_ban_hanh: Date | None = field("Ngày ban hành", DATE, default=None)
    ngay_hieu_luc: Date = field("Ngày hiệu lực", DATE)
    co_quan_ban_hanh: str = field("Cơ quan ban hành", TEXT, default="", example="Chủ tịch UBND tỉnh Sơn La")
    trich_yeu: str = field("Trích yếu", TEXT, default="")
    tong_so_thu_tuc: int = field(
        "Tổng số thủ tục", INTEGER, help="Số thủ tục ghi trong quyết định, đối chiếu với các dòng."
    )
    ban_hanh_moi: tuple[Row, ...] = field("Ban hành mới", many(group(Row)), default=())
    sua_doi_bo_sung: tuple[Row, ...] = field("Sửa đổi, bổ sung", many(group(Row)), default=())
    bai_bo: tuple[Abolition, ...] = field("Bãi bỏ", many(group(Abolition)), default=())
    nguon: tuple[Origin, ...] = field("Nguồn", many(group(Origin, shorthand="ten")), default=())

    @property
    def provisional(self) -> bool:
        return bool(self.loai) and same(self.loai, PROVISIONAL)

    @property
    def title(self) -> str:
        return "Danh mục tạm" if self.provisional else f"Quyết định số {self.so_ky_hieu}"


Change = Literal["Ban hành mới", "Sửa đổi, bổ sung", "Bãi bỏ"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """What one decision did to one procedure."""

    change: Change
    decision: Decision
    row: Row | Abolition


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One procedure as the decisions in effect leave it: in force, or abolished by `abolished`."""

    code: str
    name: str
    field: str
    history: tuple[Event, ...]

    @property
    def abolished(self) -> Event | None:
        return self.history[-1] if self.history[-1].change == "Bãi bỏ" else None

    @property
    def basis(self) -> Event:
        """The last event: what the entry rests on, and where it stands in the register."""
        return self.history[-1]


@dataclass(frozen=True, slots=True, kw_only=True)
class Register:
    """All decisions, and their fold on one date. Codes map to entries in the order of the decisions."""

    decisions: tuple[Decision, ...] = ()
    entries: Mapping[str, Entry] = plain_field(default_factory=dict)

    @property
    def in_force(self) -> tuple[Entry, ...]:
        return tuple(entry for entry in self.entries.values() if not entry.abolished)

    @property
    def abolished(self) -> tuple[Entry, ...]:
        return tuple(entry for entry in self.entries.values() if entry.abolished)

    @property
    def codes(self) -> frozenset[str]:
        """Every code that any decision names, past or future."""
        rows = (row for decision in self.decisions for _, row in changes(decision))
        return frozenset(code for row in rows for code in (row.ma, *getattr(row, "thay_the_boi", ())))

    def basis(self, day: Date) -> tuple[Decision, ...]:
        """The decisions in effect on a day, newest first."""
        return tuple(decision for decision in reversed(self.decisions) if decision.ngay_hieu_luc <= day)


def changes(decision: Decision) -> Iterator[tuple[Change, Row | Abolition]]:
    """Every row of a decision. Abolitions come first, so that a code may be abolished and issued anew at once."""
    for abolition in decision.bai_bo:
        yield "Bãi bỏ", abolition
    for row in decision.ban_hanh_moi:
        yield "Ban hành mới", row
    for row in decision.sua_doi_bo_sung:
        yield "Sửa đổi, bổ sung", row


def fold(decisions: tuple[Decision, ...], day: Date) -> Register:
    """The register on a day: the fold of all decisions whose `Ngày hiệu lực` has come. Faulty rows are skipped."""
    ordered = in_order(decisions)
    entries: dict[str, Entry] = {}
    for decision in ordered:
        if decision.ngay_hieu_luc <= day:
            for change, row in changes(decision):
                _apply(entries, Event(change=change, decision=decision, row=row))
    return Register(decisions=ordered, entries=entries)


def in_order(decisions: tuple[Decision, ...]) -> tuple[Decision, ...]:
    """By date of effect, then of issue, then by number (9 before 10)."""
    return tuple(
        sorted(decisions, key=lambda d: (d.ngay_hieu_luc, d.ngay_ban_hanh or Date.min, sort_key(d.so_ky_hieu), d.path))
    )


def _apply(entries: dict[str, Entry], event: Event) -> None:
    code = event.row.ma
    known = entries.get(code)
    standing = known is not None and not known.abolished
    if standing == (event.change == "Ban hành mới"):
        return
    entries[code] = Entry(
        code=code,
        name=known.name if known and event.change == "Bãi bỏ" else event.row.ten,
        field=known.field if known and event.change == "Bãi bỏ" else event.row.linh_vuc,
        history=(*(known.history if known else ()), event),
    )


def contradictions(decisions: tuple[Decision, ...]) -> Iterator[Problem]:
    """Rows that contradict earlier decisions or one another, over all time: future decisions too."""
    entries: dict[str, Entry] = {}
    for decision in in_order(decisions):
        yield from _within(decision)
        told: set[tuple[str, Change]] = set()
        for change, row in changes(decision):
            known = entries.get(row.ma)
            standing = known is not None and not known.abolished
            if (row.ma, change) in told:
                continue  # written twice in one list: _within has told it
            told.add((row.ma, change))
            if change == "Ban hành mới" and standing:
                assert known is not None
                message = f"{row.ma} đã được «{known.basis.decision.title}» ban hành và đang có hiệu lực"
                yield _at(decision, row, message, "chuyển xuống mục «Sửa đổi, bổ sung», hoặc bãi bỏ trước")
            if change != "Ban hành mới" and not standing:
                message = f"{row.ma} chưa có quyết định nào ban hành, hoặc đã bị bãi bỏ, nên không thể «{change}»"
                yield _at(decision, row, message, "kiểm tra lại mã, ngày hiệu lực của các quyết định")
            elif change == "Bãi bỏ" and known and not any(same(row.ten, each.row.ten) for each in known.history):
                message = f"bãi bỏ {row.ma} nhưng ghi tên «{row.ten}», trong khi {row.ma} là «{known.name}»"
                yield _at(decision, row, message, "kiểm tra lại mã và tên trong quyết định")
            _apply(entries, Event(change=change, decision=decision, row=row))
    yield from _numbered_twice(decisions)
    codes = set(entries)
    for decision in decisions:
        for abolition in decision.bai_bo:
            for successor in abolition.thay_the_boi:
                if successor not in codes:
                    message = f"thủ tục thay thế {successor} không có trong quyết định nào"
                    yield _successor(decision, abolition, message)
                elif successor == abolition.ma:
                    yield _successor(decision, abolition, f"thủ tục {successor} được ghi là thay thế chính nó")


def _numbered_twice(decisions: tuple[Decision, ...]) -> Iterator[Problem]:
    """A number is unique for an issuer and a year (NĐ 30/2020/NĐ-CP Điều 15)."""
    first: dict[tuple[str, str, int], Decision] = {}
    for decision in sorted(decisions, key=lambda decision: decision.path):
        if decision.so_ky_hieu and decision.ngay_ban_hanh:
            number = (canonical(decision.so_ky_hieu), canonical(decision.co_quan_ban_hanh), decision.ngay_ban_hanh.year)
            earlier = first.setdefault(number, decision)
            if earlier is not decision:
                message = f"quyết định số {decision.so_ky_hieu} đã có ở {earlier.path}"
                yield decision.problem("so_ky_hieu", "quyet-dinh", message, "sửa số ký hiệu, hoặc bỏ một tệp")


def _within(decision: Decision) -> Iterator[Problem]:
    rows = [row for _, row in changes(decision)]
    if len(rows) != decision.tong_so_thu_tuc:
        message = f"quyết định ghi tổng số {decision.tong_so_thu_tuc} thủ tục nhưng tệp có {len(rows)} dòng"
        yield decision.problem("tong_so_thu_tuc", "tong-so", message, "đối chiếu từng dòng với quyết định")
    seen: dict[tuple[str, bool], int] = {}
    for change, row in changes(decision):
        kind = (row.ma, change == "Bãi bỏ")
        if earlier := seen.get(kind):
            yield _at(decision, row, f"mã {row.ma} viết hai lần (lần đầu ở dòng {earlier})", "xóa một dòng")
        seen.setdefault(kind, row.line("ma"))


def _successor(decision: Decision, abolition: Abolition, message: str) -> Problem:
    line = abolition.line("thay_the_boi")
    hint = "kiểm tra lại mã ở mục «Thay thế bởi»"
    return Problem(path=decision.path, line=line, rule="quyet-dinh", message=message, hint=hint)


def _at(decision: Decision, row: Row | Abolition, message: str, hint: str) -> Problem:
    return Problem(path=decision.path, line=row.line("ma"), rule="quyet-dinh", message=message, hint=hint)


def rules(decision: Decision) -> Iterator[Problem]:
    """What one decision file must hold: a provisional list bears no number or date of issue, a decision needs them."""
    if decision.html:
        message = "tệp quyết định không có phần bài viết, nên đoạn này sẽ không hiện ở đâu"
        yield replace(
            decision.problem("", "trong", message, "xóa đoạn này, hoặc đưa vào «Trích yếu»"), line=decision.body_line
        )
    if decision.provisional:
        for name, label in (
            ("so_ky_hieu", "Số ký hiệu"),
            ("ngay_ban_hanh", "Ngày ban hành"),
            ("co_quan_ban_hanh", "Cơ quan ban hành"),
            ("trich_yeu", "Trích yếu"),
        ):
            if getattr(decision, name):
                message = f"«Danh mục tạm» không phải quyết định nên không được có mục «{label}»"
                yield decision.problem(name, "danh-muc-tam", message, "xóa dòng này")
        for name, label in (("sua_doi_bo_sung", "Sửa đổi, bổ sung"), ("bai_bo", "Bãi bỏ")):
            if getattr(decision, name):
                message = f"«Danh mục tạm» chỉ có mục «Ban hành mới», không có «{label}»"
                yield decision.problem(name, "danh-muc-tam", message, "chuyển sang tệp của quyết định thật")
        return
    wanted = {
        "so_ky_hieu": "Số ký hiệu: 1234/QĐ-UBND",
        "ngay_ban_hanh": "Ngày ban hành: 31/12/2022",
        "co_quan_ban_hanh": "Cơ quan ban hành: …",
        "trich_yeu": "Trích yếu: …",
    }
    for name, example in wanted.items():
        if not getattr(decision, name):
            label = example.partition(":")[0]
            yield decision.problem("", "thieu-muc", f"thiếu mục «{label}»", f"thêm dòng «{example}»")
    if decision.ngay_ban_hanh and (decision.ngay_hieu_luc - decision.ngay_ban_hanh).days > 366:
        message = "ngày hiệu lực sau ngày ban hành hơn một năm"
        hint = "kiểm tra lại hai ngày; đúng như quyết định thì để nguyên"
        yield decision.problem("ngay_hieu_luc", "thu-tu-ngay", message, hint, warning=True)
    if decision.ngay_ban_hanh and decision.ngay_hieu_luc < decision.ngay_ban_hanh:
        message = "ngày hiệu lực trước ngày ban hành"
        yield decision.problem("ngay_hieu_luc", "thu-tu-ngay", message, "kiểm tra lại hai ngày trong quyết định")

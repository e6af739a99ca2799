"""Every procedure in force has its posted file, under the name and field of the decision; no file is nobody's."""

from collections.abc import Iterator

from generator.kinds.procedure.procedure import KIND, Procedure
from generator.model.old_kind import Site
from generator.model.register import Entry
from generator.problems import Problem
from generator.text.comparing import same
from generator.text.showing import show_date


def check(site: Site) -> Iterator[Problem]:
    """NĐ 63/2010/NĐ-CP Điều 15-17: what is in force is public, complete and as published."""
    files: dict[str, Procedure] = {}
    for procedure in (*site.of(KIND), *site.waiting.get(KIND.name, ())):
        files.setdefault(procedure.ma_thu_tuc, procedure)
    for entry in site.register.in_force:
        procedure = files.get(entry.code)
        if procedure is None:
            yield _missing(entry)
        else:
            yield from _not_posted(procedure, site)
            yield from _differs(entry, procedure)
    for procedure in site.everything(KIND) if site.register.decisions else ():
        if procedure.ma_thu_tuc not in site.register.codes:
            message = f"mã {procedure.ma_thu_tuc} không có trong quyết định nào ở content/register/"
            yield procedure.problem("ma_thu_tuc", "ma-la", message, "sửa mã cho đúng, hoặc đưa quyết định vào")


def _missing(entry: Entry) -> Problem:
    decision = entry.basis.decision
    return Problem(
        path=decision.path,
        line=entry.basis.row.line("ma"),
        rule="thieu-thu-tuc",
        message=f"chưa có bài cho thủ tục {entry.code} «{entry.name}»",
        hint=f"viết tệp content/procedures/{entry.code}.md (chép một tệp có sẵn rồi sửa)",
    )


def _not_posted(procedure: Procedure, site: Site) -> Iterator[Problem]:
    code = procedure.ma_thu_tuc
    if procedure.ban_nhap:
        message = f"thủ tục {code} đang có hiệu lực nhưng bài còn là bản nháp nên không được đăng"
        yield procedure.problem("ban_nhap", "thieu-thu-tuc", message, "xóa dòng «Bản nháp: có» khi bài đã đủ")
    elif procedure.ngay_dang and procedure.ngay_dang > site.date:
        day = show_date(procedure.ngay_dang)
        message = f"thủ tục {code} đang có hiệu lực nhưng bài hẹn đến {day} mới đăng"
        yield procedure.problem("ngay_dang", "thieu-thu-tuc", message, "xóa dòng «Ngày đăng»")


def _differs(entry: Entry, procedure: Procedure) -> Iterator[Problem]:
    where = entry.basis.decision.path
    pairs = (
        ("ten_thu_tuc", "Tên thủ tục", procedure.ten_thu_tuc, entry.name),
        ("linh_vuc", "Lĩnh vực", procedure.linh_vuc, entry.field),
    )
    for name, label, typed, decided in pairs:
        if not same(typed, decided):
            message = f"{entry.code}: «{label}: {typed}» khác quyết định ({where}): «{decided}»"
            yield procedure.problem(name, "khac-quyet-dinh", message, f"{label}: {decided}")

"""What one procedure file must keep within itself."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date as Date
from itertools import chain

from generator.declaring.file_type import all_of
from generator.kinds.procedure.derived import forms
from generator.kinds.procedure.record import LABELS, Procedure
from generator.model.naming import NOT_OVER, named_after
from generator.problems import Problem
from generator.text.comparing import guess, key

EMPTY_WORDS = {"khong", "khongco", "chuaco", "chuaro", "khongro", "khongapdung"}
LONG = 100  # letters: no such word
BY_DAY = re.compile(r"(?P<code>.+?)\.tu-(?P<day>\d{4}-\d{2}-\d{2})")  # '1.001716.tu-2027-01-01'


def since_in(stem: str) -> Date | None:
    """The day in the name of a file whose text takes the place of another on that day."""
    found = BY_DAY.fullmatch(stem)
    try:
        return Date.fromisoformat(found["day"]) if found else None
    except ValueError:
        return None


def named(procedure: Procedure) -> Iterator[Problem]:
    """A file bears the code as its name; after it the day from which its text holds, where that is not from ever."""
    code, stem = procedure.ma_thu_tuc, procedure.stem
    day = since_in(stem)
    if stem in (code, f"{code}.tu-{day}"):
        return
    if re.match(rf"{re.escape(code)}\.\D*\d", stem):
        message = f"tên tệp «{stem}.md»: sau mã phải là «.tu-» rồi năm, tháng, ngày bài bắt đầu áp dụng"
        yield procedure.problem("ma_thu_tuc", "ten-tep", message, f"đổi tên tệp, ví dụ {_renamed(code, stem)}.md")
    elif day:
        message = f"tên tệp «{stem}.md» khác mã thủ tục «{code}»"
        hint = f"kiểm tra lại mã ở dòng này; mã đúng thì đổi tên tệp thành {code}.tu-{day}.md{NOT_OVER}"
        yield procedure.problem("ma_thu_tuc", "ten-tep", message, hint)
    else:
        yield from named_after("ma_thu_tuc", "mã thủ tục")(procedure)


def _renamed(code: str, stem: str) -> str:
    """The name that was meant: '1.001716.tu-01-01-2027', '1.001716.1-1-2027' -> '1.001716.tu-2027-01-01'."""
    numbers = [*map(int, re.findall(r"\d+", stem.removeprefix(code)))]
    for year, month, day in (numbers, numbers[::-1]) if len(numbers) == 3 else ():
        if year >= Date.min.year and (meant := since_in(f"{code}.tu-{year:04}-{month:02}-{day:02}")):
            return f"{code}.tu-{meant.isoformat()}"
    return f"{code}.tu-2027-01-01"


def says_something(name: str, values: Callable[[Procedure], Iterable[str]]) -> Callable[[Procedure], Iterator[Problem]]:
    """The rule that a part is not `Không` or its like: of this one every procedure has something to say."""

    def rule(procedure: Procedure) -> Iterator[Problem]:
        for value in values(procedure):
            if len(value) < LONG and key(value).strip(".") in EMPTY_WORDS:
                message = f"«{LABELS[name]}» chỉ ghi «{value}», nhưng phần này thủ tục nào cũng phải có"
                yield procedure.problem(name, "trong", message, "ghi nội dung thật theo quyết định công bố")

    return rule


PARTS: Mapping[str, Callable[[Procedure], Iterable[str]]] = {
    "so_luong_ho_so": lambda p: (p.so_luong_ho_so,),
    "thoi_han_giai_quyet": lambda p: (each.thoi_han for each in p.thoi_han_giai_quyet),
    "co_quan_thuc_hien": lambda p: (p.co_quan_thuc_hien,),
    "ket_qua_thuc_hien": lambda p: p.ket_qua_thuc_hien,
    "can_cu_phap_ly": lambda p: (each.so_ky_hieu for each in p.can_cu_phap_ly),
    "thanh_phan_ho_so": lambda p: (paper.ten for dossier in p.thanh_phan_ho_so for paper in dossier.giay_to),
    "trinh_tu_thuc_hien": lambda p: (p.trinh_tu_thuc_hien.striptags(),),
}


def forms_told(procedure: Procedure) -> Iterator[Problem]:
    """Either a paper is a form, or the file says that there is none."""
    found = forms(procedure)
    if found and procedure.mau_don_to_khai:
        message = f"ghi «Không» nhưng thành phần hồ sơ có mẫu «{found[0].mau or found[0].tep}»"
        yield procedure.problem("mau_don_to_khai", "mau-don", message, "xóa dòng «Mẫu đơn, tờ khai»")
    if not found and not procedure.mau_don_to_khai:
        message = "thiếu mục «Mẫu đơn, tờ khai»: chưa giấy tờ nào có «Mẫu»"
        hint = "giấy tờ nào là mẫu thì thêm «Mẫu: …» vào đó; quyết định không có mẫu nào mới ghi «Không» ở mục này"
        yield procedure.problem("", "thieu-muc", message, hint)


def channels_once(procedure: Procedure) -> Iterator[Problem]:
    """Each way of handing in is told once."""
    seen: set[str] = set()
    for channel in procedure.cach_thuc_thuc_hien:
        if key(channel.hinh_thuc) in seen:
            message = f"cách thức «{channel.hinh_thuc}» viết hai lần"
            yield procedure.problem("", "trung-muc", message, "gộp hai phần làm một", of=channel)
        seen.add(key(channel.hinh_thuc))


def unchecked_labels(procedure: Procedure) -> Iterator[Problem]:
    """«Chưa đối chiếu» and «Nguồn ghi khác» name what stands in this file."""
    given = {label for name, label in LABELS.items() if name in procedure.lines}
    given.add(LABELS["mau_don_to_khai"])  # drawn from the papers when it is not given
    unchecked = (("chua_doi_chieu", label) for label in procedure.chua_doi_chieu)
    differing = (("nguon_ghi_khac", each.muc) for each in procedure.nguon_ghi_khac)
    for name, label in chain(unchecked, differing):
        if not any(key(label) == key(known) for known in given):
            near = guess(label, given)
            hint = f"có phải «{near}»?" if near else "chỉ ghi tên mục có trong tệp này"
            message = f"{LABELS[name]}: tệp này không có mục «{label}»"
            yield procedure.problem(name, "muc-la", message, hint)


rules = all_of(named, *(says_something(*part) for part in PARTS.items()), forms_told, channels_once, unchecked_labels)

"""How one value is read: text as typed in, a value or a Vietnamese refusal out."""

import re
from collections.abc import Callable, Iterator
from datetime import date as Date
from datetime import time as Time
from datetime import timedelta
from decimal import Decimal
from typing import Any, TypeVar

from markupsafe import Markup

from generator.declaring.fields import Group, field, specs
from generator.declaring.parsing import read_fields
from generator.declaring.spec import ABSENT, Reading, Refused, Spec, Value
from generator.reading.lint import LEFTOVERS
from generator.reading.values import Entries, Items, Node, Text
from generator.text.comparing import canonical, guess, key

_YEARS = "(?:19|20)[0-9]{2}"  # any other is a slip of the hand, and calendars end at 9999


_THOUSANDS = re.compile(r"[0-9]{1,3}(?:[. ][0-9]{3})+")  # as Excel shows them


MAX_URL = 2_000


MAX_PATTERN = 300  # letters; nothing of a fixed form is longer


class Term(str):
    """A value of a closed list, as typed; `is_` compares it with the declared spelling."""

    __slots__ = ()

    def is_(self, declared: str) -> bool:
        return canonical(self) == canonical(declared)


def _text(node: Node, spec: Spec, reading: Reading) -> str:
    if isinstance(node, Entries):
        name = node.entries[0][0].value if node.entries else ""
        message = f"{spec.label}: phải là chữ, nhưng dấu hai chấm sau «{name}» làm máy hiểu là một mục khác"
        raise reading.refuse(node.line, message, 'đặt cả giá trị trong dấu ngoặc kép "…"')
    if isinstance(node, Items):
        raise reading.refuse(node.line, f"{spec.label}: chỉ nhận một giá trị, không nhận danh sách", example_of(spec))
    if not node.value:
        raise reading.refuse(node.line, f"{spec.label}: để trống", _or_leave_out(spec), "trong")
    return node.value


def _prose(node: Node, spec: Spec, reading: Reading) -> str:
    typed = _text(node, spec, reading)
    if not any(letter.isalnum() for letter in typed):
        message = f"{spec.label}: «{shorten(typed)}» không nói lên điều gì"
        raise reading.refuse(node.line, message, _or_leave_out(spec), "trong")
    for signs, name in LEFTOVERS:
        if found := signs.search(typed):
            message = f"{spec.label}: còn sót {name} «{found.group()}»; chữ ở mục này hiện nguyên như gõ"
            raise reading.refuse(node.line, message, "xóa dấu đó", "con-sot")
    return typed


TEXT = Value(_prose, "chữ")


def pattern(regex: str, shape: str, example: str) -> Value:
    """Text of one form, e.g. a code."""

    def read(node: Node, spec: Spec, reading: Reading) -> str:
        typed = _text(node, spec, reading)
        if len(typed) > MAX_PATTERN or not re.fullmatch(regex, typed):
            start = re.match(regex, typed[:MAX_PATTERN])
            hint = f"viết «{spec.label}: {shorten(start.group())}»" if start else example_of(spec)
            raise reading.refuse(node.line, f"{spec.label}: «{shorten(typed)}» không đúng dạng {shape}", hint)
        return typed

    return Value(read, shape, example)


def choice(*values: str) -> Value:
    """One of a closed list; what was typed is kept as a Term."""

    def read(node: Node, spec: Spec, reading: Reading) -> Term:
        typed = Term(_text(node, spec, reading))
        if not any(typed.is_(value) for value in values):
            near = guess(shorten(typed), values)
            several = [value for value in values if key(value) in map(key, re.split(r"[,;]", typed))]
            hint = f"có phải «{near}»?" if near else "chọn một trong: " + " · ".join(values)
            if len(several) > 1:
                hint = "mỗi lựa chọn một dòng: " + " ".join(f"«  - {value}»" for value in several)
            elif len(values) == 1:
                hint = spec.help
            raise reading.refuse(node.line, f"{spec.label}: không có lựa chọn «{shorten(typed)}»", hint)
        return typed

    return Value(read, "một trong: " + " · ".join(values), values[0])


def _date(node: Node, spec: Spec, reading: Reading) -> Date:
    typed = _text(node, spec, reading)
    day = re.fullmatch(rf"([0-9]{{1,2}})/([0-9]{{1,2}})/({_YEARS})", typed)
    iso = re.fullmatch(rf"({_YEARS})-([0-9]{{1,2}})-([0-9]{{1,2}})", typed)
    try:
        if day:
            return Date(int(day[3]), int(day[2]), int(day[1]))
        if iso:
            return Date(int(iso[1]), int(iso[2]), int(iso[3]))
    except ValueError:
        message = f"{spec.label}: «{shorten(typed)}» không phải ngày có thật"
        raise reading.refuse(node.line, message, example_of(spec)) from None
    raise reading.refuse(node.line, f"{spec.label}: «{shorten(typed)}» không phải ngày/tháng/năm", example_of(spec))


DATE = Value(_date, "ngày/tháng/năm", "31/12/2022", data="date")


def _time(node: Node, spec: Spec, reading: Reading) -> Time:
    typed = _text(node, spec, reading)
    found = re.fullmatch(r"([0-9]{1,2})(?::([0-9]{2})|[hH]([0-9]{2})?)", typed)
    if not found or int(found[1]) > 23 or int(found[2] or found[3] or 0) > 59:
        raise reading.refuse(
            node.line, f"{spec.label}: «{shorten(typed)}» không phải giờ:phút trong ngày", example_of(spec)
        )
    return Time(int(found[1]), int(found[2] or found[3] or 0))


TIME = Value(_time, "giờ:phút", "07:30", data="time")


def _duration(node: Node, spec: Spec, reading: Reading) -> timedelta:
    typed = _text(node, spec, reading)
    found = re.fullmatch(r"(?:([0-9]{1,2}):)?([0-5]?[0-9]):([0-5][0-9])", typed)
    if not found or not any(map(int, typed.split(":"))):
        message = f"{spec.label}: «{shorten(typed)}» không phải phút:giây hoặc giờ:phút:giây"
        raise reading.refuse(node.line, message, example_of(spec))
    return timedelta(hours=int(found[1] or 0), minutes=int(found[2]), seconds=int(found[3]))


DURATION = Value(_duration, "phút:giây hoặc giờ:phút:giây", "3:20", data="duration")


def _decimal(node: Node, spec: Spec, reading: Reading) -> Decimal:
    typed = _text(node, spec, reading)
    if not re.fullmatch(r"[0-9]{1,12}(,[0-9]{1,6})?", typed):
        hint = (
            f"viết dấu phẩy: {typed.replace('.', ',')}" if re.fullmatch(r"[0-9]+\.[0-9]+", typed) else example_of(spec)
        )
        raise reading.refuse(node.line, f"{spec.label}: «{shorten(typed)}» không phải số thập phân", hint)
    return Decimal(typed.replace(",", "."))


DECIMAL = Value(_decimal, "số, dấu phẩy thập phân", "62,45", data="number")


def integer(least: int = 0, most: int = 999_999_999, example: str = "63") -> Value:
    """A whole number within bounds."""

    def read(node: Node, spec: Spec, reading: Reading) -> int:
        typed = _text(node, spec, reading)
        if not re.fullmatch(r"[0-9]{1,9}", typed):
            solid = re.sub("[. ]", "", typed) if _THOUSANDS.fullmatch(typed) else ""
            hint = f"viết liền: «{spec.label}: {solid}»" if solid else example_of(spec)
            raise reading.refuse(node.line, f"{spec.label}: «{shorten(typed)}» không phải số nguyên", hint)
        if not least <= int(typed) <= most:
            message = f"{spec.label}: {typed} không nằm trong {least} đến {most}"
            raise reading.refuse(node.line, message, example_of(spec))
        return int(typed)

    return Value(read, "số nguyên", example, data="integer")


INTEGER = integer()


def _year(node: Node, spec: Spec, reading: Reading) -> int:
    typed = _text(node, spec, reading)
    if not re.fullmatch(_YEARS, typed):
        raise reading.refuse(node.line, f"{spec.label}: «{shorten(typed)}» không phải năm", example_of(spec))
    return int(typed)


YEAR = Value(_year, "năm", "2022", data="year")


def _yes_no(node: Node, spec: Spec, reading: Reading) -> bool:
    typed = _text(node, spec, reading)
    if key(typed) not in ("co", "khong"):
        raise reading.refuse(
            node.line, f"{spec.label}: chỉ nhận «có» hoặc «không», không nhận «{shorten(typed)}»", example_of(spec)
        )
    return key(typed) == "co"


YES_NO = Value(_yes_no, "có hoặc không", "có", data="boolean")


def _url(node: Node, spec: Spec, reading: Reading) -> str:
    typed = _text(node, spec, reading)
    if len(typed) > MAX_URL or not re.fullmatch(r"https?://[^\s/@.][^\s/@]*\.[^\s/@.]+(/\S*)?", typed):
        raise reading.refuse(
            node.line, f"{spec.label}: «{shorten(typed)}» không phải địa chỉ trang web", example_of(spec)
        )
    return typed


TASK = pattern(r"(?:[IVX]{1,4}\.)?[0-9]{1,2}(\.[0-9]{1,2})*", "số nhiệm vụ", "2.1")  # of the plan


URL = Value(_url, "địa chỉ trang web", "https://ten-mien.vn/trang/")


ADDRESS = pattern(r"/(?:\w[\w.~-]*/)*(?:\w[\w.~-]*)?", "địa chỉ trong chuyên mục, bắt đầu bằng /", "/tin-tuc/ten-cu/")


_FILE = r"content/files/(?:[\w ()~-][\w. ()~-]*/)*[\w ()~-][\w. ()~-]*"


FILE = pattern(
    rf"{_FILE}\.\w+",
    "đường dẫn tới một tệp trong content/files/",
    "content/files/mau-14.docx",
)


IMAGE = pattern(
    rf"{_FILE}\.(?:jpe?g|png|webp)",
    "đường dẫn tới một ảnh (jpg, png, webp) trong content/files/",
    "content/files/hoi-nghi.jpg",
)


def many(one: Value) -> Value:
    """A block list; a single text stands for a list of one."""

    def read(node: Node, spec: Spec, reading: Reading) -> tuple[Any, ...]:
        if isinstance(node, Text):
            return (one.read(node, spec, reading),)
        if isinstance(node, Entries):
            hint = "thêm «- » trước mục đầu tiên của mỗi phần tử"
            if one.group is not None:
                raise reading.refuse(node.line, f"{spec.label}: phải là danh sách", hint)
            return (one.read(node, spec, reading),)
        if not node.items:
            raise reading.refuse(node.line, f"{spec.label}: danh sách trống", example_of(spec), "trong")
        return tuple(_all_or_refused(node.items, lambda item: one.read(item, spec, reading)))

    return Value(read, f"danh sách: {one.shape}", one.example, one.group, data="array")


def _section(node: Node, spec: Spec, reading: Reading) -> Markup:
    assert isinstance(node, Text)
    if not any(letter.isalnum() for letter in Markup(node.value).striptags()):
        message = f"phần «## {spec.label}» không có nội dung"
        raise reading.refuse(
            node.line, message, ". ".join(filter(None, ("viết nội dung dưới tiêu đề", spec.help))), "trong"
        )
    return Markup(node.value)  # already converted by markup.py with raw HTML off


SECTION = Value(_section, "phần bài viết dưới tiêu đề ##")


def section(label: str, *, help: str = "", default: object = ABSENT) -> Any:
    """Declare a `## ` heading of the body whose content is a field."""
    return field(label, SECTION, help=help, default=default, in_body=True)


G = TypeVar("G", bound=Group)


def group(cls: type[G], shorthand: str = "") -> Value:
    """A set of fields; a bare text stands for the field named `shorthand` alone."""

    def read(node: Node, spec: Spec, reading: Reading) -> G:
        if shorthand and isinstance(node, Text):
            inner = specs(cls)[shorthand]
            value = inner.read(node, spec, reading)
            return cls(lines={"": node.line, shorthand: node.line}, **{shorthand: value})
        if not isinstance(node, Entries):
            known = " · ".join(inner.label for inner in specs(cls).values())
            first = next(iter(specs(cls).values()))
            hint = f"viết «{spec.label}:», xuống dòng viết «  - {first.label}: {first.example or '…'}»"
            raise reading.refuse(node.line, f"{spec.label}: mỗi phần tử gồm các mục {known}", hint)
        return cls(**read_fields(cls, node, reading, spec.label))

    labels = ", ".join(spec.label for spec in specs(cls).values())
    return Value(read, f"{'chữ, hoặc ' if shorthand else ''}các mục ({labels})", group=cls, data="object")


def shorten(text: str) -> str:
    return text if len(text) <= 120 else text[:117] + "…"


def example_of(spec: Spec) -> str:
    return f"ví dụ «{spec.label}: {spec.example}»" if spec.example else f"viết «{spec.label}: …»"


def _or_leave_out(spec: Spec) -> str:
    needed = spec.required and spec.data != "array"  # of a list, one element can go
    return example_of(spec) + ("" if needed else "; chưa có thì xóa cả dòng")


def _all_or_refused(nodes: tuple[Node, ...], read: Callable[[Node], Any]) -> Iterator[Any]:
    values, refused = [], False
    for node in nodes:
        try:
            values.append(read(node))
        except Refused:
            refused = True
    if refused:
        raise Refused
    yield from values

"""Fields that hold words: free text, text of one form, one of a closed list, one of a list that site.yaml declares."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from generator.declaring.spec import Reading, Refused, Spec, Value
from generator.reading.hosts import unreachable
from generator.reading.lint import LEFTOVERS
from generator.reading.values import Entries, Items, Node
from generator.text.comparing import canonical, guess, key
from generator.text.placeholders import holds_place

MAX_URL = 2_000
MAX_PATTERN = 300  # letters; nothing of a fixed form is longer
_ADDRESSES = re.compile(r"\b(?:(?:https?|file)://|[A-Za-z]:\\)[^\s«»“”\"()<>]+")


class Term(str):
    """A value of a closed list, as typed; `is_` compares it with the declared spelling."""

    __slots__ = ()

    def is_(self, declared: str) -> bool:
        return canonical(self) == canonical(declared)


class OneText(Value):
    """Whatever is typed as one text; a text is written as it is."""

    __slots__ = ()

    def write(self, value: object) -> str:
        return str(value)


@dataclass(frozen=True, slots=True)
class TextType(OneText):
    """Any text that says something, shown as typed."""

    @property
    def shape(self) -> str:
        return "chữ"

    @property
    def form(self) -> str:
        return ""

    def read(self, node: Node, spec: Spec, reading: Reading) -> str:
        typed = text_of(node, spec, reading)
        if holds_place(typed):
            raise empty(typed, node, spec, reading)
        if lost := next(filter(None, map(unreachable, _ADDRESSES.findall(typed))), None):
            raise reading.refuse(node.line, f"{spec.label}: {lost[0]}", lost[1])
        for signs, name in LEFTOVERS:
            if found := signs.search(typed):
                message = f"{spec.label}: còn sót {name} «{found.group()}»; chữ ở mục này hiện nguyên như gõ"
                raise reading.refuse(node.line, message, "xóa dấu đó", "con-sot")
        return typed


@dataclass(frozen=True, slots=True)
class VocabularyType(TextType):
    """A text that must be one of a list in `site.yaml`: `setting` is the attribute of that list, `part` that of the
    name in each of its elements, where these are groups. Whether it is one of them, gate 2 says.
    """

    setting: str
    part: str = "ten"
    also: tuple[str, ...] = ()  # words that need not be declared there

    @property
    def shape(self) -> str:
        return "chữ, khai trong site.yaml"

    @property
    def form(self) -> str:
        return "một tên khai trong site.yaml"


@dataclass(frozen=True, slots=True)
class PatternType(OneText):
    """Text of one form, e.g. a code; `name` says in words what the whole text must match."""

    regex: str
    name: str
    sample: str
    mended: Callable[[str], str] = lambda _: ""  # what is wrong with a text of another form, in words for a hint

    @property
    def shape(self) -> str:
        return self.name

    @property
    def example(self) -> str:
        return self.sample

    def read(self, node: Node, spec: Spec, reading: Reading) -> str:
        typed = text_of(node, spec, reading)
        if len(typed) > MAX_PATTERN or not re.fullmatch(self.regex, typed):
            raise wrong(typed, f"không đúng dạng {self.name}", self.mended(typed), node, spec, reading)
        return typed


@dataclass(frozen=True, slots=True)
class UrlType(OneText):
    """The address of a web page."""

    regex: ClassVar[str] = r"https?://[^\s/@.][^\s/@]*\.[^\s/@.]+(/\S*)?"

    @property
    def shape(self) -> str:
        return "địa chỉ trang web"

    @property
    def form(self) -> str:
        return "địa chỉ đầy đủ, bắt đầu bằng https://"

    @property
    def example(self) -> str:
        return "https://ten-mien.vn/trang/"

    def read(self, node: Node, spec: Spec, reading: Reading) -> str:
        typed = text_of(node, spec, reading)
        if found := unreachable(typed):
            raise reading.refuse(node.line, f"{spec.label}: {found[0]}", found[1])
        if len(typed) > MAX_URL or not re.fullmatch(self.regex, typed):
            raise wrong(typed, "không phải địa chỉ trang web", "", node, spec, reading)
        return typed


@dataclass(frozen=True, slots=True)
class ChoiceType(OneText):
    """One of a closed list; what was typed is kept as a Term."""

    values: tuple[str, ...]

    @property
    def shape(self) -> str:
        return "một trong: " + " · ".join(self.values)

    @property
    def form(self) -> str:
        return self.shape

    @property
    def example(self) -> str:
        return self.values[0]

    def read(self, node: Node, spec: Spec, reading: Reading) -> Term:
        typed = Term(text_of(node, spec, reading))
        if not any(typed.is_(value) for value in self.values):
            raise wrong(typed, "không phải một lựa chọn", self._meant(typed, spec), node, spec, reading)
        return typed

    def _meant(self, typed: str, spec: Spec) -> str:
        several = [value for value in self.values if key(value) in map(key, re.split(r"[,;]", typed))]
        if len(several) > 1:
            return "mỗi lựa chọn một dòng: " + " ".join(f"«  - {value}»" for value in several)
        if len(self.values) == 1:
            return spec.help
        near = guess(shorten(typed), self.values)
        return f"có phải «{near}»?" if near else "chọn một trong: " + " · ".join(self.values)


TEXT = TextType()
URL = UrlType()


def vocabulary(setting: str, *also: str, part: str = "ten") -> VocabularyType:
    """One of the texts (or groups, named by their `part`) that `site.yaml` lists under `setting`, or of `also`."""
    return VocabularyType(setting, part, also)


def pattern(regex: str, shape: str, example: str, mended: Callable[[str], str] = lambda _: "") -> PatternType:
    """Text of one form, e.g. a code; `mended` says of a text that is not so what to mend."""
    return PatternType(regex, shape, example, mended)


def choice(*values: str) -> ChoiceType:
    """One of a closed list; what was typed is kept as a Term."""
    return ChoiceType(values)


TASK = pattern(
    r"(?:[IVX]{1,4}\.)?[0-9]{1,2}(\.[0-9]{1,2})*", "số nhiệm vụ (các số nối bằng dấu chấm)", "2.1"
)  # of the plan
ADDRESS = pattern(r"/(?:\w[\w.~-]*/)*(?:\w[\w.~-]*)?", "địa chỉ trong chuyên mục, bắt đầu bằng /", "/tin-tuc/ten-cu/")


def _file_mended(typed: str) -> str:
    """Word's and Windows' own ways to name a file."""
    name = re.split(r"[/\\]", typed)[-1]
    stem, dot, suffix = name.rpartition(".")
    if dot and suffix != suffix.lower():
        name = f"{stem}.{suffix.lower()}"
        return f"đổi tên tệp thành {name} (đuôi viết thường), rồi ghi content/files/{name}"
    if unreachable(typed):
        return f"chép tệp vào content/files/ rồi ghi content/files/{name}"
    slashed = typed.replace("\\", "/")
    return f"viết «{slashed}»" if slashed != typed and re.fullmatch(rf"{_FILE}\.\w+", slashed) else ""


_FILE = r"content/files/(?:[\w ()~-][\w. ()~-]*/)*[\w ()~-][\w. ()~-]*"
FILE = pattern(
    rf"{_FILE}\.\w+", "đường dẫn tới một tệp, như content/files/ten-tep.docx", "content/files/mau-14.docx", _file_mended
)
IMAGE = pattern(
    rf"{_FILE}\.(?:jpe?g|png|webp)",
    "đường dẫn tới một ảnh jpg, png hoặc webp, như content/files/ten-anh.jpg",
    "content/files/hoi-nghi.jpg",
    _file_mended,
)


# ---- what the readers of every value share ---------------------------------------------------------------------------


def text_of(node: Node, spec: Spec, reading: Reading) -> str:
    """The one text that stands there; raises Refused for a list, for keys and for nothing."""
    if isinstance(node, Entries):
        name = node.entries[0][0].value if node.entries else ""
        message = f"{spec.label}: phải là chữ, nhưng dấu hai chấm sau «{name}» làm máy hiểu là một mục khác"
        raise reading.refuse(node.line, message, 'đặt cả giá trị trong dấu ngoặc kép "…"')
    if isinstance(node, Items):
        raise reading.refuse(
            node.line, f"{spec.label}: chỉ nhận một giá trị, không nhận danh sách", f"viết {how(spec, reading)}"
        )
    if not node.value:
        raise reading.refuse(node.line, f"{spec.label}: để trống", _or_leave_out(spec, reading), "trong")
    return node.value


def shorten(text: str) -> str:
    return text if len(text) <= 120 else text[:117] + "…"


def wrong(typed: str, what: str, hint: str, node: Node, spec: Spec, reading: Reading) -> Refused:
    """Tell `what` is wrong with a text that is not of the field's form; one that only holds a place is empty."""
    if holds_place(typed):
        return empty(typed, node, spec, reading)
    return reading.refuse(node.line, f"{spec.label}: «{shorten(typed)}» {what}", hint or f"viết {how(spec, reading)}")


def empty(typed: str, node: Node, spec: Spec, reading: Reading) -> Refused:
    message = f"{spec.label}: «{shorten(typed)}» chưa có nội dung cụ thể"
    return reading.refuse(node.line, message, _or_leave_out(spec, reading), "trong")


def how(spec: Spec, reading: Reading) -> str:
    """«Thời hạn: …», ghi đúng theo quyết định: how a value is written, never a value that somebody might leave so."""
    sourced = spec.required or spec.data in ("number", "integer")
    return ", ".join(filter(None, (f"«{spec.label}: …»", spec.type.form, reading.true_to if sourced else "")))


def _or_leave_out(spec: Spec, reading: Reading) -> str:
    many = spec.data == "array"
    leave_out = ("; ý thừa thì xóa dòng ấy" if many else "") if spec.required else "; chưa có thì xóa cả dòng"
    return f"viết {how(spec, reading)}{leave_out}"

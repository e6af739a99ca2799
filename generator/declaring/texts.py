"""Fields that hold words: free text, text of one form, one of a closed list, one of a list that site.yaml declares."""

import re
from dataclasses import dataclass
from typing import ClassVar

from generator.declaring.spec import Reading, Spec, Value
from generator.reading.lint import LEFTOVERS
from generator.reading.values import Entries, Items, Node
from generator.text.comparing import canonical, guess, key

MAX_URL = 2_000
MAX_PATTERN = 300  # letters; nothing of a fixed form is longer


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

    def read(self, node: Node, spec: Spec, reading: Reading) -> str:
        typed = text_of(node, spec, reading)
        if not any(letter.isalnum() for letter in typed):
            message = f"{spec.label}: «{shorten(typed)}» không nói lên điều gì"
            raise reading.refuse(node.line, message, _or_leave_out(spec), "trong")
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


@dataclass(frozen=True, slots=True)
class PatternType(OneText):
    """Text of one form, e.g. a code; `name` says in words what the whole text must match."""

    regex: str
    name: str
    sample: str

    @property
    def shape(self) -> str:
        return self.name

    @property
    def example(self) -> str:
        return self.sample

    def read(self, node: Node, spec: Spec, reading: Reading) -> str:
        typed = text_of(node, spec, reading)
        if len(typed) > MAX_PATTERN or not re.fullmatch(self.regex, typed):
            start = re.match(self.regex, typed[:MAX_PATTERN])
            hint = f"viết «{spec.label}: {shorten(start.group())}»" if start else example_of(spec)
            raise reading.refuse(node.line, f"{spec.label}: «{shorten(typed)}» không đúng dạng {self.name}", hint)
        return typed


@dataclass(frozen=True, slots=True)
class UrlType(OneText):
    """The address of a web page."""

    regex: ClassVar[str] = r"https?://[^\s/@.][^\s/@]*\.[^\s/@.]+(/\S*)?"

    @property
    def shape(self) -> str:
        return "địa chỉ trang web"

    @property
    def example(self) -> str:
        return "https://ten-mien.vn/trang/"

    def read(self, node: Node, spec: Spec, reading: Reading) -> str:
        typed = text_of(node, spec, reading)
        if len(typed) > MAX_URL or not re.fullmatch(self.regex, typed):
            message = f"{spec.label}: «{shorten(typed)}» không phải địa chỉ trang web"
            raise reading.refuse(node.line, message, example_of(spec))
        return typed


@dataclass(frozen=True, slots=True)
class ChoiceType(OneText):
    """One of a closed list; what was typed is kept as a Term."""

    values: tuple[str, ...]

    @property
    def shape(self) -> str:
        return "một trong: " + " · ".join(self.values)

    @property
    def example(self) -> str:
        return self.values[0]

    def read(self, node: Node, spec: Spec, reading: Reading) -> Term:
        typed = Term(text_of(node, spec, reading))
        if not any(typed.is_(value) for value in self.values):
            message = f"{spec.label}: không có lựa chọn «{shorten(typed)}»"
            raise reading.refuse(node.line, message, self._meant(typed, spec))
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


def pattern(regex: str, shape: str, example: str) -> PatternType:
    """Text of one form, e.g. a code."""
    return PatternType(regex, shape, example)


def choice(*values: str) -> ChoiceType:
    """One of a closed list; what was typed is kept as a Term."""
    return ChoiceType(values)


TASK = pattern(r"(?:[IVX]{1,4}\.)?[0-9]{1,2}(\.[0-9]{1,2})*", "số nhiệm vụ", "2.1")  # of the plan
ADDRESS = pattern(r"/(?:\w[\w.~-]*/)*(?:\w[\w.~-]*)?", "địa chỉ trong chuyên mục, bắt đầu bằng /", "/tin-tuc/ten-cu/")
_FILE = r"content/files/(?:[\w ()~-][\w. ()~-]*/)*[\w ()~-][\w. ()~-]*"
FILE = pattern(rf"{_FILE}\.\w+", "đường dẫn tới một tệp trong content/files/", "content/files/mau-14.docx")
IMAGE = pattern(
    rf"{_FILE}\.(?:jpe?g|png|webp)",
    "đường dẫn tới một ảnh (jpg, png, webp) trong content/files/",
    "content/files/hoi-nghi.jpg",
)


# ---- what the readers of every value share ---------------------------------------------------------------------------


def text_of(node: Node, spec: Spec, reading: Reading) -> str:
    """The one text that stands there; raises Refused for a list, for keys and for nothing."""
    if isinstance(node, Entries):
        name = node.entries[0][0].value if node.entries else ""
        message = f"{spec.label}: phải là chữ, nhưng dấu hai chấm sau «{name}» làm máy hiểu là một mục khác"
        raise reading.refuse(node.line, message, 'đặt cả giá trị trong dấu ngoặc kép "…"')
    if isinstance(node, Items):
        raise reading.refuse(node.line, f"{spec.label}: chỉ nhận một giá trị, không nhận danh sách", example_of(spec))
    if not node.value:
        raise reading.refuse(node.line, f"{spec.label}: để trống", _or_leave_out(spec), "trong")
    return node.value


def shorten(text: str) -> str:
    return text if len(text) <= 120 else text[:117] + "…"


def example_of(spec: Spec) -> str:
    return f"ví dụ «{spec.label}: {spec.example}»" if spec.example else f"viết «{spec.label}: …»"


def _or_leave_out(spec: Spec) -> str:
    needed = spec.required and spec.data != "array"  # of a list, one element can go
    return example_of(spec) + ("" if needed else "; chưa có thì xóa cả dòng")

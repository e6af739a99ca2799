"""Fields that hold a number or a yes: the text an office types in, a value out."""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

from generator.declaring.spec import OneForm, Reading, Spec, Value
from generator.declaring.texts import shorten, text_of, wrong
from generator.reading.values import Node
from generator.text.comparing import key

_THOUSANDS = re.compile(r"[0-9]{1,3}(?:[. ][0-9]{3})+")  # as Excel shows them
MOST = 999_999_999


@dataclass(frozen=True, slots=True)
class DecimalType(OneForm):
    """A number with a decimal comma; the zeros that the source prints are kept."""

    data: ClassVar[str] = "number"
    regex: ClassVar[str] = "[0-9]{1,12}(,[0-9]{1,6})?"
    name: ClassVar[str] = "số, dấu phẩy thập phân"
    sample: ClassVar[str] = "62,45"

    def read(self, node: Node, spec: Spec, reading: Reading) -> Decimal:
        typed = text_of(node, spec, reading)
        if not re.fullmatch(self.regex, typed):
            american = re.fullmatch(r"[0-9]+\.[0-9]+", typed)
            hint = f"viết dấu phẩy: {typed.replace('.', ',')}" if american else _bare(typed, spec)
            raise wrong(typed, _not_a("số thập phân", typed, 0), hint, node, spec, reading)
        return Decimal(typed.replace(",", "."))

    def write(self, value: Decimal) -> str:
        """'62,45'; '87,60' keeps its zero."""
        return f"{value:f}".replace(".", ",")


@dataclass(frozen=True, slots=True)
class IntegerType(Value):
    """A whole number from `least` to `most`."""

    data: ClassVar[str] = "integer"
    regex: ClassVar[str] = "[0-9]{1,9}"
    least: int = 0
    most: int = MOST
    sample: str = "63"

    @property
    def shape(self) -> str:
        return "số nguyên" + (f" từ {self.least} đến {self.most}" if self.most < MOST else "")

    @property
    def example(self) -> str:
        return self.sample

    def read(self, node: Node, spec: Spec, reading: Reading) -> int:
        typed = text_of(node, spec, reading)
        if not re.fullmatch(self.regex, typed):
            solid = re.sub("[. ]", "", typed) if _THOUSANDS.fullmatch(typed) else ""
            hint = f"viết liền: «{spec.label}: {solid}»" if solid else _bare(typed, spec)
            raise wrong(typed, _not_a("số nguyên", typed, self.least), hint, node, spec, reading)
        if not self.least <= int(typed) <= self.most:
            raise wrong(typed, f"không nằm trong {self.least} đến {self.most}", "", node, spec, reading)
        return int(typed)

    def write(self, value: int) -> str:
        return str(value)


@dataclass(frozen=True, slots=True)
class YesNoType(OneForm):
    """`có` or `không`, however it is accented."""

    data: ClassVar[str] = "boolean"
    name: ClassVar[str] = "có hoặc không"
    sample: ClassVar[str] = "có"
    words: ClassVar[tuple[str, str]] = ("không", "có")

    @property
    def form(self) -> str:
        return self.name

    def read(self, node: Node, spec: Spec, reading: Reading) -> bool:
        typed = text_of(node, spec, reading)
        if key(typed) not in map(key, self.words):
            message = f"{spec.label}: chỉ nhận «có» hoặc «không», không nhận «{shorten(typed)}»"
            raise reading.refuse(node.line, message, f"viết «{spec.label}: có» hoặc «{spec.label}: không»")
        return key(typed) == key(self.words[True])

    def write(self, value: bool) -> str:
        return self.words[value]


def _not_a(kind: str, typed: str, least: int) -> str:
    return f"phải từ {least} trở lên" if re.fullmatch(r"[-–−] ?[0-9.,]+", typed) else f"không phải {kind}"


def _bare(typed: str, spec: Spec) -> str:
    """The one number among words, alone."""
    found = re.fullmatch(r"\D*?([0-9]+(?:,[0-9]+)?)[^0-9]*", typed)
    if rank := re.fullmatch(r"([0-9]{1,3}) ?/ ?[0-9]{1,3}", typed):
        return f"chỉ ghi số trước dấu /: «{spec.label}: {rank[1]}»; số sau dấu / có mục riêng hoặc không cần"
    return f"chỉ ghi số: «{spec.label}: {found[1]}»" if found and found[1] != typed and typed[0] not in "-–−" else ""


DECIMAL, INTEGER, YES_NO = DecimalType(), IntegerType(), YesNoType()


def integer(least: int = 0, most: int = MOST, example: str = "63") -> IntegerType:
    """A whole number within bounds."""
    return IntegerType(least, most, example)

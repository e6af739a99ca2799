"""Codes of procedures as Word and Excel leave them: what is sure is put right and told, all else is refused."""

import re
from collections.abc import Mapping
from decimal import Decimal

from generator.importing.blocks import Cell
from generator.model.decision import CODE_FORM
from generator.text.comparing import same

_WITH_OFFICE = re.compile(rf"({CODE_FORM})(?:\.000\.00\.00)?(?:\.[HG]\d{{2}}(?:\.\d+)*)?")


class BadCode(ValueError):
    """What stands there is no code; the message says what, `hint` what to do."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint


def national_code(cell: Cell, name: str, known: Mapping[str, str]) -> tuple[str, str]:
    """(code, what was put right in it or ''). `known` are names by code, `name` is that of the procedure.

    A code that Excel spoiled is put right only where a code that is known tells what it was. Raises BadCode.
    """
    typed = re.sub(r"\s", "", cell.text)
    if isinstance(cell.value, float):
        typed = f"{Decimal(repr(cell.value)):f}"
    if found := _WITH_OFFICE.fullmatch(typed):
        return found[1], ""
    if re.fullmatch(r"\d{1,2}/\d{1,2}/\d{4}", typed):
        raise BadCode(f"Excel đã đổi mã thành ngày {typed}", "định dạng ô là Text rồi gõ lại mã từ quyết định")
    if dotted := _dotted(typed):
        return dotted, f"«{typed}» viết lại thành {dotted}"
    perhaps = _perhaps(typed)
    sure = [code for code in perhaps if code in known and (not name or same(known[code], name))]
    sure = sure or [code for code in perhaps if code in known]
    if len(sure) == 1:
        return sure[0], f"«{typed}» khôi phục thành {sure[0]}, mã đã có trong chuyên mục («{known[sure[0]]}»)"
    named = [code for code, title in known.items() if name and same(title, name)]
    hint = f"thủ tục cùng tên đang có mã {named[0]}; " if len(named) == 1 else ""
    hint += "mã gồm một chữ số, dấu chấm, sáu chữ số, như 1.001716; định dạng ô là Text rồi gõ lại từ quyết định"
    if not typed:
        raise BadCode("thiếu mã thủ tục", hint)
    if perhaps:
        raise BadCode(
            f"mã «{typed}» thiếu chữ số (Excel bỏ số 0 ở cuối?); có thể là {perhaps[0]} nhưng chưa chắc", hint
        )
    raise BadCode(f"«{typed}» không phải mã thủ tục", hint)


def _dotted(typed: str) -> str:
    """The code of '1,001786': another sign, nothing lost."""
    found = re.fullmatch(r"(\d)[,·․](\d{6})", typed)
    return f"{found[1]}.{found[2]}" if found else ""


def _perhaps(typed: str) -> list[str]:
    """What a spoiled code may have been: without its last zeros, without its dot, with a letter for a number."""
    numbers = typed.translate(str.maketrans("OoIl", "0011")).replace(",", ".")
    if re.fullmatch(r"\d\.\d{1,5}", numbers):
        return [numbers.ljust(8, "0")]
    if re.fullmatch(r"\d{7}", numbers):
        return [f"{numbers[0]}.{numbers[1:]}"]
    if re.fullmatch(r"\d(?:\.\d{3}){2}", numbers):
        return [numbers[0] + "." + numbers[2:].replace(".", "")]
    return [numbers] if re.fullmatch(CODE_FORM, numbers) else []

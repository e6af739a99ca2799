"""Vietnamese that lost its letters before it came here: typed for fonts of old (TCVN3, VNI), or marks become `?`."""

import re

from generator.problems import Unreadable

# Letters of Latin-1 that no Vietnamese word has, or has in no such place: a foreign name may hold one.
_WITHIN, _FIRST, _CAPITAL = "µ¶¸¹¨¬øûïëäåüöñîæçðþßÞ×÷", "®ñ", "ÝÞÓÒÉÈÊÐÑÔÖÕÌÍÎÏÚÙÛÜÆÇ"
_OF_OLD_FONTS = re.compile(  # the letter first, then what stands around it: a search passes quickly over all others
    rf"[{_WITHIN}{_FIRST}{_CAPITAL}](?:(?<=[^\W\d_][{_WITHIN}])|(?<=[{_FIRST}])(?=[^\W\d_])"
    rf"|(?<=[a-zà-ỹ][{_CAPITAL}])(?=[a-zµ\s.,;:!?]|$))"
)
_NEAR = 6  # words: where three of them hold such letters, it is no name
_NOT_PROSE = re.compile(r"\S*(?:://|[/=@])\S*|`[^`\n]*`")
_LOST = re.compile(r"\b[^\W\d_]+\?[a-zà-ỹ]+")


def refuse_lost_letters(text: str) -> None:
    """Raise Unreadable, with its line, at the first word of such a text."""
    if "?" in text:
        prose = _NOT_PROSE.sub(lambda found: " " * len(found[0]), text)
        if found := _LOST.search(prose):
            message = f"chữ có dấu đã mất, thành dấu hỏi: «{found[0]}»"
            hint = "chép lại đoạn này từ bản gốc, đừng chép từ tệp đã hỏng; câu hỏi thì viết dấu cách sau dấu ?"
            raise Unreadable(text.count("\n", 0, found.start()) + 1, "ma-hoa", message, hint)
    if not _OF_OLD_FONTS.search(text):
        return
    for number, line in enumerate(text.split("\n"), 1):
        words = line.split()
        old = [place for place, word in enumerate(words) if _OF_OLD_FONTS.search(word)]
        near = [place for place, third in zip(old, old[2:], strict=False) if third - place < _NEAR]
        if near:
            sample = " ".join(words[near[0] : near[0] + 4])
            message = f"chữ gõ bằng bảng mã cũ (TCVN3 .VnTime hoặc VNI), không phải Unicode: «{sample}»"
            hint = "dùng UniKey (Ctrl+Shift+F6) chuyển từ bảng mã ấy sang Unicode rồi chép lại"
            raise Unreadable(number, "ma-hoa", message, hint)

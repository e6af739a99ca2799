"""What the name of a content file must be, so that it can be an address."""

import re
from collections.abc import Callable, Iterator

from generator.declaring.fields import Record
from generator.problems import Problem
from generator.text.comparing import slug

_COPY = re.compile(  # as Windows, browsers and OneDrive name one: what stands before or behind the name of the first
    r"(?:(?i:bản sao của|copy of)|(?i:sao chép)) (?P<after>.+?)(?: ?\(\d+\))?"
    r"|(?P<before>.+?)(?:(?: ?-)? (?i:copy|sao chép|bản sao)(?: ?\(\d+\))?| ?\(\d+\)|-(?:DESKTOP|LAPTOP|PC)-[A-Z0-9-]+)"
)


NOT_OVER = "; đã có tệp tên ấy thì so hai tệp, giữ một, không ghi đè"  # behind every hint to rename


def copied_from(stem: str) -> str:
    """The name of the file of which a machine named this a copy, without its suffix; "" of every other name."""
    found = _COPY.fullmatch(stem)
    return (found["after"] or found["before"]) if found else ""


def file_name(instead: str) -> Callable[[Record], Iterator[Problem]]:
    """The rule that a file's name is an address, without accents or spaces; `instead` is a name to think of."""

    def rule(record: Record) -> Iterator[Problem]:
        if copied_from(record.stem):
            hint = "trùng bài đã có thì xóa tệp này; là bài mới thì đặt tên theo nội dung"
            yield record.problem("", "ten-tep", f"tên tệp «{record.stem}.md» là tên máy đặt cho bản chép", hint)
        elif slug(record.stem) != record.stem:
            message = f"tên tệp «{record.stem}.md» không dùng làm địa chỉ được"
            yield record.problem(
                "", "ten-tep", message, f"đổi tên tệp thành {slug(record.stem) or instead}.md{NOT_OVER}"
            )

    return rule


def named_after(name: str, what: str) -> Callable[[Record], Iterator[Problem]]:
    """The rule that a file bears the value of a field as its name; `what` says in words what the field is."""

    def rule(record: Record) -> Iterator[Problem]:
        value = getattr(record, name)
        if record.stem != str(value):
            message = f"tên tệp «{record.stem}.md» khác {what}" + (
                f" {value}" if isinstance(value, int) else f" «{value}»"
            )
            hint = f"dòng này ghi sai thì sửa lại; tên tệp sai thì đổi thành {value}.md{NOT_OVER}"
            yield record.problem(name, "ten-tep", message, hint)

    return rule


def year_folder(root: str, told: str, *names: str) -> Callable[[Record], Iterator[Problem]]:
    """The rule that a file lies in `root` itself or in the folder of the year of a day: the first that is given of the
    fields `names`; `told` begins the message.
    """

    def rule(record: Record) -> Iterator[Problem]:
        given = ((name, getattr(record, name)) for name in names if getattr(record, name))
        name, day = next(given, ("", None))
        folder = record.path.split("/")[-2]
        if day and folder not in (root, str(day.year)):
            message = f"{told} năm {day.year} nhưng nằm trong thư mục {folder}"
            hint = f"ghi sai năm thì sửa ngày; ghi đúng thì chuyển tệp vào content/{root}/{day.year}/{NOT_OVER}"
            yield record.problem(name, "ten-tep", message, hint)

    return rule

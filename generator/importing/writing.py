"""What was found becomes a content file: a new one, or one that stands with only what was found changed."""

import difflib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from generator.declaring.fields import Record, as_typed, by_key, specs
from generator.declaring.layout import entry
from generator.declaring.parsing import parse
from generator.declaring.skeleton import blank
from generator.declaring.spec import Reading, Refused
from generator.declaring.writing import rewritten
from generator.importing.found import Found
from generator.problems import Unreadable
from generator.reading.source import fences, read
from generator.reading.values import read_values
from generator.text.comparing import key

_NEEDED = {  # what no file of a kind goes without though its declaration lets it
    "register": ("Số ký hiệu", "Ngày ban hành", "Cơ quan ban hành", "Trích yếu"),
    "news": ("Ngày đăng",),
}


def new_text(found: Found, cls: type[Record], source: str) -> str:
    """A new file: every obligatory key, a marked blank where nothing was found; what nothing takes behind `#`."""
    typed = {key(label): value for label, value in found.values.items()}
    lines = ["---"]
    for name in as_typed(cls):
        spec = specs(cls)[name]
        if key(spec.label) in typed:
            lines += entry(spec.label, typed[key(spec.label)], 0)
        elif spec.required or spec.label in _NEEDED.get(found.kind, ()):
            lines += entry(spec.label, blank(spec), 0)
    lines += [*_unplaced(found, source), "---"]
    blanks = {spec.label: blank(spec) for spec in specs(cls).values() if spec.in_body and spec.required}
    for label, text in {**blanks, **found.sections}.items():
        lines += ["", *((f"## {label}", "") if label else ()), *text.split("\n")]
    return "\n".join(lines) + "\n"


def text_for(found: Found, cls: type[Record], source: str, old: str) -> str:
    """The file that is to stand: of one that stands (`old`), what was not found here is kept."""
    if old:
        try:
            _add_to(found, cls, old)
            return _with_unplaced(rewritten(old, cls, dict(_values(found, cls)), found.sections), found, source)
        except (Refused, Unreadable, ValueError):
            found.notes.append("không sửa được từng mục của tệp đang có, nên nội dung dưới đây thay cả tệp")
    return new_text(found, cls, source)


def _add_to(found: Found, cls: type[Record], old: str) -> None:
    """Let groups of the standing file keep what the import does not say of them."""
    typed, record = found.values.get(found.added_to), parse(cls, read(found.path, old.encode())).record
    if not isinstance(typed, tuple) or record is None:
        return
    name = by_key(cls)[key(found.added_to)]
    standing = specs(cls)[name].type.write(getattr(record, name))
    groups = {each["Mã"]: each for each in standing if isinstance(each, dict)} if isinstance(standing, tuple) else {}
    for each in typed:
        assert isinstance(each, dict)
        groups[each["Mã"]] = groups.get(each["Mã"], {}) | each
    found.values[found.added_to] = tuple(groups.values())


def _unplaced(found: Found, source: str) -> list[str]:
    """What nothing takes, as comments: in the file, on no page."""
    head = f"# CHƯA NHẬN RA khi nhập từ «{source}»: xem từng dòng, đưa vào đúng mục rồi xóa"
    return [head, *(f"#   {line}" for line in found.unplaced)] if found.unplaced else []


def _with_unplaced(text: str, found: Found, source: str) -> str:
    """The same in a file that stands, at the end of its keys, unless it is there from an earlier time."""
    lines = text.split("\n")
    _, closing = fences([line.rstrip("\r") for line in lines])
    there = {line.strip() for line in lines}
    if all(f"#   {line}" in there for line in found.unplaced):
        return text
    end = "\r" if lines[closing].endswith("\r") else ""
    return "\n".join([*lines[:closing], *(line + end for line in _unplaced(found, source)), *lines[closing:]])


def _values(found: Found, cls: type[Record]) -> Iterator[tuple[str, Any]]:
    """Each value by its attribute; raises Refused for one that its field does not take."""
    for label, typed in found.values.items():
        name = by_key(cls)[key(label)]
        node = read_values("\n".join(entry(label, typed, 0)), 0).entries[0][1]
        yield name, specs(cls)[name].read(node, Reading(found.path))


def difference(old: str, new: str, path: str) -> Iterator[str]:
    """What writing would change, line by line."""
    before, after = (text.replace("\r\n", "\n").splitlines() for text in (old, new))
    yield from difflib.unified_diff(before, after, f"{path} (đang có)", f"{path} (sẽ ghi)", lineterm="")


def write(path: Path, data: bytes) -> None:
    """The whole file or the old one, whatever happens."""
    path.parent.mkdir(parents=True, exist_ok=True)
    half = path.with_name(f"~${path.name}.tam")  # which no build takes for content
    half.write_bytes(data)
    half.replace(path)

"""What was found in a file from outside, before it is written."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.declaring.spec import Typed
from generator.model.settings import Settings
from generator.problems import Unreadable


class Unsaid(Unreadable):
    """What a file does not say of itself: `question` asks for it, and the answer takes the place of «{}» in `place`."""

    def __init__(self, told: str, question: str, place: str, example: str) -> None:
        hint = f"chạy lại, thêm --to {place.format(example)} (thay bằng {question})"
        super().__init__(1, "nhap", f"{told}; chưa ghi gì", hint)
        self.told, self.question, self.place, self.example = told, question, place, example


@dataclass(slots=True, kw_only=True)
class Found:
    """The content file that is to be: `path` from the site root, `values` as an editor types them, by label, `sections`
    as Markdown by label ("" is the whole body), `files` to stand beside it. `added_to` is the list of groups whose
    figures are added to those that stand, by «Mã».

    `unread` are places that could not be read, each (line, message, hint); `unplaced` lines that no part takes, kept as
    marked text; `notes` what was put right or left out.
    """

    kind: str
    path: str = ""
    values: dict[str, Typed] = field(default_factory=dict)
    sections: dict[str, str] = field(default_factory=dict)
    files: dict[str, bytes] = field(default_factory=dict)
    added_to: str = ""
    unread: list[tuple[int, str, str]] = field(default_factory=list)
    unplaced: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def take(self, label: str, typed: Typed) -> None:
        """A value, unless there is none; a list of one text as that text alone."""
        if typed:
            alone = typed[0] if isinstance(typed, tuple) and len(typed) == 1 else None
            self.values[label] = alone if isinstance(alone, str) else typed


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What the site root holds already: names of procedures by code, fields by code, paths of decisions by number and
    year; the settings; what the indices are, as their files type it, by the name of the file.
    """

    settings: Settings
    names: Mapping[str, str]
    fields: Mapping[str, str]
    decisions: Mapping[tuple[str, int], str]
    procedures: Mapping[str, str]  # paths by code
    indices: Mapping[str, object]
    day: str  # today, as typed

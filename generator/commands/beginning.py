"""What a new file holds: what is known already, what an editor answers, and a marked blank for the rest."""

import difflib
from collections.abc import Callable, Iterator
from datetime import date as Date

from generator.commands.starts import STARTS
from generator.declaring.composites import ManyType
from generator.declaring.fields import specs
from generator.declaring.file_type import FileType
from generator.declaring.skeleton import skeleton, takes
from generator.declaring.spec import Spec, Typed
from generator.declaring.texts import VocabularyType
from generator.declaring.vocabulary import words
from generator.model.loading import load_settings
from generator.model.register import Act, Entry, Register, register_on
from generator.outcome import Job
from generator.pipeline import load_readable
from generator.problems import UsageFailed
from generator.text.showing import show_date

Answer = Callable[[Spec, str], str]  # what an editor types for a field, told what it takes
HEAD = (
    "Thay mỗi chỗ «(điền …)» bằng nội dung thật. Dòng bắt đầu bằng # không hiện lên trang.",
    "Giá trị có dấu hai chấm rồi dấu cách, hoặc có dấu cách rồi dấu #, thì đặt trong ngoặc kép.",
)


def begin(own: FileType, job: Job, name: str, answer: Answer | None) -> tuple[str, tuple[str, ...]]:
    """(text of the new file, what to tell of it). `name` is the value of the field that names it, '' while unknown;
    without `answer` nobody is asked. Raise UsageFailed for a procedure that no decision names.
    """
    start, fields = STARTS[own.name], specs(own.record)
    first, notes = known(own, lambda: load_readable(job)[0].register, name, job.date)
    values: dict[str, Typed] = {**first}
    settings = load_settings(job.root)
    lists = {spec.type.setting for spec in _specs_of(own) if isinstance(spec.type, VocabularyType)}
    declared = {setting: words(settings, setting) for setting in lists}
    if answer:
        asked = {each: spec for each, spec in fields.items() if spec.required and each not in values and _one(spec)}
        answers = {each: answer(spec, takes(spec.type, declared)) for each, spec in asked.items()}
        values |= {each: typed for each, typed in answers.items() if typed}
    text = skeleton(
        own.record,
        values,
        needed=start.needed,
        words=declared,
        notes=(f"{own.label}. {own.help}", *HEAD, *notes),
        body=start.body,
    )
    return text, notes


def known(
    own: FileType, register: Callable[[], Register], name: str, day: Date
) -> tuple[dict[str, str], tuple[str, ...]]:
    """(values by attribute, what to tell) of a new file, of which the name is known at most; the register is asked for
    where it says more. Raise UsageFailed for a procedure that no decision names.
    """
    values = {STARTS[own.name].named: name} if name else {}
    if "ngay_dang" in specs(own.record):
        values["ngay_dang"] = show_date(day)
    if own.name != "procedure":
        return values, ()
    entry = _entry(register(), name)
    return values | {"ten_thu_tuc": entry.name, "linh_vuc": entry.field}, tuple(map(_told, entry.history))


def _one(spec: Spec) -> bool:
    """Whether it is typed in one line."""
    return not spec.in_body and spec.group is None and not isinstance(spec.type, ManyType)


def _specs_of(own: FileType) -> Iterator[Spec]:
    groups = [own.record]
    for group in groups:
        for spec in specs(group).values():
            yield spec
            if spec.group is not None:
                groups.append(spec.group)


def _entry(register: Register, code: str) -> Entry:
    """The procedure as the register has it on its day, else as the decisions to come will."""
    coming = register_on(register.decisions, Date.max)
    if found := register.entries.get(code) or coming.entries.get(code):
        return found
    near = difflib.get_close_matches(code, coming.entries, n=3, cutoff=0.7)
    told = "; ".join(f"{each} «{coming.entries[each].name}»" for each in near)
    raise UsageFailed(
        f"không quyết định nào trong content/register/ nêu mã {code}; "
        + (f"mã gần giống: {told}" if near else "kiểm tra lại mã, hoặc nhập quyết định trước")
    )


def _told(act: Act) -> str:
    """«Ban hành mới: Quyết định số …, hiệu lực từ …»."""
    return f"{act.change}: {act.decision.title}, hiệu lực từ {show_date(act.decision.ngay_hieu_luc)}."

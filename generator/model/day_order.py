"""What the days of one content file must keep: each in its place in time."""

from collections.abc import Callable, Iterator

from generator.declaring.fields import Record, specs
from generator.problems import Problem
from generator.text.showing import show_date


def in_order(*pairs: tuple[str, str]) -> Callable[[Record], Iterator[Problem]]:
    """The rule that in each pair of attributes the first day is no later than the second; the first fault is told."""

    def rule(record: Record) -> Iterator[Problem]:
        labels = {name: spec.label for name, spec in specs(type(record)).items()}
        for earlier, later in pairs:
            one, other = getattr(record, earlier), getattr(record, later)
            if one and other and other < one:
                message = f"«{labels[later]}: {show_date(other)}» trước «{labels[earlier]}: {show_date(one)}»"
                yield record.problem(later, "thu-tu-ngay", message, "kiểm tra lại hai ngày")
                return

    return rule

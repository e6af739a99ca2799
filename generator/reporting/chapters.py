"""The chapters of the periodic report: the tasks of the year's plan, by number and name, and what serves each."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from generator.days.periods import Period
from generator.model.kind import Kind, Site, posted_cards
from generator.model.tasks import names, nearest
from generator.reporting.comparison import Figures, compared, line, provisional
from generator.reporting.figures import bearing, bears, figures_of, posted_share, total
from generator.reporting.parts import Chapter
from generator.reporting.punctuality import punctuality
from generator.shapes.task import Task
from generator.text.showing import show_date

TO_WRITE = "(đơn vị tự viết)"
WRITTEN_BY_PEOPLE = ("Tồn tại, hạn chế và nguyên nhân", "Phương hướng, nhiệm vụ kỳ tới", "Kiến nghị, đề xuất")
Kinds = Sequence[Kind[Any]]


def chapters(site: Site, period: Period) -> Iterator[Chapter]:
    """I the plan and what organises it, II what it asks for, III the whole with what no task names, the rest for people
    to write. Without any plan II goes by the sections of the column.
    """
    tasks = nearest(site.tasks, period.year)
    plans, others = _unnamed(tasks, site)
    notes = tuple(_notes(tasks, period))
    yield _chapter("I. Công tác chỉ đạo, điều hành", plans, site, period, level=1, paragraphs=notes)
    yield from (_of_task(task, site, period) for task in tasks if not task.counted and _told_of(task, site))
    if tasks:
        yield Chapter(heading=f"II. Kết quả thực hiện các nhiệm vụ của kế hoạch năm {tasks[0].year}")
        yield from (_of_task(task, site, period) for task in tasks if task.counted)
    else:
        yield Chapter(heading="II. Kết quả theo từng mục của chuyên mục")
        yield from _sections(site, period)
    whole = (partial(total, site), partial(punctuality, site))
    left_out = tuple(_not_counted(site))
    yield _chapter("III. Số liệu chung", others, site, period, *whole, level=1, paragraphs=left_out)
    for number, heading in zip(("IV", "V", "VI"), WRITTEN_BY_PEOPLE, strict=True):
        yield Chapter(heading=f"{number}. {heading}", paragraphs=(TO_WRITE,))


def _unnamed(tasks: Sequence[Task], site: Site) -> tuple[Kinds, Kinds]:
    """(the kinds that set the tasks, the other kinds that no task names); none of either where there are no tasks."""
    paths = {task.plan for task in tasks}
    unnamed = [kind for kind in site.kinds if tasks and not any(names(task, kind.label) for task in tasks)]
    setting = [kind for kind in unnamed if any(card.path in paths for card in site.cards(kind.cards))]
    return setting, [kind for kind in unnamed if kind not in setting]


def _notes(tasks: Sequence[Task], period: Period) -> Iterator[str]:
    """Where the year has no plan of its own, by what the report goes instead."""
    if not tasks:
        yield "Chuyên mục chưa đăng kế hoạch nào; phần II nêu kết quả theo từng mục của chuyên mục."
    elif tasks[0].year != period.year:
        yield f"Chuyên mục chưa đăng kế hoạch năm {period.year}; các nhiệm vụ nêu theo kế hoạch năm {tasks[0].year}."


def _told_of(task: Task, site: Site) -> bool:
    """Whether anything posted can serve the task: what only organises the work need not be served by contents."""
    kinds = any(names(task, kind.label) for kind in site.kinds)
    return kinds or any(bears(card, task.number) for _, card in posted_cards(site))


def _of_task(task: Task, site: Site, period: Period) -> Chapter:
    """What the kinds that the task names report, and how many contents bear its number."""
    kinds = [kind for kind in site.kinds if names(task, kind.label)]
    heading = f"Nhiệm vụ {task.number}. {task.name}"
    return _chapter(heading, kinds, site, period, partial(bearing, task.number, site))


def _sections(site: Site, period: Period) -> Iterator[Chapter]:
    """A chapter for each kind that has something to say."""
    own = ((kind.label, _chapter("", [kind], site, period)) for kind in site.kinds)
    told = [(label, chapter) for label, chapter in own if chapter.lines or chapter.paragraphs]
    for number, (label, chapter) in enumerate(told, 1):
        yield replace(chapter, heading=f"{number}. {label}")


def _chapter(
    heading: str,
    kinds: Kinds,
    site: Site,
    period: Period,
    *more: Figures,
    level: int = 2,
    paragraphs: tuple[str, ...] = (),
) -> Chapter:
    """The figures of some kinds, and more of them; a section without anything is told as such."""
    lines = []
    empty = []
    for kind in kinds:
        own = compared(partial(figures_of, kind, site), period, site.date)
        covered = (line(each, None, provisional=provisional(period, site.date)) for each in posted_share(kind, site))
        lines += [replace(each, section=kind.label) for each in (*own, *covered)]
        if not own and kind.own_section and not site.cards(kind.cards):
            empty.append(f"{kind.label}: chưa có nội dung nào được đăng.")
    for figures in more:
        lines += [replace(each, section=heading if level == 1 else "") for each in compared(figures, period, site.date)]
    return Chapter(heading=heading, level=level, lines=tuple(lines), paragraphs=(*paragraphs, *empty))


def _not_counted(site: Site) -> Iterator[str]:
    """What no figure holds, so that nobody looks for it there."""
    waiting = [card for kind in site.kinds for card in site.waiting_cards(kind.cards)]
    drafts = sum(card.draft for card in waiting)
    day = show_date(site.date)
    yield f"Không tính: {drafts} bản nháp và {len(waiting) - drafts} nội dung hẹn đăng sau ngày {day}."
    undated = {kind.label: sum(card.posted_on is None for card in site.cards(kind.cards)) for kind in site.kinds}
    if told := "; ".join(f"{label}: {number}" for label, number in undated.items() if number):
        yield f"Đang đăng nhưng chưa rõ ngày đăng nên không tính theo kỳ: {told}."

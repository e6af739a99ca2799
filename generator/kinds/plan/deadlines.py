"""The days before which a plan asks for reports."""

from collections.abc import Iterator
from datetime import timedelta

from generator.days.periods import Period, periods_of
from generator.kinds.plan.card import PlanCard
from generator.model.kind import Site
from generator.shapes.event import Event
from generator.text.comparing import slug
from generator.text.showing import show_date


def reports(card: PlanCard, site: Site) -> tuple[Period, ...]:
    """The periods of the plan's year that a report is due for, where a task asks for reports."""
    return periods_of(card.year, site.settings.schedule) if card.asks_reports else ()


def events(card: PlanCard, site: Site) -> Iterator[Event]:
    """The last day for each report: the day before the one that the plan says 'before' of."""
    for period in reports(card, site):
        yield Event(
            title=f"Hạn báo cáo {period.name}",
            address=f"{card.row.address}#{anchor(period)}",
            start=period.due - timedelta(days=1),
            summary=f"Gửi báo cáo trước ngày {show_date(period.due)}.",
        )


def anchor(period: Period) -> str:
    """Where the report stands on the plan's page."""
    return f"bao-cao-{slug(period.code)}"

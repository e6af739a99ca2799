"""What `sheets` prints: the sheets of a site, by field, the forms that go with them, the contents of each binder."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from generator.commands.printing import PrintJob
from generator.kinds.procedure.card import BINDER, PROCEDURES, SHEETS, ProcedureCard, by_field, sheet_address, split
from generator.model.kind import Site
from generator.problems import UsageFailed
from generator.text.comparing import slug
from generator.views.lists import page_address

WHOLE = "tat-ca"  # the binder of all fields
CONTENTS = "muc-luc"  # where a binder tells what is in it


def print_jobs(site: Site, root: Path, codes: Sequence[str]) -> tuple[tuple[str, tuple[PrintJob, ...]], ...]:
    """(slug of the field, its sheets) in the order of `site.yaml`, of all procedures or of those codes alone; raise
    UsageFailed for a code that is not posted.
    """
    if unknown := sorted(set(codes) - {card.code for card in site.cards(PROCEDURES)}):
        raise UsageFailed(f"không có thủ tục {', '.join(unknown)} trong chuyên mục")
    groups = (
        (slug(field.ten), tuple(_job(card, root) for card in cards if not codes or card.code in codes))
        for field, cards in by_field(site)
    )
    return tuple((name, jobs) for name, jobs in groups if jobs)


def contents(site: Site, binder: str, count: int) -> tuple[str, ...]:
    """The pages of the column that tell what is in a binder (the slug of a field, or all) of so many sheets."""
    if not split(site):
        return (f"{SHEETS}{binder}/#{CONTENTS}",)
    if binder == WHOLE:
        return (SHEETS,)
    own = f"{SHEETS}{binder}/"
    return tuple(page_address(own, number + 1) for number in range(-(-count // BINDER)))


def numbered(site: Site) -> bool:
    """Whether the contents of a binder give its sheets numbers: those of pages that list many do not."""
    return not split(site)


def _job(card: ProcedureCard, root: Path) -> PrintJob:
    return PrintJob(
        code=card.code,
        title=card.row.title,
        address=sheet_address(card.row.address),
        forms=tuple(root / form for form in card.forms if _is_pdf(form)),
    )


def loose_forms(site: Site, codes: Sequence[str]) -> tuple[str, ...]:
    """The forms that are no PDF and must be printed by hand."""
    return tuple(sorted({form for form in _forms(site, codes) if not _is_pdf(form)}))


def _forms(site: Site, codes: Sequence[str]) -> Iterator[str]:
    yield from (form for card in site.cards(PROCEDURES) if not codes or card.code in codes for form in card.forms)


def _is_pdf(form: str) -> bool:
    return form.lower().endswith(".pdf")

"""What `sheets` prints: the sheets of a site, by field, and the forms that go with them."""

from collections.abc import Sequence
from pathlib import Path

from generator.commands.printing import Job
from generator.kinds.procedure.procedure import KIND
from generator.kinds.procedure.sheets import sheet_address
from generator.model.old_kind import Site
from generator.problems import UsageFailed
from generator.text.comparing import same, slug


def print_jobs(site: Site, root: Path, codes: Sequence[str]) -> tuple[tuple[str, tuple[Job, ...]], ...]:
    """(slug of the field, its sheets) in the order of `site.yaml`, of all procedures or of those codes alone; raise
    UsageFailed for a code that is not posted.
    """
    posted = site.of(KIND)
    if unknown := sorted(set(codes) - {procedure.ma_thu_tuc for procedure in posted}):
        raise UsageFailed(f"không có thủ tục {', '.join(unknown)} trong chuyên mục")
    groups = []
    for field in site.settings.linh_vuc:
        own = (p for p in posted if same(p.linh_vuc, field.ten) and (not codes or p.ma_thu_tuc in codes))
        jobs = tuple(
            Job(
                code=procedure.ma_thu_tuc,
                title=procedure.ten_thu_tuc,
                address=sheet_address(KIND.address_of(procedure)),
                forms=tuple(root / form.tep for form in procedure.forms if form.tep.lower().endswith(".pdf")),
            )
            for procedure in own
        )
        if jobs:
            groups.append((slug(field.ten), jobs))
    return tuple(groups)


def loose_forms(site: Site, codes: Sequence[str]) -> tuple[str, ...]:
    """The forms that are no PDF and must be printed by hand."""
    wanted = (procedure for procedure in site.of(KIND) if not codes or procedure.ma_thu_tuc in codes)
    forms = (form.tep for procedure in wanted for form in procedure.forms)
    return tuple(sorted({form for form in forms if form and not form.lower().endswith(".pdf")}))

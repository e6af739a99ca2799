"""Fields of work and news categories are those that `site.yaml` declares."""

from collections.abc import Iterator

from generator.kinds import news, procedure
from generator.problems import Problem
from generator.shapes import Site
from generator.vietnamese import guess, same


def check(site: Site) -> Iterator[Problem]:
    """Whatever is grouped by a name is found again under that name."""
    fields = tuple(field.ten for field in site.settings.linh_vuc)
    for decision in site.register.decisions:
        for row in (*decision.ban_hanh_moi, *decision.sua_doi_bo_sung):
            if not any(same(row.linh_vuc, field) for field in fields):
                message, hint = _unknown("Lĩnh vực", row.linh_vuc, fields)
                line = row.line("linh_vuc")
                yield Problem(path=decision.path, line=line, rule="muc-chua-khai", message=message, hint=hint)
    for item in site.everything(procedure.KIND):
        if not any(same(item.linh_vuc, field) for field in fields):
            yield item.problem("linh_vuc", "muc-chua-khai", *_unknown("Lĩnh vực", item.linh_vuc, fields))
    categories = site.settings.chuyen_muc_tin
    for item in site.everything(news.KIND):
        if not any(same(item.chuyen_muc, category) for category in categories):
            yield item.problem("chuyen_muc", "muc-chua-khai", *_unknown("Chuyên mục", item.chuyen_muc, categories))


def _unknown(label: str, typed: str, declared: tuple[str, ...]) -> tuple[str, str]:
    near = guess(typed, declared)
    hint = f"có phải «{near}»?" if near else "chọn một trong: " + " · ".join(declared)
    return f"{label}: «{typed}» chưa khai trong site.yaml", hint

"""Fields of work and news categories are those that `site.yaml` declares."""

from collections.abc import Iterator

from generator.kinds.cases import cases
from generator.kinds.feedback import feedback
from generator.kinds.news import news
from generator.kinds.procedure import procedure
from generator.model.old_kind import Site
from generator.problems import Problem
from generator.text.comparing import guess, same, slug


def check(site: Site) -> Iterator[Problem]:
    """Whatever is grouped by a name is found again under that name, and no two names share an address."""
    yield from _doubled(site, "linh_vuc", "Lĩnh vực", [field.ten for field in site.settings.linh_vuc])
    yield from _doubled(site, "chuyen_muc_tin", "Chuyên mục tin", list(site.settings.chuyen_muc_tin))
    fields = tuple(field.ten for field in site.settings.linh_vuc)
    for decision in site.register.decisions:
        for row in (*decision.ban_hanh_moi, *decision.sua_doi_bo_sung):
            if not any(same(row.linh_vuc, field) for field in fields):
                message, hint = _unknown("Lĩnh vực", row.linh_vuc, fields)
                line = row.line("linh_vuc")
                yield Problem(path=decision.path, line=line, rule="muc-chua-khai", message=message, hint=hint)
    for item in site.everything(procedure.KIND):
        named = item.ma_thu_tuc in site.register.entries  # then the field is compared with the decision's, told there
        if not named and not any(same(item.linh_vuc, field) for field in fields):
            yield item.problem("linh_vuc", "muc-chua-khai", *_unknown("Lĩnh vực", item.linh_vuc, fields))
    for each in site.everything(cases.KIND):
        for counted in each.linh_vuc:
            if not any(same(counted.ten, field) for field in fields):
                message, hint = _unknown("Lĩnh vực", counted.ten, fields)
                line = counted.line("ten")
                yield Problem(path=each.path, line=line, rule="muc-chua-khai", message=message, hint=hint)
    for feedback_item in site.everything(feedback.KIND):
        typed = feedback_item.linh_vuc
        if typed and not any(same(typed, field) for field in fields):
            yield feedback_item.problem("linh_vuc", "muc-chua-khai", *_unknown("Lĩnh vực", typed, fields))
    categories = site.settings.chuyen_muc_tin
    for item in site.everything(news.KIND):
        if not any(same(item.chuyen_muc, category) for category in categories):
            yield item.problem("chuyen_muc", "muc-chua-khai", *_unknown("Chuyên mục", item.chuyen_muc, categories))


def _doubled(site: Site, name: str, label: str, declared: list[str]) -> Iterator[Problem]:
    first: dict[str, str] = {}
    for each in declared:
        if earlier := first.get(slug(each)):
            message = f"{label}: «{each}» trùng địa chỉ với «{earlier}»"
            hint = "bỏ một, hoặc đặt tên khác"
            line = site.settings.line(name)
            yield Problem(path="site.yaml", line=line, rule="trung-dia-chi", message=message, hint=hint)
        first.setdefault(slug(each), each)


def _unknown(label: str, typed: str, declared: tuple[str, ...]) -> tuple[str, str]:
    near = guess(typed, declared)
    hint = f"có phải «{near}»?" if near else "chọn một trong: " + " · ".join(declared)
    return f"{label}: «{typed}» chưa khai trong site.yaml", hint

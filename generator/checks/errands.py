"""What the home page offers to do leads to procedures that can be done."""

from collections.abc import Iterator

from generator.model.kind import Site
from generator.problems import Problem
from generator.text.comparing import guess


def check(site: Site) -> Iterator[Problem]:
    """Every «Việc cần làm» of `site.yaml` names a procedure in force."""
    in_force = [entry.code for entry in site.register.in_force]
    for errand in site.settings.viec_can_lam if in_force else ():
        code = errand.thu_tuc
        if code not in in_force:
            entry = site.register.entries.get(code)
            fault = "đã bị bãi bỏ" if entry else "không có trong danh mục"
            heirs = getattr(entry.basis.row, "thay_the_boi", ()) if entry else ()
            near = " hoặc ".join(heirs) or guess(code, in_force)
            yield Problem(
                path="site.yaml",
                line=errand.line("thu_tuc"),
                rule="ma-la",
                message=f"Việc cần làm «{errand.viec}»: thủ tục {code} {fault}",
                hint=f"có phải «{near}»?" if near else "sửa mã cho đúng, hoặc bỏ việc này",
            )

"""What the home page offers to do leads to procedures that can be done."""

from collections.abc import Iterator

from generator.checks.mistyped import mistyped
from generator.model.kind import Site
from generator.problems import Problem, Severity

MEND = "sửa mã cho đúng, hoặc bỏ việc này"


def check(site: Site) -> Iterator[Problem]:
    """Every «Việc cần làm» of `site.yaml` names a procedure of the register. One that was abolished is a warning: the
    errand leads to what took its place, or is left out; one that is to come waits for its day.
    """
    register = site.register
    codes = {*register.codes, *mistyped(site)} if register.in_force else ()
    for errand in site.settings.viec_can_lam if codes else ():
        code, heir = errand.thu_tuc, register.today(errand.thu_tuc)
        entry = register.entries.get(code)
        if code == heir or (code in codes and entry is None):
            continue
        severity: Severity = "warning" if entry else "error"
        if heir:
            fault, hint = f"đã bị bãi bỏ, trang chủ dẫn tới thủ tục thay thế {heir}", f"sửa thành «Thủ tục: {heir}»"
        elif entry:
            heirs = " hoặc ".join(getattr(entry.basis.row, "thay_the_boi", ()))
            fault = "đã bị bãi bỏ nên trang chủ không hiện việc này"
            hint = f"có phải «{heirs}»?" if heirs else MEND
        else:
            fault, hint = "không có trong danh mục", MEND
        yield Problem(
            path="site.yaml",
            line=errand.line("thu_tuc"),
            rule="ma-la",
            message=f"Việc cần làm «{errand.viec}»: thủ tục {code} {fault}",
            hint=hint,
            severity=severity,
        )

"""What «minh họa» allows and «chính thức» does not."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from generator.declaring.fields import specs
from generator.kinds.procedure.card import PROCEDURES
from generator.model.cards import fault
from generator.model.kind import Site
from generator.model.settings import BEFORE_OFFICIAL, Settings
from generator.problems import Problem


def check(site: Site) -> Iterator[Problem]:
    """A demonstration never bears the department's real address; an official column rests on real decisions."""
    if site.settings.demo:
        yield from _demo(site)
    else:
        yield from _official(site)


def _demo(site: Site) -> Iterator[Problem]:
    host = (urlsplit(site.settings.dia_chi_goc).hostname or "").rstrip(".")
    real = urlsplit(site.settings.trang_co_quan).hostname or ""
    if f".{host}".endswith(".gov.vn") or (real and host == real):
        message = f"chế độ minh họa không được dùng địa chỉ thật «{host}» làm «Địa chỉ gốc»"
        yield _setting(site, "dia_chi_goc", message, "dùng địa chỉ thử, ví dụ https://cchc.example/")
    if not site.settings.thong_bao_minh_hoa:
        message = "chế độ minh họa phải có «Thông báo minh họa» để hiện trên đầu mọi trang"
        yield _setting(site, "", message, "thêm dòng «Thông báo minh họa: …»")
    if not site.settings.quy_dinh_den_ngay and any(each.provisional for each in site.register.decisions):
        message = (
            "có «Danh mục tạm» thì phải có «Quy định đến ngày», để trang nói thủ tục ghi theo quy định của ngày nào"
        )
        yield _setting(site, "", message, "thêm dòng «Quy định đến ngày: …» vào site.yaml")


def _official(site: Site) -> Iterator[Problem]:
    for decision in site.register.decisions:
        if decision.provisional:
            message = "«Danh mục tạm» chỉ dùng ở chế độ minh họa"
            yield decision.problem("loai", "che-do", message, "thay bằng quyết định công bố của UBND tỉnh")
    for card in site.all_cards(PROCEDURES):
        if card.unchecked:
            message = "còn mục «Chưa đối chiếu»: " + ", ".join(card.unchecked.values())
            yield fault(card, "chua_doi_chieu", "che-do", message, "đối chiếu với quyết định rồi xóa mục này")
    for name in BEFORE_OFFICIAL:
        if not getattr(site.settings, name):
            label = specs(Settings)[name].label
            message = f"chế độ chính thức phải có mục «{label}»"
            yield _setting(site, "", message, f"thêm «{label}» vào site.yaml")


def _setting(site: Site, name: str, message: str, hint: str) -> Problem:
    return Problem(path="site.yaml", line=site.settings.line(name), rule="che-do", message=message, hint=hint)

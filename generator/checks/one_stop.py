"""Whoever declares where dossiers are received tells citizens the way there."""

from collections.abc import Iterator

from generator.kinds.one_stop.card import ONE_STOP
from generator.model.kind import Site
from generator.problems import Problem


def check(site: Site) -> Iterator[Problem]:
    """The file of the one-stop unit is there: its page stands without it, and says nothing."""
    place = site.settings.noi_tiep_nhan_ho_so
    if place and not site.all_cards(ONE_STOP):
        message = f"thiếu tệp của bộ phận một cửa, trong khi site.yaml khai «Nơi tiếp nhận hồ sơ: {place}»"
        hint = "chép lại tệp đã xóa, hoặc viết content/one_stop/mot-cua.md; không thì trang một cửa để trống"
        path = "content/one_stop/mot-cua.md"
        yield Problem(path=path, line=1, rule="thieu-mot-cua", message=message, hint=hint, severity="warning")

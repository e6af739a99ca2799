"""A decision that is typed ahead: what stands ready takes its place on the day, what is missing is told before."""

import re
from datetime import date, timedelta
from pathlib import Path

import pytest

from generator.checks.ahead import AHEAD, coming, foreseen
from generator.keeping import stamp, stats
from generator.model.loading import on_day
from generator.pipeline import Job, checked, load_site, run
from generator.problems import Problem
from tests.conftest import DECISION, NEWS, PROCEDURE, SITE, SiteOf, build, called, tree_of

DAY = date(2027, 1, 1)
OFFICIAL = (
    SITE.replace("Thông báo minh họa: Dữ liệu giả định.\n", "").replace("minh họa", "chính thức")
    + """\
Người chịu trách nhiệm: Người thử
Đường dây nóng:
  - Tên: Đường dây thử
    Số: 0000 000 001
Nơi nhận phản ánh:
  - Tên: Văn phòng thử
Ngày đối chiếu: 10/03/2026
Địa chỉ: Số 1
Điện thoại: 0000 000 000
Việc cần làm:
  - Việc: Làm việc cũ
    Thủ tục: 1.010042
"""
)
NAMES = {
    "1.010040": "Thủ tục thử thứ nhất",
    "1.010041": "Thủ tục được sửa",
    "1.010042": "Thủ tục bị bỏ",
    "1.010050": "Thủ tục mới",
}
RENAMED = "Thủ tục thử đổi tên"

PLAN = """\
---
Năm: 2027
Tên: Kế hoạch thử
Cơ quan ban hành: Sở Thử nghiệm
Nội dung thực hiện:
  - Số: 1.1
    Tên: Nhiệm vụ thử
    Nội dung: Đăng tin
Nguồn: Bản giả định
---
"""


def row(code: str, name: str = "") -> str:
    return f"  - Mã: {code}\n    Tên: {name or NAMES[code]}\n    Lĩnh vực: Lĩnh vực thử\n"


FIRST = DECISION.partition("  - Mã")[0].replace("thủ tục: 1", "thủ tục: 3") + "".join(map(row, [*NAMES][:3])) + "---\n"
SECOND = f"""\
---
Số ký hiệu: 02/QĐ-THU
Ngày ban hành: 01/10/2026
Ngày hiệu lực: 01/01/2027
Cơ quan ban hành: Cơ quan thử
Trích yếu: Công bố danh mục sửa đổi
Tổng số thủ tục: 4
Ban hành mới:
{row("1.010050")}Sửa đổi, bổ sung:
{row("1.010040", RENAMED)}{row("1.010041")}Bãi bỏ:
{row("1.010042")}    Thay thế bởi: 1.010050
---
"""
TOWARDS = "[Tên](../../procedures/1.010040.md), [bỏ](../../procedures/1.010042.md), [mới](/thu-tuc/1.010041/).\n"


def text(code: str, name: str = "", *, changed: str = "") -> str:
    new = PROCEDURE.replace("1.010040", code).replace(NAMES["1.010040"], name or NAMES[code])
    return new.replace("10/03/2026", "02/10/2026").replace("Giấy thử", changed) if changed else new


READY: dict[str, str | bytes | None] = {
    "site.yaml": OFFICIAL,
    "content/register/qd-01.md": FIRST,
    "content/register/qd-02.md": SECOND,
    "content/news/2026/tin-1.md": NEWS + TOWARDS,
    "content/procedures/1.010040.md": text("1.010040"),
    "content/procedures/1.010041.md": text("1.010041"),
    "content/procedures/1.010042.md": text("1.010042"),
    "content/procedures/1.010040.tu-2027-01-01.md": text("1.010040", RENAMED, changed="Giấy của tên mới"),
    "content/procedures/1.010041.tu-2027-01-01.md": text("1.010041", changed="Giấy đã sửa"),
    "content/procedures/1.010050.md": text("1.010050", changed="Giấy mới"),
}
COMING = ("tu-2027", RENAMED, "Giấy của tên mới", "Giấy đã sửa", "Thủ tục mới", "Giấy mới", "02/QĐ-THU")


def errand(home: str) -> str:
    found = re.search(r'<a[^>]*href="([^"]*)"[^>]*>[^<]*Làm việc cũ', home)
    assert found
    return found[1]


def test_day_by_day_everything_takes_its_place_by_itself(site_of: SiteOf, tmp_path: Path) -> None:
    root = site_of(READY)
    for day in (DAY + timedelta(number) for number in range(-2, 2)):
        outcome = build(root, day)
        assert (outcome.published, outcome.problems) == (True, ()) or day >= DAY, [*map(str, outcome.problems)]
        clean = run(Job(root=root, date=day, output=tmp_path / f"clean-{day}", cached=False))
        assert clean.published
        column = tree_of(root / "public")
        assert tree_of(tmp_path / f"clean-{day}") == column
        pages = {path: content.decode() for path, content in column.items() if path.endswith((".html", ".json"))}
        told = {words for words in COMING for content in pages.values() if words in content}
        first, second, gone = (pages[f"thu-tuc/1.01004{number}/index.html"] for number in (0, 1, 2))
        news = pages["tin-tuc/tin-1/index.html"]
        assert 'href="../../thu-tuc/1.010040/"' in news
        assert 'href="../../thu-tuc/1.010042/"' in news
        if day < DAY:
            assert told == set()
            assert NAMES["1.010040"] in first
            assert "Giấy thử" in second
            assert "Thành phần hồ sơ" in gone
            assert errand(pages["index.html"]) == "thu-tuc/1.010042/"
        else:
            assert told == {*COMING} - {"tu-2027"}
            assert (RENAMED in first, NAMES["1.010040"] in first) == (True, False)
            assert "Giấy thử" not in second
            assert "Giấy đã sửa" in second
            assert "02/QĐ-THU" in second
            assert "Thành phần hồ sơ" not in gone
            assert 'href="../1.010050/"' in gone
            assert errand(pages["index.html"]) == "thu-tuc/1.010050/"
    warnings = [(problem.path, problem.rule, problem.severity) for problem in outcome.problems]
    assert warnings == [("site.yaml", "ma-la", "warning")]  # the errand names what was abolished, and leads on


MISTAKES: dict[str, tuple[dict[str, str | bytes | None], str, str, str]] = {
    "a new procedure without a text": (
        {"content/procedures/1.010050.md": None},
        "content/register/qd-02.md",
        "thieu-thu-tuc",
        "viết tệp content/procedures/1.010050.md",
    ),
    "a new text that is a draft": (
        {"content/procedures/1.010050.md": text("1.010050").replace("---\n", "---\nBản nháp: có\n", 1)},
        "content/procedures/1.010050.md",
        "thieu-thu-tuc",
        "xóa dòng «Bản nháp: có»",
    ),
    "a renamed procedure": (
        {"content/procedures/1.010040.tu-2027-01-01.md": None},
        "content/procedures/1.010040.md",
        "khac-quyet-dinh",
        f"chép thành 1.010040.tu-2027-01-01.md cùng thư mục; trong bản chép, sửa thành «Tên thủ tục: {RENAMED}»",
    ),
    "a text that begins too late": (
        {
            "content/procedures/1.010040.tu-2027-01-01.md": None,
            "content/procedures/1.010040.tu-2027-01-05.md": text("1.010040", RENAMED, changed="Giấy"),
        },
        "content/procedures/1.010040.md",
        "khac-quyet-dinh",
        "đổi tên 1.010040.tu-2027-01-05.md thành 1.010040.tu-2027-01-01.md",
    ),
    "the next text under a wrong name": (
        {"content/procedures/1.010040.tu-2027-01-01.md": text("1.010040", "Tên khác", changed="Giấy")},
        "content/procedures/1.010040.tu-2027-01-01.md",
        "khac-quyet-dinh",
        f"Tên thủ tục: {RENAMED}",
    ),
    "an amended procedure": (
        {"content/procedures/1.010041.tu-2027-01-01.md": None},
        "content/procedures/1.010041.md",
        "cu-hon-quyet-dinh",
        "chép thành 1.010041.tu-2027-01-01.md",
    ),
    "a link to a part of what is abolished": (
        {"content/news/2026/tin-1.md": f"{NEWS}[Hồ sơ](../../procedures/1.010042.md#thanh-phan-ho-so)\n"},
        "content/news/2026/tin-1.md",
        "lien-ket",
        "",
    ),
    "a link to what is posted later": (
        {
            "content/news/2027/tin-2.md": NEWS.replace("01/03/2026", "01/01/2027") + "[Tin](tin-3.md)\n",
            "content/news/2027/tin-3.md": NEWS.replace("01/03/2026", "02/01/2027"),
        },
        "content/news/2027/tin-2.md",
        "lien-ket",
        "đăng bài đó trước",
    ),
    "a task of no plan of the new year": (
        {
            "content/plan/2027.md": PLAN,
            "content/procedures/1.010041.md": text("1.010041").replace("---\n", "---\nNhiệm vụ: 9.9\n", 1),
        },
        "content/procedures/1.010041.md",
        "nhiem-vu",
        "chọn một trong: 1.1",
    ),
}


def told_on(root: Path, day: date) -> set[tuple[str, str, str]]:
    """What `check` tells, but of what is not to be fixed."""
    outcome = run(Job(root=root, date=day))
    return {(problem.path, problem.rule, problem.severity) for problem in outcome.problems}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_no_build_fails_untold_and_nothing_is_told_too_early(mistake: str, site_of: SiteOf) -> None:
    changes, path, rule, hint = MISTAKES[mistake]
    root = site_of(READY | changes)
    warning, error = (path, rule, "warning"), (path, rule, "error")
    assert warning not in told_on(root, DAY - AHEAD - timedelta(1))
    for left in (60, 1):
        assert told_on(root, DAY - timedelta(left)) == {warning}, left
    before = run(Job(root=root, date=DAY - timedelta(1)))
    told = next(problem for problem in before.problems if problem.rule == rule)
    assert told.message.startswith("đến ngày 01/01/2027 sẽ không đăng được: ")
    assert hint in told.hint
    yesterday = build(root, DAY - timedelta(1))
    assert yesterday.published
    kept = tree_of(root / "public")
    today = build(root, DAY)
    assert not today.published
    assert error in {(problem.path, problem.rule, problem.severity) for problem in today.problems}
    assert tree_of(root / "public") == kept


def errors(problems: tuple[Problem, ...]) -> set[tuple[str, int, str]]:
    return {(each.path, each.line, each.rule) for each in problems if each.severity == "error"}


def test_every_error_of_the_next_sixty_days_was_foreseen_the_day_before(site_of: SiteOf) -> None:
    """Whatever rule it is, on whatever day: not only on those that are known to bring something."""
    several = {path: content for changes, *_ in MISTAKES.values() for path, content in changes.items()}
    root = site_of(READY | several)
    site, _, _ = load_site(Job(root=root, date=DAY - timedelta(30)))
    seen = ever = errors(tuple(checked(site)))
    for number in range(1, 61):
        then = on_day(site, site.date + timedelta(number))
        found = errors(tuple(checked(then)))
        eve = on_day(site, then.date - timedelta(1))
        told = {(each.path, each.line, each.rule) for each in foreseen(eve, checked)}
        assert found - seen <= told, then.date
        seen, ever = found, ever | found
    assert {rule for _, _, rule in ever} == {rule for _, _, rule, _ in MISTAKES.values()}
    assert {*coming(site)} >= {DAY, date(2027, 1, 2), date(2027, 1, 5)}


def test_a_text_whose_decision_was_withdrawn_is_told_once(site_of: SiteOf) -> None:
    """From the day it is written, with the day on which it would stop the build once that is near; in `status` too."""
    path = "content/procedures/1.010040.tu-2027-01-01.md"
    root = site_of(READY)
    (root / "content/register/qd-02.md").unlink()
    for name in ("1.010041.tu-2027-01-01.md", "1.010050.md"):
        (root / "content/procedures" / name).unlink()
    start = "bài áp dụng từ 01/01/2027 nhưng không quyết định sắp tới nào nói tới 1.010040"
    for left in (61, 60, 1):
        (told,) = run(Job(root=root, date=DAY - timedelta(left))).problems
        assert (told.path, told.rule, told.severity) == (path, "khac-quyet-dinh", "warning")
        assert told.message == ("" if left > 60 else "đến ngày 01/01/2027 sẽ không đăng được: ") + start
        assert "đã rút thì xóa tệp này" in told.hint
    assert called("status", "--date", "2026-12-31", root=root).stdout.count(start) == 1


def test_status_tells_what_to_do_and_what_to_clear_away(site_of: SiteOf) -> None:
    old, new = "content/procedures/1.010040.md", "content/procedures/1.010040.tu-2027-01-01.md"
    amended = "Thủ tục sắp được sửa đổi, chưa có bài mới: {}\n"
    changes = READY | {"content/procedures/1.010041.tu-2027-01-01.md": None}
    before = called("status", "--date", "2026-11-25", root=site_of(changes)).stdout
    head, _, rest = before.partition("Không làm trước thì sẽ không đăng được trong 60 ngày tới: 1\n")
    assert head
    assert rest.startswith("  - content/procedures/1.010041.md:")
    assert "đến ngày 01/01/2027 sẽ không đăng được" in rest.partition("\n")[0]
    assert amended.partition("{")[0] not in before  # it stands among what there is none of
    assert f"{new}: thay bài đang có từ ngày 01/01/2027" in before
    told = called("status", "--date", "2026-11-25", root=site_of(changes | {"site.yaml": SITE}, "demo")).stdout
    assert amended.format(1) + "  - 1.010041 «Thủ tục được sửa»: Quyết định số 02/QĐ-THU có hiệu lực từ" in told
    assert "chép 1.010041.md thành 1.010041.tu-2027-01-01.md" in told
    after = called("status", "--date", "2027-01-02", root=site_of(READY, "ready")).stdout
    assert f"  - {old}: {new} đã thay bài này; xóa bài này rồi đổi tên bài mới thành 1.010040.md" in after


def test_an_edit_of_a_text_that_no_longer_holds_changes_nothing(
    site_of: SiteOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By the short way of an edit too, which knows the text from when it held."""
    monkeypatch.setattr(stamp, "YOUNG", 0)
    monkeypatch.setattr(stats, "YOUNG", 0)
    root = site_of(READY)
    for day in (DAY - timedelta(1), DAY):
        assert build(root, day).published
    column = tree_of(root / "public")
    for name, words in (("1.010041.md", "Sửa muộn."), ("1.010042.md", "Sửa sau khi bỏ.")):
        path = root / "content/procedures" / name
        path.write_text(path.read_text(encoding="utf-8").replace("Nộp đơn.", words), encoding="utf-8")
        assert build(root, DAY).published
        assert tree_of(root / "public") == column

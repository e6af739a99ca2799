"""The one-stop unit: what may be handed in is counted, what is unknown is said, the page stands without a record."""

import shutil
from pathlib import Path

from generator.days.periods import period_of
from generator.kinds.one_stop import one_stop
from generator.kinds.one_stop.one_stop import KIND
from generator.pipeline import Job, load_site
from tests.conftest import EXAMPLE, EXAMPLE_DAY, ROOT, TODAY, SiteOf, build


def text_of(public: Path) -> str:
    return (public / "mot-cua/index.html").read_text(encoding="utf-8")


def test_it_counts_procedures_and_names_who_works_there(example_column: Path) -> None:
    page = text_of(example_column)
    for shown in (
        "Trần Thị Giả Định",
        'href="tel:0000000005"',
        "07:30 đến 11:30",
        ">7 thủ tục trong danh mục minh họa</a>",
    ):
        assert shown in page
    assert 'href="../thu-tuc/#doi-moi-sang-tao">Đổi mới sáng tạo</a> <span class="count">(3 thủ tục)</span>' in page
    assert 'href="../tin-tuc/can-lai-o-cho-phien/"' in page


def test_the_shipped_page_tells_what_is_unknown_once_and_whom_to_call(column: Path) -> None:
    page = text_of(column).split("<main")[1].split("</main>")[0]
    unknown = "địa chỉ, giờ làm việc, điện thoại, thư điện tử, họ tên, chức danh, điện thoại của người tiếp nhận"
    assert page.count(f"Chưa được cung cấp: {unknown}.") == page.lower().count("chưa được cung cấp") == 1
    assert page.count('href="tel:02123852224"') == 1
    assert "Chưa có tệp mẫu để tải về." in page
    assert "16 thủ tục ghi rõ nơi nhận hồ sơ là bộ phận này" in page
    assert page.count("<li>Mẫu số 0") == 6


def test_a_draft_leaves_the_page_standing(tmp_path: Path) -> None:
    root = tmp_path / "site"
    shutil.copytree(EXAMPLE, root)
    record = root / "content/one_stop/mot-cua.md"
    record.write_text(record.read_text(encoding="utf-8").replace("---", "---\nBản nháp: có", 1), encoding="utf-8")
    assert build(root, EXAMPLE_DAY).published
    assert "Chưa có biểu mẫu nào được đăng." in text_of(root / "public")


def test_without_a_record_the_page_stands(site_of: SiteOf) -> None:
    root = site_of()
    assert build(root).published
    assert "Chưa có biểu mẫu nào được đăng." in text_of(root / "public")


def test_a_standing_record_is_no_figure() -> None:
    site, _, _ = load_site(Job(root=EXAMPLE, date=EXAMPLE_DAY, cached=False))
    assert KIND.figures
    assert [*KIND.figures(KIND, site, period_of(2022, "", 14, 12))] == []


def test_the_record_has_a_type_and_a_name_for_machines_and_nothing_empty() -> None:
    site, records, _ = load_site(Job(root=EXAMPLE, date=EXAMPLE_DAY, cached=False))
    (card,) = site.cards(KIND.cards)
    thing = one_stop.thing(records.of(card), site.settings)
    assert thing["@type"]
    assert thing["name"]
    assert not any(value in ("", None) for value in thing.values())


def test_the_shipped_record_has_a_source() -> None:
    site, records, _ = load_site(Job(root=ROOT, date=TODAY, cached=False))
    assert all(records.of(card).nguon for card in site.cards(KIND.cards))

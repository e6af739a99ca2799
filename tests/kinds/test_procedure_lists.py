"""The lists of procedures beside the one by field: each holds exactly those that it names."""

import re
from pathlib import Path

import pytest

from generator.kinds.procedure.card import PROCEDURES
from generator.text.sorting import initial, sort_key
from tests.conftest import PROCEDURE, SiteOf, build, codes_in_force, procedures, shipped, shipped_records

LISTED = r'<h[23]><a href="[./]*/(\d\.\d{6})/">'
FEES = """\
Phí, lệ phí:
  - Loại: Phí
    Trường hợp: Cấp mới
    Mức: 150.000 đồng
    Căn cứ: 02/2026/TT-THU
  - Trường hợp: Cấp lại
    Mức: Không
"""


def listed(public: Path, name: str) -> list[str]:
    return re.findall(LISTED, (public / "thu-tuc" / name / "index.html").read_text(encoding="utf-8"))


def only(site_of: SiteOf, old: str, new: str) -> Path:
    assert old in PROCEDURE
    root = site_of({"content/procedures/1.010040.md": PROCEDURE.replace(old, new)})
    assert build(root).published
    return root / "public"


def test_each_list_holds_exactly_its_procedures(example_column: Path) -> None:
    assert listed(example_column, "a-z") == [f"9.00000{n}" for n in (6, 2, 7, 5, 1, 8, 4)]
    assert listed(example_column, "buu-chinh") == ["9.000006", "9.000007", "9.000001", "9.000004"]
    assert listed(example_column, "khong-qua-buu-chinh") == ["9.000002", "9.000005", "9.000008"]
    assert listed(example_column, "mien-phi") == [f"9.00000{n}" for n in (6, 7, 5, 1, 8)]
    assert listed(example_column, "doi-tuong/ca-nhan") == ["9.000006", "9.000002", "9.000001", "9.000008"]
    assert listed(example_column, "doi-tuong/to-chuc-khong-bao-gom-doanh-nghiep-htx") == ["9.000002", "9.000007"]
    assert listed(example_column, "doi-tuong/doanh-nghiep") == ["9.000006", "9.000005", "9.000004"]
    assert listed(example_column, "muc-do/mot-phan") == ["9.000002", "9.000007"]
    assert listed(example_column, "muc-do/toan-trinh") == ["9.000006", "9.000005", "9.000004"]
    assert listed(example_column, "muc-do/chua-ro") == ["9.000001"]


def test_by_post_and_not_by_post_are_together_all_and_none_twice(column: Path) -> None:
    both = [*listed(column, "buu-chinh"), *listed(column, "khong-qua-buu-chinh")]
    assert sorted(both) == sorted(listed(column, "a-z"))
    assert sorted(both) == codes_in_force()


def test_every_list_can_be_reached_from_the_list_by_field(example_column: Path) -> None:
    section = example_column / "thu-tuc"
    whole = (section / "index.html").read_text(encoding="utf-8")
    folders = [path.parent.relative_to(section) for path in section.rglob("index.html")]
    lists = [folder.as_posix() for folder in folders if not re.match(r"\d|\.$|bai-bo", folder.as_posix())]
    assert len(lists) == 13
    for name in lists:
        assert f'href="{name}/"' in whole


def test_a_sheet_is_the_same_in_every_binder_that_holds_it(example_column: Path) -> None:
    whole, field = (
        (example_column / f"niem-yet/{name}/index.html").read_text(encoding="utf-8")
        for name in ("tat-ca", "nhan-dac-san")
    )
    leaves = re.findall(r'<div class="leaf".*?</article>', field, re.DOTALL)
    assert len(leaves) == 2
    assert all(leaf in whole for leaf in leaves)


def test_a_required_list_without_procedures_keeps_its_page_and_says_so(site_of: SiteOf) -> None:
    public = only(site_of, "Để thử.", "Để thử lại.")
    assert listed(public, "buu-chinh") == []
    assert "Hiện không có thủ tục nào" in (public / "thu-tuc/buu-chinh/index.html").read_text(encoding="utf-8")
    assert listed(public, "khong-qua-buu-chinh") == ["1.010040"]


def test_without_any_level_of_service_there_is_no_list_of_levels(site_of: SiteOf) -> None:
    assert not (only(site_of, "Để thử.", "Để thử lại.") / "thu-tuc/muc-do").exists()


def test_only_what_costs_nothing_in_any_case_is_free(site_of: SiteOf) -> None:
    free = ("Phí, lệ phí: Không", "Phí, lệ phí: Miễn phí.", "Phí, lệ phí: Không thu phí, lệ phí")
    paid = ("Phí, lệ phí: 10.000 đồng", "Phí, lệ phí: Không quá 10.000 đồng", FEES.rstrip())
    root = site_of(procedures(*(PROCEDURE.replace("Phí, lệ phí: Không", fee) for fee in (*free, *paid))))
    report = build(root)
    assert report.published, report.problems
    assert sorted(listed(root / "public", "mien-phi")) == ["1.000000", "1.000001", "1.000002"]
    assert len(listed(root / "public", "a-z")) == len((*free, *paid))


def test_a_fee_of_one_way_makes_the_procedure_not_free_and_is_shown(site_of: SiteOf) -> None:
    way = "  - Hình thức: Trực tiếp\n    Phí, lệ phí: 5.000 đồng\n"
    public = only(site_of, "  - Hình thức: Trực tiếp\n", way)
    assert listed(public, "mien-phi") == []
    text = (public / "thu-tuc/le-phi/index.html").read_text(encoding="utf-8")
    assert "Khi nộp theo cách: Trực tiếp" in text
    assert "5.000 đồng" in text


def test_every_fee_of_every_case_stands_on_one_page(column: Path) -> None:
    text = (column / "thu-tuc/le-phi/index.html").read_text(encoding="utf-8")
    for card in shipped().cards(PROCEDURES):
        shown = re.sub(r"</?span[^>]*>", "", text[text.index(f"{card.code}/") :].split("</tbody>")[0])
        for fee in shipped_records().of(card).phi_le_phi:
            for value in (fee.truong_hop, fee.muc, fee.can_cu):
                assert value in shown
        assert ("Chưa đối chiếu" in shown) == ("phi_le_phi" in card.unchecked)


def test_names_stand_in_the_order_of_the_vietnamese_alphabet_under_their_letters(site_of: SiteOf) -> None:
    names = ["Ân xá", "Đo lường", "An toàn", "Dán nhãn", "Ăn ở", "Á kim", "02 giấy", "«Ẩn»"]
    root = site_of(procedures(*(PROCEDURE.replace("Thủ tục thử thứ nhất", name) for name in names)))
    report = build(root)
    assert report.published, report.problems
    text = (root / "public/thu-tuc/a-z/index.html").read_text(encoding="utf-8")
    assert re.findall(r"<h2>(.*?)</h2>", text) == ["0-9", "A", "Ă", "Â", "D", "Đ"]
    shown = re.findall(r"<h3><a [^>]*>(.*?)</a>", text)
    assert shown == ["02 giấy", "Á kim", "An toàn", "Ăn ở", "«Ẩn»", "Ân xá", "Dán nhãn", "Đo lường"]
    assert shown == sorted(names, key=sort_key)


@pytest.mark.parametrize(
    ("text", "letter"),
    [("Ấn phẩm", "Â"), ("«ổn định»", "Ô"), ("đo", "Đ"), ("Ứng", "Ư"), ("Ý kiến", "Y"), ("3 bước", "0-9"), ("…", "")],
)
def test_a_name_stands_under_its_letter_without_the_tone(text: str, letter: str) -> None:
    assert initial(text) == letter

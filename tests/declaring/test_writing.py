"""A changed file differs in the lines of what was changed and in nothing else, whatever is in it and however typed."""

import dataclasses
from datetime import date, time, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.declaring.fields import specs
from generator.declaring.types import Term
from generator.declaring.writing import rewritten, written
from generator.kinds.items.broadcast import Broadcast
from generator.kinds.news.record import NewsItem
from generator.model.office import Field
from generator.model.settings import Settings
from tests.conftest import NEWS, SITE
from tests.declaring.shipped import read_as
from tests.declaring.test_fields import SAMPLE, Fee, Sample

FILE = """\
---
# đầu tệp
Mã: "1.001716"  # mã cũ là 1.001715

Tên thủ tục: Cấp Giấy chứng nhận
  # về phí
Phí, lệ phí:   # năm khoản
  - Không
  # khoản thứ hai
  - Loại: Phí
    Mức: 50.000 đồng
    Căn cứ:
    - Thông tư 14
    - "Nghị quyết 59: về phí"   # còn hiệu lực

  -
    Mức: '60.000 đồng'
  - Mức: 70.000 đồng
    Loại: Lệ phí
  - 80.000 đồng
lien ket: https://dichvucong.gov.vn/
---

## Trình tự thực hiện

1. Nộp hồ sơ.

## Yêu cầu, điều kiện

Không
"""
BROADCAST = """\
---
Tên: AA
Ngày đăng: 1/2/2022
Nguồn: BB
Ngày phát sóng: 1/2/2022
Kênh: CC
Khách mời: DD
Chủ đề: EE
---
"""
FEES = read_as(Sample, FILE).phi_le_phi


def edits(changes: dict[str, Any], sections: dict[str, str] | None = None, text: str = FILE) -> list[str]:
    """The lines taken away and the lines put in, of a file that reads back to what was asked."""
    new = rewritten(text, Sample, changes, sections or {})
    record = read_as(Sample, new)
    assert {name: getattr(record, name) for name in changes} == changes
    before, after = text.split("\n"), new.split("\n")
    while before and after and before[0] == after[0]:
        del before[0], after[0]
    while before and after and before[-1] == after[-1]:
        del before[-1], after[-1]
    return [*(f"-{line}" for line in before), *(f"+{line}" for line in after)]


def fees(**changes: Fee | None) -> dict[str, Any]:
    """The fees with some by their place (`_1` …) changed, or taken away."""
    new = [changes.get(f"_{number}", fee) for number, fee in enumerate(FEES, 1)]
    return {"phi_le_phi": tuple(fee for fee in new if fee)}


# ---- keys ------------------------------------------------------------------------------------------------------------


def test_a_value_is_changed_within_its_quotes_and_before_its_comment() -> None:
    assert edits({"ma": "2.000212"}) == [
        '-Mã: "1.001716"  # mã cũ là 1.001715',
        '+Mã: "2.000212"  # mã cũ là 1.001715',
    ]


def test_a_key_stays_as_it_was_typed() -> None:
    assert edits({"lien_ket": "https://sonla.gov.vn/"})[-1] == "+lien ket: https://sonla.gov.vn/"


def test_a_new_field_stands_below_the_nearest_declared_before_it() -> None:
    assert edits({"nam": 2022, "diem": Decimal("62.45")}) == ["+Điểm: 62,45", "+Năm: 2022"]
    new = rewritten(FILE, Sample, {"nam": 2022}).split("\n")
    assert new[new.index("Năm: 2022") - 1] == "Tên thủ tục: Cấp Giấy chứng nhận"


def test_a_new_field_declared_before_all_others_stands_above_them() -> None:
    site = SITE.replace("Tên chuyên mục: Cải cách hành chính\n", "") + "Tên chuyên mục: Cải cách hành chính\n"
    assert rewritten(site, Settings, {"co_quan_chu_quan": "AA"}) == site.replace("Mô tả", "Cơ quan chủ quản: AA\nMô tả")
    text = NEWS.replace("Tiêu đề: Tin thứ nhất\n", "# đầu\n")
    with pytest.raises(ValueError, match="Tiêu đề"):
        rewritten(text, NewsItem, {"tac_gia": "AA"})
    assert rewritten(text, NewsItem, {"tieu_de": "Tin"}) == text.replace("# đầu\n", "# đầu\nTiêu đề: Tin\n")


def test_a_field_is_taken_out_by_none_and_by_its_default() -> None:
    assert edits({"lien_ket": ""}) == ["-lien ket: https://dichvucong.gov.vn/"]
    assert rewritten(FILE, Sample, {"lien_ket": None}) == rewritten(FILE, Sample, {"lien_ket": ""})


def test_a_default_that_is_typed_stays_typed() -> None:
    text = SAMPLE
    assert rewritten(text, Sample, {"ban_nhap": False}) == rewritten(text, Sample, {"ban_nhap": None}) == text
    assert "Bản nháp: có\n" in rewritten(text, Sample, {"ban_nhap": True})


def test_the_same_value_otherwise_typed_stays_as_typed() -> None:
    text = SAMPLE.replace("31/12/2022", "2022-12-31").replace("Bản nháp: không", "Bản nháp: CÓ")
    assert rewritten(text, Sample, {"ngay_hieu_luc": date(2022, 12, 31), "ban_nhap": True}) == text


def test_a_zero_that_the_source_prints_is_a_change() -> None:
    assert edits({"diem": Decimal("62.450")}, text=SAMPLE) == ["-Điểm: 62,45", "+Điểm: 62,450"]


def test_a_term_is_kept_as_typed() -> None:
    assert edits({"hinh_thuc": (Term("Trực tiếp"),)}, text=SAMPLE) == ["-  - Trực tuyến"]


# ---- lists and groups ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("changes", "lines"),
    [
        pytest.param(
            fees(_2=dataclasses.replace(FEES[1], muc="55.000 đồng")),
            ["-    Mức: 50.000 đồng", "+    Mức: 55.000 đồng"],
            id="one part of one element",
        ),
        pytest.param(fees(_1=Fee(muc="10.000 đồng")), ["-  - Không", "+  - 10.000 đồng"], id="a bare text"),
        pytest.param(
            fees(_1=Fee(loai="Phí", muc="10.000 đồng")),
            ["-  - Không", "+  - Loại: Phí", "+    Mức: 10.000 đồng"],
            id="a bare text to a group",
        ),
        pytest.param(fees(_5=None), ["-  - 80.000 đồng"], id="the last element away"),
        pytest.param(fees(_1=None), ["-  - Không"], id="the first element away"),
        pytest.param(fees(_3=None), ["-  -", "-    Mức: '60.000 đồng'"], id="one whose dash stands alone"),
        pytest.param(
            {"phi_le_phi": (*FEES[:2], Fee(muc="Miễn: 0"), *FEES[2:])},
            ['+  - "Miễn: 0"'],
            id="one more, in quotes",
        ),
        pytest.param(
            {"phi_le_phi": (Fee(loai="Phí", muc="1", can_cu=("a1", "b1")), *FEES)},
            ["+  - Loại: Phí", "+    Mức: 1", "+    Căn cứ:", "+      - a1", "+      - b1"],
            id="one more above all",
        ),
        pytest.param(
            fees(_2=dataclasses.replace(FEES[1], can_cu=("Thông tư 14", "Luật", "Nghị quyết 59: về phí"))),
            ["+    - Luật"],
            id="one more in a list within, indented as it is",
        ),
        pytest.param(
            fees(_2=dataclasses.replace(FEES[1], can_cu=("Thông tư 14", "Nghị quyết 60"))),
            [
                '-    - "Nghị quyết 59: về phí"   # còn hiệu lực',
                '+    - "Nghị quyết 60"   # còn hiệu lực',
            ],
            id="a quoted text with a comment",
        ),
        pytest.param(
            fees(_3=dataclasses.replace(FEES[2], loai="Phí")),
            ["+    Loại: Phí"],
            id="a part above the first, below a dash alone",
        ),
        pytest.param(
            fees(_5=dataclasses.replace(FEES[4], can_cu=("a1",))),
            ["-  - 80.000 đồng", "+  - Mức: 80.000 đồng", "+    Căn cứ: a1"],
            id="a part more of a bare text",
        ),
        pytest.param(
            fees(_2=dataclasses.replace(FEES[1], can_cu=())),
            ["-    Căn cứ:", "-    - Thông tư 14", '-    - "Nghị quyết 59: về phí"   # còn hiệu lực'],
            id="a part away",
        ),
        pytest.param(
            fees(_4=dataclasses.replace(FEES[3], loai="Phí", muc="75.000 đồng")),
            ["-  - Mức: 70.000 đồng", "-    Loại: Lệ phí", "+  - Mức: 75.000 đồng", "+    Loại: Phí"],
            id="two parts, in the order in which they stand",
        ),
    ],
)
def test_only_the_lines_of_what_changed_in_a_list_differ(changes: dict[str, Any], lines: list[str]) -> None:
    assert edits(changes) == lines


def test_when_the_first_part_of_an_element_goes_the_next_moves_behind_the_dash() -> None:
    text = FILE.replace("  - Loại: Phí\n    Mức", "  - Căn cứ: a1\n    Mức").replace(
        "    Căn cứ:\n    - Thông tư 14\n", ""
    )
    text = text.replace('    - "Nghị quyết 59: về phí"   # còn hiệu lực\n', "")
    new = {"phi_le_phi": tuple(dataclasses.replace(fee, can_cu=()) for fee in read_as(Sample, text).phi_le_phi)}
    assert edits(new, text=text) == ["-  - Căn cứ: a1", "-    Mức: 50.000 đồng", "+  - Mức: 50.000 đồng"]
    noted = text.replace("Căn cứ: a1\n", "Căn cứ: a1\n    # ghi chú\n")
    assert edits(new, text=noted) == ["-  - Căn cứ: a1", "+  -"], "the comment stays where it was"


def test_an_element_of_which_no_part_stays_is_typed_anew() -> None:
    assert edits(fees(_3=Fee(loai="Phí", muc="9")), text=FILE.replace("Mức: '60.000 đồng'", "Mức: a1"))[-2:] == [
        "+    Loại: Phí",
        "+    Mức: 9",
    ]


def test_a_bare_text_that_stands_for_a_list_becomes_one_when_there_is_more() -> None:
    text = SAMPLE.replace(
        "Phí, lệ phí:\n  - Loại: Phí\n    Mức: 50.000 đồng\n  - Không\n", 'Phí, lệ phí: "Không"  # nay\n'
    )
    assert edits({"phi_le_phi": (Fee(muc="Không"), Fee(muc="5"))}, text=text) == [
        '-Phí, lệ phí: "Không"  # nay',
        "+Phí, lệ phí:  # nay",
        "+  - Không",
        "+  - 5",
    ]


# ---- sections --------------------------------------------------------------------------------------------------------


def test_a_section_changes_by_its_own_lines() -> None:
    lines = edits({}, {"Trình tự thực hiện": "1. Nộp hồ sơ.\n2. Nhận kết quả."})
    assert lines == ["+2. Nhận kết quả."]
    assert edits({}, {"trinh tu thuc hien": "1. Gửi hồ sơ."}) == ["-1. Nộp hồ sơ.", "+1. Gửi hồ sơ."]


def test_a_section_is_taken_out_and_put_back_where_it_was() -> None:
    away = rewritten(FILE, Sample, {}, {"Yêu cầu, điều kiện": ""})
    assert away == FILE.removesuffix("\n## Yêu cầu, điều kiện\n\nKhông\n")
    assert rewritten(away, Sample, {}, {"Yêu cầu, điều kiện": "Không"}) == FILE


def test_a_first_section_stands_above_the_others() -> None:
    text = BROADCAST
    later = rewritten(text, Broadcast, {}, {"Lời": "Xin chào."})
    assert later == text + "\n## Lời\n\nXin chào.\n"
    both = rewritten(later, Broadcast, {}, {"Nội dung": "Một câu."})
    assert both == text + "\n## Nội dung\n\nMột câu.\n\n## Lời\n\nXin chào.\n"
    assert rewritten(both, Broadcast, {}, {"Nội dung": " \n"}) == later
    assert rewritten(both, Broadcast, {}, {"Nội dung": "", "Lời": ""}) == text


def test_the_whole_body_of_a_kind_without_sections_is_called_by_no_name() -> None:
    new = rewritten(NEWS, NewsItem, {"tom_tat": "Gọn."}, {"": "Nội dung mới.\n\n## Một phần\n\nVà nữa.\n"})
    assert new.endswith("---\n\nNội dung mới.\n\n## Một phần\n\nVà nữa.\n")
    assert "Tóm tắt: Gọn.\n" in new
    away = rewritten(NEWS, NewsItem, {}, {"": ""})
    assert rewritten(away, NewsItem, {}, {"": " \n"}) == away
    assert rewritten(away, NewsItem, {}, {"": "Nội dung của tin thứ nhất."}) == NEWS


@pytest.mark.parametrize(
    "sections",
    [
        {"Trình tự thực hiện": ""},  # obligatory
        {"Trình tự thực hiện": "Nộp.\n\n## Yêu cầu, điều kiện\n\nCó"},  # a heading of its own
        {"Yêu cầu, điều kiện": "Có\n\n## Phần khác\n\nLạ"},
        {"Trình tự thực hiện": "<script>x</script>"},
        {"Phần khác": "Lạ"},
        {"": "Cả bài"},
        {"Trình tự thực hiện": "a\x00b"},
    ],
)
def test_a_section_that_would_not_read_back_is_refused(sections: dict[str, str]) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  # the reader's own words
        rewritten(FILE, Sample, {}, sections)


# ---- what comes from Windows, Word and the hand ----------------------------------------------------------------------


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_line_ends_and_the_byte_order_mark_stay(end: str, mark: str) -> None:
    text = mark + FILE.replace("\n", end)
    changes = {"nam": 2022, "lien_ket": "", "ma": "2.000212", "phi_le_phi": FEES[1:]}
    sections = {"Trình tự thực hiện": "1. Gửi.\r\n2. Nhận."}
    new = rewritten(text, Sample, changes, sections)
    assert new == mark + rewritten(FILE, Sample, changes, sections).replace("\n", end)
    site = mark + SITE.replace("\n", end)
    assert rewritten(site, Settings, {"ten_chuyen_muc": "Khác"}) == site.replace("Cải cách hành chính", "Khác")


def test_an_end_of_file_without_a_line_end_stays_one() -> None:
    site = SITE.rstrip("\n")
    words = ("Tin chung", "Tin khác")
    assert rewritten(site, Settings, {"chuyen_muc_tin": words}) == site + "\n  - Tin khác"
    assert rewritten(site, Settings, {"so_tin_mot_trang": 5}) == site + "\nSố tin một trang: 5"
    assert rewritten(site + "\nFax: 1", Settings, {"fax": ""}) == SITE
    assert rewritten(FILE.rstrip(), Sample, {}, {"Yêu cầu, điều kiện": "Có"}).endswith("\n\nCó")


def test_lines_that_are_not_touched_keep_what_the_reader_takes_away() -> None:
    nfd = "Te\u0302n thu\u0309 tu\u0323c: Ca\u0302\u0301p\u00a0Gia\u0302\u0301y\u200b \n"
    text = FILE.replace("Tên thủ tục: Cấp Giấy chứng nhận\n", nfd)
    new = rewritten(text, Sample, {"nam": 2022, "ma": "2.000212"})
    assert nfd in new
    assert "\nNăm: 2022\n" in new
    assert rewritten(text, Sample, {"ten_thu_tuc": "Cấp Giấy"}) == text


@pytest.mark.parametrize(
    "typed",
    [
        "Cấp\n  Giấy\n\n  chứng nhận",
        '"Cấp\n  Giấy"  # hai dòng',
        "|  # hai dòng\n  Cấp\n    Giấy\n\n",
        ">-\n  Cấp\n  Giấy",
        "\n  Cấp Giấy",
    ],
)
def test_a_text_over_several_lines_is_changed_whole(typed: str) -> None:
    text = SAMPLE.replace("Tên thủ tục: Cấp Giấy chứng nhận\n", f"Tên thủ tục: {typed}\n# sau\n")
    new = rewritten(text, Sample, {"ten_thu_tuc": "Cấp lại"})
    assert values(new) == values(text) | {"ten_thu_tuc": "Cấp lại"}
    assert "\n# sau\n" in new
    assert ("# hai dòng" in new) == ("# hai dòng" in typed)


def values(text: str) -> dict[str, Any]:
    record = read_as(Sample, text)
    return {name: getattr(record, name) for name in specs(Sample)}


def test_the_comments_below_a_text_of_several_lines_are_not_taken_for_its_own() -> None:
    new = rewritten(FILE, Sample, {"ten_thu_tuc": "Cấp\n\n  lại"})
    assert "\nTên thủ tục: |\n   Cấp\n\n     lại\n  # về phí\nPhí" in new
    assert rewritten(new, Sample, {"ten_thu_tuc": "Cấp Giấy chứng nhận"}).count("# về phí") == 1


def test_other_indents_are_kept_and_taken_up() -> None:
    wide = "      -   Loại: Phí\n          Mức: 50.000 đồng\n      -   Không"
    text = SAMPLE.replace("  - Loại: Phí\n    Mức: 50.000 đồng\n  - Không", wide)
    new = (Fee(loai="Phí", muc="50.000 đồng", can_cu=("a1", "b1")), Fee(muc="Không"), Fee(muc="5"))
    assert edits({"phi_le_phi": new[:1] + new[1:2]}, text=text) == [
        "+          Căn cứ:",
        "+            - a1",
        "+            - b1",
    ]
    assert edits({"phi_le_phi": (*read_as(Sample, text).phi_le_phi, new[2])}, text=text) == ["+      - 5"]


def test_keys_that_are_all_indented_stay_so() -> None:
    site = "".join(f"  {line}\n" for line in SITE.splitlines())
    assert rewritten(site, Settings, {"fax": "1", "ten_chuyen_muc": "Khác"}) == site.replace(
        "Cải cách hành chính", "Khác"
    ).replace("  Hạn trả lời", "  Fax: 1\n  Hạn trả lời", 1)


def test_a_crooked_file_is_refused_in_the_readers_words() -> None:
    for text, words in (
        ("Mã: 1", "ba dấu gạch ngang"),
        ("---\nMã: [1]\n---\n", "dấu ngoặc"),
        ("---\n---\n", "chưa có dòng"),
    ):
        with pytest.raises(ValueError, match=words):
            rewritten(text, Sample, {"ma": "1.001716"})
    with pytest.raises(ValueError, match="utf-8"):
        rewritten(FILE + "\ud800", Sample, {"ma": "2.000212"})


def test_a_file_with_a_fault_can_be_mended_but_not_left_so() -> None:
    text = FILE.replace('"1.001716"', '"1.1716"')
    assert rewritten(text, Sample, {"ma": "1.001716"}) == FILE
    with pytest.raises(ValueError, match="không đúng dạng"):
        rewritten(text, Sample, {"nam": 2022})


@pytest.mark.parametrize(
    "changes",
    [
        {"ten_thu_tuc": None},
        {"ten_thu_tuc": ""},
        {"ten_thu_tuc": "…"},  # says nothing
        {"ten_thu_tuc": "Mẫu **số 1**"},
        {"ten_thu_tuc": " đầu có dấu cách"},
        {"ten_thu_tuc": "cuối có dấu cách "},
        {"ten_thu_tuc": "a\u00a0b"},
        {"ten_thu_tuc": "a\u200bb"},
        {"ten_thu_tuc": "Ca\u0302\u0301p"},  # is read as NFC
        {"ten_thu_tuc": "a\r\nb"},
        {"ten_thu_tuc": "a\n---\nb"},
        {"ten_thu_tuc": "\ud800"},
        {"ten_thu_tuc": 5},
        {"ma": "1.1716"},
        {"ngay_hieu_luc": date(1822, 1, 1)},
        {"diem": Decimal(-1)},
        {"diem": Decimal("NaN")},
        {"hang": -1},
        {"hang": 10**9},
        {"nam": 22},
        {"lien_ket": "javascript:alert(1)"},
        {"hinh_thuc": ("Điện báo",)},
        {"phi_le_phi": ()},
        {"phi_le_phi": (Fee(muc=""),)},
        {"trinh_tu_thuc_hien": "<p>Nộp.</p>"},
        {"khac": "x"},
    ],
)
def test_what_would_not_read_back_to_the_value_is_refused(changes: dict[str, Any]) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  # the reader's own words, or the codec's
        rewritten(FILE, Sample, changes)


def test_a_moment_that_no_text_can_say_is_refused() -> None:
    text = BROADCAST
    assert "\nGiờ phát sóng: 20:30\n" in rewritten(text, Broadcast, {"gio_phat_song": time(20, 30)})
    assert "\nThời lượng: 1:30:00\n" in rewritten(text, Broadcast, {"thoi_luong": timedelta(minutes=90)})
    for changes in (
        {"gio_phat_song": time(20, 30, 15)},
        {"thoi_luong": timedelta(0)},
        {"thoi_luong": timedelta(days=9)},
    ):
        with pytest.raises(ValueError, match=r"Giờ|Thời lượng"):
            rewritten(text, Broadcast, changes)


# ---- a new file ------------------------------------------------------------------------------------------------------


def test_a_new_file_holds_what_is_not_left_out_in_the_order_of_declaration() -> None:
    item = NewsItem(
        tieu_de="Tin: một",
        ngay_dang=date(2022, 3, 1),
        chuyen_muc="Tin chung",
        tom_tat="Gọn.",
        nguon="Sở",
        ban_nhap=True,
        nhiem_vu="2.1",
    )
    assert written(item, "Nội dung.\n") == (
        '---\nTiêu đề: "Tin: một"\nNgày đăng: 01/03/2022\nChuyên mục: Tin chung\nTóm tắt: Gọn.\nNguồn: Sở\n'
        "Bản nháp: có\nNhiệm vụ: 2.1\n---\n\nNội dung.\n"
    )


def test_a_new_file_has_its_sections_under_their_headings() -> None:
    text = written(read_as(Sample, SAMPLE), sections={"Trình tự thực hiện": "1. Nộp hồ sơ.", "Yêu cầu, điều kiện": ""})
    assert text.endswith("---\n\n## Trình tự thực hiện\n\n1. Nộp hồ sơ.\n")
    with pytest.raises(ValueError, match="thiếu tiêu đề"):
        written(read_as(Sample, SAMPLE))


def test_a_body_from_a_form_loses_its_line_ends_and_the_blank_lines_around_it() -> None:
    record = read_as(NewsItem, NEWS)
    assert written(record, "\r\nMột.\r\n\r\nHai.\r\n\r\n").endswith("---\n\nMột.\n\nHai.\n")
    assert written(record) == written(record, " \n") == NEWS.partition("\n\nNội")[0] + "\n"
    with pytest.raises(ValueError, match="ký tự ẩn"):
        written(record, "a\x00b")


def test_a_new_file_of_settings_has_no_fences() -> None:
    group = read_as(Settings, SITE)
    limit = "Hạn trả lời phản ánh: 15\n"  # declared after the two before it here
    ordered = SITE.replace(limit, "") + limit
    assert written(group) == ordered.replace("\n  - Tên: Lĩnh vực thử", " Lĩnh vực thử").replace(
        "\n  - Tin chung", " Tin chung"
    )
    assert read_as(Settings, written(dataclasses.replace(group, linh_vuc=(Field(ten="AA", mo_ta="BB"),))))


# ---- any text --------------------------------------------------------------------------------------------------------

SIGNS = st.sampled_from(
    [*"'\"\\:#-?|>&*!%@`{}[],=~ \n", ": ", " #", "- ", "  ", "a", "đ", "1.010040", "có", "null", "…", "："]
)
ANY = st.lists(SIGNS, max_size=12).map("".join) | st.text(max_size=30)


@settings(deadline=None, max_examples=300)
@given(ANY)
def test_any_text_is_written_so_that_it_reads_back_or_refused(text: str) -> None:
    changes = {
        "ten_thu_tuc": text,
        "phi_le_phi": (Fee(muc=text), Fee(loai=text, muc=text, can_cu=("a1", text)), *FEES[2:]),
    }
    try:
        new = rewritten(FILE, Sample, changes)
    except ValueError:
        return
    assert values(new) == values(FILE) | changes
    assert rewritten(new, Sample, {name: getattr(read_as(Sample, FILE), name) for name in changes})


WORDS = st.sampled_from(["Phí", "a: b", "x #y", "50.000 đồng", "- x1", "'qq'", 'a "b"', "dòng 1\ndòng 2", "a  b", "có"])
SOME_FEES = st.lists(
    st.builds(Fee, loai=WORDS, muc=WORDS, can_cu=st.lists(WORDS, max_size=3).map(tuple)), min_size=1, max_size=5
).map(tuple)


@settings(deadline=None, max_examples=150)
@given(SOME_FEES, SOME_FEES)
def test_any_list_becomes_any_other_and_the_comments_around_it_stay(
    one: tuple[Fee, ...], other: tuple[Fee, ...]
) -> None:
    text = FILE
    for wanted in (one, other, one):
        text = rewritten(text, Sample, {"phi_le_phi": wanted})
        assert values(text) == values(FILE) | {"phi_le_phi": wanted}
        assert ("\n  # về phí\nPhí, lệ phí:   # năm khoản\n" in text, "  # khoản thứ hai\n" in text) == (True, True)


@settings(deadline=None, max_examples=150)
@given(
    st.lists(
        st.tuples(st.sampled_from(["Nội dung", "Lời"]), st.sampled_from(["", "Một.", "- a1\n- b1", "Hai.\n\nBa."]))
    )
)
def test_sections_come_change_and_go_in_any_order(steps: list[tuple[str, str]]) -> None:
    text = began = BROADCAST.replace("\n", "\r\n") + "\r\n"
    told: dict[str, str] = {}
    for label, markdown in steps:
        text = rewritten(text, Broadcast, {}, {label: markdown})
        told[label] = markdown
    parts = [f"## {label}\n\n{told[label]}\n" for label in ("Nội dung", "Lời") if told.get(label)]
    assert text.startswith(began.rstrip())
    assert [line for line in text.split("\r\n") if line][9:] == [line for line in "\n".join(parts).split("\n") if line]

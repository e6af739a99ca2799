"""What holds the place of a value, and what is short but says something."""

import re
import unicodedata
from typing import Literal

import pytest

from generator.text.placeholders import empty_item, holds_place, is_empty
from tests.conftest import ROOT

NOTHING = """
(đang cập nhật) | Đang cập nhật | ĐANG CẬP NHẬT | đang cập nhật… | Đang cập nhật. | dang cap nhat
- Đang cập nhật | **Đang cập nhật** | _đang cập nhật_ | • Đang cập nhật | 1. Đang cập nhật
Nội dung đang được cập nhật | Chưa cập nhật | Nội dung này hiện đang được cập nhật
Thông tin đang được bổ sung | Phần này sẽ được bổ sung sau | sẽ bổ sung | Sẽ bổ sung sau | Sẽ cập nhật
Số liệu chưa được cập nhật | cập nhật sau | Bổ sung sau | Đang xây dựng | đang hoàn thiện | Đang biên soạn
Chờ bổ sung | Cần bổ sung thêm | Chưa xác định | chưa có thông tin | Không có thông tin | điền vào đây | TODO
todo: | Todo… | TBD | tba | N/A | n/a | NA | n.a. | ... | … | ….. | xxx | XXXX | x | A | đ. | - | – | — | ?
??? | * | để trống | [ ] | [] | () | [tên giấy tờ] | <thời hạn> | {mã} | (thời hạn) | (tên giấy tờ)
(số ký hiệu văn bản) | 1. (việc thứ nhất) | **(thời hạn)** | (thời hạn). | "(cơ quan)" | Theo quy định
theo quy định. | Theo quy định của pháp luật | Theo quy định hiện hành | Theo quy định của pháp luật hiện hành
Thực hiện theo quy định | Đúng quy định | Theo các quy định của pháp luật có liên quan | Giấy chứng nhận …
Cấp Giấy chứng nhận ... | Chủ tịch UBND tỉnh … | coming soon | Đang cập nhật (chờ quyết định) | abc | Lĩnh vực …
"""
SOMETHING = """
Không | không | Không quy định | Không thu phí | Không có | Miễn phí | Không áp dụng | Chưa rõ | Có | 0 | 1
12 | 01 bộ | 1 bộ | 02 (hai) bộ | 30 ngày | 30 ngày làm việc | 15 ngày làm việc (kể từ ngày nhận đủ hồ sơ)
Ngay trong ngày | Trong ngày | 24 giờ | Giấy phép | Quyết định | Văn bản | Công văn | CCCD | Bản sao | Đơn
Tờ khai | Mẫu số 01 | 3.000.000 đồng | 0 đồng | 50% | 08/2014/NĐ-CP | Sở | UBND tỉnh | Cá nhân | Tổ chức
Trực tiếp | (1) Giấy phép; (2) Hợp đồng | (a) và (b) | Hợp đồng (nếu có)
Theo quy định tại Thông tư số 263/2016/TT-BTC | Theo Luật Sở hữu trí tuệ | Theo quy định (Điều 5) | Quy định tại Điều 5
Theo mức độ phức tạp | Cập nhật danh mục thủ tục | Bổ sung hồ sơ | Nhập khẩu | Cần nộp bản chính
Đang còn hiệu lực | Chưa xác định được mức thu | Chờ kết quả thẩm định | Viết đơn | Điền mẫu đơn
Sẽ trả kết quả qua bưu chính | a, b | TT | Q1 | NĐ | Đơn vị: Sở, huyện, … | Nà Ớt | Thông báo | Nội dung thi
Hộ chiếu, visa, v.v. | Xã Xuân Nha | Ghi âm | Soạn văn bản điện tử | Phần mềm | Trang phục
"""
TABLE = [(text.strip(), True) for text in re.split(r"[|\n]", NOTHING) if text.strip()]
TABLE += [(text.strip(), False) for text in re.split(r"[|\n]", SOMETHING) if text.strip()]


def test_the_table_is_long_enough() -> None:
    assert sum(empty for _, empty in TABLE) >= 60
    assert sum(not empty for _, empty in TABLE) >= 40


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_what_holds_a_place_is_told_from_what_says_something(form: Literal["NFC", "NFD"]) -> None:
    seen = {text: holds_place(unicodedata.normalize(form, text)) for text, _ in TABLE}
    assert [text for text, empty in TABLE if seen[text] != empty] == []


def test_every_place_to_fill_in_of_the_guide_holds_a_place() -> None:
    """In its samples, wherever a bracket is the whole value of a line."""
    guide = (ROOT / "content/README.md").read_text("utf-8")
    samples = "\n".join(re.findall(r"^```\n(.*?)^```", guide, re.DOTALL | re.MULTILINE))
    places = re.findall(r"^(?:[^|\n]*?: | *- |\d+\. )?(\([^()\n]+\))$", samples, re.MULTILINE)
    assert len(set(places)) > 40
    assert [place for place in places if not holds_place(place)] == []


def test_a_long_text_says_something() -> None:
    assert not holds_place(f"({'Cấp Giấy chứng nhận đăng ký hoạt động ' * 4})")


@pytest.mark.parametrize(
    ("html", "empty", "item"),
    [
        ("", True, ""),
        ("<p>Nội dung <strong>đang được cập nhật</strong>.</p>", True, ""),
        ("<ul>\n<li>Đang cập nhật</li>\n<li>…</li>\n</ul>", True, "Đang cập nhật"),
        ("<ol>\n<li>\n<p>(việc thứ nhất)</p>\n</li>\n</ol>", True, "(việc thứ nhất)"),
        ("<ol>\n<li>Nộp hồ sơ.</li>\n<li>TODO</li>\n</ol>", False, "TODO"),
        ("<ul>\n<li>Giấy tờ:<ul>\n<li>Đơn</li>\n</ul></li>\n</ul>", False, ""),
        ("<table><tr><td>x</td><td>-</td></tr></table>", True, ""),
        ("<table><tr><td>Phí</td><td>-</td></tr></table>", False, ""),
        ("<p>Không</p>", False, ""),
        ('<p><img alt="Hội nghị" src="a.jpg"></p>', False, ""),
        ("<p>(Ban hành kèm theo Nghị định.)</p>\n<p>Nộp hồ sơ.</p>", False, ""),
        ("<p>&hellip;</p>", True, ""),
    ],
)
def test_a_part_is_empty_when_no_paragraph_says_anything(html: str, empty: bool, item: str) -> None:
    assert is_empty(html) == empty
    assert empty_item(html) == item

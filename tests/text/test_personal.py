"""Personal data in a line: found in every form in which people write it, and not seen in what offices write."""

import re
import time
import unicodedata

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from generator.text.personal import named, personal

GUILTY = {
    "số điện thoại": (
        "Điện thoại 0912345678",
        "gọi 0912 345 678 để hỏi",
        "SĐT: 0912.345.678.",
        "số 0912-345-678, gặp tôi",
        "liên hệ (0212) 3852 224",
        "điện thoại 02123.852.224",
        "+84 912 345 678",
        "+84912345678",
        "(+84) 38 765 4321",
        "84 912 345 678 nhé",
        "09 12 34 56 78",
        "0 9 1 2 3 4 5 6 7 8",
        "SĐT0912345678",
        "zalo.me/0912345678",
        "01234567890",
        "022 3852 224",
        "０９１２３４５６７８",
        "0912345678 đồng thời gửi đơn",
        "O912 345 678",
        "o912.345.678",
        "09123456o8",
        "0912_345_678",
        "0912·345·678",
        "0912\u2011345\u2011678",
        "0912 — 345 — 678",
        "0912&nbsp;345&#160;678",
    ),
    "thư điện tử": (
        "nguyenvana@gmail.com",
        "nguyen.van-a @ gmail.com",
        "nguyenvana(at)yahoo.com.vn",
        "nguyenvana[at]gmail[dot]com",
        "nguyenvana (a còng) gmail (chấm) com",
        "nguyenvana a còng gmail.com",
        "nguyenvana@gmail . com",
    ),
    "số giấy tờ tùy thân": (
        "CMND 050123456",
        "CMND số: 050 123 456",
        "số 050123456",
        "050.123.456",
        "CMND 123.456.000",
        "CCCD: 014099001234",
        "014 099 001 234",
        "014.099.001.234",
        "0140 9900 1234",
        "Căn cước công dân số 014-099-001-234 cấp ngày 01/02/2021",
        "hộ chiếu B1234567",
    ),
    "số tài khoản": (
        "STK 7900205012345",
        "số tài khoản: 7900 2050 12345 Agribank",
        "tài khoản 19031234567890 tại ngân hàng",
        "1234567890123 Vietcombank",
        "9704 1234 5678 9012",
    ),
    "địa chỉ nơi ở": (
        "Số nhà 12, phường Chiềng Lề",
        "nhà số 5",
        "SN 12A",
        "ngõ 3",
        "NGÕ 3, đường Lò Văn Giá",
        "ngách 12/4",
        "hẻm số 7",
        "tổ dân phố số 4",
        "Tổ dân phố Tân Lập",
        "TDP 5",
        "tổ 3, phường Quyết Thắng",
        "tiểu khu 5",
        "12 đường Tô Hiệu",
        "số 12, phố Chu Văn An",
        "12/5 Đường Nguyễn Lương Bằng",
        "45A ĐƯỜNG TRƯỜNG CHINH",
        "12 đường 3/2",
    ),
}
INNOCENT = (
    "Nghị định số 61/2018/NĐ-CP ngày 23/4/2018",
    "Quyết định 2862/QĐ-UBND ngày 16/11/2018",
    "Kế hoạch 47/KH-UBND ngày 10.02.2022",
    "Thủ tục liên quan: 1.001716",
    "  - 1.001716",
    "các mã 1.001716 1.001693 1.001677",
    "mã 1.001716.000.00.00.H52",
    "Ngày nhận: 03/10/2022",
    "2022-10-03",
    "từ 01.02.2022 08.30 đến 03.02.2022",
    "từ 01/01/2022-31/12/2022",
    "giai đoạn 2021-2025 3 hồ sơ",
    "giai đoạn 2016 - 2020, 2021 - 2025",
    "các năm 2019 2020 2021",
    "1.500.000.000 đồng",
    "phí 150.000.000 đ",
    "tổng 123.456.789 đồng",
    "150.000.000",
    "912.345.678 đồng",
    "vốn 12 345 678 901 đồng",
    "1,5 tỷ đồng",
    "hồ sơ 000.00.15.H52-210908-0001",
    "mã hồ sơ H52.12-220815-0003",
    "mã số thuế 5500123456-001",
    "MST: 0100109106",
    "mã vạch 8934567890123",
    "TCVN ISO 9001:2015",
    "thông tư 01/2018/TT-VPCP, 02/2017/TT-VPCP",
    "tổng đài 1022, 1900 1234, 18001096",
    "Tầng 5, tòa nhà 9T, Trụ sở HĐND - UBND tỉnh",
    "có 12 đường dây nóng",
    "đã làm 3 đường ống nước",
    "năm 2022 đường Tô Hiệu được sửa",
    "họp tổ dân phố về cải cách",
    "trong 05 ngày làm việc, 15 ngày",
    "tài khoản định danh điện tử mức 2 theo Nghị định 59/2022/NĐ-CP",
    "đăng ký tài khoản trên Cổng Dịch vụ công từ ngày 01/06/2022",
    "chứng minh năng lực tài chính 500.000.000 đồng",
    "căn cước công dân theo Luật 59/2014/QH13",
    "8 giờ 00 phút đến 11 giờ 30",
    "lệ phí 3.000.000 đồng, 1.000.000 đồng",
    "62,45 điểm, hạng 12/63",
    "tỷ lệ 100%",
    "biểu mẫu 01, 02, 03",
    "https://dichvucong.gov.vn/p/home/dvc-chi-tiet.html?ma=1.001716",
    "Điều 12 khoản 3 điểm a",
    "số nhà ở xã hội",
    "tọa độ 21,328; 103,914",
    "cấp phép 1234567 lượt",
    "lĩnh vực số 12",
    "10 tổ, 5 đường ngang",
    "bản sao 02 bộ",
    "ngõ hẻm trong khu",
    "Số 1234/SKHCN-VP",
    "Đơn vị xử lý: Bộ phận một cửa của Sở tại Trung tâm Phục vụ hành chính công tỉnh",
    "Quốc lộ 6, đường Tô Hiệu",
    "chuẩn O2 100%, nhóm máu O 12 người",
    "ISO 9001:2015, TCVN ISO 14001",
    "tổng 150o mẫu",
    "## Nội dung",
    "---",
)
NAMES = (
    "ông Nguyễn Văn A",
    "Ông Lò Văn B",
    "ÔNG NGUYỄN VĂN A",
    "bà Quàng Thị C",
    "Ô. Nguyễn Văn A",
    "Ô.Nguyễn Văn A",
    "B. Lò Thị D",
    "anh Nam",
    "chị Hoa ở phòng",
    "Ông/Bà Nguyễn Văn A",
    "ông (bà): Trần Thị E",
    "ông bà Nguyễn Văn A",
    "bà Triệu Thị Minh",
    "công dân Nguyễn Văn A phản ánh",
    "cử tri Lò Văn B",
)
LOCAL = ("Lò", "Quàng")  # family names of the place
NO_NAMES = (
    "ông Chủ tịch UBND xã",
    "ông cho rằng",
    "ông, bà gửi hồ sơ",
    "bà con nhân dân",
    "BÀ CON NHÂN DÂN",
    "tỉnh Bà Rịa - Vũng Tàu",
    "phố Hai Bà Trưng",
    "đường Bà Triệu",
    "tiếng Anh Văn",
    "anh chị em công chức",
    "ANH CHỊ EM CÔNG CHỨC",
    "B. NỘI DUNG",
    "bà N.T.H",
    "Công dân xã Chiềng Cọ",
    "công dân Việt Nam",
    "cử tri Mộc Châu",
    "tranh Nguyễn",
    "Quốc doanh Nguyễn",
)
PAIRS = [(what, line) for what, lines in GUILTY.items() for line in lines]


def test_there_are_many_lines_of_both_sorts() -> None:
    assert len(PAIRS) > 50
    assert len(INNOCENT) > 50


@pytest.mark.parametrize(("what", "line"), PAIRS)
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_what_tells_who_a_person_is_is_found_once(what: str, line: str, form: str) -> None:
    typed = unicodedata.normalize("NFD", line) if form == "NFD" else line
    assert [found for found, _ in personal(typed)] == [what]


@pytest.mark.parametrize("line", INNOCENT)
def test_what_offices_write_is_not_taken_for_personal(line: str) -> None:
    assert list(personal(line)) == []


@pytest.mark.parametrize("line", NAMES)
def test_a_name_after_ong_ba_anh_chi_is_seen(line: str) -> None:
    assert named(line, LOCAL)
    assert named(unicodedata.normalize("NFD", line), LOCAL)


@pytest.mark.parametrize("line", NO_NAMES)
def test_an_office_or_place_after_ong_ba_anh_chi_is_no_name(line: str) -> None:
    assert named(line) == ""


def test_every_sort_in_a_line_is_told_with_all_that_was_found() -> None:
    found = list(personal("Gọi 0912345678 hoặc 0987.654.321, thư a@thu.example, nhà ở ngõ 3 đường Thử"))
    assert found == [
        ("thư điện tử", "a@thu.example"),
        ("số điện thoại", "0912345678», «0987.654.321"),
        ("địa chỉ nơi ở", "ngõ 3 đường Thử"),
    ]


def test_marks_of_markdown_hide_no_number() -> None:
    assert list(personal("gọi 0912**345**678")) == [("số điện thoại", "0912345678")]


@given(
    prefix=st.sampled_from(["032", "056", "070", "081", "091", "099"]),
    rest=st.text("0123456789", min_size=7, max_size=7),
    gaps=st.lists(st.sampled_from(["", " ", ".", "-", " - "]), min_size=9, max_size=9),
    around=st.sampled_from(["{}", "gọi {} nhé", "({})", "SĐT:{}.", "| {} |"]),
)
def test_every_mobile_number_is_found_however_it_is_parted(
    prefix: str, rest: str, gaps: list[str], around: str
) -> None:
    number = "".join(digit + gap for digit, gap in zip(prefix + rest, [*gaps, ""], strict=True))
    assume(not re.search(r"\d{1,2}[.-]\d{1,2}[.-](19|20)\d\d", number))  # that reads as a day
    assert list(personal(around.format(number)))


@given(st.dates(), st.integers(1, 9999), st.sampled_from(["/", "-", "."]))
def test_no_decision_with_its_day_is_taken_for_personal(day: object, number: int, sign: str) -> None:
    year, month, monthday = str(day).split("-")
    if year[:2] in ("19", "20"):
        text = f"Quyết định số {number}/QĐ-UBND ngày {sign.join((monthday, month, year))} của UBND tỉnh"
        assert list(personal(text)) == []


@given(st.integers(1, 999), st.integers(1, 999), st.integers(1, 999))
def test_no_amount_of_money_is_taken_for_personal(millions: int, thousands: int, ones: int) -> None:
    assert list(personal(f"mức {millions}.{thousands:03}.{ones:03} đồng, tổng {millions}.000.000")) == []


@pytest.mark.parametrize("part", ["0", "0 ", "a", "1.", "a@", "12 ", "ông ", "Nguyễn ", "tk ", "Số nhà "])
def test_a_long_line_is_read_at_once(part: str) -> None:
    line = part * (8000 // len(part))
    began = time.perf_counter()
    list(personal(line))
    named(line)
    assert time.perf_counter() - began < 5


def test_a_family_name_of_the_place_is_known_only_where_it_is_declared() -> None:
    assert not named("cử tri Lò Văn B")
    assert named("cử tri Lò Văn B", LOCAL)

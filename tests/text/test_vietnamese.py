"""Real words: in both orders of bytes (NFC, NFD), with both places of the tone mark, in the order of dictionaries."""

import random
import re
import unicodedata
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.text.comparing import canonical, column, fold, guess, key, same, slug
from generator.text.showing import show_date, show_number
from generator.text.sorting import sort_key

EXAMPLES = settings(deadline=None, max_examples=300)
LETTERS = "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvxyỳỷỹýỵ"
WORDS = st.text(LETTERS + LETTERS.upper() + " ,._-1290", max_size=40)


def nfd(text: str) -> str:
    return unicodedata.normalize("NFD", text)


# ---- names -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        ("Thủ tục Đăng ký", "thu tuc dang ky"),
        ("ĐƯỜNG DÂY NÓNG", "duong day nong"),
        ("  Nghị \u00a0 định\n61 ", "nghi dinh 61"),
        ("khuỷu, ngoằn ngoèo, nghiễng", "khuyu, ngoan ngoeo, nghieng"),
        ("1.001716", "1.001716"),
        ("", ""),
    ],
)
def test_fold_gives_what_readers_type_on_a_phone(typed: str, folded: str) -> None:
    assert fold(typed) == fold(nfd(typed)) == folded


@pytest.mark.parametrize(
    "typed", ["Phí, lệ phí", "phí lệ phí", "PHÍ, LỆ PHÍ", "phi_le_phi", "Phi le phi", "Phí,lệ  phí", nfd("Phí, lệ phí")]
)
def test_a_key_matches_without_accents_case_spaces_underscores_or_commas(typed: str) -> None:
    assert key(typed) == "philephi"


def test_different_labels_have_different_keys() -> None:
    assert key("Mẫu") != key("Mẫu đơn, tờ khai")
    assert key("Ngày ban hành") != key("Ngày đăng")


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("Thời hạn giải quyết", "thoi_han_giai_quyet"),
        ("Mẫu đơn, tờ khai", "mau_don_to_khai"),
        ("Đối tượng thực hiện", "doi_tuong_thuc_hien"),
        ("Tên (tiếng Anh)", "ten_tieng_anh"),
    ],
)
def test_a_label_names_its_attribute_and_column(label: str, name: str) -> None:
    assert column(label) == column(nfd(label)) == name


@pytest.mark.parametrize(
    ("title", "address"),
    [
        ("Điều 1. Phạm vi", "dieu-1-pham-vi"),
        ("ĐĐ", "dd"),
        ("Nghị định 61/2018/NĐ-CP: cơ chế «một cửa»", "nghi-dinh-61-2018-nd-cp-co-che-mot-cua"),
        ("…", ""),
    ],
)
def test_a_slug_keeps_the_d_with_stroke(title: str, address: str) -> None:
    assert slug(title) == slug(nfd(title)) == address


@EXAMPLES
@given(st.text())
def test_a_slug_holds_nothing_that_an_address_must_escape(text: str) -> None:
    assert re.fullmatch(r"([a-z0-9]+(-[a-z0-9]+)*)?", slug(text))


@EXAMPLES
@given(st.text())
@example("İstanbul ẞ ΑΣ")
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert key(key(text)) == key(text)
    assert slug(slug(text)) == slug(text)


# ---- equal names -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("hoá chất", "hóa chất"),
        ("Hoà Bình", "Hòa Bình"),
        ("HOÁ ĐƠN", "HÓA ĐƠN"),
        ("uỷ ban", "ủy ban"),
        ("Uỷ ban nhân dân tỉnh", "Ủy ban nhân dân tỉnh"),
        ("UỶ BAN", "ỦY BAN"),
        ("khoẻ mạnh", "khỏe mạnh"),
        ("Thuỵ Điển", "Thụy Điển"),
        ("quý II", "quý II"),
        ("Sở  Khoa học\u00a0và Công nghệ ", "Sở Khoa học và Công nghệ"),
        (nfd("Tiêu chuẩn đo lường chất lượng"), "Tiêu chuẩn đo lường chất lượng"),
        (nfd("uỷ ban"), "ủy ban"),
    ],
)
def test_names_are_equal_whatever_the_place_of_the_tone_the_spaces_and_the_form_of_bytes(one: str, other: str) -> None:
    assert same(one, other)
    assert same(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("hóa", "hòa"),
        ("hoa", "hóa"),
        ("Sơn La", "Son La"),
        ("Cấp lại", "Cấp"),
        ("đo", "do"),
        ("Toàn trình", "Toàn trìnhh"),
        ("Sở", "sở"),
    ],
)
def test_names_that_read_differently_are_not_equal(one: str, other: str) -> None:
    assert not same(one, other)


@pytest.mark.parametrize("word", ["quý", "Quý", "quỳ", "quỹ", "quỵ", "QUÝ"])
def test_the_tone_after_qu_stands_on_the_y_in_both_spellings(word: str) -> None:
    assert canonical(word) == word


@EXAMPLES
@given(WORDS)
def test_the_canonical_form_is_its_own_canonical_form_and_keeps_the_letters(text: str) -> None:
    assert canonical(canonical(text)) == canonical(text) == canonical(nfd(text))
    assert fold(canonical(text)) == fold(text)


# ---- the typo that was meant -----------------------------------------------------------------------------------------

LABELS = ("Mã thủ tục", "Tên thủ tục", "Phí, lệ phí", "Thời hạn giải quyết", "Căn cứ pháp lý")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Tên thủ tuc", "Tên thủ tục"),
        ("Ten thu tuk", "Tên thủ tục"),
        ("Phí và lệ phí", "Phí, lệ phí"),
        ("Thời hạn giải quyêt", "Thời hạn giải quyết"),
        ("CĂN CỨ PHÁP LÍ", "Căn cứ pháp lý"),
        ("Điện thoại", ""),
        ("", ""),
    ],
)
def test_a_typo_is_guessed_and_a_stranger_is_not(typed: str, meant: str) -> None:
    assert guess(typed, LABELS) == meant


# ---- the order of dictionaries ---------------------------------------------------------------------------------------

PROVINCES = """An Giang, Bà Rịa - Vũng Tàu, Bạc Liêu, Bắc Giang, Bắc Kạn, Bắc Ninh, Bến Tre, Bình Dương, Bình Định,
Bình Phước, Bình Thuận, Cà Mau, Cao Bằng, Cần Thơ, Đà Nẵng, Đắk Lắk, Đắk Nông, Điện Biên, Đồng Nai, Đồng Tháp, Gia Lai,
Hà Giang, Hà Nam, Hà Nội, Hà Tĩnh, Hải Dương, Hải Phòng, Hậu Giang, Hòa Bình, Hồ Chí Minh, Hưng Yên, Khánh Hòa,
Kiên Giang, Kon Tum, Lai Châu, Lạng Sơn, Lào Cai, Lâm Đồng, Long An, Nam Định, Nghệ An, Ninh Bình, Ninh Thuận, Phú Thọ,
Phú Yên, Quảng Bình, Quảng Nam, Quảng Ngãi, Quảng Ninh, Quảng Trị, Sóc Trăng, Sơn La, Tây Ninh, Thái Bình, Thái Nguyên,
Thanh Hóa, Thừa Thiên Huế, Tiền Giang, Trà Vinh, Tuyên Quang, Vĩnh Long, Vĩnh Phúc, Yên Bái"""


@pytest.mark.parametrize(
    "ordered",
    [
        pytest.param(
            [
                "a",
                "ă",
                "â",
                "b",
                "c",
                "d",
                "đ",
                "e",
                "ê",
                "g",
                "h",
                "i",
                "k",
                "l",
                "m",
                "n",
                "o",
                "ô",
                "ơ",
                "p",
                "q",
                "r",
                "s",
                "t",
                "u",
                "ư",
                "v",
                "x",
                "y",
            ],
            id="alphabet",
        ),
        pytest.param(["ma", "mà", "mả", "mã", "má", "mạ"], id="tones"),
        pytest.param(["an", "ăn", "ân", "ấn"], id="letters before tones"),
        pytest.param(["cạn", "canh"], id="a tone weighs less than a further letter"),
        pytest.param(["dân", "đa", "đăng", "đất"], id="d before đ"),
        pytest.param(["cấp", "cấp đổi", "cấp lại", "cấp mới"], id="a shorter name first"),
        pytest.param(["hoa", "hoà", "hoả", "hoá", "hoạ", "hoan"], id="tone on the second vowel"),
        pytest.param(["hoa", "hoà", "hỏa", "hoá", "họa"], id="both places of the tone"),
        pytest.param(["Điều 1", "Điều 2", "Điều 10", "Điều 10a", "Điều 100"], id="numbers by size"),
        pytest.param(["2022", "mẫu 9", "mẫu 10", "mẫu đơn"], id="numbers before letters"),
        pytest.param(re.split(r",\s+", PROVINCES), id="the 63 provinces"),
    ],
)
def test_names_stand_in_the_order_of_vietnamese_dictionaries(ordered: list[str]) -> None:
    shuffled = random.Random(2022).sample(ordered, len(ordered))
    assert sorted(shuffled, key=sort_key) == ordered
    assert sorted(map(nfd, shuffled), key=sort_key) == [nfd(word) for word in ordered]


@pytest.mark.parametrize(
    ("one", "other"),
    [("SƠN LA", "Sơn La"), ("«Cấp lại»", "Cấp lại"), ("hoá chất", "hóa chất"), ("Uỷ ban", "Ủy ban")],
)
def test_case_quotes_and_the_place_of_the_tone_do_not_move_a_name(one: str, other: str) -> None:
    assert sort_key(one) == sort_key(other)


@EXAMPLES
@given(st.lists(st.text(), min_size=2, max_size=5))
@example(["diện tích 5 m²", "khí CO₂", "²", "①"])
@example(["Ḹ", "ṝ"])
@example(["1" * 5000, "12"])
@example(["٣", "3", "³"])
def test_any_texts_can_be_put_in_order(texts: list[str]) -> None:
    assert [sort_key(text) for text in sorted(texts, key=sort_key)] == sorted(map(sort_key, texts))


# ---- dates and numbers -----------------------------------------------------------------------------------------------


def test_a_date_shows_two_digits_for_day_and_month() -> None:
    assert show_date(date(2022, 5, 3)) == "03/05/2022"
    assert show_date(date(2022, 12, 31)) == "31/12/2022"


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        (Decimal("62.45"), "62,45"),
        (Decimal("87.60"), "87,60"),
        (Decimal("1234.50"), "1.234,50"),
        (Decimal("0.5"), "0,5"),
        (Decimal("-1.25"), "-1,25"),
        (63, "63"),
        (1234567, "1.234.567"),
    ],
)
def test_a_number_shows_its_digits_as_given_with_vietnamese_signs(number: Decimal | int, shown: str) -> None:
    assert show_number(number) == shown


@EXAMPLES
@given(st.decimals(min_value=-(10**12), max_value=10**12, places=3))
def test_a_shown_number_reads_back_as_the_same(number: Decimal) -> None:
    assert Decimal(show_number(number).replace(".", "").replace(",", ".")) == number

"""Real words compared: in both orders of bytes (NFC, NFD), with both places of the tone mark."""

import re
import unicodedata

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.text.comparing import canonical, column, fold, guess, key, same, slug

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

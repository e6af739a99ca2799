"""Real words in the order of Vietnamese dictionaries."""

import random
import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator.text.sorting import sort_key
from tests.text.test_comparing import EXAMPLES, nfd

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

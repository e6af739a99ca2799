"""What a list says of a time limit and of a fee: shorter than the file, never more certain than it."""

import pytest

from generator.kinds.procedure.in_brief import amount, limit

LONG = "Nơi nhận hồ sơ báo mức phí bằng văn bản trong 05 ngày làm việc; chưa rõ có thu hay không và thu bao nhiêu"


@pytest.mark.parametrize(
    ("texts", "told"),
    [
        (["15 ngày làm việc kể từ khi nhận đủ hồ sơ hợp lệ"], "15 ngày làm việc"),
        (["Không quá 10 ngày làm việc"], "10 ngày làm việc"),
        (["05 ngày làm việc", "Không quá 10 ngày làm việc"], "05–10 ngày làm việc"),
        (["10 ngày làm việc", "10 ngày làm việc kể từ ngày nhận"], "10 ngày làm việc"),
        (["25 ngày làm việc, gồm 03 ngày làm việc xem xét và 22 ngày làm việc đánh giá"], "25 ngày làm việc"),
        (["05 ngày làm việc", "30 ngày"], "05 ngày làm việc hoặc 30 ngày"),
        (["Trong ngày nhận hồ sơ"], "Trong ngày nhận hồ sơ"),
        (["05 ngày làm việc; phải thẩm định thì 15 ngày"], "05 ngày làm việc; phải thẩm định thì 15 ngày"),
        (["05 ngày làm việc, trường hợp phức tạp dài hơn"], "05 ngày làm việc, trường hợp phức tạp dài hơn"),
        (["Trong ngày", "05 ngày"], "Trong ngày…"),
        ([], ""),
    ],
)
def test_a_time_limit(texts: list[str], told: str) -> None:
    assert limit(texts) == told


@pytest.mark.parametrize(
    ("texts", "told"),
    [
        (["3.000.000 đồng"], "3.000.000 đồng"),
        (["1.000.000 đồng", "2.000.000 đồng", "1.500.000 đồng"], "1.000.000–2.000.000 đồng"),
        (["0,1% giá trị, tối thiểu 5.000.000 đồng, tối đa 10.000.000 đồng"], "5.000.000–10.000.000 đồng"),
        (["Không"], "Không"),
        (["Miễn phí"], "Miễn phí"),
        (["Không", "150.000 đồng"], "Không hoặc đến 150.000 đồng"),
        (["150.000 đồng/giấy"], "150.000 đồng/giấy"),
        (["Không quá 10.000 đồng"], "Không quá 10.000 đồng"),
        ([LONG], "Nơi nhận hồ sơ báo mức phí bằng văn bản trong 05 ngày làm việc…"),
        (["200.000 đồng", "Theo hợp đồng"], "200.000 đồng…"),
        (["một " * 30], "một một một một một một một một một một một một một một một một…"),
    ],
)
def test_a_fee(texts: list[str], told: str) -> None:
    assert amount(texts) == told

"""How long, how much, which copies in a few words: an amount or a range, and never one that the file does not say."""

from dataclasses import replace

import pytest

from generator.kinds.procedure import brief
from generator.kinds.procedure.card import PROCEDURES
from generator.kinds.procedure.derived import copies
from generator.kinds.procedure.fees import Fee
from generator.kinds.procedure.record import Paper, Procedure, TimeLimit
from tests.conftest import shipped, shipped_records

SOME: Procedure = replace(shipped_records().of(shipped().cards(PROCEDURES)[0]), cach_thuc_thuc_hien=())


@pytest.mark.parametrize(
    ("limits", "told"),
    [
        (["15 ngày làm việc kể từ ngày nhận đủ hồ sơ hợp lệ"], "15 ngày làm việc"),
        (["Không quá 10 ngày, kể từ ngày nhận hồ sơ."], "10 ngày"),
        (["10 ngày làm việc", "không quá 15 ngày làm việc"], "10–15 ngày làm việc"),
        (["05 ngày làm việc", "5 ngày làm việc"], "05 ngày làm việc"),
        (["25 ngày làm việc, gồm 03 ngày xem xét và 22 ngày ra quyết định"], "25 ngày làm việc"),
        (["5 ngày; phức tạp thì 10 ngày"], "5 ngày; phức tạp thì 10 ngày"),
        (["5 ngày kể từ ngày nhận; phức tạp thì 10 ngày"], "5 ngày kể từ ngày nhận; phức tạp thì 10 ngày"),
        (["5 ngày trước ngày 30 tháng 6"], "5 ngày trước ngày 30 tháng 6"),
        (["5 ngày", "1 tháng"], "5 ngày; 1 tháng"),
        (["Trong ngày làm việc"], "Trong ngày làm việc"),
        (["Theo thời hạn ghi trong văn bản của cơ quan có thẩm quyền " * 2, "5 ngày"], "Tùy trường hợp"),
    ],
)
def test_a_time_limit_is_told_by_its_amount_where_that_is_all(limits: list[str], told: str) -> None:
    limited = replace(SOME, thoi_han_giai_quyet=tuple(TimeLimit(thoi_han=limit) for limit in limits))
    assert brief.time_limit(limited) == told


@pytest.mark.parametrize(
    ("fees", "told"),
    [
        (["Không"], "Không"),
        (["3.000.000 đồng."], "3.000.000 đồng"),
        (["1.000.000 đồng", "2.000.000 đồng", "1.500.000 đồng"], "1.000.000–2.000.000 đồng"),
        (["Không", "50.000 đồng"], "Không hoặc 50.000 đồng"),
        (["0,1% giá trị, tối thiểu 5.000.000 đồng, tối đa 10.000.000 đồng"], "5.000.000–10.000.000 đồng"),
        (["150.000 đồng/lần"], "150.000 đồng/lần"),
        (["150.000 đồng", "theo thỏa thuận"], "150.000 đồng; theo thỏa thuận"),
        (
            ["75% mức phí cấp mới; nơi nhận hồ sơ báo mức phí bằng văn bản trong 05 ngày làm việc"],
            "75% mức phí cấp mới …",
        ),
    ],
)
def test_a_fee_is_told_by_its_amount_or_its_bounds(fees: list[str], told: str) -> None:
    assert brief.fee(replace(SOME, phi_le_phi=tuple(Fee(muc=fee) for fee in fees))) == told


@pytest.mark.parametrize(
    ("paper", "told"),
    [
        (Paper(ten="Đơn"), ""),
        (Paper(ten="Đơn", ban_chinh=1, ban_sao=0), "1 bản chính"),
        (Paper(ten="Đơn", ban_chinh=0, ban_sao=2), "2 bản sao"),
        (Paper(ten="Đơn", dang_ban="Bản chính", ban_chinh=2), "2 bản chính"),
        (Paper(ten="Đơn", dang_ban="Bản sao chứng thực", ban_sao=1), "1 bản sao chứng thực"),
        (Paper(ten="Đơn", dang_ban="Bản sao chứng thực"), "bản sao chứng thực"),
        (Paper(ten="Đơn", dang_ban="Bản sao", ban_chinh=1), "1 bản chính, bản sao"),
    ],
)
def test_copies_are_told_once_and_none_is_not_told(paper: Paper, told: str) -> None:
    assert copies(paper) == told

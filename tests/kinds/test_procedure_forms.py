"""A form leads to the document that holds it where its name makes that certain, and nowhere else."""

import re
from datetime import date

import pytest

from generator.kinds.procedure.derived import named_in
from tests.conftest import PROCEDURE, SiteOf, build

PAGE = "thu-tuc/1.010040/index.html"
BASIS = "Căn cứ pháp lý: 01/2026/NĐ-THU\n"
TWO = "Căn cứ pháp lý:\n  - 01/2026/NĐ-THU\n  - 02/2026/TT-THU\n"
DOCUMENT = """\
---
Số ký hiệu: 02/2026/TT-THU
Loại văn bản: Thông tư
Ngày ban hành: 01/02/2026
Ngày hiệu lực: 01/03/2026
Cơ quan ban hành: Bộ Thử
Cấp: Bộ
Trích yếu: Mẫu để thử
Nguồn: Bản giả định
---
"""


@pytest.mark.parametrize(
    ("form", "number"),
    [
        ("Mẫu 07 Phụ lục IV Nghị định số 142/2020/NĐ-CP", "142/2020/NĐ-CP"),
        ("Mẫu 2. CBHC/HQ Thông tư số 28/2012/TT-BKHCN", "28/2012/TT-BKHCN"),
        ("Mẫu số 01 (Quyết định 26/QĐ-UBND)", "26/QĐ-UBND"),
        ("Mẫu 3 Luật 18/2008/QH12", "18/2008/QH12"),
        ("Mẫu 1 Thông tư 18/2011/TTLT-BKH&CN-BTC.", "18/2011/TTLT-BKH&CN-BTC"),
        ("Mẫu 1 Nghị định 13/2019/NĐ-CP, Nghị định 13/2019/NĐ-CP", "13/2019/NĐ-CP"),
        ("Mẫu 1 Nghị định 13/2019/NĐ-CP sửa đổi bởi 76/2018/NĐ-CP", ""),
        ("Mẫu số 01/PLI", ""),
        ("Mẫu ban hành ngày 01/02/2026", ""),
        ("Mẫu giả định số 1", ""),
        ("", ""),
    ],
)
def test_the_number_of_the_document_is_read_from_the_name_of_a_form(form: str, number: str) -> None:
    assert named_in(form) == number


@pytest.mark.parametrize(
    ("form", "bases", "posted", "leads_to"),
    [
        ("Mẫu 01 Thông tư 02/2026/TT-THU", TWO, True, "../../van-ban/02-2026-tt-thu/"),
        ("Mẫu 01 Thông tư 02/2026/TT-THU", TWO, False, "#can-cu-2"),
        ("Mẫu 01 Thông tư 02/2026/TT-THU", BASIS, True, "../../van-ban/02-2026-tt-thu/"),
        ("Mẫu 01 Thông tư 02/2026/TT-THU", BASIS, False, None),
        ("Mẫu 01 Thông tư 02/2026/TT-THU", TWO.replace("01/2026/NĐ-THU", "02/2026/TT-THU"), False, None),
        ("Mẫu 01 Thông tư 2/2026/TT-THU", TWO, True, None),
        ("Mẫu 01", TWO, True, None),
    ],
)
def test_a_form_leads_to_its_document_or_to_the_legal_basis_or_nowhere(
    form: str, bases: str, posted: bool, leads_to: str | None, site_of: SiteOf
) -> None:
    text = PROCEDURE.replace("Mẫu: Mẫu 01\n", f"Mẫu: {form}\n").replace(BASIS, bases)
    document = DOCUMENT if posted else None
    root = site_of({"content/procedures/1.010040.md": text, "content/documents/02-2026-tt-thu.md": document})
    report = build(root, date(2026, 3, 20))
    assert report.published, [str(problem) for problem in report.problems]
    page = (root / "public" / PAGE).read_text(encoding="utf-8")
    paper, listed = (page.split(mark, 1)[1] for mark in ("Mẫu: <span>", 'class="forms"'))
    for place in (paper.split("</li>")[0], listed.split("</li>")[0]):
        found = re.search(r'<a href="([^"]*)"', place)
        assert (found[1] if found else None) == leads_to
    assert leads_to is None or not leads_to.startswith("#") or f'id="{leads_to[1:]}"' in page
    ask = listed.split("</ul>")[1].split("</p>")[0]
    assert ("văn bản có liên kết" in ask) == (leads_to is not None)
    assert '<a href="../../mot-cua/">bộ phận một cửa</a>' in ask

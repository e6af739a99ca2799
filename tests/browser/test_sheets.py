"""Posting sheets: whole on paper, with a code that leads to the page, followed by their forms."""

import io
import re
import shutil
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import Browser
from pypdf import PdfReader, PdfWriter

from generator.kinds.procedure.card import PROCEDURES as CARDS
from generator.kinds.procedure.demands import parts
from generator.text.comparing import canonical
from tests.conftest import EXAMPLE, ON_A_PATH, ROOT, TODAY, called, command, needs, shipped, shipped_records

SITE = shipped()
PROCEDURES = {card.code: shipped_records().of(card) for card in SITE.cards(CARDS)}
LONGEST = max(PROCEDURES.values(), key=lambda p: sum(len(text) for part in parts(p) for text in part.texts)).ma_thu_tuc


def letters(text: str) -> str:
    return "".join(canonical(text).split()).casefold()


def printed(pdf: Path) -> str:
    return letters("".join(page.extract_text() for page in PdfReader(pdf).pages))


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The fictitious site with a form in PDF and one in another format, its sheets printed by the real command."""
    needs("chromium")
    root = tmp_path_factory.mktemp("sheets") / "site"
    shutil.copytree(EXAMPLE, root, ignore=shutil.ignore_patterns(".cache", "public", "niem-yet"))
    form = PdfWriter()
    form.add_blank_page(210, 297)
    form.add_blank_page(210, 297)
    form.write(root / "content/files/mau-cua-thu-tuc.pdf")
    shutil.copy(root / "content/files/phan-cong-ke-hoach-2022.csv", root / "content/files/mau-khac.csv")
    for code, file in (("9.000001", "mau-cua-thu-tuc.pdf"), ("9.000002", "mau-khac.csv")):
        path = root / f"content/procedures/{code}.md"
        text = path.read_text(encoding="utf-8")
        text = re.sub(r"        Tệp: .*\n", "", text)
        text = re.sub(r"(        Mẫu: .*\n)", rf"\1        Tệp: content/files/{file}\n", text)
        path.write_text(text, encoding="utf-8")
    done = command("sheets", "--date", "2022-12-20", root=root)
    assert done.returncode == 0, done.stderr
    assert "In kèm sau phiếu: content/files/mau-khac.csv" in done.stdout
    return root / "niem-yet"


def test_every_sheet_and_binder_is_there_and_nothing_else(example: Path) -> None:
    assert sorted(path.name for path in example.iterdir()) == [
        "9.000001.pdf",
        "9.000002.pdf",
        *(f"9.00000{n}.pdf" for n in (4, 5, 6, 7, 8)),
        "do-luong-o-cho.pdf",
        "doi-moi-sang-tao.pdf",
        "nhan-dac-san.pdf",
        "tat-ca.pdf",
    ]


def test_forms_follow_their_procedure_in_the_sheet_and_in_the_binder(example: Path) -> None:
    own, other = PdfReader(example / "9.000001.pdf").pages, PdfReader(example / "9.000002.pdf").pages
    without = PdfReader(example / "9.000005.pdf").pages
    assert not any(page.extract_text().strip() for page in own[-2:])
    assert own[-3].extract_text().strip()
    binder = PdfReader(example / "doi-moi-sang-tao.pdf")
    assert len(binder.pages) == 1 + len(own) + len(other) + len(without)
    assert re.search(r"Mục lục.*Mã 9\.000002.*Mã 9\.000001", binder.pages[0].extract_text(), re.DOTALL)
    sheets = [page.extract_text() for page in binder.pages[1:]]
    assert [set(re.findall(r"Phiếu số (\d+)", text)) for text in sheets] == [
        *({"1"} for _ in other),
        *({"2"} for _ in without),
        *({"3"} for _ in own[:-2]),
        *(set[str]() for _ in own[-2:]),  # the form
    ]
    assert "Phiếu số" not in other[0].extract_text(), "a sheet by itself"
    assert [getattr(chapter, "title", chapter) for chapter in binder.outline] == [
        "Mục lục",
        "Công nhận nhóm sáng tạo cộng đồng",
        "Đăng ký thử nghiệm giải pháp công nghệ mới",
        "Hỗ trợ hộ sản xuất đổi mới công nghệ",
    ]


def test_a_sheet_holds_every_value_of_its_procedure_on_numbered_pages(tmp_path: Path) -> None:
    done = called("sheets", LONGEST, "--output", str(tmp_path), "--date", TODAY.isoformat(), root=ROOT)
    assert done.returncode == 0, done.stderr
    pdf = tmp_path / f"{LONGEST}.pdf"
    text, procedure = printed(pdf), PROCEDURES[LONGEST]
    for part in parts(procedure):
        assert letters(part.heading) in text
        for value in (*part.texts, *(value for together in part.together for value in together)):
            for sentence in re.split(r"(?<=[.;:])\s+", value):  # between them stand the numbers of a list
                assert letters(sentence) in text, sentence
    pages = PdfReader(pdf).pages
    for number, page in enumerate(pages, 1):
        assert re.search(rf"{number}\s*/\s*{len(pages)}", page.extract_text())
        assert [round(float(side)) for side in page.mediabox[2:]] == [595, 842]  # A4 in points
    assert letters(SITE.settings.thong_bao_minh_hoa) in text


def test_a_sheet_is_two_pages_at_most_with_whom_to_call_and_where_to_complain(
    served: str, chromium: Browser, tmp_path: Path
) -> None:
    page, office = chromium.new_page(), SITE.settings
    for code in PROCEDURES:
        page.goto(f"{served}thu-tuc/{code}/phieu/")
        page.pdf(path=tmp_path / "sheet.pdf", prefer_css_page_size=True)
        assert len(PdfReader(tmp_path / "sheet.pdf").pages) <= 2, code
        text = printed(tmp_path / "sheet.pdf")
        for told in (office.dien_thoai, "Giờ nhận hồ sơ: chưa được cung cấp", office.noi_nhan_phan_anh[0].ten):
            assert letters(told) in text
        for noise in ("https://", "GitHub", "áp dụng từ", "có hiệu lực từ", "bản sao: 0"):
            assert letters(noise) not in text, (code, noise)
    page.close()


def test_in_print_no_head_of_a_table_is_left_behind_by_its_rows(
    served_example: str, chromium: Browser, tmp_path: Path
) -> None:
    page = chromium.new_page()
    page.goto(f"{served_example}thu-tuc/9.000001/")
    for above in range(0, 1000, 70):  # wherever the table comes to stand on the paper
        page.evaluate("pixels => document.querySelector('main').style.paddingTop = pixels + 'px'", above)
        page.pdf(path=tmp_path / "page.pdf", prefer_css_page_size=True)
        texts = [page.extract_text() for page in PdfReader(tmp_path / "page.pdf").pages]
        headed = [text for text in texts if "Các quyết định về thủ tục này" in text]
        assert len(headed) == 1
        assert re.search(r"Có hiệu lực.*Quyết định số", headed[0].partition("Các quyết định về")[2], re.DOTALL), above
    page.close()


@pytest.mark.parametrize("code", sorted(PROCEDURES)[:4])
def test_the_code_leads_to_the_page_of_the_procedure(code: str, served: str, chromium: Browser) -> None:
    page = chromium.new_page(viewport={"width": 1280, "height": 900})
    page.goto(f"{served}thu-tuc/{code}/phieu/")
    picture = Image.open(io.BytesIO(page.locator("svg.qr").screenshot()))
    page.close()
    read = zxingcpp.read_barcodes(picture)
    assert [each.text for each in read] == [f"{ON_A_PATH}thu-tuc/{code}/"]


def test_the_binder_of_a_browser_holds_every_procedure_and_shows_one_at_a_time(
    served: str, chromium: Browser, tmp_path: Path
) -> None:
    page = chromium.new_page(viewport={"width": 360, "height": 740})
    page.goto(f"{served}niem-yet/tat-ca/")
    names = [canonical(text) for text in page.locator("article.sheet h1").all_inner_texts()]
    assert sorted(names) == sorted(canonical(procedure.ten_thu_tuc) for procedure in PROCEDURES.values())
    assert page.locator("article.sheet:visible").count() == 0
    assert page.evaluate("document.documentElement.scrollHeight") < 9000
    line = page.locator(".contents li").nth(1)
    line.locator("a").click()
    shown = page.locator("article.sheet:visible")
    assert shown.count() == 1
    assert shown.locator("h1").inner_text() == line.locator("a").inner_text()
    page.goto(f"{served}niem-yet/tieu-chuan-do-luong-chat-luong/")
    page.pdf(path=tmp_path / "binder.pdf", prefer_css_page_size=True)
    page.close()
    contents, *leaves = (each.extract_text() for each in PdfReader(tmp_path / "binder.pdf").pages)
    numbers = [re.search(r"Phiếu số (\d+)", text) for text in leaves]
    assert all(numbers), "every page of paper bears the number of its sheet"
    assert {int(number[1]) for number in numbers if number} == set(range(1, contents.count("Mã ") + 1))


def test_without_a_browser_it_says_what_to_install(example: Path) -> None:
    done = called("sheets", "--browser", "khong-co", root=example.parent)
    assert done.returncode == 2
    assert "không có trình duyệt «khong-co»" in done.stderr

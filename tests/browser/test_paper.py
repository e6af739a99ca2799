"""On paper: whatever is no binder takes four sheets at most, and no heading is left behind at the foot of one."""

import io

from playwright.sync_api import Browser
from pypdf import PdfReader

from tests.browser.test_sheets import letters

MOST = 4
SHIPPED = (  # those that come near to it
    *("thu-tuc/a-z/", "thu-tuc/1.001786/", "thu-tuc/2.002380/", "chi-so/pci/", "chi-so/papi/", "chi-so/papi/2022/"),
    *("ke-hoach/2022/", "du-lieu/"),
)
EXAMPLE = ("ke-hoach/2022/", "du-lieu/", "giai-quyet-ho-so/2022-11/")
HEADS = "all => all.map(head => head.textContent)"


def test_a_page_takes_four_sheets_at_most_and_no_heading_stands_alone(
    served: str, served_example: str, chromium: Browser
) -> None:
    page = chromium.new_page()
    for base, addresses in ((served, SHIPPED), (served_example, EXAMPLE)):
        for address in addresses:
            page.goto(base + address)
            heads = page.eval_on_selector_all("main :is(h2, h3, summary, caption, thead)", HEADS)
            sheets = PdfReader(io.BytesIO(page.pdf())).pages
            assert len(sheets) <= MOST, address
            lasts = [letters(sheet.extract_text().rstrip().rpartition("\n")[2]) for sheet in sheets]
            assert [last for last in lasts if any(letters(head).endswith(last) for head in heads)] == [], address
    page.close()


def test_open_data_names_its_files_and_columns(served: str, chromium: Browser) -> None:
    page = chromium.new_page()
    page.goto(f"{served}du-lieu/")
    text = letters("".join(sheet.extract_text() for sheet in PdfReader(io.BytesIO(page.pdf())).pages))
    names = page.locator(".dataset :is(.download, dd code)").all_inner_texts()
    assert len(names) > 100
    assert [name for name in names if letters(name) not in text] == []
    assert "datapackage.json" in text
    page.close()

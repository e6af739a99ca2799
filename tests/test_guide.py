"""What the editors' guide tells to copy works: each recipe, with its blanks filled in, passes every gate."""

import io
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from PIL import Image
from pypdf import PdfReader

from generator.commands.cli import cli
from generator.pipeline import Job, load_site, run
from tests.conftest import EXAMPLE, EXAMPLE_DAY, ROOT, needs

GUIDE = (ROOT / "content/README.md").read_text(encoding="utf-8")
RECIPES = re.findall(r"(?s)```\n(---\n.*?)```", GUIDE)[1:]  # the first only shows how a file is written
PLACES = {  # what a recipe begins with, and the file that it is for
    "Mã thủ tục": "procedures/9.000009.md",
    "Tiêu đề: (tiêu đề)": "news/2022/tin-mau.md",
    "Số ký hiệu: 47/KH-UBND": "documents/47-kh-ubnd.md",
    "Kỳ": "cases/2021-10.md",
    "Tiêu đề: (việc": "feedback/2022/viec-mau.md",
    "Số ký hiệu: (số": "register/qd-mau.md",
    "Năm: 2022": "indices/mau/2022.md",
    "Tên: (tên lớp": "trainings/lop-mau.md",
    "Tên: (tên chương": "broadcasts/so-mau.md",
    "Tên: (tên sáng": "exemplary/guong-mau.md",
    "Tên: (tên tài": "media/anh-mau.md",
    "Tên: (tên cuộc": "inspections/cuoc-mau.md",
}
BLANKS = {
    "(ngày nhận)": "01/12/2022",
    "(mã)": "9.000009",
    "(mã thủ tục)": "9.000001",
    "(mã thay thế, nếu có)": "9.000009",
    "(lĩnh vực đã khai trong site.yaml)": "Đổi mới sáng tạo",
    "(chuyên mục đã khai trong site.yaml)": "Chỉ đạo, điều hành",
    "(năm-tháng: 2022-03)": "2021-10",
    "(số ghi trong quyết định)": "3",
    "(điểm)": "12,75",
    "(tên xã)": "Giả Định",
    "(số của quyết định)": "09/QĐ-MAU",
}


def picture(form: str) -> bytes:
    """A small real picture."""
    written = io.BytesIO()
    Image.new("RGB", (40, 30), (140, 29, 24)).save(written, form)
    return written.getvalue()


FILES = {".jpg": picture("JPEG"), ".png": picture("PNG"), ".pdf": b"%PDF-1.7"}
ROWS = (
    ("9.000009", "giả định"),
    ("9.000001", "Hỗ trợ hộ sản xuất đổi mới công nghệ"),
    ("9.000002", "Công nhận nhóm sáng tạo cộng đồng"),
)
REGISTER = """---
Số ký hiệu: 08/QĐ-MAU
Ngày ban hành: 01/07/2022
Ngày hiệu lực: 02/07/2022
Cơ quan ban hành: Giả định
Trích yếu: Giả định
Tổng số thủ tục: 1
Ban hành mới:
  - Mã: 9.000009
    Tên: giả định
    Lĩnh vực: Đổi mới sáng tạo
---
"""


def filled(recipe: str, place: str) -> str:
    """The recipe as an editor would fill it in."""
    if place.startswith("cases/"):
        recipe = re.sub(r": \(số, không bắt buộc\)", ": 0", recipe).replace(": (số)", ": 0")
        recipe = re.sub(r"(Số phiếu xin lỗi): .*", r"\1: 0", recipe)
    if place.startswith("register/"):
        for code, name in ROWS:
            recipe = re.sub(r"Mã: \(mã\)\n    Tên: .*", f"Mã: {code}\n    Tên: {name}", recipe, count=1)
        recipe = recipe.replace("Ngày hiệu lực: (ngày/tháng/năm)", "Ngày hiệu lực: 01/02/2023")
    for blank, value in BLANKS.items():
        recipe = recipe.replace(blank, value)
    recipe = re.sub(r"((?:[Nn]gày|Từ ngày|Hạn)[^:\n]*): \([^)]*\)", r"\1: 01/12/2022", recipe)
    recipe = re.sub(r"(?m)^((?:\d+\. )?)\(.*\)$", r"\1Giả định.", recipe)
    return re.sub(r"\(tên (?:tệp|ảnh)\)", "mau", re.sub(r"(: |- )\([^)]*\)", r"\1giả định", recipe))


def place_of(recipe: str) -> str:
    return next(place for start, place in PLACES.items() if recipe.startswith(f"---\n{start}"))


def test_every_recipe_has_its_place_and_the_reverse() -> None:
    assert sorted(map(place_of, RECIPES)) == sorted(PLACES.values())


@pytest.fixture(scope="module")
def read_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The fictitious site root with what came of reading it, for the copies of it."""
    root = tmp_path_factory.mktemp("guide") / "site"
    shutil.copytree(EXAMPLE, root, ignore=shutil.ignore_patterns("public", ".cache"))
    load_site(Job(root=root, date=EXAMPLE_DAY))
    return root


@pytest.mark.parametrize("recipe", RECIPES, ids=place_of)
def test_a_recipe_passes_once_its_blanks_are_filled_in(recipe: str, read_once: Path, tmp_path: Path) -> None:
    root, place = tmp_path / "site", place_of(recipe)
    shutil.copytree(read_once, root)
    target = root / "content" / place
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(filled(recipe, place), encoding="utf-8")
    for name in re.findall(r"content/files/\S+", target.read_text(encoding="utf-8")):
        (root / name).parent.mkdir(exist_ok=True)
        (root / name).write_bytes(FILES[Path(name).suffix])
    if place.startswith("procedures/"):
        (root / "content/register/qd-8.md").write_text(REGISTER, encoding="utf-8")
    if place.startswith("indices/"):
        shutil.copy(ROOT / "content/indices/parindex.md", root / "content/indices/mau.md")
    report = run(Job(root=root, date=EXAMPLE_DAY))
    assert [str(problem) for problem in report.problems if problem.severity == "error"] == []


def test_the_sheet_to_print_is_one_page(tmp_path: Path) -> None:
    printed = tmp_path / "to-nho.pdf"
    sheet = (ROOT / "docs/to-nho.html").as_uri()
    flags = ("--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", f"--user-data-dir={tmp_path}/p")
    subprocess.run([needs("chromium"), *flags, f"--print-to-pdf={printed}", sheet], check=True, capture_output=True)
    assert len(PdfReader(printed).pages) == 1


def test_commands_of_the_guide_and_of_the_sheet_exist_and_are_typed_with_what_sets_them_up() -> None:
    sheet = (ROOT / "docs/to-nho.html").read_text(encoding="utf-8")
    for text in (GUIDE, sheet):
        typed = re.findall(r"py chay\.py (?:--root \S+ )?(\w+)", text)
        assert {"serve", "check", "publish", "status"} <= set(typed) <= cli.commands.keys()
        assert "python build.py" not in text
    for name in re.findall(r"«([^»]*\.bat)»", GUIDE):
        assert (ROOT / name).is_file()


def test_links_within_the_guide_lead_to_its_headings() -> None:
    headings = re.findall(r"(?m)^#+ (.*)$", re.sub(r"(?s)```.*?```", "", GUIDE))
    anchors = {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}
    assert {link for link in re.findall(r"\]\(#([^)]+)\)", GUIDE) if link not in anchors} == set()

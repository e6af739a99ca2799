"""Mistakes typed into the real content: each is told once, with words on which a stranger can act."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.pipeline import Job, checked, load_site
from generator.problems import ALIKE, ContentFailed, Problem, told
from tests.conftest import ROOT, TODAY
from tests.mistakes import SMALLEST, change

NEWS = "content/news/2025/papi-2024.md"
CODE = "content/procedures/1.001716.md"
PAPI = "content/indices/papi/2024.md"
PLAN = "content/documents/47-kh-ubnd.md"
LIST = "content/register/danh-muc-tam.md"
DESK = "content/one_stop/mot-cua.md"
END = ""  # of the file

MISTAKES = (  # path, what stands there, what is typed instead, rule, words of the message and its hint
    (NEWS, "---\nTiêu đề", "—\nTiêu đề", "hang-rao", "ba dấu gạch ngang"),
    (NEWS, "---\n\nBáo cáo", "\nBáo cáo", "hang-rao", "thiếu dòng «---»"),
    (NEWS, "Ngày nguồn: ", "Ngày nguồn:", "cach-viet", "viết «Ngày nguồn: 15/04/2025»"),
    (NEWS, "Ngày nguồn: ", "Ngày nguồn ", "cach-viet", "Tên mục: giá trị"),
    (NEWS, "Ngày nguồn: ", "\tNgày nguồn: ", "cach-viet", "hai dấu cách"),
    (NEWS, "Tóm tắt: PAPI", "Tóm tắt: PAPI: PAPI", "cach-viet", "dấu ngoặc kép"),
    (NEWS, "cả nước\"\n", "cả nước\n", "cach-viet", "thiếu dấu ngoặc đóng"),
    (NEWS, "Chuyên mục: ", "Chuyên mục: [Tin] ", "cach-viet", ""),
    (NEWS, "Ngày nguồn: 15/04/2025\n", "Ngày nguồn: 15/04/2025\nNgày nguồn: 16/04/2025\n", "trung-muc", "dòng 3"),
    (NEWS, "Ngày nguồn", "Ngày nguôn gốc", "muc-la", "«Ngày nguồn»"),
    (NEWS, "15/04/2025\nChuyên", "31/02/2025\nChuyên", "gia-tri", "tháng 2 năm 2025 không có ngày 31"),
    (NEWS, "15/04/2025\nChuyên", "15-4\nChuyên", "gia-tri", "15-4"),
    (NEWS, "15/04/2025\nChuyên", "15/04/2205\nChuyên", "gia-tri", "2205"),
    (NEWS, "Chuyên mục: Chỉ số", "Chuyên mục: Chi tiêu", "muc-chua-khai", "site.yaml"),
    (NEWS, "https://www.undp", "http://127.0.0.1:8000/undp", "gia-tri", "công khai"),
    (NEWS, "Tóm tắt: PAPI năm 2024 công", "Tóm tắt: **PAPI** năm 2024 công", "cach-viet", "xóa dấu *"),
    (NEWS, "Tám nội dung", "T¸m néi dung chÝnh quyÒn ®Þa ph­¬ng", "ma-hoa", "UniKey"),
    (NEWS, "Sáu nội dung tăng điểm.", "Thuû tuïc haønh chính cuûa tænh.", "ma-hoa", "UniKey"),
    (NEWS, "Sáu nội dung", "S?u nội dung", "ma-hoa", "chép lại đoạn này từ bản gốc"),
    (NEWS, "Sáu nội dung", "SÃ¡u ná»™i dung", "ma-hoa", "UTF-8"),
    (NEWS, "Sáu nội dung", "Sáu\x07 nội dung", "ky-tu-la", "gõ lại"),
    (NEWS, "|---|---|---|---|\n", "", "bai-viet", "bảng thiếu dòng gạch"),
    (NEWS, "| 4,89 | 5,20 |", "| 4,89 |", "bai-viet", "ô"),
    (NEWS, "## Tám", "##Tám", "bai-viet", "dấu #"),
    (NEWS, "## Tám", "# Tám", "bai-viet", "hai dấu"),
    (NEWS, "papi.md).", "papi2025.md).", "lien-ket", "papi2025"),
    (NEWS, "(../../indices/papi.md)", " (../../indices/papi.md)", "bai-viet", "không thành liên kết"),
    (NEWS, "(../../indices/papi.md)", "(http://192.168.1.5/x)", "bai-viet", "mạng nội bộ"),
    (NEWS, "(../../indices/papi.md)", "(C:\\Users\\a\\x.docx)", "bai-viet", "content/files/"),
    (NEWS, END, "\nĐoạn thứ nhất kết thúc ở đây.\nĐoạn thứ hai cũng vậy.\n", "bai-viet", "một dòng trống"),
    (NEWS, END, "\nSTT\tNội dung\tMức thu\n1\tCấp lần đầu\t3.000.000\n", "bai-viet", "bảng chép từ Word"),
    (NEWS, END, "\nHồ sơ gồm\n1/ Đơn đề nghị\n", "bai-viet", "một dòng trống"),
    (NEWS, END, "\nTrình tự\nBước 1: Nộp hồ sơ\n", "bai-viet", "một dòng trống"),
    (NEWS, END, "\nHồ sơ gồm\n1.Đơn đề nghị\n", "bai-viet", "một dòng trống"),
    (NEWS, END, "\nHồ sơ gồm\na) Đơn đề nghị\n", "bai-viet", "một dòng trống"),
    (NEWS, END, "\nDiện tích 5*3*2 mét.\n", "bai-viet", "5 × 3 × 2"),
    (NEWS, END, "\nDiện tích **5 mét.\n", "bai-viet", "ký hiệu định dạng"),
    (NEWS, END, "\nHồ sơ gồm:\n- Đơn\n- Bản sao\n", "bai-viet", "dòng trống trước mục đầu tiên"),
    (NEWS, END, "\n• Đơn đề nghị\n" * 7, "bai-viet", "và 2 chỗ nữa"),
    (NEWS, END, "\n-\tĐơn đề nghị\n-\tBản sao\n", "bai-viet", "dấu Tab"),
    (NEWS, END, "\n1. Một\n\n3. Ba\n", "bai-viet", "số thứ tự nhảy"),
    (NEWS, END, "\n<b>Đậm</b>\n", "bai-viet", "**như thế này**"),
    (NEWS, END, "\n![](../../files/x.jpg)\n", "bai-viet", "lời mô tả"),
    (CODE, "Số lượng hồ sơ: ", "# Số lượng hồ sơ: ", "thieu-muc", "Số lượng hồ sơ"),
    (CODE, "Mã thủ tục: 1.001716", "Mã thủ tục: 1.01716", "gia-tri", "phải đủ 6"),
    (CODE, "Tên thủ tục: Cấp Giấy", "Tên thủ tục: Cấp giấy tờ", "khac-quyet-dinh", "Cấp giấy tờ"),
    (CODE, "Hình thức: Trực tiếp", "Hình thức: Trục tiếp", "gia-tri", "Trực tiếp"),
    (CODE, "  - Tổ chức\n", "  - (đối tượng)\n", "trong", "Tổ chức"),
    (CODE, "## Trình tự thực hiện", "## Trình tự thực hiệnn", "tieu-de", "có phải «## Trình tự thực hiện»"),
    (CODE, "## Trình tự thực hiện", "### Trình tự thực hiện", "tieu-de", "hai dấu"),
    (CODE, "Bản chính: 1\n", "Bản chính: một bản\n", "gia-tri", "một bản"),
    (PAPI, "Điểm: 43,8876", "Điểm: 44,05", "chi-so", "43,8876"),
    (PAPI, "Điểm: 43,8876", "Điểm: 43.8876", "gia-tri", "43,8876"),
    (PAPI, "Năm: 2024", "Năm: 2025", "ten-tep", "2024.md"),
    (PAPI, "Hạng: 25\n", "Hạng: 65\n", "hang", "61"),
    (PAPI, "  - Mã: 8\n", "  - Mã: 9\n", "chi-so", "các mã có"),
    (PAPI, "papi-2018", "papi-2019", "chi-so", "papi-2018"),
    (PAPI, "Trạng thái hạng: suy ra", "Trạng thái hạng: tự tính", "gia-tri", "suy ra"),
    (PLAN, "Số ký hiệu: 47", "Số ký hiệu: 48", "ten-tep", "48-kh-ubnd"),
    (LIST, "Tổng số thủ tục: 23", "Tổng số thủ tục: 24", "tong-so", "23"),
    (LIST, "Ngày hiệu lực: 01/01/2022", "Ngày hiệu lực: 01/2022", "gia-tri", "01/2022"),
    (LIST, "Mã: 2.002380", "Mã: 2.002830", "ma-la", "mang mã 2.002380"),
    (LIST, "Mã: 1.001716", "Mã: 1.001717", "ma-la", "sửa dòng này thành «Mã: 1.001716»"),
    (LIST, "Mã: 1.001716", "Mã: 1.001716.000.00.00.H52", "gia-tri", "chỉ ghi «1.001716»"),
    (LIST, "Tên: Cấp Giấy", "Tên: cấp Giấy", "khac-quyet-dinh", "tệp quyết định chép sai thì sửa ở đó"),
    (LIST, "Loại: Danh mục tạm", "Loại: Danh mục tam", "gia-tri", "có phải «Danh mục tạm»?"),
    (LIST, "Ban hành mới:", "Ban hành mới", "cach-viet", "Tên mục: giá trị"),
    (NEWS, "15/04/2025\nChuyên", "15/04/25\nChuyên", "gia-tri", "năm đủ bốn chữ số"),
    (NEWS, END, "\n![Ảnh](C:\\anh.jpg)\n", "bai-viet", "chép ảnh vào content/files/"),
    (CODE, "Mã thủ tục: 1.001716", "Mã thủ tục: 1.001786", "ten-tep", "giữ một, không ghi đè"),
    (CODE, "## Trình tự thực hiện\n", "Trình tự thực hiện\n", "tieu-de", "viết «## Trình tự thực hiện»"),
    (CODE, "Bản chính: 1\n", "Bản chính: 1,5\n", "gia-tri", "viết «Bản chính: …», dạng số nguyên"),
    (CODE, "Số lượng hồ sơ: ", "Số lượng hồ sơ: 03 bộ\nSố lượng hồ sơ: ", "trung-muc", "giữ lại một dòng"),
    (CODE, "Hình thức: Trực tiếp", "Hình thức: Nộp tại Sở", "gia-tri", "Trực tiếp · Bưu chính công ích"),
    (PAPI, "Hạng: 25\n", "Hạng: 25/61\n", "gia-tri", "«Hạng: 25»"),
    (PAPI, "Trạng thái hạng: suy ra", "Trạng thái hạng: không công bố", "trai-nhau", "xóa «Hạng»"),
    (NEWS, "15/04/2025\nChuyên", "45762\nChuyên", "gia-tri", "đúng là ngày ấy thì viết «Ngày nguồn: 15/04/2025»"),
    (NEWS, "15/04/2025\nChuyên", "15042025\nChuyên", "gia-tri", "viết «Ngày nguồn: 15/04/2025»"),
    (NEWS, "15/04/2025\nChuyên", "15-17/04/2025\nChuyên", "gia-tri", "chỉ nhận một ngày"),
    (NEWS, "15/04/2025\nChuyên", "15/04/2025 và 16/04/2025\nChuyên", "gia-tri", "chỉ nhận một ngày"),
    (NEWS, "15/04/2025\nChuyên", "15/04/2025 08:00\nChuyên", "gia-tri", "chỉ ghi ngày: «Ngày nguồn: 15/04/2025»"),
    (NEWS, "15/04/2025\nChuyên", "04/15/2025\nChuyên", "gia-tri", "không có tháng 15; viết ngày trước"),
    (NEWS, "Ngày nguồn: ", "Ngày nguồn = ", "cach-viet", "viết «Ngày nguồn: 15/04/2025»"),
    (NEWS, "Ngày nguồn: ", "Ngày nguồn：", "cach-viet", "loại chữ rộng"),
    (NEWS, "Ngày nguồn: ", "**Ngày nguồn:** ", "cach-viet", "viết «Ngày nguồn: 15/04/2025»"),
    (NEWS, "Ngày nguồn: ", "**Ngày nguồn**: ", "cach-viet", "viết «Ngày nguồn: 15/04/2025»"),
    (NEWS, "Ngày nguồn: ", "- Ngày nguồn: ", "cach-viet", "bỏ dấu gạch"),
    (NEWS, "Nhiệm vụ: 2.4", "Nhiem vu: 2.4\nNhiệm vụ: 2.4", "trung-muc", "dòng 8"),
    (NEWS, "Nhiệm vụ: 2.4", "Bản nháp: yes", "gia-tri", "viết «Bản nháp: có»"),
    (NEWS, "Nhiệm vụ: 2.4", "Ảnh: content\\files\\anh.jpg", "gia-tri", "viết «content/files/anh.jpg»"),
    (NEWS, "Nhiệm vụ: 2.4", "<<<<<<< HEAD\nNhiệm vụ: 2.4\n=======\nNhiệm vụ: 2.5\n>>>>>>> x", "cach-viet", "hai bản"),
    (NEWS, "Sáu nội dung", "<<<<<<< HEAD\nSáu nội dung\n=======\nNăm nội dung\n>>>>>>> x\n", "cach-viet", "hai bản"),
    (NEWS, END, "\n| Nội dung | Mức thu |\n|---|---|\n", "bai-viet", "chưa có dòng nào"),
    (NEWS, END, "\n![Hội nghị](anh.jpg)\n", "lien-ket", "chép tệp vào content/files/ rồi viết «../../files/anh.jpg»"),
    (NEWS, "(../../indices/papi.md)", "(file:///C:/Users/Lan/bc.docx)", "bai-viet", "content/files/bc.docx"),
    (CODE, "Cơ quan thực hiện: ", "Đơn vị giải quyết: ", "muc-la", "đổi «Đơn vị giải quyết» thành «Cơ quan thực hiện»"),
    (CODE, "Cơ quan thực hiện: Sở", "Cơ quan thực hiện: xxx\nCơ quan phối hợp: Sở", "trong", "chưa có nội dung cụ thể"),
    (CODE, "  - Tổ chức\n", "  -Tổ chức\n", "cach-viet", "viết «- Tổ chức»"),
    (CODE, "  - Tổ chức\n", "  • Tổ chức\n", "cach-viet", "viết «- Tổ chức»"),
    (CODE, "Kết quả thực hiện: ", "Kết quả thực hiện:\n  – Giấy xác nhận\n  – ", "cach-viet", "viết «- Giấy xác nhận»"),
    (CODE, "Đối tượng thực hiện:\n  - Tổ chức", "Đối tượng thực hiện: Tổ chức, Cá nhân", "gia-tri", "«  - Cá nhân»"),
    (CODE, "## Trình tự thực hiện", "## 1. Trình tự thực hiện", "tieu-de", "có phải «## Trình tự thực hiện»"),
    (CODE, "Mã thủ tục: 1.001716", "Mã thủ tục: 1,001716", "gia-tri", "viết «1.001716»"),
    (PAPI, "Điểm: 43,8876", "Điểm: 43,8876 điểm", "gia-tri", "chỉ ghi số: «Điểm: 43,8876»"),
    (DESK, "Nhiệm vụ: ", "Điện thoại: 0212.385.2xxx\nNhiệm vụ: ", "gia-tri", "đủ chữ số"),
    (LIST, "    Lĩnh vực: ", "    Nhóm: ", "muc-la", "đổi «Nhóm» thành «Lĩnh vực»"),
)  # fmt: skip
COPIES = ("x - Copy.md", "x (1).md", "x - Sao chép.md", "x-DESKTOP-ABC123.md", "Bản sao của x.md", "Copy of x (2).md")


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One copy of the real content, with what came of reading it."""
    root = tmp_path_factory.mktemp("typed") / "site"
    shutil.copytree(ROOT / "content", root / "content")
    shutil.copy(ROOT / "site.yaml", root)
    assert problems(root) == ()
    return root


def problems(root: Path) -> tuple[Problem, ...]:
    try:
        site, _, found = load_site(Job(root=root, date=TODAY))
    except ContentFailed as failed:
        return failed.problems
    return (*found, *checked(site))


@pytest.fixture
def spare(root: Path) -> Iterator[Path]:
    """The same, and as it was afterwards."""
    before = {path: path.read_bytes() for path in map(root.joinpath, (NEWS, CODE, PAPI, PLAN, LIST, DESK))}
    yield root
    for path, data in before.items():
        path.write_bytes(data)


@pytest.mark.parametrize(("path", "old", "new", "rule", "words"), MISTAKES, ids=lambda text: text.strip()[:24])
def test_a_typed_mistake_is_told_once(path: str, old: str, new: str, rule: str, words: str, spare: Path) -> None:
    text = (spare / path).read_text(encoding="utf-8")
    assert old in text
    (spare / path).write_text(text.replace(old, new, 1) if old else text + new, encoding="utf-8")
    found = problems(spare)
    assert {problem.rule for problem in found} == {rule}, found
    shown = [*told(found)]
    assert len([line for line in shown if not line.startswith("…")]) <= ALIKE
    assert all(problem.hint for problem in found)
    assert words in "\n".join(shown)


def test_there_are_many() -> None:
    assert len(set(MISTAKES)) >= 105


def test_all_faults_of_a_file_are_told_in_one_round(spare: Path) -> None:
    """Lines that cannot be read, a field, a missing part, the body: none hides another, none is told twice."""
    text = (spare / CODE).read_text(encoding="utf-8")
    for old, new in (
        ("Cấp thực hiện: ", "Cấp thực hiện:"),
        ("Tóm tắt: ", "Tóm tắt: a: "),
        ("  - Tổ chức\n", "  - Hội\n"),
        ("Số lượng hồ sơ: ", "# Số lượng hồ sơ: "),
        ("## Trình tự thực hiện\n", "##Trình tự thực hiện\n"),
    ):
        assert old in text
        text = text.replace(old, new, 1)
    (spare / CODE).write_text(text + "\nDiện tích 5*3*2 mét.\n", encoding="utf-8")
    told = [problem.rule for problem in problems(spare)]
    assert sorted(told) == ["bai-viet", "bai-viet", "cach-viet", "cach-viet", "gia-tri", "thieu-muc"]


def test_a_field_that_does_not_read_keeps_no_rule_waiting_that_does_not_need_it(spare: Path) -> None:
    """What the file's name, other fields and the days say is told in the same round; in `site.yaml` too."""
    changes = {
        CODE: (
            ("  - Tổ chức\n", "  - Hội\n"),
            ("Mã thủ tục: 1.001716", "Mã thủ tục: 1.001786"),
            ("Số lượng hồ sơ: 02 bộ", "Số lượng hồ sơ: Không"),
        ),
        PAPI: (("Điểm: 43,8876", "Điểm: 43.8876"), ("Hạng: 25\n", "Hạng: 65\n"), ("Năm: 2024", "Năm: 2025")),
        LIST: (("Tổng số thủ tục: 23", "Tổng số thủ tục: hai ba\nSố ký hiệu: 12/QĐ-UBND"),),
    }
    for path, own in changes.items():
        text = (spare / path).read_text(encoding="utf-8")
        for old, new in own:
            assert old in text
            text = text.replace(old, new, 1)
        (spare / path).write_text(text, encoding="utf-8")
    told = sorted((problem.path, problem.rule) for problem in problems(spare))
    assert told == [
        (PAPI, "gia-tri"),
        (PAPI, "hang"),
        (PAPI, "ten-tep"),
        (CODE, "gia-tri"),
        (CODE, "ten-tep"),
        (CODE, "trong"),
        (LIST, "danh-muc-tam"),
        (LIST, "gia-tri"),
    ]


def test_a_wrong_row_keeps_no_rule_of_its_list_waiting(spare: Path) -> None:
    """What the other rows say is told in the same round: doubles, ranks, words that say nothing."""
    changes = {
        CODE: (("Bản chính: 1\n", "Bản chính: một\n"), ("Số lượng hồ sơ: 02 bộ", "Số lượng hồ sơ: Không")),
        PAPI: (("Điểm: 5,2045", "Điểm: năm"), ("  - Mã: 8\n", "  - Mã: 7\n")),
        LIST: (("  - Mã: 2.002380\n", "  - Mã: 2.02380\n"), ("  - Mã: 1.001786\n", "  - Mã: 1.001716\n")),
    }
    for path, own in changes.items():
        text = (spare / path).read_text(encoding="utf-8")
        for old, new in own:
            assert old in text, old
            text = text.replace(old, new, 1)
        (spare / path).write_text(text, encoding="utf-8")
    assert sorted((problem.path, problem.rule) for problem in problems(spare)) == [
        (PAPI, "gia-tri"),
        (PAPI, "trung-muc"),
        (CODE, "gia-tri"),
        (CODE, "trong"),
        (LIST, "gia-tri"),
        (LIST, "quyet-dinh"),
    ]


@pytest.mark.parametrize("name", COPIES)
@pytest.mark.parametrize("path", [NEWS, CODE, LIST])
def test_a_copy_is_told_once_as_the_second_of_which_file(path: str, name: str, spare: Path) -> None:
    copy = (spare / path).with_name(name.replace("x", Path(path).stem, 1))
    shutil.copy(spare / path, copy)
    (problem,) = problems(spare)
    copy.unlink()
    assert (problem.rule, problem.path) == ("ban-chep", copy.relative_to(spare).as_posix())
    assert path in problem.message
    assert "rồi xóa tệp này" in problem.hint


@pytest.mark.parametrize(
    ("folder", "copy"),
    [
        ("content/news/2025", "2025 - Copy"),
        ("content/procedures", "procedures - Sao chép"),
        ("content/indices/papi", "Bản sao của papi"),
    ],
)
def test_a_copied_folder_is_told_once(folder: str, copy: str, spare: Path) -> None:
    there = (spare / folder).with_name(copy)
    shutil.copytree(spare / folder, there)
    (problem,) = problems(spare)
    shutil.rmtree(there)
    assert (problem.rule, problem.path) == ("ban-chep", there.relative_to(spare).as_posix())
    assert folder in problem.message
    assert "rồi xóa cả thư mục này" in problem.hint


def test_a_list_copied_under_a_name_of_its_own_is_told_once(spare: Path) -> None:
    for name in ("aa-moi.md", "zz-moi.md"):
        copy = (spare / LIST).with_name(name)
        shutil.copy(spare / LIST, copy)
        (problem,) = problems(spare)
        copy.unlink()
        assert problem.rule == "ban-chep"
        assert {problem.path, *problem.message.split()} > {LIST, f"content/register/{name}"}


def test_of_a_decision_and_its_copy_the_copy_is_blamed(tmp_path: Path) -> None:
    """Whatever it is called: the file that bears the number as its name, else the shorter name, is the first."""
    root = tmp_path / "site"
    shutil.copytree(SMALLEST, root)
    first = root / "content/register/qd.md"
    assert "Số ký hiệu" in first.read_text(encoding="utf-8")
    shutil.copy(first, first.with_name("a-quyet-dinh-moi.md"))
    (problem,) = problems(root)
    assert (problem.path, first.name in problem.message) == ("content/register/a-quyet-dinh-moi.md", True)
    changed = first.read_text(encoding="utf-8").replace("Số ký hiệu: ", "Số ký hiệu: 9", 1)
    first.with_name("a-quyet-dinh-moi.md").write_text(changed, encoding="utf-8")
    (problem,) = problems(root)
    assert (problem.rule, problem.path) == ("ban-chep", "content/register/a-quyet-dinh-moi.md")
    assert "thay hết các dòng" in problem.hint


def test_a_deleted_page_of_the_one_stop_unit_is_told(spare: Path) -> None:
    path = spare / "content/one_stop/mot-cua.md"
    data = path.read_bytes()
    path.unlink()
    found = problems(spare)
    path.write_bytes(data)
    assert "thieu-mot-cua" in {problem.rule for problem in found}


def test_a_channel_of_feedback_is_one_that_is_known_or_declared(tmp_path: Path) -> None:
    root = tmp_path / "site"
    shutil.copytree(SMALLEST, root)
    change(root, "content/feedback/2026/phan-anh-thu.md", ["- Kênh tiếp nhận: Thư điện tử", "+ Kênh tiếp nhận: Zalo"])
    (problem,) = problems(root)
    assert (problem.rule, "site.yaml" in problem.message) == ("muc-chua-khai", True)
    with (root / "site.yaml").open("a", encoding="utf-8") as file:
        file.write("Kênh tiếp nhận:\n  - Zalo\n")
    assert problems(root) == ()

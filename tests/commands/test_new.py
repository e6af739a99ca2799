"""`new` begins a file of each type: in its place, refused while a blank is left, right once all are filled in."""

import re
import shutil
import sys
import unicodedata
from pathlib import Path
from types import SimpleNamespace

import click
import pytest

from generator.commands import new
from generator.commands.beginning import begin
from generator.commands.cli import main
from generator.commands.starts import STARTS, TYPES, place, type_named
from generator.declaring.fields import specs
from generator.declaring.file_type import FileType
from generator.model.loading import load_settings
from generator.model.settings import Settings
from generator.model.taking import take
from generator.outcome import Job
from generator.problems import Problem, UsageFailed
from generator.text.comparing import slug
from tests.conftest import EXAMPLE, EXAMPLE_DAY, SiteOf, called, problems_of, tree_of

NAMES = {  # what an editor types after the type
    "procedure": "9.000002",
    "cases": "2021-06",
    "index_result": "gd2/2022",
    "plan": "2023",
    "document": "99/KH-UBND",
    "register": "99/QĐ-GD",
    "index": "GD9",
    "one_stop": "",
    "english": "9.000004",
}
ANYWHERE = {  # what is written at a blank, by its words
    "ngày": "20/12/2022",
    "hình thức": "Trực tiếp",
    "đối tượng thực hiện": "Cá nhân",
    "mẫu đơn, tờ khai": "Không",
    "chuyên mục": "Kỷ luật, kỷ cương",
    "tên tệp": "content/files/phan-cong-ke-hoach-2022.csv",
    "cấp": "Tỉnh",
    "năm": "2023",
    "lĩnh vực cải cách": "Cải cách thể chế",
    "từ năm": "2021",
    "nội dung bài": "Đoạn thứ nhất.",
    "người gửi": "Tổ chức",
    "loại nội dung": "Nội dung quy định",
    "kênh tiếp nhận": "Trực tiếp",
    "loại văn bản": "Kế hoạch",
    "đơn vị tính": "điểm",
    "trạng thái hạng": "công bố",
    "điểm": "62,45",
    "hạng": "5",
    "trên tổng số": "63",
    "số": "1.1",
    "tổng số thủ tục": "1",
}
HERE: dict[str, dict[str | None, str]] = {  # the same, where it means something else
    "cases": {"tên": "Đổi mới sáng tạo", None: "0"},
    "english": {"mã thủ tục": "9.000004"},
    "inspection": {"nội dung kiểm tra": "Cải cách hành chính"},
    "exemplary": {"loại": "Tập thể"},
    "initiative": {"loại": "Tập thể"},
    "media": {"loại": "Infographic", "tệp": "content/files/tai-lieu/bon-buoc-nop-ho-so.png"},
    "register": {
        "loại": "Quyết định công bố",
        "mã": "9.000009",
        "lĩnh vực": "Đổi mới sáng tạo",
        "ngày hiệu lực": "01/01/2023",
    },
    "index": {"mã": "gd-1"},
    "index_result": {"phiên bản phương pháp": "gd2-2022"},
}
BLANK = re.compile(r"\(điền (.*)\)")


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The fictitious site, without what each `new` is to begin."""
    root = tmp_path_factory.mktemp("new") / "site"
    shutil.copytree(EXAMPLE, root, ignore=shutil.ignore_patterns(".cache", "public", "templates"))
    (root / "content/one_stop/mot-cua.md").unlink()
    (root / "content/procedures/9.000002.md").unlink()
    return root


def filled(text: str, name: str) -> str:
    """The file with every blank filled in, as an editor would."""
    here = HERE.get(name, {})

    def value(blank: re.Match[str]) -> str:
        words = blank[1]
        day = ANYWHERE["ngày"] if words.startswith(("ngày", "từ ngày")) else None
        return here.get(words) or day or here.get(None) or ANYWHERE.get(words) or f"Chữ để thử mục {len(words)}"

    return "\n".join(line if line.startswith("#") else BLANK.sub(value, line) for line in text.split("\n"))


def blanks(text: str, own: FileType) -> list[int]:
    """The lines on which check must tell of them: that of a section is the line of its heading."""
    lines = text.split("\n")
    found = [number for number, line in enumerate(lines, 1) if BLANK.search(line) and not line.startswith("#")]
    sections = any(spec.in_body for spec in specs(own.record).values())
    return [number - 2 if sections and lines[number - 1].startswith("(") else number for number in found]


def errors_of(own: FileType, path: str, text: str, settings: Settings) -> list[Problem]:
    problems = take(own, path, text.encode(), settings).problems
    return sorted((each for each in problems if each.severity == "error"), key=lambda each: each.line)


@pytest.mark.parametrize("own", TYPES, ids=lambda own: own.name)
def test_a_new_file_is_refused_once_for_each_blank_and_right_when_all_are_filled_in(own: FileType, root: Path) -> None:
    path, value = place(own, root, NAMES.get(own.name, "Bài để thử: «một»"), EXAMPLE_DAY)
    text, _ = begin(own, Job(root=root, date=EXAMPLE_DAY), value, None)
    settings = load_settings(root)
    left = errors_of(own, path, text, settings)
    assert [problem.line for problem in left] == blanks(text, own), left
    assert all("chưa có nội dung" in problem.message for problem in left), left
    whole = filled(text, own.name)
    assert errors_of(own, path, whole, settings) == []
    assert errors_of(own, path, whole.replace("\n", "\r\n"), settings) == []
    used = re.sub(r"^#(?=[^\s#]|  )", "", text, flags=re.MULTILINE)  # every key that was not used yet
    left = errors_of(own, path, used, settings)
    assert [each for each in left if "chưa có nội dung" not in each.message and "(điền" not in each.message] == []
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_text(whole, encoding="utf-8")
    with pytest.raises(UsageFailed, match="không tạo đè"):
        place(own, root, NAMES.get(own.name, "Bài để thử: «một»"), EXAMPLE_DAY)


def test_the_new_files_together_pass_every_rule_of_the_site(root: Path) -> None:
    errors = [problem for problem in problems_of(root, EXAMPLE_DAY) if problem.severity == "error"]
    assert len(list(root.glob("content/**/bai-de-thu-mot.md"))) == 9
    assert [str(error) for error in errors] == []


def test_every_type_has_a_start_and_no_name_means_two() -> None:
    assert STARTS.keys() == {each.name for each in TYPES}
    names = [slug(name) for each in TYPES for name in (each.name, each.label, *STARTS[each.name].names)]
    owners = {
        name: {each.name for each in TYPES if name in (slug(each.name), slug(each.label), *STARTS[each.name].names)}
        for name in names
    }
    assert all(len(each) == 1 for each in owners.values()), owners


@pytest.mark.parametrize(
    ("typed", "name"),
    [("tin", "news"), ("Tin tức", "news"), ("news", "news"), ("thu-tuc", "procedure"), ("thủ tục", "procedure"),
     ("THU_TUC", "procedure"), ("procedure", "procedure"), ("quyết định", "register"), ("index_result", "index_result"),
     ("ket-qua", "index_result"), ("mot-cua", "one_stop")],
)  # fmt: skip
def test_a_type_is_named_in_vietnamese_or_english(typed: str, name: str) -> None:
    assert type_named(typed).name == name


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("thu-tuk", "x"), "không có loại bài «thu-tuk»; có phải «thu-tuc»?"),
        (("zzz",), "không có loại bài «zzz»; viết một trong: thu-tuc, ho-so, tin,"),
        (("",), "thiếu loại bài; viết một trong:"),
        (("tin",), "thiếu tên: viết thêm «Tiêu đề»"),
        (("tin", "Con"), "Windows không nhận tệp tên «con»"),
        (("tin", "!!!"), "thiếu tên"),
        (("thu-tuc", "1.01004"), "mã thủ tục"),
        (("thu-tuc", "../../1.010040"), "mã thủ tục"),
        (
            ("thu-tuc", "1.010041"),
            "không quyết định nào trong content/register/ nêu mã 1.010041; mã gần giống: 1.010040",
        ),
        (("thu-tuc", "1.010040"), "đã có content/procedures/1.010040.md nên không tạo đè lên"),
        (("tin", "TIN 1"), "đã có content/news/2026/tin-1.md"),
        (("ket-qua", "papy/2025"), "không có chỉ số «papy»"),
        (("ket-qua", "2025"), "thiếu chỉ số: viết như papi/2025"),
        (("ho-so", "2026-13"), "Kỳ"),
    ],
)
def test_what_cannot_be_begun_is_told_and_nothing_is_written(
    arguments: tuple[str, ...], told: str, site_of: SiteOf, capsys: pytest.CaptureFixture[str]
) -> None:
    root = site_of()
    before = tree_of(root / "content")
    assert main(["--root", str(root), "new", *arguments, "--date", "2026-11-23"]) == 2
    assert told in capsys.readouterr().err
    assert tree_of(root / "content") == before


def test_a_new_procedure_knows_what_the_register_says(site_of: SiteOf) -> None:
    root = site_of({"content/procedures/1.010040.md": None, "content/news/2026/hong.md": "---\nHỏng: x\n---\n"})
    done = called("new", "procedure", "1.010040", "--date", "2026-11-23", root=root)
    assert done.returncode == 0, done.stderr
    assert "Ban hành mới: Quyết định số 01/QĐ-THU, hiệu lực từ 15/02/2026." in done.stdout
    data = (root / "content/procedures/1.010040.md").read_bytes()
    assert b"\r" not in data
    lines = data.decode().split("\n")
    for line in (
        "# Ban hành mới: Quyết định số 01/QĐ-THU, hiệu lực từ 15/02/2026.",
        "Mã thủ tục: 1.010040",
        "Tên thủ tục: Thủ tục thử thứ nhất",
        "Lĩnh vực: Lĩnh vực thử",
        "Ngày đăng: 23/11/2026",
    ):
        assert line in lines
    assert called("check", "--date", "2026-11-23", root=root).returncode == 1


@pytest.mark.parametrize(
    ("typed", "stem", "line"),
    [
        ("a: b # c", "a-b-c", 'Tiêu đề: "a: b # c"'),
        ("hai\n dòng\u200b", "hai-dong", "Tiêu đề: hai dòng"),
        (unicodedata.normalize("NFD", "Đặt tên"), "dat-ten", "Tiêu đề: Đặt tên"),
        ("../../etc/x", "etc-x", "Tiêu đề: ../../etc/x"),
        ('“Nháy” "kép"', "nhay-kep", 'Tiêu đề: “Nháy” "kép"'),
        ("ten-khong-dau.md", "ten-khong-dau", "Tiêu đề: (điền tiêu đề)"),
    ],
)
def test_whatever_is_typed_as_a_title_becomes_a_safe_name_and_a_line_that_reads(
    typed: str, stem: str, line: str, site_of: SiteOf
) -> None:
    root = site_of()
    assert main(["--root", str(root), "new", "tin", typed, "--date", "2026-11-23"]) == 0
    text = (root / f"content/news/2026/{stem}.md").read_text(encoding="utf-8")
    assert line in text.split("\n")
    own = type_named("tin")
    assert [each.line for each in errors_of(own, f"content/news/2026/{stem}.md", text, load_settings(root))] == blanks(
        text, own
    )


def test_on_a_terminal_the_editor_is_asked_until_the_answer_is_right(
    site_of: SiteOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = site_of()
    said: list[str] = []
    answers = iter(["Hội nghị: cải cách", "Tin chung", "", "Sở Thử nghiệm"])

    def prompt(label: str, **_: object) -> str:
        said.append(label)
        return next(answers)

    monkeypatch.setattr(sys, "stdin", SimpleNamespace(isatty=lambda: True))
    monkeypatch.setattr(click, "prompt", prompt)
    assert main(["--root", str(root), "new", "tin", "--date", "2026-11-23"]) == 0
    assert said == ["Tiêu đề", "Chuyên mục", "Tóm tắt", "Nguồn"]
    text = (root / "content/news/2026/hoi-nghi-cai-cach.md").read_text(encoding="utf-8")
    assert 'Tiêu đề: "Hội nghị: cải cách"\n' in text
    assert "Chuyên mục: Tin chung\n" in text
    assert "Tóm tắt: (điền tóm tắt)\n" in text


def test_a_wrong_answer_is_told_and_asked_again(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    answers = iter(["31/02/2026", "28/02/2026"])
    monkeypatch.setattr(click, "prompt", lambda *_, **__: next(answers))
    assert new.answer(specs(type_named("quyet-dinh").record)["ngay_hieu_luc"], "") == "28/02/2026"
    assert "Ngày hiệu lực" in capsys.readouterr().out

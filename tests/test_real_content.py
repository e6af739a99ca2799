"""The promise, on the shipped content: take away any procedure or any obligatory part, and nothing is published."""

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.kinds.procedure.card import PROCEDURES
from generator.kinds.procedure.demands import parts
from generator.pipeline import Job, load_site, run
from generator.problems import ContentFailed
from tests.conftest import (
    ROOT,
    TODAY,
    build,
    called,
    codes_in_force,
    command,
    problems_of,
    shipped,
    shipped_records,
    tree_of,
)

Alone = Callable[[str], Path]
FILES = {card.code: card.path for card in shipped().cards(PROCEDURES)}
CODES = codes_in_force()
KEYS = (
    "Mã thủ tục",
    "Tên thủ tục",
    "Lĩnh vực",
    "Đối tượng thực hiện",
    "Cách thức thực hiện",
    "Thành phần hồ sơ",
    "Số lượng hồ sơ",
    "Thời hạn giải quyết",
    "Cơ quan thực hiện",
    "Kết quả thực hiện",
    "Phí, lệ phí",
    "Căn cứ pháp lý",
)
HEADINGS = ("Trình tự thực hiện", "Yêu cầu, điều kiện thực hiện")


@pytest.fixture
def alone(tmp_path: Path) -> Alone:
    """The file of a shipped procedure in a root of its own; the others cannot help it, only slow the reading."""

    def make(code: str) -> Path:
        shutil.copytree(ROOT / "content/register", tmp_path / "content/register")
        shutil.copy(ROOT / "site.yaml", tmp_path / "site.yaml")
        (tmp_path / FILES[code]).parent.mkdir(parents=True)
        return Path(shutil.copy(ROOT / FILES[code], tmp_path / FILES[code]))

    return make


def without_key(text: str, key: str) -> str:
    """The front matter without one key and whatever is indented under it."""
    changed = re.sub(rf"^{re.escape(key)}:.*\n(?:[ ]+.*\n)*", "", text, count=1, flags=re.MULTILINE)
    assert changed != text, f"{key} is not in the file"
    return changed


def without_heading(text: str, heading: str) -> str:
    changed = re.sub(rf"^## {re.escape(heading)}\n(?:(?!## ).*\n?)*", "", text, flags=re.MULTILINE)
    assert changed != text, f"{heading} is not in the file"
    return changed


def emptied_heading(text: str, heading: str) -> str:
    changed = re.sub(rf"^(## {re.escape(heading)}\n)(?:(?!## ).*\n?)*", r"\1\n", text, flags=re.MULTILINE)
    assert changed != text, f"{heading} is not in the file"
    return changed


def load_problems(root: Path) -> list[str]:
    """What gates 1 and 2 say, as printed."""
    report = run(Job(root=root, date=TODAY, cached=False))
    return [str(problem) for problem in report.problems if problem.severity == "error"]


def test_the_shipped_site_builds_complete(column: Path) -> None:
    assert len(CODES) >= 20
    for code in CODES:
        assert (column / "thu-tuc" / code / "index.html").is_file()
    home = (column / "index.html").read_text(encoding="utf-8")
    assert f"Đã đăng {len(CODES)}/{len(CODES)} thủ tục" in home


@pytest.mark.parametrize("code", CODES)
def test_a_removed_procedure_stops_the_build(code: str, real_site: Path) -> None:
    (real_site / FILES[code]).unlink()
    problems = problems_of(real_site)
    assert {problem.rule for problem in problems if problem.severity == "error"} >= {"thieu-thu-tuc"}
    named = [str(problem) for problem in problems if problem.rule == "thieu-thu-tuc"]
    assert len(named) == 1
    assert re.match(rf"content/register/[^:]*\.md:\d+: LỖI .*{code}", named[0])


@pytest.mark.parametrize("code", CODES)
def test_an_emptied_drafted_or_miscoded_procedure_stops_the_build(
    code: str, tmp_path: Path, alone: Callable[[str], Path]
) -> None:
    path = alone(code)
    text = path.read_text(encoding="utf-8")
    other = "9.999999"
    for damaged in (
        "",
        text.replace("---\n", "---\nBản nháp: có\n", 1),
        text.replace("---\n", "---\nNgày đăng: 01/01/2049\n", 1),
        text.replace(f"Mã thủ tục: {code}", f"Mã thủ tục: {other}", 1),
    ):
        assert damaged != text
        path.write_text(damaged, encoding="utf-8")
        problems = load_problems(tmp_path)
        assert any(problem.startswith(f"{FILES[code]}:") for problem in problems)
        if damaged:
            assert any(code in problem for problem in problems)


@pytest.mark.parametrize("code", CODES)
def test_every_obligatory_part_is_demanded_of_every_procedure(code: str, tmp_path: Path, alone: Alone) -> None:
    path = alone(code)
    text = path.read_text(encoding="utf-8")
    damages = [(key, without_key(text, key)) for key in KEYS]
    damages += [(key, f"---\n{key}:\n" + without_key(text, key).removeprefix("---\n")) for key in KEYS]
    damages += [(heading, without_heading(text, heading)) for heading in HEADINGS]
    damages += [(heading, emptied_heading(text, heading)) for heading in HEADINGS]
    if "Mẫu đơn, tờ khai:" in text:
        damages.append(("Mẫu đơn, tờ khai", without_key(text, "Mẫu đơn, tờ khai")))
    else:
        damages.append(("Mẫu đơn, tờ khai", re.sub(r"^ +(?:Mẫu|Tệp): .*\n", "", text, flags=re.MULTILINE)))
    for part, damaged in damages:
        path.write_text(damaged, encoding="utf-8")
        problems = load_problems(tmp_path)
        assert any(problem.startswith(f"{FILES[code]}:") and part in problem for problem in problems), (part, problems)


def test_every_part_of_every_procedure_has_values_to_look_for() -> None:
    for card in shipped().cards(PROCEDURES):
        for part in parts(shipped_records().of(card)):
            assert part.texts or part.together, (card.code, part.heading)


def test_the_command_leaves_the_old_column_alone_for_each_kind_of_fault(real_site: Path) -> None:
    assert command("build", "--date", "2026-11-23", root=real_site).returncode == 0
    before = tree_of(real_site / "public")
    procedure_file = real_site / FILES["1.001716"]
    good = procedure_file.read_text(encoding="utf-8")
    faults = {
        "gate 1": good.replace("---\n", "—--\n", 1),
        "gate 2": good.replace("---\n", "---\nBản nháp: có\n", 1),
        "gate 3": good.replace("1. ", "1. Xem [trang](/khong-co/) rồi ", 1),
    }
    for name, damaged in faults.items():
        assert damaged != good
        procedure_file.write_text(damaged, encoding="utf-8")
        report = real_site / "report.json"
        done = called("build", "--date", "2026-11-23", "--report", report, root=real_site)
        assert done.returncode == 1, name
        assert f"{FILES['1.001716']}:" in done.stderr, (name, done.stderr)
        assert "Traceback" not in done.stdout + done.stderr
        assert tree_of(real_site / "public") == before, name
        told = json.loads(report.read_text(encoding="utf-8"))
        assert told["published"] is False
        assert "error" in {problem["severity"] for problem in told["problems"]}
        if name != "gate 3":
            assert told["completeness"]["percent"] is None


def test_the_report_counts_what_the_html_shows(real_site: Path) -> None:
    report_file = real_site / "report.json"
    done = called("build", "--date", "2026-11-23", "--report", report_file, root=real_site)
    assert done.returncode == 0, done.stderr
    told = json.loads(report_file.read_text(encoding="utf-8"))
    assert told["completeness"] == {"required": len(CODES), "listed": len(CODES), "percent": 100.0, "missing": []}
    assert done.stdout.rstrip().endswith(f"Đã đăng {len(CODES)}/{len(CODES)} thủ tục (100%).")


def test_a_decision_moves_the_required_set(real_site: Path) -> None:
    """Abolish one, issue another: the tombstone appears, the new one is demanded, then stands."""
    gone = next(card for card in shipped().cards(PROCEDURES) if card.code == "2.002385")
    (real_site / "content/register/qd-thu.md").write_text(
        "---\nSố ký hiệu: 99/QĐ-THU\nNgày ban hành: 01/12/2026\nNgày hiệu lực: 01/01/2027\n"
        "Cơ quan ban hành: Cơ quan thử\nTrích yếu: Quyết định giả định để thử\nTổng số thủ tục: 2\n"
        f"Ban hành mới:\n  - Mã: 9.000001\n    Tên: Thủ tục mới để thử\n    Lĩnh vực: {gone.field}\n"
        f"Bãi bỏ:\n  - Mã: 2.002385\n    Tên: {gone.row.title}\n    Thay thế bởi: 9.000001\n---\n",
        encoding="utf-8",
    )
    assert "error" not in {problem.severity for problem in problems_of(real_site)}  # not yet in effect
    after = TODAY.replace(year=2027, month=1, day=1)
    late = build(real_site, after)
    assert not late.published
    (problem,) = [problem for problem in late.problems if problem.severity == "error"]
    assert problem.rule == "thieu-thu-tuc"
    assert "9.000001" in problem.message

    old = (real_site / gone.path).read_text(encoding="utf-8")
    new = old.replace("2.002385", "9.000001").replace(gone.row.title, "Thủ tục mới để thử")
    (real_site / "content/procedures/9.000001.md").write_text(new, encoding="utf-8")
    done = build(real_site, after)
    assert done.published, [str(problem) for problem in done.problems]
    tombstone = (real_site / "public/thu-tuc/2.002385/index.html").read_text()
    assert "99/QĐ-THU" in tombstone
    assert 'href="../9.000001/"' in tombstone
    listed = (real_site / "public/thu-tuc/index.html").read_text()
    assert 'href="9.000001/"' in listed
    assert 'href="2.002385/"' not in listed
    assert 'href="../2.002385/"' in (real_site / "public/thu-tuc/bai-bo/index.html").read_text()


def test_the_shipped_site_builds_on_every_later_date() -> None:
    for day in ("2026-11-01", "2027-02-28", "2031-12-31", "2049-01-01"):
        report = run(Job(root=ROOT, date=TODAY.fromisoformat(day)))
        assert report.completeness is not None, [str(problem) for problem in report.problems]
        assert report.completeness.missing == ()


def test_an_index_page_shows_sourced_years_only() -> None:
    for card in shipped().posted["index_result"]:
        result = shipped_records().of(card)
        assert result.nguon, result.path
        assert result.diem is not None or result.hang is not None


def test_an_unreadable_file_raises_content_failed(real_site: Path) -> None:
    (real_site / "content/procedures/1.001716.md").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(ContentFailed):
        load_site(Job(root=real_site, date=TODAY))

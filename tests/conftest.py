"""What the tests share: small sites as dicts, the real site as a copy, the real command."""

import contextlib
import io
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from generator.checks import CHECKS
from generator.commands.cli import main
from generator.kinds.procedure.card import PROCEDURES
from generator.model.kind import Site
from generator.model.records import Records
from generator.pipeline import Job, Outcome, load_site, run
from generator.problems import ContentFailed, Problem, stop_on_error
from tests.once import compile_templates_once, make_pictures_once

ROOT = Path(__file__).parent.parent
TODAY = date(2026, 11, 23)
ON_A_PATH = "http://127.0.0.1/cchc/"  # where the column is that a server in front of it gives
EXAMPLE, EXAMPLE_DAY = ROOT / "examples/day-du", date(2022, 12, 20)  # fictitious data, one of everything

LONGEST = (
    "test_incremental",
    "test_accessibility",
    "test_search",
    "test_search_page",
    "test_search_parts",
    "test_cli",
    "test_keyboard",
    "test_real_content",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest files first: of two processes that share the files out, none is left alone with one at the end."""
    items.sort(key=lambda item: item.path.stem not in LONGEST)


def pytest_configure(config: pytest.Config) -> None:
    patch = pytest.MonkeyPatch()
    compile_templates_once(patch)
    make_pictures_once(patch)
    config.add_cleanup(patch.undo)


SITE = """\
Tên chuyên mục: Cải cách hành chính
Tên cơ quan: Sở Thử nghiệm
Mô tả: Chuyên mục để thử.
Chế độ: minh họa
Thông báo minh họa: Dữ liệu giả định.
Địa chỉ gốc: https://thu.example/cchc/
Hạn trả lời phản ánh: 15
Lĩnh vực:
  - Tên: Lĩnh vực thử
Chuyên mục tin:
  - Tin chung
"""

DECISION = """\
---
Số ký hiệu: 01/QĐ-THU
Ngày ban hành: 01/02/2026
Ngày hiệu lực: 15/02/2026
Cơ quan ban hành: Cơ quan thử
Trích yếu: Công bố danh mục thử
Tổng số thủ tục: 1
Ban hành mới:
  - Mã: 1.010040
    Tên: Thủ tục thử thứ nhất
    Lĩnh vực: Lĩnh vực thử
---
"""

PROCEDURE = """\
---
Mã thủ tục: 1.010040
Tên thủ tục: Thủ tục thử thứ nhất
Tóm tắt: Để thử.
Lĩnh vực: Lĩnh vực thử
Đối tượng thực hiện: Cá nhân
Cách thức thực hiện:
  - Hình thức: Trực tiếp
    Mô tả: Nộp ở quầy một cửa
Thành phần hồ sơ:
  - Giấy tờ:
      - Tên: Đơn thử
        Mẫu: Mẫu 01
Số lượng hồ sơ: 01 bộ
Thời hạn giải quyết: 05 ngày làm việc
Cơ quan thực hiện: Sở Thử nghiệm
Kết quả thực hiện: Giấy thử
Phí, lệ phí: Không
Căn cứ pháp lý: 01/2026/NĐ-THU
Ngày đối chiếu: 10/03/2026
---

## Trình tự thực hiện

1. Nộp đơn.
2. Nhận giấy.

## Yêu cầu, điều kiện thực hiện

Không
"""

NEWS = """\
---
Tiêu đề: Tin thứ nhất
Ngày đăng: 01/03/2026
Chuyên mục: Tin chung
Tóm tắt: Tin để thử.
Nguồn: Sở Thử nghiệm
---

Nội dung của tin thứ nhất.
"""

SMALL: Mapping[str, str] = {
    "site.yaml": SITE,
    "content/register/qd-01.md": DECISION,
    "content/procedures/1.010040.md": PROCEDURE,
    "content/news/2026/tin-1.md": NEWS,
}

SiteOf = Callable[..., Path]


def procedures(*texts: str) -> dict[str, str | None]:
    """Changes to the smallest site: these procedures alone are in force, as 1.000000, 1.000001 and so on."""
    changes: dict[str, str | None] = {"content/procedures/1.010040.md": None}
    head = DECISION.partition("  - Mã")[0].replace("Tổng số thủ tục: 1", f"Tổng số thủ tục: {len(texts)}")
    for number, text in enumerate(texts):
        code, name = f"1.{number:06}", text.partition("Tên thủ tục: ")[2].partition("\n")[0]
        changes[f"content/procedures/{code}.md"] = text.replace("1.010040", code)
        head += f"  - Mã: {code}\n    Tên: {name}\n    Lĩnh vực: Lĩnh vực thử\n"
    return changes | {"content/register/qd-01.md": f"{head}---\n"}


@pytest.fixture
def site_of(tmp_path: Path) -> SiteOf:
    """A whole site as a dict over the smallest valid one; None removes a file."""

    def make(changes: Mapping[str, str | bytes | None] | None = None, name: str = "site") -> Path:
        root = tmp_path / name
        for path, content in (dict(SMALL) | dict(changes or {})).items():
            if content is not None:
                (root / path).parent.mkdir(parents=True, exist_ok=True)
                (root / path).write_bytes(content.encode() if isinstance(content, str) else content)
        return root

    return make


Loaded = tuple[Site, Records]


@cache
def loaded(root: Path, day: date) -> Loaded:
    """A site root and its records, read once for all tests that only look."""
    site, records, _ = load_site(Job(root=root, date=day, cached=False))
    return site, records


def shipped() -> Site:
    """The shipped content, read once for all tests that only look; none may count on how much of it there is."""
    return loaded(ROOT, TODAY)[0]


def shipped_records() -> Records:
    """The records behind the posted cards of the shipped content."""
    return loaded(ROOT, TODAY)[1]


def fictitious() -> Site:
    """The fictitious content, read once for all tests that only look."""
    return loaded(EXAMPLE, EXAMPLE_DAY)[0]


def fictitious_records() -> Records:
    """The records behind the posted cards of the fictitious content."""
    return loaded(EXAMPLE, EXAMPLE_DAY)[1]


def codes_in_force() -> list[str]:
    """The codes of the shipped procedures that must be posted."""
    return sorted(card.code for card in shipped().cards(PROCEDURES))


@pytest.fixture(scope="session")
def sources_of_the_real_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What came of reading the shipped content once, for the copies of it."""
    root = tmp_path_factory.mktemp("read")
    shutil.copytree(ROOT / "content", root / "content")
    shutil.copy(ROOT / "site.yaml", root / "site.yaml")
    load_site(Job(root=root, date=TODAY))
    return root / ".cache"


@pytest.fixture
def real_site(tmp_path: Path, sources_of_the_real_site: Path) -> Path:
    """A copy of the shipped site root that a test may damage."""
    root = tmp_path / "real"
    shutil.copytree(ROOT / "content", root / "content")
    shutil.copy(ROOT / "site.yaml", root / "site.yaml")
    shutil.copytree(sources_of_the_real_site, root / ".cache")
    return root


def build(root: Path, day: date = TODAY, output: Path | None = None) -> Outcome:
    """Build in process."""
    return run(Job(root=root, date=day, output=output or root / "public"))


def read_of(root: Path, **job: Any) -> tuple[Any, ...]:
    """Everything that reading a root yields, comparable."""
    site, records, warnings = load_site(Job(root=root, date=TODAY, **job))
    posted = {name: [(card, records.of(card)) for card in cards] for name, cards in site.posted.items()}
    return posted, site.waiting, site.idle, site.register, site.settings, warnings


def problems_of(root: Path, day: date = TODAY) -> tuple[Problem, ...]:
    """What gates 1 and 2 tell of a root; nothing is rendered."""
    try:
        site, _, warnings = load_site(Job(root=root, date=day))
        return warnings + stop_on_error(problem for check in CHECKS for problem in check(site))
    except ContentFailed as failed:
        return failed.problems


def command(
    *arguments: str | Path, root: Path, env: Mapping[str, str] | None = None, cwd: Path | None = None
) -> subprocess.CompletedProcess[str]:
    """The real command in a process of its own."""
    return subprocess.run(
        [sys.executable, str(ROOT / "build.py"), "--root", str(root), *map(str, arguments)],
        capture_output=True,
        encoding="utf-8",
        env=dict(os.environ) | dict(env or {}),
        cwd=cwd or ROOT,
        timeout=120,
        check=False,
    )


def called(*arguments: str | Path, root: Path) -> subprocess.CompletedProcess[str]:
    """The same in this process, for what a command does whoever starts it: starting costs more than most of them do."""
    words = ["--root", str(root), *map(str, arguments)]
    written = io.BytesIO(), io.BytesIO()
    out, err = (io.TextIOWrapper(each, encoding="utf-8", write_through=True) for each in written)
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err), contextlib.chdir(ROOT):
        code = main(words)
    return subprocess.CompletedProcess(words, code, *(each.getvalue().decode() for each in written))


def tree_of(folder: Path) -> dict[str, bytes]:
    """Every file of a folder with its bytes."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def needs(program: str) -> str:
    """The path of an installed program; skips the test without it, fails it in CI."""
    found = shutil.which(program)
    if found is None:
        if os.environ.get("CI"):
            pytest.fail(f"{program} is not installed, and CI skips nothing")
        pytest.skip(f"{program} is not installed")
    return found


YEARS = {  # of the real indices, that tests name; whatever years are added, these tell the same of one another
    "parindex": range(2020, 2025),
    "papi": range(2011, 2025),
    "pci": (*range(2006, 2017), *range(2020, 2024)),
    "sipas": (2018, 2021, 2022),
}


@pytest.fixture(scope="session")
def real_indices(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site root with the real indices and their YEARS, built into its `public`."""
    root = tmp_path_factory.mktemp("indices") / "site"
    shutil.copytree(ROOT / "content/indices", root / "content/indices")
    for path in (root / "content/indices").glob("*/*.md"):
        if int(path.stem) not in YEARS[path.parent.name]:
            path.unlink()
    settings = (ROOT / "site.yaml").read_text(encoding="utf-8")
    errands = re.compile(r"^Việc cần làm:\n(?:  .*\n)+", re.MULTILINE)  # they name procedures that are not here
    (root / "site.yaml").write_text(errands.sub("", settings), encoding="utf-8")
    for name in ("content/register/qd-01.md", "content/procedures/1.010040.md"):
        (root / name).parent.mkdir()
        text = SMALL[name].replace("Lĩnh vực thử", shipped().settings.linh_vuc[0].ten)
        (root / name).write_text(text, encoding="utf-8")
    report = build(root)
    assert report.published, [str(problem) for problem in report.problems]
    return root


def built_once(factory: pytest.TempPathFactory, name: str, root: Path, day: date, base_url: str = "") -> Path:
    """A column for all processes of the tests that only look: the first that asks builds it, the others wait."""
    folder = factory.getbasetemp()
    place = (folder.parent if "PYTEST_XDIST_WORKER" in os.environ else folder) / f"built-{name}"
    output = place / "public"
    try:
        place.mkdir()
    except FileExistsError:
        for _ in range(1200):
            if output.exists():
                return output
            time.sleep(0.1)
        raise AssertionError(f"{name} was not built by the process that began it") from None
    report = run(Job(root=root, date=day, output=place / "made/public", base_url=base_url, cached=False))
    assert report.published, [str(problem) for problem in report.problems]
    (place / "made/public").rename(output)
    return output


@pytest.fixture(scope="session")
def example_column(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of fictitious data, built once for all tests that only look."""
    return built_once(tmp_path_factory, "example", EXAMPLE, EXAMPLE_DAY)


@pytest.fixture(scope="session")
def column(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped site, built once for all tests that only look."""
    return built_once(tmp_path_factory, "column", ROOT, TODAY)


@pytest.fixture(scope="session")
def column_on_a_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same as it is for an address below that of the portal, for browsers."""
    return built_once(tmp_path_factory, "path", ROOT, TODAY, ON_A_PATH)

"""What a build makes on top of others equals, to the byte, what one makes from nothing, whatever happened meanwhile."""

import contextlib
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from generator import pipeline
from generator.artifacts import Artifact
from generator.keeping import stamp, stats
from generator.keeping.program import program
from generator.keeping.store import Store
from generator.pipeline import Job, Outcome, run
from generator.rendering.renderer import Renderer
from tests.conftest import (
    DECISION,
    EXAMPLE,
    EXAMPLE_DAY,
    NEWS,
    PROCEDURE,
    ROOT,
    SITE,
    TODAY,
    SiteOf,
    build,
    called,
    tree_of,
)

NUMBERS = st.integers(1, 4)
LINKS = ("", "[Tin 2](tin-2.md)", "[Chỗ](tin-3.md#muc-cho)", "[Biểu mẫu](../../files/mau-thu.pdf)")
BODIES = ("procedures/9.000001.md", "pages/gioi-thieu.md", "news/2022/hoi-nghi-gia-dinh.md", "news/2022/tin-1.md")
FEW = {  # what a small site has of them
    "site.yaml": SITE.replace("Tin chung", "Chỉ đạo, điều hành"),
    "content/register/qd-01.md": DECISION.replace("1.010040", "9.000001"),
    "content/procedures/9.000001.md": PROCEDURE.replace("1.010040", "9.000001"),
    "content/pages/gioi-thieu.md": "---\nTiêu đề: Nơi đây\nTóm tắt: Thử.\nNgày cập nhật: 01/02/2026\n---\n\nMột câu.\n",
}
TEMPLATES = ("layouts/base.html", "news/detail.html", "sheet/leaf.html", "partials/page/footer.html", "feeds/atom.xml")


@pytest.fixture(autouse=True, scope="module")
def _old_at_once() -> Iterator[None]:
    """Files count as young for a moment only, so that what the last build saw is believed by the next one."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(stamp, "YOUNG", 20_000_000)
        patch.setattr(stats, "YOUNG", 20_000_000)
        yield


class Editors(RuleBasedStateMachine):
    """One small site that editors, developers and bad luck work on; after each step it is built on top of the last."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="editors-"))
        self.root, self.day, self.marks = self.folder / "site", EXAMPLE_DAY, 0
        self.sources: tuple[object, ...] = ()  # of which the column that was built from nothing was made
        self.told: tuple[object, ...] = ()

    @initialize()
    def lay_out(self) -> None:
        self.copy_content()
        shutil.copytree(ROOT / "templates", self.root / "templates")
        for name in ("files", "news/2022"):
            (self.root / "content" / name).mkdir(parents=True, exist_ok=True)

    def copy_content(self) -> None:
        for path, text in FEW.items():
            (self.root / path).parent.mkdir(parents=True, exist_ok=True)
            (self.root / path).write_text(text.replace("2026", "2022"), encoding="utf-8")

    def teardown(self) -> None:
        shutil.rmtree(self.folder)

    def news(self, number: int) -> Path:
        return self.root / f"content/news/2022/tin-{number}.md"

    def mark(self) -> int:
        """A number that never stood anywhere."""
        self.marks += 1
        return self.marks

    @rule(number=NUMBERS, link=st.sampled_from(LINKS), heading=st.booleans())
    def write_news(self, number: int, link: str, heading: bool) -> None:
        text = NEWS.replace("2026", "2022").replace("Tin chung", "Chỉ đạo, điều hành")
        text = text.replace("thứ nhất", f"số {number}, lần {self.mark()}")
        self.news(number).write_text(text + f"\n{link}\n" + ("\n## Chỗ\n\nĐây.\n" if heading else ""), encoding="utf-8")

    @rule(number=NUMBERS)
    def delete_news(self, number: int) -> None:
        self.news(number).unlink(missing_ok=True)

    @rule(number=NUMBERS, other=NUMBERS)
    def rename_news(self, number: int, other: int) -> None:
        if self.news(number).exists():
            self.news(number).rename(self.news(other))

    @rule(number=NUMBERS)
    def make_it_a_draft(self, number: int) -> None:
        if self.news(number).exists():
            text = self.news(number).read_text(encoding="utf-8")
            self.news(number).write_text(text.replace("---\n", "---\nBản nháp: có\n", 1), encoding="utf-8")

    @rule(paths=st.lists(st.sampled_from(BODIES), min_size=1, max_size=2, unique=True))
    def edit_a_body(self, paths: list[str]) -> None:
        for file in self.there(paths):
            file.write_text(file.read_text(encoding="utf-8") + f"\nThêm lần {self.mark()}.\n", encoding="utf-8")

    @rule(paths=st.lists(st.sampled_from(BODIES), min_size=1, max_size=2, unique=True))
    def take_the_last_edit_back(self, paths: list[str]) -> None:
        for file in self.there(paths):
            text, mark, _ = file.read_text(encoding="utf-8").rpartition("\nThêm lần")
            if mark:
                file.write_text(text, encoding="utf-8")

    @rule(paths=st.lists(st.sampled_from(BODIES), min_size=1, max_size=2, unique=True))
    def edit_a_title(self, paths: list[str]) -> None:
        for file in self.there(paths):
            text = file.read_text(encoding="utf-8")
            file.write_text(
                re.sub(r"(?m)^(Tên thủ tục|Tiêu đề): .*", rf"\1: Tên {self.mark()}", text), encoding="utf-8"
            )

    def there(self, paths: list[str]) -> list[Path]:
        return [file for path in paths if (file := self.root / "content" / path).exists()]

    @rule(there=st.booleans())
    def attach(self, there: bool) -> None:
        path = self.root / "content/files/mau-thu.pdf"
        path.write_bytes(f"%PDF-1.4 {self.mark()}".encode()) if there else path.unlink(missing_ok=True)

    @rule(name=st.sampled_from(TEMPLATES), shown=st.booleans())
    def edit_a_template(self, name: str, shown: bool) -> None:
        path = self.root / "templates" / name
        text = path.read_text(encoding="utf-8")
        words = f"<!-- {self.mark()} -->" if shown and name.endswith(".html") else f"{{# {self.mark()} #}}"
        path.write_text(text + words if "extends" not in text else text + "{# x #}", encoding="utf-8")

    @rule()
    def edit_a_style(self) -> None:
        path = next((self.root / "templates/assets/css").rglob("*.css"))
        path.write_text(path.read_text(encoding="utf-8") + f"\n.m{self.mark()} {{ margin: 0 }}\n", encoding="utf-8")

    @rule(old=st.sampled_from(("Mô tả", "Thông báo minh họa")))
    def edit_the_settings(self, old: str) -> None:
        path = self.root / "site.yaml"
        lines = path.read_text(encoding="utf-8").split("\n")
        marked = [
            f"{line} {self.mark()}" if line.startswith(f"{old}: ") and '"' not in line else line for line in lines
        ]
        path.write_text("\n".join(marked), encoding="utf-8")

    @rule()
    def edit_the_register(self) -> None:
        path = next(iter(sorted((self.root / "content/register").glob("*.md"))))
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("Trích yếu: ", f"Trích yếu: Lần {self.mark()} ", 1), encoding="utf-8")

    @rule(days=st.sampled_from((-40, 1, 1, 30)))
    def pass_time(self, days: int) -> None:
        self.day = max(date(2022, 12, 1), self.day + timedelta(days))

    @rule(days=st.sampled_from((-5, 1, 2, 30)))
    def stand_ready(self, days: int) -> None:
        """A text of a procedure that takes the place of the present one on a day."""
        text = (self.root / "content/procedures/9.000001.md").read_text(encoding="utf-8")
        path = self.root / f"content/procedures/9.000001.tu-{self.day + timedelta(days)}.md"
        path.write_text(f"{text}\nBài mới lần {self.mark()}.\n", encoding="utf-8")

    @rule(place=st.floats(0, 1), what=st.binary(min_size=1, max_size=2000))
    def damage_the_store(self, place: float, what: bytes) -> None:
        path = self.root / ".cache/kept.sqlite"
        if path.exists():
            data = bytearray(path.read_bytes())
            at = int(place * len(data))
            data[at : at + len(what)] = what
            path.write_bytes(data)

    @rule()
    def lose_the_store(self) -> None:
        shutil.rmtree(self.root / ".cache", ignore_errors=True)

    @rule(what=st.sampled_from(("index.html", "tin-tuc/index.html", "sitemap.xml", "moi.html")), gone=st.booleans())
    def touch_what_is_published(self, what: str, gone: bool) -> None:
        path = self.root / "public" / what
        if path.parent.exists():
            path.unlink(missing_ok=True) if gone else path.write_text("sửa tay", encoding="utf-8")

    @precondition(lambda self: self.marks % 3 == 0)
    @rule(seconds=st.floats(0.1, 1.5))
    def kill_a_build(self, seconds: float) -> None:
        call = [sys.executable, str(ROOT / "build.py"), "--root", str(self.root), "build", "--date", str(self.day)]
        with subprocess.Popen(call, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as started:
            time.sleep(seconds)
            with contextlib.suppress(ProcessLookupError):
                started.send_signal(signal.SIGKILL)

    @invariant()
    def it_equals_a_build_from_nothing(self) -> None:
        if not self.root.exists():
            return
        done = build(self.root, self.day)
        of_content, of_templates = (tree_of(self.root / name) for name in ("content", "templates"))
        sources = (self.day, of_content, of_templates, (self.root / "site.yaml").read_bytes())
        if sources != self.sources:  # of the same, a build from nothing makes the same
            anew = run(Job(root=self.root, date=self.day, output=self.folder / "anew", cached=False))
            self.sources, self.told = sources, told(anew)
        assert told(done) == self.told
        if done.published:
            assert tree_of(self.root / "public") == tree_of(self.folder / "anew")
            again = build(self.root, self.day)
            assert (again.difference.written, again.difference.removed) == (0, 0)


def told(outcome: Outcome) -> tuple[object, ...]:
    """What a build says, whatever stood there before."""
    return outcome.published, outcome.pages, outcome.completeness, [str(problem) for problem in outcome.problems]


class EditorsOfOneOfEverything(Editors):
    """The same, of the example."""

    def copy_content(self) -> None:
        shutil.copytree(EXAMPLE, self.root, ignore=shutil.ignore_patterns(".cache", "public", ".*.staging"))


TestEditors, TestEditorsOfOneOfEverything = Editors.TestCase, EditorsOfOneOfEverything.TestCase
TestEditors.settings = settings(
    max_examples=5,
    stateful_step_count=12,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    derandomize=True,
)
TestEditorsOfOneOfEverything.settings = settings(TestEditors.settings, max_examples=1)


def rendered(patch: pytest.MonkeyPatch) -> list[str]:
    """The paths of whatever is rendered from now on."""
    made: list[str] = []
    render = Renderer.render

    def noted(self: Renderer, artifact: Artifact, *more: Any) -> bytes:
        made.append(artifact.path)
        return render(self, artifact, *more)

    patch.setattr(Renderer, "render", noted)
    return made


def test_a_second_build_makes_nothing(site_of: SiteOf, monkeypatch: pytest.MonkeyPatch) -> None:
    root = site_of()
    assert build(root).published
    made = rendered(monkeypatch)
    assert build(root).published
    assert made == []
    path = root / "content/news/2026/tin-1.md"
    path.write_text(path.read_text(encoding="utf-8") + "\nThêm một câu.\n", encoding="utf-8")
    assert build(root).published
    assert "tin-tuc/tin-1/index.html" in made
    assert len(made) < 10, made


def test_after_a_change_of_style_pages_name_the_new_file_and_are_not_rendered(
    site_of: SiteOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = site_of()
    shutil.copytree(ROOT / "templates", root / "templates")
    sheet, again = root / "templates/assets/css/column/table.css", root.with_name("anew")
    assert build(root).published
    for number in range(3):  # the spare tree is by turns the one before and the one before that
        add(sheet, f"\n.m{number} {{ margin: 0 }}\n")
        with monkeypatch.context() as patch:
            made = rendered(patch)
            assert build(root).published
        assert {Path(path).suffix for path in made} == {".css", ".js"}  # the style, and what keeps copies for phones
        anew = run(Job(root=root, date=TODAY, output=again, cached=False))
        assert anew.published
        assert tree_of(root / "public") == tree_of(again)
    page = root / "templates/news/detail.html"
    page.write_text(page.read_text(encoding="utf-8") + "{# x #}", encoding="utf-8")
    add(sheet, "\n.mm { margin: 0 }\n")
    assert build(root).published
    assert run(Job(root=root, date=TODAY, output=again, cached=False)).published
    assert tree_of(root / "public") == tree_of(again)


def test_on_the_next_day_sheets_bear_it_and_no_page_of_a_record_is_rendered(
    site_of: SiteOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    root, again = site_of(), site_of().with_name("anew")
    assert build(root).published
    for day in (1, 2, 40):
        then = TODAY + timedelta(day)
        with monkeypatch.context() as patch:
            made = rendered(patch)
            assert build(root, then).published
        assert not [path for path in made if "1.010040" in path or path.startswith("tin-tuc/tin-1")]
        assert run(Job(root=root, date=then, output=again, cached=False)).published
        assert tree_of(root / "public") == tree_of(again)
        told = f'In ngày <time class="today" datetime="{then.isoformat()}">'
        for place in ("niem-yet/tat-ca", "thu-tuc/1.010040/phieu"):
            assert told in (root / "public" / place / "index.html").read_text(encoding="utf-8")


def edited_alone(root: Path, day: date = TODAY) -> bool:
    """Build; whether nothing was looked at but the records that changed. The column is that of a build from nothing."""
    time.sleep(0.03)  # until nothing is young
    done = build(root, day)
    anew = run(Job(root=root, date=day, output=root.with_name("anew"), cached=False))
    assert told(done) == told(anew)
    assert tree_of(root / "public") == tree_of(root.with_name("anew"))
    return done.site is None


def add(path: Path, text: str) -> None:
    path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")


def test_of_an_edit_that_no_card_tells_the_record_alone_is_made(site_of: SiteOf) -> None:
    root = site_of({"content/news/2026/tin-2.md": NEWS.replace("thứ nhất", "thứ hai") + "\n## Chỗ\n\nĐây.\n"})
    news, other = root / "content/news/2026/tin-1.md", root / "content/news/2026/tin-2.md"
    procedure = root / "content/procedures/1.010040.md"
    assert not edited_alone(root)
    before = procedure.read_text(encoding="utf-8")
    add(news, "\nThêm một câu về khoahoc.\n")
    assert edited_alone(root)
    add(procedure, "\nThêm hai câu.\n")
    add(other, "\nThêm ba câu.\n")
    assert edited_alone(root)
    procedure.write_text(before, encoding="utf-8")
    assert edited_alone(root)
    assert edited_alone(root)
    assert not edited_alone(root, TODAY + timedelta(1))
    add(news, "\nVà thêm.\n")
    assert edited_alone(root, TODAY + timedelta(1))
    assert not edited_alone(root)


def test_at_any_doubt_the_whole_column_is_looked_at(site_of: SiteOf) -> None:
    there = NEWS.replace("thứ nhất", "thứ hai") + "\n## Chỗ\n\nĐây.\n"
    root = site_of({"content/news/2026/tin-2.md": there})
    news, other = root / "content/news/2026/tin-1.md", root / "content/news/2026/tin-2.md"
    doubts: tuple[Callable[[], object], ...] = (
        lambda: add(news, "\n[Chỗ](tin-2.md#muc-cho)\n"),  # a link, which the card tells
        lambda: other.write_text(there.replace("thứ hai", "hai"), encoding="utf-8"),
        lambda: (root / "content/news/2026/tin-3.md").write_text(NEWS, encoding="utf-8"),
        (root / "content/news/2026/tin-3.md").unlink,
        lambda: add(root / "site.yaml", "\n"),
        lambda: (root / "public/index.html").write_text("sửa tay", encoding="utf-8"),
        lambda: shutil.rmtree(root / ".public.staging"),
        lambda: shutil.rmtree(root / "public"),
        lambda: (root / ".cache/kept.sqlite").write_bytes(b"x" * 9000),
        lambda: run(Job(root=root, date=TODAY)),  # a check, which publishes nothing
    )
    for change in (lambda: None, *doubts):
        change()
        add(news, "\nThêm.\n")
        edited_alone(root)
    add(news, "\nLại thêm.\n")
    assert edited_alone(root)


def test_what_is_wrong_after_an_edit_that_no_card_tells_is_told(site_of: SiteOf) -> None:
    there = NEWS.replace("thứ nhất", "thứ hai") + "\n## Chỗ cũ\n\nĐây.\n"
    draft = NEWS.replace("---\n", "---\nBản nháp: có\n", 1).replace("Tin thứ nhất", "Điều còn kín")
    root = site_of(
        {
            "content/news/2026/tin-1.md": NEWS + "\n[Xem](tin-2.md#muc-cho-cu)\n",
            "content/news/2026/tin-2.md": there,
            "content/news/2026/kin.md": draft,
        }
    )
    other = root / "content/news/2026/tin-2.md"
    assert not edited_alone(root)
    for wrong in (there.replace("Chỗ cũ", "Chỗ mới"), there + "\n## Điều còn kín\n", there + "\n**Còn sót.\n"):
        other.write_text(wrong, encoding="utf-8")
        time.sleep(0.03)
        anew = run(Job(root=root, date=TODAY, output=root.with_name("failed"), cached=False))
        assert not anew.published
        assert [told(build(root)), told(build(root))] == [told(anew), told(anew)]
        other.write_text(there, encoding="utf-8")
        assert not edited_alone(root)
    add(other, "\nThêm.\n")
    assert edited_alone(root)


def test_an_edit_that_is_killed_at_any_write_leaves_no_trace(site_of: SiteOf, monkeypatch: pytest.MonkeyPatch) -> None:
    root = site_of()
    news = root / "content/news/2026/tin-1.md"
    assert not edited_alone(root)
    for place in ("make_edit", "prove_edit", "leave_again"):
        before = news.read_text(encoding="utf-8")
        add(news, f"\nThêm {place}.\n")
        time.sleep(0.03)
        child = os.fork()
        if child == 0:
            own = getattr(pipeline, place)
            monkeypatch.setattr(pipeline, place, lambda *given, own=own: (own(*given), os._exit(9)))
            build(root)
            os._exit(0)
        assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 9
        news.write_text(before, encoding="utf-8")
        edited_alone(root)
        add(news, "\nSau đó.\n")
        assert edited_alone(root)


def test_a_fault_in_a_page_that_nobody_touched_is_found(site_of: SiteOf) -> None:
    there = NEWS.replace("thứ nhất", "thứ hai") + "\n## Chỗ cũ\n\nĐây.\n"
    root = site_of(
        {
            "content/news/2026/tin-1.md": NEWS + "\n[Xem](tin-2.md#muc-cho-cu)\n",
            "content/news/2026/tin-2.md": there,
        }
    )
    assert build(root).published
    (root / "content/news/2026/tin-2.md").write_text(there.replace("Chỗ cũ", "Chỗ mới"), encoding="utf-8")
    for _ in range(2):  # not once only: what failed is not believed by the next build
        failed = build(root)
        assert not failed.published
        assert [(problem.path, problem.rule) for problem in failed.problems] == [
            ("content/news/2026/tin-1.md", "lien-ket")
        ]
    (root / "content/news/2026/tin-2.md").write_text(there, encoding="utf-8")
    assert build(root).published


def test_a_part_of_a_build_that_was_stopped_is_not_believed(site_of: SiteOf) -> None:
    other = PROCEDURE.replace("1.010040", "1.010041").replace("thứ nhất", "thứ hai")
    row = "  - Mã: 1.010041\n    Tên: Thủ tục thử thứ hai\n    Lĩnh vực: Lĩnh vực thử\n"
    decision = DECISION.replace("Tổng số thủ tục: 1", "Tổng số thủ tục: 2").rstrip().removesuffix("---").rstrip()
    root = site_of({"content/procedures/1.010041.md": other, "content/register/qd-01.md": f"{decision}\n{row}---\n"})
    first = build(root)
    assert first.published, [str(problem) for problem in first.problems]
    store = Store(root / ".cache/kept.sqlite", program())
    shelf = f"parts {root / 'public'}"
    kept = {name: part for name, part in store.all(shelf) if "1.010040" in name}
    assert kept
    store.put(shelf, ((name, part.replace(b"th\xe1\xbb\xad", b"TUYETMAT")) for name, part in kept.items()))
    store.close()
    path = root / "content/procedures/1.010041.md"
    path.write_text(path.read_text(encoding="utf-8").replace("Tóm tắt: ", "Tóm tắt: Thêm. "), encoding="utf-8")
    assert build(root).published
    assert not [name for name, content in tree_of(root / "public").items() if b"TUYETMAT" in content]


def test_nothing_changed_is_said_of_the_column_that_stands_there(site_of: SiteOf) -> None:
    root = site_of()
    for path in [root, *root.rglob("*")]:
        os.utime(path, (1_600_000_000, 1_600_000_000))
    time.sleep(0.03)  # until nothing is young
    assert "Không có gì thay đổi" not in called("build", "--date", "2026-11-23", root=root).stdout
    assert "Không có gì thay đổi" in called("build", "--date", "2026-11-23", root=root).stdout
    assert called("build", "--date", "2026-11-24", "--no-cache", root=root).returncode == 0
    assert "Không có gì thay đổi" not in called("build", "--date", "2026-11-23", root=root).stdout
    (root / "public/index.html").write_text("sửa tay", encoding="utf-8")
    assert "Không có gì thay đổi" not in called("build", "--date", "2026-11-23", root=root).stdout
    assert (root / "public/index.html").read_text(encoding="utf-8") != "sửa tay"


def test_a_check_goes_on_after_a_draft_and_after_a_fault(site_of: SiteOf) -> None:
    root = site_of({"content/files/bang.csv": b"a\xea\xff,b\n"})
    news = root / "content/news/2026/tin-1.md"
    news.write_text(NEWS + "\n[Bảng](../../files/bang.csv)\n", encoding="utf-8")
    check = Job(root=root, date=TODAY)
    assert run(check).problems == ()
    draft = NEWS.replace("---\n", "---\nBản nháp: có\n", 1).replace("thứ nhất", "kín")
    (root / "content/news/2026/kin.md").write_text(draft, encoding="utf-8")
    assert run(check).problems == ()
    assert run(check).problems == ()
    news.write_text(NEWS + "\n[Xem](#khong-co)\n", encoding="utf-8")
    (root / "content/files/bang.csv").unlink()
    assert [problem.rule for problem in run(check).problems] == ["lien-ket"]
    assert [problem.rule for problem in run(check).problems] == ["lien-ket"]


def test_a_template_that_is_called_by_chance_is_seen(site_of: SiteOf) -> None:
    root = site_of()
    shutil.copytree(ROOT / "templates", root / "templates")
    page = root / "templates/contact.html"
    call = "{% include 'mot.html' if page.title == 'x' else 'hai.html' %}{% endblock %}"
    head, _, tail = page.read_text(encoding="utf-8").rpartition("{% endblock %}")
    page.write_text(head + call + tail, encoding="utf-8")
    for name in ("mot", "hai"):
        (root / f"templates/{name}.html").write_text(f"<p>{name}</p>", encoding="utf-8")
    assert build(root).published
    (root / "templates/hai.html").write_text("<p>thay đổi</p>", encoding="utf-8")
    assert build(root).published
    assert "<p>thay đổi</p>" in (root / "public/lien-he/index.html").read_text(encoding="utf-8")


def test_what_a_page_does_not_show_is_found_though_its_bytes_are_the_same(site_of: SiteOf) -> None:
    root = site_of()
    shutil.copytree(ROOT / "templates", root / "templates")
    for name, value in (("partials/procedure/parts.html", "item.so_luong_ho_so"),):
        path = root / "templates" / name  # templates that forget one value
        text = path.read_text(encoding="utf-8")
        assert f"{{{{ {value} }}}}" in text
        path.write_text(text.replace(f"{{{{ {value} }}}}", "01 bộ"), encoding="utf-8")
    assert build(root).published
    procedure = root / "content/procedures/1.010040.md"
    procedure.write_text(PROCEDURE.replace("Số lượng hồ sơ: 01 bộ", "Số lượng hồ sơ: 02 bộ"), encoding="utf-8")
    anew = run(Job(root=root, date=TODAY, output=root.with_name("anew"), cached=False))
    assert not anew.published
    for _ in range(2):
        again = build(root)
        assert told(again) == told(anew)
    procedure.write_text(PROCEDURE, encoding="utf-8")
    assert build(root).published

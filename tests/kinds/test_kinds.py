"""A new kind costs one declaration and its templates; the shipped ones keep their pages and rules."""

import dataclasses
import shutil
import xml.etree.ElementTree as ET
from dataclasses import dataclass
from datetime import date as Date
from pathlib import Path

from generator.declaring.fields import field
from generator.declaring.types import DATE, TEXT
from generator.kinds import KINDS
from generator.model.content import Content
from generator.model.kind import Cards, Feed, Kind
from generator.pipeline import Job, run
from generator.shapes.card import Card
from generator.shapes.row import Row
from tests.conftest import NEWS, ROOT, TODAY, SiteOf, codes_in_force

ATOM = "{http://www.w3.org/2005/Atom}"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Contest(Content):
    """A throw-away kind."""

    ten: str = field("Tên", TEXT)
    ngay: Date = field("Ngày", DATE)


CONTEST: Kind[Card] = Kind(
    name="contest",
    label="Hội thi",
    files=("contests/*.md",),
    record=Contest,
    cards=Cards("contest"),
    section="/hoi-thi/",
    row=lambda contest, address: Row(title=contest.ten, address=address, date=contest.ngay, summary="Hội thi thử"),
    feed=Feed(),
)


def with_throw_away_kind(site_of: SiteOf) -> Path:
    root = site_of(
        {
            "content/contests/bai-1.md": "---\nTên: Hội thi thứ nhất\nNgày: 05/05/2026\n---\n\nNội dung hội thi.\n",
            "content/contests/bai-2.md": "---\nTên: Hội thi kín\nNgày: 06/05/2026\nBản nháp: có\n---\n\nKín.\n",
        }
    )
    shutil.copytree(ROOT / "templates", root / "templates")
    (root / "templates/contest").mkdir()
    (root / "templates/contest/list.html").write_text(
        '{% extends "layouts/base.html" %}{% block content %}<h1>{{ page.title }}</h1><ul>{% for row in rows %}'
        '<li><a href="{{ row.address }}">{{ row.title }}</a></li>{% endfor %}</ul>{% endblock %}',
        encoding="utf-8",
    )
    (root / "templates/contest/detail.html").write_text(
        '{% extends "layouts/base.html" %}{% block content %}<h1>{{ item.ten }}</h1>{{ item.html }}{% endblock %}',
        encoding="utf-8",
    )
    return root


def test_a_throw_away_kind_appears_in_list_detail_feed_menu_home_and_sitemap(site_of: SiteOf) -> None:
    root = with_throw_away_kind(site_of)
    report = run(Job(root=root, date=TODAY, output=root / "public", kinds=(*KINDS, CONTEST)))
    assert report.published, [str(problem) for problem in report.problems]
    public = root / "public"
    assert 'href="bai-1/">Hội thi thứ nhất</a>' in (public / "hoi-thi/index.html").read_text()
    assert "<p>Nội dung hội thi.</p>" in (public / "hoi-thi/bai-1/index.html").read_text()
    assert "Hội thi thứ nhất" in (public / "index.html").read_text()
    assert 'href="../hoi-thi/"' in (public / "tin-tuc/index.html").read_text()
    for feed in ("feed.xml", "hoi-thi/feed.xml"):
        titles = [entry.findtext(f"{ATOM}title") for entry in ET.parse(public / feed).iter(f"{ATOM}entry")]
        assert "Hội thi thứ nhất" in titles
        assert "Hội thi kín" not in titles
    places = [place.text for place in ET.parse(public / "sitemap.xml").iter(f"{SITEMAP}loc")]
    assert "https://thu.example/cchc/hoi-thi/" in places
    assert "https://thu.example/cchc/hoi-thi/bai-1/" in places
    assert not any("bai-2" in (place or "") for place in places)


def test_without_the_registration_its_files_belong_to_nobody(site_of: SiteOf) -> None:
    root = with_throw_away_kind(site_of)
    report = run(Job(root=root, date=TODAY))
    assert {problem.rule for problem in report.problems} == {"tep-la"}


def test_an_empty_section_keeps_its_page_and_says_so(site_of: SiteOf) -> None:
    root = site_of({"content/news/2026/tin-1.md": None})
    report = run(Job(root=root, date=TODAY, output=root / "public"))
    assert report.published, [str(problem) for problem in report.problems]
    assert "Chưa có" in (root / "public/tin-tuc/index.html").read_text()
    assert "Chưa có" in (root / "public/chi-so/index.html").read_text()


def test_feeds_are_valid_atom_and_sitemap_lists_every_page(column: Path) -> None:
    for path in ("feed.xml", "tin-tuc/feed.xml", "van-ban/feed.xml"):
        feed = ET.parse(column / path).getroot()
        assert feed.tag == f"{ATOM}feed"
        for name in ("id", "title", "updated", "author"):
            assert feed.find(f"{ATOM}{name}") is not None, name
        entries = feed.findall(f"{ATOM}entry")
        assert entries
        identities = [entry.findtext(f"{ATOM}id") for entry in entries]
        assert len(set(identities)) == len(identities)
        updated = [entry.findtext(f"{ATOM}updated") or "" for entry in entries]
        assert updated == sorted(updated, reverse=True)
        assert all(moment.endswith("T00:00:00+07:00") for moment in updated)
    listed = {place.text or "" for place in ET.parse(column / "sitemap.xml").iter(f"{SITEMAP}loc")}
    pages = {path.relative_to(column).as_posix().removesuffix("index.html") for path in column.rglob("index.html")}
    pages -= {
        address for address in pages if address.endswith("/phieu/") or address.startswith("niem-yet/")
    }  # on paper
    pages |= {"niem-yet/"}
    pages -= {"ngoai-tuyen/"}  # in place of what a phone does not have
    assert {address.removeprefix("https://cchc.example/") for address in listed} == pages


def test_every_page_states_the_count_the_basis_and_the_banner(column: Path) -> None:
    required = len(codes_in_force())
    for path in column.rglob("*.html"):
        text = path.read_text()
        if '<html lang="en">' not in text:
            assert f"Đã đăng {required}/{required} thủ tục" in text, path
        assert "không phải danh mục chính thức" in text, path


def test_news_pages_are_cut_and_linked(site_of: SiteOf) -> None:
    root = site_of({f"content/news/2026/bai-{n:02d}.md": NEWS.replace("thứ nhất", f"số {n}") for n in range(1, 25)})
    assert run(Job(root=root, date=TODAY, output=root / "public")).published
    third = (root / "public/tin-tuc/trang/3/index.html").read_text()
    assert not (root / "public/tin-tuc/trang/4").exists()
    assert 'href="../2/"' in third
    assert (root / "public/tin-tuc/chuyen-muc/tin-chung/trang/3/index.html").is_file()


def test_kinds_are_values_that_can_be_changed_without_classes() -> None:
    assert dataclasses.replace(CONTEST, feed=None).feed is None

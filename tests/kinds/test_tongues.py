"""Media and pages in Thái or Mông: marked as such wherever they show, each leading to its other versions."""

from pathlib import Path

import pytest

from tests.conftest import SiteOf, build, problems_of

PAGE = "---\nTiêu đề: Trang thử\nTóm tắt: Để thử.\nNgày cập nhật: 01/03/2026\n{more}---\n\nNội dung thử.\n"
MEDIA = """\
---
Tên: Bài phát thanh thử
Tóm tắt: Tóm tắt thử.
Ngày đăng: 01/03/2026
Loại: Audio
Liên kết: https://thu.example/audio/
Ngôn ngữ: Tiếng Việt
Tác giả: Đài thử
Nguồn: Dữ liệu thử
{more}---

## Lời

Lời thử.
"""
THAI, MONG = "Mã ngôn ngữ: {tag}\nBản tiếng Việt: {of}\n", "Mã ngôn ngữ: hmn-Latn\nBản tiếng Việt: trang\n"


@pytest.fixture
def public(site_of: SiteOf) -> Path:
    root = site_of(
        {
            "content/pages/trang.md": PAGE.format(more=""),
            "content/pages/trang-thai.md": PAGE.format(more=THAI.format(tag="blt-Tavt", of="trang")),
            "content/pages/trang-mong.md": PAGE.format(more=MONG),
            "content/media/bai.md": MEDIA.format(more=""),
            "content/media/bai-thai.md": MEDIA.format(more=THAI.format(tag="blt", of="bai")),
        }
    )
    report = build(root)
    assert report.published, [str(problem) for problem in report.problems]
    return root / "public"


def text(public: Path, address: str) -> str:
    return (public / address / "index.html").read_text(encoding="utf-8")


def test_what_is_in_another_language_is_marked_and_nothing_else(public: Path) -> None:
    page, media, listed = text(public, "trang-thai"), text(public, "tai-lieu/bai-thai"), text(public, "tai-lieu")
    assert '<h1 lang="blt-Tavt">Trang thử</h1>' in page
    assert '<div class="prose" lang="blt-Tavt">' in page
    assert '<html lang="vi">' in page
    assert '<div class="prose" lang="blt">' in media
    assert '<a href="bai-thai/" lang="blt">' in listed
    assert '<a href="bai/">' in listed
    assert "blt" not in media.split("<dl", 1)[1].split("</dl>")[0], "the tag itself is not for readers"
    assert ' lang="' not in text(public, "trang").split("<main", 1)[1]


def test_all_versions_lead_to_one_another(public: Path) -> None:
    for address in ("trang", "trang-thai", "trang-mong"):
        html = text(public, address)
        for tag, own in (("vi", "trang"), ("blt-Tavt", "trang-thai"), ("hmn-Latn", "trang-mong")):
            assert f'<link rel="alternate" hreflang="{tag}" href="https://thu.example/cchc/{own}/">' in html
            assert (f' hreflang="{tag}" href="../{own}/">' in html) == (own != address)
    foot = text(public, "trang").split("<footer", 1)[1]
    assert "trang-thai" not in foot, "the foot leads to the Vietnamese page"


@pytest.mark.parametrize(
    ("more", "rule"),
    [
        ("Mã ngôn ngữ: tai\nBản tiếng Việt: trang\n", "gia-tri"),
        ("Mã ngôn ngữ: blt\n", "thieu-muc"),
        ("Bản tiếng Việt: trang\n", "trai-nhau"),
        ("Mã ngôn ngữ: blt\nBản tiếng Việt: trnag\n", "lien-ket"),
        ("Mã ngôn ngữ: hmn-Latn\nBản tiếng Việt: trang\n", "trung-muc"),
    ],
)
def test_a_wrong_version_is_told(more: str, rule: str, site_of: SiteOf) -> None:
    root = site_of(
        {
            "content/pages/trang.md": PAGE.format(more=""),
            "content/pages/trang-mong.md": PAGE.format(more=MONG),
            "content/pages/x.md": PAGE.format(more=more),
        }
    )
    assert [problem.rule for problem in problems_of(root)] == [rule]

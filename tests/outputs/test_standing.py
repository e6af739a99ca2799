"""The home page: a block for each section that has something, the others named among all the rest."""

from selectolax.lexbor import LexborHTMLParser

from tests.conftest import NEWS, SiteOf, build


def test_an_empty_section_takes_no_block_on_the_home_page_but_is_named_there(site_of: SiteOf) -> None:
    root = site_of()
    assert build(root).published
    home = LexborHTMLParser((root / "public/index.html").read_text(encoding="utf-8"))
    assert [block.id for block in home.css(".blocks > .block")] == ["procedure", "hoi", "news", "cac-muc-khac"]
    others = {each.text(strip=True) for each in home.css("#cac-muc-khac li")}
    assert {"Giải quyết hồ sơchưa có nội dung", "Văn bảnchưa có nội dung"} <= others
    assert not any(each.startswith("Tin tức") for each in others)


def test_the_home_page_shows_the_three_newest_of_a_section(site_of: SiteOf) -> None:
    days = range(1, 6)
    root = site_of({f"content/news/2026/tin-{day}.md": NEWS.replace("01/03", f"0{day}/03") for day in days})
    assert build(root).published
    home = LexborHTMLParser((root / "public/index.html").read_text(encoding="utf-8"))
    assert [row.text() for row in home.css("#news time")] == ["05/03/2026", "04/03/2026", "03/03/2026"]

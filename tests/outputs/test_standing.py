"""The home page: what citizens want to do, and a block for each section that has something."""

from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from tests.conftest import NEWS, SITE, SiteOf, build


def page_of(root: Path, address: str = "") -> LexborHTMLParser:
    return LexborHTMLParser((root / "public" / address / "index.html").read_text(encoding="utf-8"))


def test_an_empty_section_stands_on_the_page_of_all_sections_alone(site_of: SiteOf) -> None:
    root = site_of()
    assert build(root).published
    home, sections = page_of(root), page_of(root, "so-do")
    assert [block.id for block in home.css("main .block")] == ["procedure", "hoi-o-dau", "news", "ve-chuyen-muc"]
    assert [each.text() for each in home.css(".menu a")] == [
        *("Trang chủ", "Thủ tục", "Tin tức", "Liên hệ", "Tất cả các mục")
    ]
    empty = {each.attributes["href"] for each in sections.css("#chua-co a")}
    assert {"../giai-quyet-ho-so/", "../van-ban/", "../phan-anh/", "../chi-so/"} <= empty
    assert not empty & {each.attributes["href"] for each in home.css("a")}
    assert "../tin-tuc/" not in empty


def test_the_home_page_begins_with_what_citizens_want_to_do(site_of: SiteOf) -> None:
    root = site_of({"site.yaml": f"{SITE}Việc cần làm:\n  - Việc: Xin giấy thử\n    Thủ tục: 1.010040\n"})
    assert build(root).published
    home = page_of(root)
    (errand,) = home.css("#viec-can-lam li")
    assert [errand.css("a")[0].attributes["href"], errand.css("a")[0].text()] == [
        *("thu-tuc/1.010040/", "Xin giấy thử")
    ]
    assert errand.css(".meta")[0].text() == "Thời hạn: 05 ngày làm việc"
    assert home.css(".ask")[0].attributes["action"] == "tim-kiem/"
    assert home.css(".find") == [], "one field to search from"


def test_what_is_not_known_takes_no_line_in_the_band_of_help(column: Path, example_column: Path) -> None:
    known, all_known = (
        [term.text().split(" của ")[0] for term in LexborHTMLParser((root / "index.html").read_bytes()).css(".help dt")]
        for root in (column, example_column)
    )
    assert known == ["Nơi tiếp nhận hồ sơ", "Điện thoại"]
    assert all_known == ["Nơi tiếp nhận hồ sơ", "Điện thoại", "Đường dây nóng"]


def test_every_index_stands_on_the_home_page_with_score_rank_and_year(column: Path) -> None:
    home = LexborHTMLParser((column / "index.html").read_bytes())
    tiles = {tile.css("abbr")[0].text(): tile.text() for tile in home.css(".standing li")}
    assert list(tiles) == ["PARINDEX", "PAPI", "SIPAS", "PCI"]
    assert all(told in tiles["PARINDEX"] for told in ("năm 2024", "90,02%", "xếp hạng 12/63"))


def test_the_home_page_shows_the_three_newest_of_a_section(site_of: SiteOf) -> None:
    days = range(1, 6)
    root = site_of({f"content/news/2026/tin-{day}.md": NEWS.replace("01/03", f"0{day}/03") for day in days})
    assert build(root).published
    home = LexborHTMLParser((root / "public/index.html").read_text(encoding="utf-8"))
    assert [row.text() for row in home.css("#news time")] == ["05/03/2026", "04/03/2026", "03/03/2026"]

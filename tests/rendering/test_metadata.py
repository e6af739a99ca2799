"""What each page says to machines: Dublin Core, schema.org, feeds."""

import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser

from generator.proof.readback import read_page
from generator.rendering.linked_data import block, price
from tests.conftest import DECISION, NEWS, PROCEDURE, SITE, TODAY, SiteOf, build, procedures

OBLIGATORY = {  # TT 24/2011/TT-BTTTT Điều 4-8, and what says how to read them
    *("title", "creator", "date", "description", "publisher", "identifier"),
    *("language", "type", "format"),
}
_THING = {"name", "description", "url", "identifier"}
_WORK = {*_THING, "abstract", "author", "creditText", "encoding", "inLanguage", "isBasedOn", "publisher", "image"}
PROPERTIES = {  # of the types that pages use or may soon use, with those of their parents: https://schema.org/<type>
    "GovernmentService": {
        *_THING, "category", "serviceType", "provider", "areaServed", "audience", "availableChannel", "serviceOutput",
        "offers"
    },
    "GovernmentOrganization": {
        *_THING, "address", "telephone", "faxNumber", "email", "areaServed", "parentOrganization", "contactPoint"
    },
    "NewsArticle": {*_WORK, "headline", "articleSection", "datePublished"},
    "Legislation": {
        *_WORK, "legislationIdentifier", "legislationType", "legislationDate", "legislationPassedBy",
        "legislationLegalForce",
    },
    "ServiceChannel": {*_THING, "serviceUrl"},
    "Offer": {*_THING, "category", "price", "priceCurrency"},
    "ContactPoint": {*_THING, "telephone"},
    "Audience": {*_THING, "audienceType"},
    "MediaObject": {*_WORK, "contentUrl"},
    "BreadcrumbList": {*_THING, "itemListElement"},
    "ListItem": {*_THING, "position", "item"},
    "Dataset": {*_WORK, "creator", "dateCreated", "datePublished", "temporalCoverage", "variableMeasured"},
    "PropertyValue": {*_THING, "value", "unitText"},
    "Question": {*_WORK, "acceptedAnswer", "dateCreated", "text"},
    "Answer": {*_WORK, "dateCreated", "text"},
    "Article": {*_WORK, "about", "headline", "datePublished"},
    "CreativeWork": {*_WORK, "about", "dateCreated", "datePublished", "temporalCoverage"},
    "DigitalDocument": {*_WORK, "datePublished"},
    "ImageObject": {*_WORK, "datePublished"},
    "Report": {*_WORK, "about", "datePublished"},
    "AudioObject": {*_WORK, "datePublished", "duration"},
    "VideoObject": {*_WORK, "datePublished", "duration"},
    "EducationEvent": {*_THING, "audience", "startDate", "endDate", "location", "organizer"},
    "BroadcastEvent": {*_THING, "about", "startDate", "publishedOn"},
    "BroadcastService": _THING,
    "GovernmentOffice": {*_THING, "address", "telephone", "email", "parentOrganization"},
    "AdministrativeArea": _THING,
    "Organization": _THING,
    "Person": _THING,
    "Place": _THING,
    "Thing": _THING,
}  # fmt: skip
NEEDED = {
    "GovernmentService": {"name", "identifier", "@id", "url"},
    "NewsArticle": {"headline", "author", "publisher", "@id"},
    "Legislation": {"name", "legislationIdentifier", "legislationType", "legislationPassedBy", "@id"},
    "BreadcrumbList": {"itemListElement"},
    "GovernmentOrganization": {"name"},
}
ATOM = "{http://www.w3.org/2005/Atom}"


def html_pages(folder: Path) -> Iterator[tuple[str, LexborHTMLParser]]:
    for path in sorted(folder.rglob("*.html")):
        yield path.relative_to(folder).as_posix(), LexborHTMLParser(path.read_bytes().decode())


def metas(page: LexborHTMLParser) -> list[tuple[str, str]]:
    found = [(node.attributes.get("name") or "", node.attributes.get("content") or "") for node in page.css("meta")]
    return [(name.removeprefix("DC."), content) for name, content in found if name.startswith("DC.")]


def graph(path: Path) -> list[dict[str, Any]]:
    """The things that a page tells of; [] when it has no data block."""
    blocks = read_page(path.read_bytes()).data
    assert len(blocks) <= 1
    if not blocks:
        return []
    loaded = json.loads(blocks[0])
    assert loaded["@context"] == "https://schema.org"
    things: list[dict[str, Any]] = loaded["@graph"]
    return things


def within(value: object) -> Iterator[Mapping[str, Any]]:
    """Every thing, however deep."""
    if isinstance(value, dict):
        yield value
        for each in value.values():
            yield from within(each)
    elif isinstance(value, list):
        for each in value:
            yield from within(each)


# ---- Dublin Core -----------------------------------------------------------------------------------------------------


def test_every_page_bears_every_obligatory_element_once_and_never_empty(column: Path) -> None:
    for path, page in html_pages(column):
        given = metas(page)
        assert {name for name, _ in given} >= OBLIGATORY, path
        assert len(given) == len(dict(given)), path
        assert all(content.strip() for _, content in given), path
        told = dict(given)
        assert date.fromisoformat(told["date"]) <= TODAY, path
        assert told["identifier"].startswith("https://cchc.example/"), path
        canonical = page.css_first('link[rel="canonical"]')
        assert canonical is None or canonical.attributes["href"] == told["identifier"], path


def dublin_core(root: Path, address: str) -> dict[str, str]:
    return dict(metas(LexborHTMLParser((root / "public" / address / "index.html").read_text(encoding="utf-8"))))


def test_a_page_bears_its_own_day_or_the_newest_of_what_stands_under_it(site_of: SiteOf) -> None:
    root = site_of({"site.yaml": SITE + "Ngày đối chiếu: 01/02/2025\n"})
    assert build(root).published
    assert dublin_core(root, "tin-tuc/tin-1")["date"] == "2026-03-01"
    assert dublin_core(root, "thu-tuc/1.010040")["date"] == "2026-02-15", "the day it came into force"
    assert dublin_core(root, "thu-tuc")["date"] == "2026-02-15"
    assert dublin_core(root, "lien-he")["date"] == "2025-02-01", "the day it was checked"
    assert dublin_core(root, "")["date"] == "2026-03-01"
    assert dublin_core(root, "van-ban")["date"] == "2026-03-01", "an empty section: the newest of the column"


def test_several_values_are_split_by_semicolons(site_of: SiteOf) -> None:
    words = PROCEDURE.replace("Căn cứ pháp lý:", "Từ khóa:\n  - giấy; tờ\n  - đơn\nCăn cứ pháp lý:")
    news = NEWS.replace("Nguồn:", "Tác giả: Phòng thử\nNguồn:")
    root = site_of({"content/procedures/1.010040.md": words, "content/news/2026/tin-1.md": news})
    assert build(root).published
    assert dublin_core(root, "thu-tuc/1.010040")["subject"] == "Lĩnh vực thử; giấy, tờ; đơn"
    assert dublin_core(root, "tin-tuc/tin-1")["creator"] == "Phòng thử"
    assert dublin_core(root, "tin-tuc/tin-1")["publisher"] == "Sở Thử nghiệm"


def test_a_page_that_has_moved_is_identified_by_its_new_address(site_of: SiteOf) -> None:
    root = site_of({"content/news/2026/tin-1.md": NEWS.replace("Nguồn:", "Địa chỉ cũ: /tin-tuc/cu/\nNguồn:")})
    assert build(root).published
    assert dublin_core(root, "tin-tuc/cu")["identifier"] == "https://thu.example/cchc/tin-tuc/tin-1/"
    assert dublin_core(root, "tin-tuc/cu")["date"] == "2026-03-01"
    assert graph(root / "public/tin-tuc/cu/index.html") == []


# ---- schema.org ------------------------------------------------------------------------------------------------------


def test_pages_say_only_what_the_vocabulary_of_schema_org_knows(column: Path, example_column: Path) -> None:
    seen = set()
    for path in (*sorted(column.rglob("*.html")), *sorted(example_column.rglob("*.html"))):
        for thing in within(graph(path)):
            kind = thing["@type"]
            seen.add(kind)
            assert thing.keys() - {"@type", "@id"} <= PROPERTIES[kind], path
            assert NEEDED.get(kind, set()) - {"@id", "url"} <= thing.keys(), path
            assert all(each not in (None, "", [], {}) for each in thing.values()), path
        for thing in graph(path):
            assert NEEDED.get(thing["@type"], set()) <= thing.keys(), path
    assert {"GovernmentService", "NewsArticle", "Legislation", "BreadcrumbList", "GovernmentOrganization"} <= seen
    assert {"Dataset", "Question", "EducationEvent", "BroadcastEvent", "VideoObject", "GovernmentOffice"} <= seen


def test_every_record_names_its_own_canonical_address(column: Path) -> None:
    for path in column.rglob("*.html"):
        own = [thing for thing in graph(path) if thing["@type"] in ("GovernmentService", "NewsArticle", "Legislation")]
        place = path.relative_to(column).as_posix().removesuffix("index.html")
        assert (
            [thing["@id"] for thing in own]
            == [thing["url"] for thing in own]
            == [f"https://cchc.example/{place}"] * len(own)
        )
        for trail in (thing for thing in graph(path) if thing["@type"] == "BreadcrumbList"):
            steps = trail["itemListElement"]
            assert [step["position"] for step in steps] == list(range(1, len(steps) + 1))
            assert steps[-1]["item"] == f"https://cchc.example/{place}"
            for step in steps:
                assert (column / step["item"].removeprefix("https://cchc.example/") / "index.html").is_file()


def service(root: Path, code: str = "1.010040") -> dict[str, Any]:
    (found,) = [t for t in graph(root / f"public/thu-tuc/{code}/index.html") if t["@type"] == "GovernmentService"]
    return found


def test_a_procedure_is_a_service_of_the_office(site_of: SiteOf) -> None:
    root = site_of()
    assert build(root).published
    found = service(root)
    assert found["identifier"] == "1.010040"
    assert found["serviceType"] == "Lĩnh vực thử"
    assert found["provider"]["@id"] == "https://thu.example/cchc/#co-quan"
    assert found["availableChannel"] == [
        {"@type": "ServiceChannel", "name": "Trực tiếp", "description": "Nộp ở quầy một cửa"}
    ]
    assert found["offers"] == [{"@type": "Offer", "price": 0, "priceCurrency": "VND"}]
    assert "areaServed" not in found, "the office's name tells no province"


def test_a_fee_is_told_only_as_a_plain_and_checked_fact(site_of: SiteOf) -> None:
    offered: dict[str, list[int] | None] = {
        "Phí, lệ phí: 3.000.000 đồng": [3_000_000],
        "Phí, lệ phí:\n  - 150.000 đồng\n  - 50.000 đồng": [150_000, 50_000],
        "Phí, lệ phí:\n  - 150.000 đồng\n  - Theo thỏa thuận": None,
        "Phí, lệ phí: Miễn phí": [0],
        "Phí, lệ phí: 0,1% giá trị": None,
        "Phí, lệ phí: Không\nChưa đối chiếu: Phí, lệ phí": None,
    }
    root = site_of(procedures(*(PROCEDURE.replace("Phí, lệ phí: Không", fee) for fee in offered)))
    report = build(root)
    assert report.published, [str(problem) for problem in report.problems]
    for number, (fee, prices) in enumerate(offered.items()):
        offers = service(root, f"1.{number:06}").get("offers")
        assert (offers and [offer["price"] for offer in offers]) == prices, fee


@pytest.mark.parametrize(("text", "amount"), [("1.000 đồng", 1000), ("1000 đồng/hồ sơ", None), ("", None)])
def test_a_price_is_read_or_not_told(text: str, amount: int | None) -> None:
    assert price(text) == amount


def test_the_force_of_a_document_is_told_only_when_it_is_known(site_of: SiteOf) -> None:
    from tests.kinds.test_documents import DOCUMENT, PATH

    told = {
        "01": ("", "https://schema.org/InForce"),
        "02": ("Ngày hết hiệu lực: 01/02/2026\n", "https://schema.org/NotInForce"),
        "03": ("Hiệu lực đối chiếu đến: 01/02/2026\n", None),
    }
    texts = {
        PATH.replace("01-", f"{number}-"): DOCUMENT.replace("01/2026/", f"{number}/2026/").replace(
            "Cấp:", f"{line}Cấp:"
        )
        for number, (line, _) in told.items()
    }
    root = site_of(texts)
    assert build(root).published
    for number, (_, force) in told.items():
        page = root / f"public/van-ban/{number}-2026-nd-thu/index.html"
        (found,) = [thing for thing in graph(page) if thing["@type"] == "Legislation"]
        assert found.get("legislationLegalForce") == force


def test_the_office_is_told_whole_on_the_home_page_alone(column: Path) -> None:
    (office,) = graph(column / "index.html")
    assert office["@type"] == "GovernmentOrganization"
    assert office["telephone"] == "02123.852.224"
    assert office["areaServed"]["name"] == "tỉnh Sơn La"
    assert "contactPoint" not in office, "no hotline is known"


def test_no_text_can_leave_the_data_block(site_of: SiteOf) -> None:
    evil = "</script><script>alert(1)</script> &amp; <!--"
    assert not re.search(r"[<>&]", block([{"name": evil}]))
    root = site_of({"content/news/2026/tin-1.md": NEWS.replace("Tin thứ nhất", "Dấu & và 1 < 2")})
    report = build(root)
    assert report.published, [str(problem) for problem in report.problems]
    (found,) = [t for t in graph(root / "public/tin-tuc/tin-1/index.html") if t["@type"] == "NewsArticle"]
    assert found["headline"] == "Dấu & và 1 < 2"
    assert "alert" not in (root / "public/tin-tuc/tin-1/index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("html", "forbidden"),
    [
        ('<script type="application/ld+json">{"name": "Tên ẩn"}</script>', False),
        ('<script type="application/ld+json" src="https://evil.example/x">{}</script>', True),
        ('<script type="module">x()</script>', True),
        ('<script type="application/ld+json;">x()</script>', True),
        ('<script type="application/ld+json" onload="x()">{}</script>', True),
    ],
)
def test_only_a_data_block_may_stand_in_a_page_and_nobody_reads_it_as_text(html: str, forbidden: bool) -> None:
    page = read_page(f"<!DOCTYPE html><title>T</title><main><h1>T</h1>{html}</main>".encode())
    assert bool(page.forbidden) == forbidden
    assert "Tên ẩn" not in " ".join((*page.texts, *page.seen))


# ---- feeds -----------------------------------------------------------------------------------------------------------


def feeds(column: Path) -> list[Path]:
    return sorted(column.rglob("feed.xml"))


def test_there_is_a_feed_for_every_section_with_dated_rows(column: Path) -> None:
    sections = {path.relative_to(column).as_posix() for path in feeds(column)}
    assert {"feed.xml", "thu-tuc/feed.xml", "tin-tuc/feed.xml", "van-ban/feed.xml", "chi-so/feed.xml"} <= sections


def test_every_feed_is_what_rfc_4287_asks(column: Path) -> None:
    for path in feeds(column):
        feed = ET.parse(path).getroot()
        place = f"https://cchc.example/{path.relative_to(column).as_posix()}"
        assert feed.findtext(f"{ATOM}id") == place
        links = {link.get("rel"): link.get("href") or "" for link in feed.findall(f"{ATOM}link")}
        assert links["self"] == place
        assert (column / links["alternate"].removeprefix("https://cchc.example/") / "index.html").is_file()
        assert feed.findtext(f"{ATOM}author/{ATOM}name")
        identities = [entry.findtext(f"{ATOM}id") for entry in feed.iter(f"{ATOM}entry")]
        assert len(identities) == len(set(identities))
        if not identities:  # a section without anything yet
            continue
        moments = []
        for entry in feed.iter(f"{ATOM}entry"):
            assert {child.tag.removeprefix(ATOM) for child in entry} <= {
                *("title", "id", "link", "updated", "category", "summary")
            }
            for name in ("title", "summary"):
                assert (entry.findtext(f"{ATOM}{name}") or "").strip(), path
            moments.append(datetime.fromisoformat(entry.findtext(f"{ATOM}updated") or ""))
            (link,) = entry.findall(f"{ATOM}link")
            target = (link.get("href") or "").removeprefix("https://cchc.example/")
            assert (column / target / "index.html").is_file(), target
        assert moments == sorted(moments, reverse=True)
        offsets = {moment.utcoffset() for moment in moments}
        assert [str(offset) for offset in offsets] == ["7:00:00"]
        assert datetime.fromisoformat(feed.findtext(f"{ATOM}updated") or "") == moments[0]


def test_the_pages_of_a_section_name_its_feed(column: Path) -> None:
    for path, page in html_pages(column):
        if path == "404.html":
            continue
        links = page.css('link[rel="alternate"][type="application/atom+xml"]')
        found = {(column / path).parent.joinpath(link.attributes["href"] or "").resolve() for link in links}
        section = column / path.split("/")[0] / "feed.xml"
        assert found == {(column / "feed.xml").resolve()} | ({section.resolve()} if section.is_file() else set()), path


@pytest.mark.parametrize("address", ["du-lieu", "so-do"])
def test_all_feeds_are_listed(address: str, column: Path) -> None:
    page = LexborHTMLParser((column / address / "index.html").read_text(encoding="utf-8"))
    listed = {(column / address / (link.attributes["href"] or "")).resolve() for link in page.css("#theo-doi a")}
    assert listed == {path.resolve() for path in feeds(column)}


def test_the_feed_of_procedures_tells_the_last_change_by_a_decision(site_of: SiteOf) -> None:
    abolished = (
        DECISION.replace("01/QĐ-THU", "02/QĐ-THU")
        .replace("01/02/2026", "01/05/2026")
        .replace("15/02/2026", "10/05/2026")
        .replace("số thủ tục: 1", "số thủ tục: 2")
        .replace("1.010040", "1.010041")
        .replace("thứ nhất", "thứ hai")
        .replace("---\n", "", 1)
    )
    abolished = (
        "---\n"
        + abolished.removesuffix("---\n")
        + ("Bãi bỏ:\n  - Mã: 1.010040\n    Tên: Thủ tục thử thứ nhất\n    Thay thế bởi: 1.010041\n---\n")
    )
    second = PROCEDURE.replace("1.010040", "1.010041").replace("thứ nhất", "thứ hai")
    second = second.replace("10/03/2026", "10/06/2026")
    root = site_of({"content/register/qd-02.md": abolished, "content/procedures/1.010041.md": second})
    report = build(root)
    assert report.published, [str(problem) for problem in report.problems]
    entries = list(ET.parse(root / "public/thu-tuc/feed.xml").iter(f"{ATOM}entry"))
    told = {
        entry.findtext(f"{ATOM}title"): (category.get("term"), entry.findtext(f"{ATOM}updated"))
        for entry in entries
        if (category := entry.find(f"{ATOM}category")) is not None
    }
    assert told == {
        "Thủ tục thử thứ nhất": ("Bãi bỏ", "2026-05-10T00:00:00+07:00"),
        "Thủ tục thử thứ hai": ("Ban hành mới", "2026-05-10T00:00:00+07:00"),
    }

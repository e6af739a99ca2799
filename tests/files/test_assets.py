"""Assets under names of their content, what a page weighs, what others show of a page, what a phone keeps."""

import gzip
import json
import re
from pathlib import Path

import pytest

from tests.conftest import SITE, SiteOf, build, codes_in_force, tree_of

PROCEDURE = "thu-tuc/1.001716/index.html"
FIRST_VIEW, WITH_FONTS = 25_000, 75_000  # bytes, as nginx sends them: some five seconds on a slow phone
FIRST_VISIT = 400_000  # what a phone keeps after it


def sent(path: Path) -> int:
    """The bytes on the way: nginx packs text, a font is packed already."""
    data = path.read_bytes()
    return len(data) if path.suffix in (".woff2", ".png") else len(gzip.compress(data, 5))


def loaded(column: Path, page: str) -> set[Path]:
    """The page and every asset that it asks for to be read."""
    html = (column / page).read_text(encoding="utf-8")
    links = re.findall(r'<(?:script|img|link rel="(?:preload|stylesheet|icon)")[^>]*? (?:src|href)="([^"]*)"', html)
    return {column / page, *((column / page).parent.joinpath(link).resolve() for link in links)}


def own(root: Path, changes: dict[str, str], source: Path) -> None:
    """Give a site templates of its own, with some assets changed."""
    for path, data in tree_of(source).items():
        (root / "templates" / path).parent.mkdir(parents=True, exist_ok=True)
        (root / "templates" / path).write_bytes(data)
    for path, text in changes.items():
        (root / "templates/assets" / path).write_text(text, encoding="utf-8")


TEMPLATES = Path(__file__).parent.parent.parent / "templates"


def test_every_asset_of_a_page_bears_the_digest_of_its_content(column: Path) -> None:
    assets = [path for path in loaded(column, PROCEDURE) if path.suffix != ".html"]
    assert len(assets) >= 5
    for path in assets:
        assert path.is_file()
        assert re.search(r"\.[0-9a-f]{8}\.\w+$", path.name), path.name


def test_a_style_sheet_names_its_fonts_as_they_are_published(column: Path) -> None:
    (sheet,) = (column / "assets/css").glob("column.*.css")
    fonts = re.findall(r'url\("([^"]*)"\)', sheet.read_text(encoding="utf-8"))
    assert len(fonts) == 2
    for font in fonts:
        assert (sheet.parent / font).is_file()


def test_a_changed_font_renames_itself_and_the_style_sheet_and_nothing_else(site_of: SiteOf) -> None:
    root = site_of()
    own(root, {}, TEMPLATES)
    build(root)
    before = {path for path in tree_of(root / "public") if path.startswith("assets/")}
    font = root / "templates/assets/fonts/be-vietnam-pro-400.woff2"
    font.write_bytes(font.read_bytes() + b"\0")
    assert build(root).published
    after = {path for path in tree_of(root / "public") if path.startswith("assets/")}
    renamed = sorted(re.sub(r"\.[0-9a-f]{8}\.", ".", path) for path in after - before)
    assert renamed == ["assets/css/column.css", "assets/fonts/be-vietnam-pro-400.woff2"]


def test_a_style_file_of_a_component_is_published_only_within_the_sheet(column: Path) -> None:
    (sheet,) = (column / "assets/css").glob("column.*.css")
    text = sheet.read_text(encoding="utf-8")
    assert "@import" not in text
    parts = sorted((TEMPLATES / "assets/css/column").glob("*.css"))
    assert len(parts) >= 15
    for part in parts:
        assert part.read_text(encoding="utf-8").splitlines()[-1] in text, f"column.css does not import {part.name}"
    assert sorted(re.sub(r"\.[0-9a-f]{8}\.", ".", path.name) for path in (column / "assets/css").rglob("*")) == [
        "column.css",
        "sheet.css",
    ]


def test_what_a_style_file_of_a_component_lacks_is_told_by_its_own_line(site_of: SiteOf) -> None:
    changes = {
        "css/column.css": '/* . */\n@import "column/base.css";\n@import "column/mat.css";\n',
        "css/column/base.css": 'a { color: red }\n\nb { background: url("../../img/mat.svg") }\n',
    }
    root = site_of()
    own(root, changes, TEMPLATES)
    report = build(root)
    assert not report.published
    assert {(problem.path, problem.line) for problem in report.problems} == {
        ("templates/assets/css/column.css", 3),
        ("templates/assets/css/column/base.css", 3),
    }


def test_an_asset_that_is_not_there_is_told_and_nothing_is_published(site_of: SiteOf) -> None:
    root = site_of()
    own(root, {"css/sheet.css": 'a { color: red }\nb { background: url("../img/mat.svg") }\n'}, TEMPLATES)
    report = build(root)
    assert not report.published
    assert [(problem.path, problem.line, problem.rule) for problem in report.problems] == [
        ("templates/assets/css/sheet.css", 2, "mau-trang")
    ]
    assert "«../img/mat.svg»" in report.problems[0].message


def test_a_page_that_names_a_missing_asset_is_told(site_of: SiteOf) -> None:
    root = site_of()
    own(root, {}, TEMPLATES)
    (root / "templates/assets/js/fold.js").unlink()
    report = build(root)
    assert not report.published
    assert {problem.rule for problem in report.problems} == {"mau-trang"}
    assert {problem.path for problem in report.problems} == {"templates/partials/search/scripts.html"}
    assert all("js/fold.js" in problem.message for problem in report.problems)


def test_scripts_stand_after_those_whose_functions_they_call(column: Path) -> None:
    """`fold` and `MiniSearch` are globals: no bundler, and no module, which would cost a slow phone one more way."""
    for page in ("thu-tuc/index.html", "tim-kiem/index.html"):
        html = (column / page).read_text(encoding="utf-8")
        order = re.findall(r'<script src="[^"]*/([a-z]+)\.[0-9a-f]{8}\.js"(?: data-office="[^"]*")? defer>', html)
        engine = ["fold", "minisearch", "words", "asking", "ranking", "whole", "parts", "index"]
        assert order in (["menu", *engine, *own] for own in (["filter"], ["answers", "page"])), (page, order)


# ---- weight ----------------------------------------------------------------------------------------------------------


def test_the_first_view_of_every_procedure_is_light(column: Path) -> None:
    pages = [page.relative_to(column).as_posix() for page in (column / "thu-tuc").glob("[0-9]*/index.html")]
    assert {Path(page).parent.name for page in pages} >= {*codes_in_force()}
    for page in pages:
        files = loaded(column, page)
        fonts = sum(sent(path) for path in files if path.suffix == ".woff2")
        text = sum(sent(path) for path in files if path.suffix != ".woff2")
        assert text <= FIRST_VIEW, (page, text)
        assert text + fonts <= WITH_FONTS, (page, text + fonts)


# ---- what a phone keeps ----------------------------------------------------------------------------------------------


def kept(column: Path) -> list[str]:
    found = re.search(r"const FILES = (\[.*\]);", (column / "sw.js").read_text(encoding="utf-8"))
    assert found
    files: list[str] = json.loads(found[1])
    return files


def test_a_phone_keeps_every_procedure_and_what_they_need_within_bounds(column: Path) -> None:
    files = [column / (path + "index.html" if path.endswith("/") or not path else path) for path in kept(column)]
    assert all(path.is_file() for path in files)
    assert {page for page in (column / "thu-tuc").glob("[12].*/index.html") if "bai-bo" not in page.parts} >= {
        path for path in files if path.parent.parent.name == "thu-tuc"
    }
    assert sorted(path.parent.name for path in files if path.parent.parent.name == "thu-tuc") == codes_in_force()
    assert (column / "thu-tuc/index.html") in files
    assert {path for path in loaded(column, PROCEDURE) if path.suffix != ".html"} <= set(files)
    assert sum(map(sent, files)) <= FIRST_VISIT


def test_the_service_worker_is_new_when_a_page_that_it_keeps_is_new_and_only_then(site_of: SiteOf) -> None:
    root = site_of()
    build(root)
    first = (root / "public/sw.js").read_bytes()
    news = root / "content/news/2026/tin-1.md"
    news.write_text(news.read_text("utf-8").replace("Nguồn: Sở Thử", "Nguồn: Văn phòng Sở Thử"), encoding="utf-8")
    build(root)
    assert (root / "public/sw.js").read_bytes() == first
    procedure = root / "content/procedures/1.010040.md"
    procedure.write_text(procedure.read_text("utf-8").replace("Nộp đơn.", "Nộp đơn ở quầy."), encoding="utf-8")
    build(root)
    assert (root / "public/sw.js").read_bytes() != first


def test_what_stands_in_for_a_page_is_found_nowhere_else(column: Path) -> None:
    linking = [page for page in column.rglob("*.html") if "ngoai-tuyen" in page.read_text(encoding="utf-8")]
    assert linking == [column / "ngoai-tuyen/index.html"]
    assert "ngoai-tuyen" not in (column / "sitemap.xml").read_text(encoding="utf-8")
    assert "ngoai-tuyen" not in (column / "tim-kiem/muc-luc.json").read_text(encoding="utf-8")


# ---- sharing ---------------------------------------------------------------------------------------------------------


def metas(page: Path) -> dict[str, str]:
    return dict(
        re.findall(r'<meta (?:property|name)="((?:og|twitter):[^"]*)" content="([^"]*)">', page.read_text("utf-8"))
    )


@pytest.mark.parametrize(
    ("page", "form"), [("index.html", "website"), (PROCEDURE, "article"), ("so-do/index.html", "website")]
)
def test_a_page_says_how_it_is_to_be_shown_when_sent_on(page: str, form: str, column: Path) -> None:
    said = metas(column / page)
    html = (column / page).read_text(encoding="utf-8")
    assert said["og:type"] == form
    assert said["og:locale"] == "vi_VN"
    assert f'<link rel="canonical" href="{said["og:url"]}">' in html
    assert f'<meta name="description" content="{said["og:description"]}">' in html
    assert said["og:title"] in html.partition("<title>")[2].partition("</title>")[0]
    assert said["twitter:card"] == "summary_large_image"
    assert said["og:image:alt"]


def test_the_picture_for_sharing_is_there_small_and_of_the_size_that_is_told(column: Path) -> None:
    from PIL import Image

    said = metas(column / PROCEDURE)
    picture = column / said["og:image"].removeprefix("https://cchc.example/")
    assert picture.stat().st_size <= 60_000
    with Image.open(picture) as image:
        assert (
            [str(side) for side in image.size] == [said["og:image:width"], said["og:image:height"]] == ["1200", "630"]
        )


def test_no_page_of_a_demonstration_is_shared_under_a_host_of_the_state(column: Path) -> None:
    for page in column.rglob("*.html"):
        said = metas(page)
        assert ".gov.vn" not in said.get("og:url", "") + said.get("og:image", ""), page


def test_a_page_that_is_not_there_is_not_shared(column: Path) -> None:
    assert metas(column / "404.html") == {}


def test_the_address_for_sharing_follows_the_base_url(site_of: SiteOf) -> None:
    root = site_of({"site.yaml": SITE.replace("https://thu.example/cchc/", "https://khac.example/muc/")})
    build(root)
    said = metas(root / "public/index.html")
    assert said["og:url"] == "https://khac.example/muc/"
    assert said["og:image"].startswith("https://khac.example/muc/assets/img/share.")

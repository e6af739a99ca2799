"""The index of everything posted, and the page that leads to it for readers without JavaScript."""

import gzip
import json
import re
from pathlib import Path
from typing import Any

import pytest

from generator.kinds.procedure.card import PROCEDURES
from generator.model.kind import posted_cards
from generator.outputs import search
from generator.outputs.search import abbreviations, words
from tests.conftest import NEWS, PROCEDURE, ROOT, SMALL, TODAY, SiteOf, build, shipped
from tests.planned import plan_of, prove_tree

SCRIPTS = ROOT / "templates/assets/js"


def index_of(public: Path) -> list[dict[str, Any]]:
    entries: list[dict[str, Any]] = json.loads((public / "tim-kiem/muc-luc.json").read_text(encoding="utf-8"))
    return entries


MEANINGS = abbreviations(shipped().settings)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Thủ tục hành chính", "thu tuc hanh chinh tthc"),
        ("bộ TTHC của Sở", "bo tthc cua so thu tuc hanh chinh"),
        ("ngành KH&CN", "nganh kh&cn khoa hoc va cong nghe"),
        ("Bảo hiểm xã hội", "bao hiem xa hoi bhxh"),
        ("Uỷ ban nhân dân, Ủy ban", "uy ban nhan dan ubnd"),
        ("Kế hoạch số 47/KH-UBND.", "ke hoach so 47/kh-ubnd"),
        ("(X-quang), x-quang; X-Quang", "x-quang"),
        ("thủ, tục", "thu tuc"),
        ("", ""),
    ],
)
def test_words_stand_once_folded_with_their_short_and_long_forms(text: str, wanted: str) -> None:
    assert words([text], MEANINGS) == wanted


def test_a_phrase_does_not_run_from_one_text_into_the_next() -> None:
    assert "tthc" not in words(["Các thủ tục", "Hành chính công"], MEANINGS).split()


def test_every_posted_record_is_in_the_index_once(column: Path) -> None:
    site = shipped()
    entries = index_of(column)
    addresses = [entry["address"] for entry in entries]
    assert len(set(addresses)) == len(addresses)
    for _, card in posted_cards(site):
        assert addresses.count(card.row.address) == 1
    for address in addresses:
        assert (column / address.removeprefix("/") / "index.html").is_file()


def test_a_procedure_is_found_by_whatever_its_file_says_but_its_sources(column: Path) -> None:
    entry = next(entry for entry in index_of(column) if entry["address"] == "/thu-tuc/1.001716/")
    assert entry["code"] == "1.001716"
    assert entry["field"] == "hoat-dong-khoa-hoc-va-cong-nghe"
    assert "mở chi nhánh" in entry["keywords"]
    own = entry["words"].split()
    for word in ("to", "chuc", "298/2016/tt-btc", "don", "3.000.000", "vpdd", "khcn", "lich"):
        assert word in own
    assert not [word for word in own if "github" in word or "http" in word or "dichvucong" in word]


def test_the_index_of_the_shipped_column_is_small(column: Path) -> None:
    assert len(gzip.compress((column / "tim-kiem/muc-luc.json").read_bytes())) < 40_000
    scripts = [SCRIPTS / "fold.js", SCRIPTS / "vendor/minisearch.js", *(SCRIPTS / "search").iterdir()]
    assert sum(len(gzip.compress(script.read_bytes())) for script in scripts) < 20_000


def test_only_the_first_page_of_a_long_list_is_in_the_index(site_of: SiteOf) -> None:
    root = site_of({f"content/news/2026/bai-{n:02d}.md": NEWS.replace("thứ nhất", f"số {n}") for n in range(1, 25)})
    assert build(root).published
    addresses = [entry["address"] for entry in index_of(root / "public")]
    assert "/tin-tuc/" in addresses
    assert not [address for address in addresses if "/trang/" in address]


def test_an_abolished_procedure_is_found_as_abolished(example_column: Path) -> None:
    titles = {entry["address"]: entry["title"] for entry in index_of(example_column)}
    assert titles["/thu-tuc/9.000003/"] == "Đã bãi bỏ: Xác nhận sử dụng nhãn đặc sản"


@pytest.mark.parametrize("line", ["Bản nháp: có", "Ngày đăng: 24/11/2026"])
def test_what_is_not_posted_yet_is_not_in_the_index(line: str, site_of: SiteOf) -> None:
    hidden = NEWS.replace("Tin thứ nhất", "Chuyện kín").replace("Tin để thử", "Điều bí mật")
    hidden = (
        hidden.replace("---\n", f"---\n{line}\n", 1)
        if "nháp" in line
        else hidden.replace("Ngày đăng: 01/03/2026", line)
    )
    root = site_of({"content/news/2026/tin-kin.md": hidden})
    assert build(root).published
    text = (root / "public/tim-kiem/muc-luc.json").read_text(encoding="utf-8").casefold()
    for word in ("tin-kin", "chuyện kín", "điều bí mật", "chuyen kin", "bi mat"):
        assert word not in text


@pytest.mark.parametrize("leak", ['[{"title":"Chuyện kín"}]', '[{"x":"/tin-tuc/tin-kin/"}]'])
def test_gate_3_finds_what_is_not_posted_in_an_index(leak: str, site_of: SiteOf, tmp_path: Path) -> None:
    hidden = NEWS.replace("Tin thứ nhất", "Chuyện kín").replace("---\n", "---\nBản nháp: có\n", 1)
    root = site_of({"content/news/2026/tin-kin.md": hidden})
    assert build(root).published
    plan = plan_of(root, TODAY)
    assert prove_tree(root / "public", plan.site, plan.records, plan.artifacts())[1] == ()
    (root / "public/tim-kiem/muc-luc.json").write_text(leak, encoding="utf-8")
    problems = prove_tree(root / "public", plan.site, plan.records, plan.artifacts())[1]
    assert [problem.rule for problem in problems] == ["lo-bai-chua-dang"]


def test_two_builds_write_the_same_index(site_of: SiteOf) -> None:
    root = site_of({"content/procedures/1.010040.md": PROCEDURE.replace("Tóm tắt", "Từ khóa: giấy thử\nTóm tắt")})
    assert build(root, output=root / "one").published
    assert build(root, output=root / "two").published
    assert (root / "one/tim-kiem/muc-luc.json").read_bytes() == (root / "two/tim-kiem/muc-luc.json").read_bytes()


def test_the_engine_names_its_version_and_lies_beside_its_licence() -> None:
    assert re.match(
        r"/\*! MiniSearch \d+\.\d+\.\d+, MIT licence", (SCRIPTS / "vendor/minisearch.js").read_text("utf-8")
    )
    assert "Permission is hereby granted" in (SCRIPTS / "vendor/minisearch.LICENSE.txt").read_text(encoding="utf-8")


def test_what_else_things_are_called_finds_them_as_a_keyword_where_they_are_named_so(site_of: SiteOf) -> None:
    said = {
        "site.yaml": SMALL["site.yaml"] + "Từ đồng nghĩa:\n  - Từ: Thủ tục thử\n    Cũng gọi là: việc mẫu\n",
        "content/news/2026/tin-1.md": NEWS.replace("Tin thứ nhất", "Gửi qua bưu chính công ích"),
    }
    root = site_of(said)
    assert build(root).published
    entries = {entry["address"]: entry for entry in index_of(root / "public")}
    assert entries["/thu-tuc/1.010040/"]["keywords"].endswith("việc mẫu")
    assert entries["/tin-tuc/tin-1/"]["keywords"] == "bưu điện"
    assert "dien" in entries["/tin-tuc/tin-1/"]["words"].split()


def test_the_line_of_a_procedure_tells_its_time_limit_and_fee_marked_where_unchecked(column: Path) -> None:
    entries = {entry["address"]: entry for entry in index_of(column)}
    for card in shipped().cards(PROCEDURES):
        limit, fee = entries[card.row.address]["told"].split("\n")
        assert limit.startswith(f"Thời hạn: {card.time_limit}")
        assert fee.startswith(f"Phí, lệ phí: {card.fee}")
        assert limit.endswith("(chưa đối chiếu)") == ("thoi_han_giai_quyet" in card.unchecked)


def test_an_answer_says_what_is_known_and_that_the_rest_is_not(example_column: Path, column: Path) -> None:
    known, unknown = (page_of(each) for each in (example_column, column))
    assert "Thứ hai đến thứ sáu, buổi sáng: 07:30 đến 11:30" in known["hours"]
    assert "chưa được cung cấp" in unknown["hours"]
    assert str(shipped().settings.dien_thoai) in unknown["phone"]
    assert "Đường dây nóng chưa được cung cấp" in unknown["phone"]


def page_of(public: Path) -> dict[str, str]:
    """The text of each answer on the page of search."""
    text = (public / "tim-kiem/index.html").read_text(encoding="utf-8")
    cards = re.findall(r'(?s)<section class="answer" data-card="(\w+)".*?>(.*?)</section>', text)
    return {name: " ".join(re.sub("<[^>]*>", " ", inside).split()) for name, inside in cards}


def test_a_large_index_in_parts_passes_gate_3_and_shows_nothing_that_is_not_posted(
    site_of: SiteOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search, "WHOLE", 100)
    hidden = NEWS.replace("Tin thứ nhất", "Chuyện kín").replace("---\n", "---\nBản nháp: có\n", 1)
    root = site_of({"content/news/2026/tin-kin.md": hidden})
    assert build(root).published
    index = json.loads((root / "public/tim-kiem/muc-luc.json").read_text(encoding="utf-8"))
    lines = [json.loads(path.read_text(encoding="utf-8")) for path in (root / "public/tim-kiem/dong").iterdir()]
    shown = {line["address"] for held in lines for line in held.values()}
    assert {"/thu-tuc/1.010040/", "/tin-tuc/tin-1/"} <= shown
    assert "/tin-tuc/tin-kin/" not in shown
    assert sum(sign != " " for sign in index["pages"]) == len(shown)

"""What the pages claim about time and standing, each claim held against what the content can carry."""

import csv
import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from generator.kinds.news.card import NEWS
from generator.kinds.procedure.card import PROCEDURES
from generator.model.kind import Site
from generator.pipeline import Job, load_site
from generator.proof.readback import read_page
from generator.text.comparing import canonical
from generator.text.showing import show_date
from tests.conftest import ROOT, TODAY

CLAIM = re.compile(
    canonical(
        r"\b(?:hiệu lực|mới nhất|đã đăng(?! ký)|áp dụng|hiện hành|hiện nay|hiện tại|đầy đủ|kịp thời|100\s?%|"
        r"từ 01/01/2022)"
    ),
    re.IGNORECASE,
)
DAY = r"(?:ngày )?\d{1,2}/\d{1,2}/\d{4}"
NUMBER = r"[\d.]+"
CARRIED: dict[str, str] = {  # a sentence that may claim something -> the fact that carries the claim
    # of the whole list
    rf"Đã đăng {NUMBER}/{NUMBER} thủ tục trong danh mục minh họa, theo quy định {DAY}": "tệp bài so với danh mục tạm",
    rf"{NUMBER} thủ tục trong danh mục minh họa, theo quy định {DAY}": "danh mục tạm, «Quy định đến ngày»",
    rf"(?:{NUMBER} nội dung|Mọi nội dung|những nội dung|Thủ tục) đã đăng": "số bài đang có trên chuyên mục",
    r"^Đã đăng$": "đầu đề, số ở dưới",
    rf"^(?:Tập phiếu|Tập) đầy đủ \({NUMBER} thủ tục\)$": "mọi bài đang có trên chuyên mục",
    r"^Xem đầy đủ \w+ năm \d{4}": "trang của năm có mọi số liệu của tệp",
    # of order and of what was found
    r"[Mm]ới nhất (?:ở trên|ở trước)": "thứ tự của chính danh sách",
    r"mới nhất (?:tìm được|có số liệu)": "các tệp kết quả đang có",
    # of a document, with the day from which or on which its source says so
    rf"(?:có|hết|bãi bỏ|còn) hiệu lực (?:từ|tại|đến)? ?{DAY}": "ngày ghi trong tệp văn bản, tin",
    r"^(?:Chưa rõ|Chưa có|Hết) ?hiệu lực(?: \(\d+\))?$|[Cc]hưa rõ hiệu lực": "trạng thái tính từ các ngày của tệp",
    r"(?:Ngày|Tình trạng) (?:hết )?hiệu lực|^Hiệu lực đối chiếu đến|trích yếu chính thức": "tên mục",
    r"^Có hiệu lực$": "đầu cột; ô ghi «theo quy định ngày …» khi là danh mục tạm",
    r"không còn hiệu lực|thủ tục có hiệu lực hoặc được sửa đổi|nguồn cho biết văn bản còn hiệu lực": "giải thích chung",
    r"Bản minh họa không nói về hiệu lực|^Có hiệu lực: true": "giải thích cột dữ liệu",
    r"(?:giấy|Giấy)[^.]* còn hiệu lực": "điều kiện của giấy tờ trong hồ sơ",
    rf"hiệu lực {DAY}": "ngày ghi trong tên nguồn",
    r"\((?:[^()]*, )?(?:ngày|tình trạng) hiệu lực\)": "nguồn của ngày, trạng thái trong tệp",
    r"^Hết hiệu lực [\w ]+ Cấp: ": "các nhãn của một văn bản liền nhau",
    # what a document, a plan or a method asks, not what the office has done
    r"(?:phải|Bảo đảm|Thường xuyên|Tuyên truyền|Phản ánh|công khai|đặt mức|yêu cầu đăng)[^.]*"
    r"(?:đầy đủ|kịp thời|100%)": "yêu cầu của kế hoạch, văn bản",
    r"^cập nhật kịp thời, đầy đủ các văn bản|^Thông tin kịp thời về chủ trương": "yêu cầu của kế hoạch",
    r"Điểm càng gần 100%|đến 100% điểm tối đa": "thang đo của chỉ số",
    r"bản công bố đầy đủ, đúng quy định": "điều kiện tính thời hạn",
    r"áp dụng bộ tiêu chí mới": "phiên bản phương pháp của chỉ số",
    r"quy định nào đang áp dụng, hãy hỏi": "lời dặn",
    r"(?:đài|báo chí|báo)[^.]* đã đăng|đã đăng trên báo chí": "việc của báo, đài",
}
WAREHOUSES = re.compile(r"\b(?:github|commit|ml-mcdm|vietnamdata|eureka\d+)\b", re.IGNORECASE)
TODO = "viết lại câu cho đúng điều nội dung có, hoặc thêm mẫu câu và dữ kiện đỡ nó vào CARRIED"


@cache
def patterns() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(canonical(pattern)) for pattern in CARRIED)


def carried(sentence: str) -> bool:
    return any(pattern.search(sentence) for pattern in patterns())


def sentences(path: Path) -> Iterator[str]:
    """Every sentence that a page says, to readers or to machines."""
    read = read_page(path.read_bytes())
    for text in (*read.texts, *read.told, read.title, *map(canonical, _strings(read.data))):
        yield from re.split(r"(?<=[.;!?]) ", text)


def _strings(blocks: tuple[str, ...]) -> Iterator[str]:
    found: list[object] = [json.loads(block) for block in blocks if block.strip().startswith("{")]
    while found:
        each = found.pop()
        if isinstance(each, str):
            yield each
        elif isinstance(each, dict | list):
            found += each.values() if isinstance(each, dict) else each


@pytest.fixture(scope="module")
def site() -> Site:
    return load_site(Job(root=ROOT, date=TODAY))[0]


def test_every_claim_is_one_that_the_content_carries(column: Path) -> None:
    bare: dict[str, str] = {}
    for path in sorted(column.rglob("*.html")):
        for sentence in sentences(path):
            if CLAIM.search(sentence) and not carried(sentence):
                bare.setdefault(sentence, path.relative_to(column).as_posix())
    assert not bare, "\n".join([f"{page}: {sentence}" for sentence, page in bare.items()] + [TODO])


@pytest.mark.parametrize(
    "claim",
    [
        "23 thủ tục đang có hiệu lực, xếp theo 3 lĩnh vực.",
        "Danh mục tạm, có hiệu lực.",
        "theo danh mục tạm, áp dụng từ 01/01/2022",
        "Kết quả mới nhất",
        "4/5 nhiệm vụ đã đăng tin trong năm 2022.",
        "Chuyên mục có đầy đủ thủ tục của Sở.",
        "Thủ tục hiện hành của Sở.",
    ],
)
def test_the_table_carries_no_bare_claim(claim: str) -> None:
    assert CLAIM.search(canonical(claim))
    assert not carried(canonical(claim))


def test_the_whole_is_named_by_the_day_of_its_rules(column: Path, site: Site) -> None:
    day = site.settings.quy_dinh_den_ngay
    assert day
    whole = f"trong danh mục minh họa, theo quy định ngày {show_date(day)}"
    count = len(site.cards(PROCEDURES))
    listed = (column / "thu-tuc/index.html").read_text(encoding="utf-8")
    assert f"Đã đăng {count}/{count} thủ tục</strong> {whole}" in listed
    data = json.loads((column / "du-lieu/thu-tuc.json").read_text(encoding="utf-8"))
    assert whole in data["tieu_de"]
    rows = next(value for value in data.values() if isinstance(value, list))
    assert {row["co_hieu_luc"] for row in rows} == {None}
    assert {row["ngay_cua_trang"] for row in rows} == {day.isoformat()}
    assert "2022-01-01" not in json.dumps(data)
    for path in (column / "thu-tuc").rglob("index.html"):
        assert "01/01/2022" not in path.read_text(encoding="utf-8"), path


def test_no_day_of_posting_is_made_of_the_day_of_a_source(column: Path, site: Site) -> None:
    cards = site.cards(NEWS)
    assert not any(card.posted_on for card in cards)
    for card in cards:
        page = (column / card.row.address.strip("/") / "index.html").read_text(encoding="utf-8")
        thing = next(
            each
            for block in read_page(page.encode()).data
            for each in json.loads(block)["@graph"]
            if each["@type"] == "NewsArticle"
        )
        assert card.row.date
        assert "datePublished" not in thing
        assert thing["isBasedOn"]["datePublished"] == card.row.date.isoformat()
        assert f'<meta name="DC.source" content="nguồn ngày {show_date(card.row.date)}">' in page
        assert "chưa rõ ngày đăng" in page
    with (column / "du-lieu/tin-tuc.csv").open(encoding="utf-8-sig", newline="") as file:
        lines = list(csv.DictReader(file))
    assert {line["ngay_dang"] for line in lines} == {""}
    assert {line["ngay_nay_la"] for line in lines} == {"nguồn ngày"}
    feed = (column / "tin-tuc/feed.xml").read_text(encoding="utf-8")
    assert "<published>" not in feed
    assert feed.count("<summary>Nguồn ngày ") == len(cards)
    assert "tin-tuc/" in (column / "sitemap.xml").read_text(encoding="utf-8")
    plan = (column / "ke-hoach/2022/index.html").read_text(encoding="utf-8")
    assert "0/5 nhiệm vụ" in plan


def test_a_source_is_called_by_who_published_it_not_by_where_a_copy_lies(column: Path) -> None:
    told = {sentence for path in column.rglob("*.html") for sentence in read_page(path.read_bytes()).texts}
    assert [sentence for sentence in told if WAREHOUSES.search(sentence)] == []

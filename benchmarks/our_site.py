"""The corpus as a site root of ours: procedures, news, indices with their results, decisions, `site.yaml`.

Each text of the corpus stands once. What our kinds declare (papers, cases, fees, laws) stands in the front matter where
the peers have it in tables of the body, the rest is body. The corpus has no picture files, so news have no pictures.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

from benchmarks import words
from benchmarks.bodies import money
from benchmarks.corpus import SEED, Content, News, Procedure, Result, news
from benchmarks.yaml_text import Value, front_matter, yaml_text

DAY = "2026-11-25"  # on which the columns are built
ROWS = 1000  # of a decision at most: a register file is read up to 256 KiB
YEARS = 14  # results of one index
LEVELS = {"Cấp tỉnh": "Cấp Tỉnh", "Cấp xã": "Cấp Xã", "Cơ quan khác": "Cơ quan khác"}
ONLINE = {"Toàn trình": "Toàn trình", "Một phần": "Một phần", "Chưa cung cấp": "Cung cấp thông tin"}
CATEGORY = "Tin chung"
T = TypeVar("T")


def lay_out(contents: Iterable[Content], root: Path) -> dict[str, str]:
    """Write the site root; return the address of every content with its title (or what stands for it there)."""
    every = list(contents)
    procedures = [each for each in every if isinstance(each, Procedure)]
    files = dict(_procedure(each, len(procedures)) for each in procedures)
    files |= dict(_news(each, len(procedures)) for each in every if isinstance(each, News))
    files |= dict(_indices([each for each in every if isinstance(each, Result)]))
    files |= dict(_register(procedures))
    files["site.yaml"] = _settings()
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8", newline="\n")
    return dict(map(address, every))


def address(content: Content) -> tuple[str, str]:
    """Where a content is published, and what its page must say."""
    if isinstance(content, Procedure):
        return f"thu-tuc/{code(content.number)}/index.html", content.head.title
    if isinstance(content, News):
        return f"tin-tuc/{content.head.id}/index.html", content.head.title
    return f"chi-so/{_index(content)}/{content.year}/index.html", f"Bộ chỉ số {_index(content)}"


def code(number: int) -> str:
    return f"1.{number:06d}"


def news_year(number: int) -> str:
    """The folder of a news item."""
    return news(SEED, number).head.date[:4]


# ---- files -----------------------------------------------------------------------------------------------------------


def _procedure(p: Procedure, count: int) -> tuple[str, str]:
    portal = f"https://dichvucong.example.vn/thu-tuc/{p.head.id}"
    values: dict[str, Value] = {
        "Mã thủ tục": code(p.number),
        "Tên thủ tục": p.head.title,
        "Tóm tắt": p.head.summary,
        "Lĩnh vực": p.head.field_name,
        "Cấp thực hiện": [LEVELS[p.level]],
        "Mức độ dịch vụ công": ONLINE[p.online],
        "Đối tượng thực hiện": ["Cá nhân", "Tổ chức"],
        "Cách thức thực hiện": [
            {"Hình thức": "Trực tiếp", "Mô tả": f"Tại {p.agency} hoặc Trung tâm Phục vụ hành chính công"},
            {"Hình thức": "Trực tuyến", "Mô tả": f"Tại Cổng Dịch vụ công ({p.online_remark})", "Liên kết": portal},
            {"Hình thức": "Bưu chính công ích", "Mô tả": p.footnotes[1]},
        ],
        "Thành phần hồ sơ": [
            {"Giấy tờ": [_paper(paper.name, paper.form, paper.originals, paper.copies) for paper in p.papers]}
        ],
        "Số lượng hồ sơ": "01 bộ",
        "Thời hạn giải quyết": [
            {"Trường hợp": each.name, "Thời hạn": f"{each.days} ngày làm việc"} for each in p.cases
        ],
        "Cơ quan thực hiện": p.agency,
        "Kết quả thực hiện": p.result,
        "Phí, lệ phí": [
            {"Loại": "Lệ phí", "Trường hợp": each.name, "Mức": _fee(each.fee, each.remark)} for each in p.cases
        ],
        "Căn cứ pháp lý": [{"Số ký hiệu": law} for law in p.laws],
        "Từ khóa": p.head.tags,
        "Ngày đối chiếu": _day(p.head.updated),
    }
    if not any(paper.form for paper in p.papers):
        values["Mẫu đơn, tờ khai"] = "Không"
    first, second = (
        f"[thủ tục số {each}]({code(each)}.md)" for each in (_linked(number, count) for number in p.related)
    )
    body = (
        *("", "## Trình tự thực hiện", "", p.lead, "", *p.steps),
        *("## Yêu cầu, điều kiện thực hiện", "", *p.conditions, "", f"Xem thêm {first} và {second}.", ""),
        f"[^1]: {p.footnotes[0]}",
    )
    return f"content/procedures/{code(p.number)}.md", front_matter(values) + "\n".join((*body, ""))


def _paper(name: str, form: int, originals: int, copies: int) -> dict[str, Value]:
    counts: dict[str, Value] = {"Tên": name, "Bản chính": originals, "Bản sao": copies}
    return counts | ({"Mẫu": f"Mẫu số {form:02d}"} if form else {})


def _fee(amount: int, remark: str) -> str:
    told = f"{money(amount)} đồng" if amount else "Không thu"
    return told if remark == "Không" else f"{told}; {remark.replace('*', '').lower()}"


def _news(item: News, count: int) -> tuple[str, str]:
    values: dict[str, Value] = {
        "Tiêu đề": item.head.title,
        "Ngày đăng": _day(item.head.date),
        "Chuyên mục": CATEGORY,
        "Tóm tắt": item.head.summary,
        "Tác giả": item.author,
        "Nguồn": "Cổng thông tin",
    }
    link = f"[thủ tục liên quan](../../procedures/{code(_linked(item.related, count))}.md)"
    body = (
        *("", *(line for line in item.opening if not line.startswith("![")), "", "## Nội dung chính", "", *item.points),
        *("", f"{item.closing} Chi tiết tại {link} và [văn bản](https://vanban.example.vn/{item.head.id})."),
    )
    return f"content/news/{item.head.date[:4]}/{item.head.id}.md", front_matter(values) + "\n".join((*body, ""))


def _indices(results: Sequence[Result]) -> Iterator[tuple[str, str]]:
    """So many YEARS make an index, whose own page tells the text of the first of them."""
    for years in _parts(results, YEARS):
        first, name = years[0], _index(years[0])
        values: dict[str, Value] = {
            "Tên": f"Bộ chỉ số {name}",
            "Tên viết tắt": name.upper(),
            "Cơ quan công bố": "Bộ Nội vụ",
            "Đơn vị tính": "điểm",
            "Thứ tự": first.number,
            "Tóm tắt": first.head.summary,
            "Phiên bản phương pháp": [_method(each) for each in years],
            "Nguồn": [{"Tên": "Cổng thông tin"}],
        }
        body = (
            "",
            "## Ý nghĩa",
            "",
            first.lead,
            "",
            "## Tác động",
            "",
            first.judgement,
            "",
            "## Cách đo",
            "",
            *first.remedies,
            "",
            first.closing,
            "",
        )
        yield f"content/indices/{name}.md", front_matter(values) + "\n".join(body)
        yield from ((f"content/indices/{name}/{each.year}.md", front_matter(_result(each))) for each in years)


def _method(r: Result) -> dict[str, Value]:
    parts: list[Value] = [
        {"Mã": str(place), "Tên": each.name, "Tối đa": int(each.maximum)} for place, each in enumerate(r.components, 1)
    ]
    return {
        "Mã": f"nam-{r.year}",
        "Từ năm": r.year,
        "Đến năm": r.year,
        "Thang điểm từ": 0,
        "Thang điểm đến": 100,
        "Thành phần": parts,
    }


def _result(r: Result) -> dict[str, Value]:
    return {
        "Năm": r.year,
        "Điểm": _decimal(r.total),
        "Hạng": r.rank,
        "Trên tổng số": 63,
        "Trạng thái hạng": "công bố",
        "Phiên bản phương pháp": f"nam-{r.year}",
        "Thành phần": [
            {"Mã": str(place), "Điểm": _decimal(each.score), "Hạng": each.rank}
            for place, each in enumerate(r.components, 1)
        ],
        "Nguồn": [{"Tên": "Cổng thông tin"}],
        "Ghi chú": f"{r.lead} {r.judgement}".replace("*", ""),
    }


def _register(procedures: Sequence[Procedure]) -> Iterator[tuple[str, str]]:
    for number, part in enumerate(_parts(procedures, ROWS), 1):
        rows = [{"Mã": code(each.number), "Tên": each.head.title, "Lĩnh vực": each.head.field_name} for each in part]
        values = decision(number, len(rows)) | {"Ban hành mới": rows}
        yield f"content/register/{number:02d}-qd-mau.md", front_matter(values)


def decision(number: int, count: int) -> dict[str, Value]:
    """What every decision says of itself."""
    return {
        "Số ký hiệu": f"{number:02d}/QĐ-MAU",
        "Ngày ban hành": "15/12/2019",
        "Ngày hiệu lực": "01/01/2020",
        "Cơ quan ban hành": "Cơ quan mẫu",
        "Trích yếu": f"Công bố danh mục thủ tục hành chính, phần {number}",
        "Tổng số thủ tục": count,
    }


def _settings() -> str:
    values: Mapping[str, Value] = {
        "Tên chuyên mục": "Cổng thông tin",
        "Tên cơ quan": "Cơ quan mẫu",
        "Mô tả": "Dữ liệu sinh tự động để đo tốc độ.",
        "Chế độ": "minh họa",
        "Thông báo minh họa": "Dữ liệu sinh tự động để đo tốc độ.",
        "Địa chỉ gốc": "https://example.vn/",
        "Lĩnh vực": [{"Tên": name} for _, name in words.FIELDS],
        "Chuyên mục tin": [CATEGORY],
        "Số tin một trang": 20,
    }
    return yaml_text(values)


def _index(r: Result) -> str:
    return f"bo-{(r.number - 1) // YEARS + 1}"


def _linked(number: int, count: int) -> int:
    """A procedure that is there in a small corpus too."""
    return (number - 1) % count + 1


def _day(iso: str) -> str:
    year, month, day = iso.split("-")
    return f"{day}/{month}/{year}"


def _decimal(number: float) -> str:
    return str(number).replace(".", ",")


def _parts(items: Sequence[T], most: int) -> Iterator[Sequence[T]]:
    return (items[start : start + most] for start in range(0, len(items), most))

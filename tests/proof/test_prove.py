"""Gate 3 on real staged HTML: whatever a template loses, hides or leaves behind is found and named."""

import re
import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from generator.proof.readback import read_page
from generator.text.comparing import column
from tests.conftest import NEWS, PROCEDURE, ROOT, SiteOf, build

PARTS = (
    "Trình tự thực hiện",
    "Cách thức thực hiện",
    "Thành phần hồ sơ",
    "Số lượng hồ sơ",
    "Thời hạn giải quyết",
    "Đối tượng thực hiện",
    "Cơ quan thực hiện",
    "Kết quả thực hiện",
    "Phí, lệ phí",
    "Mẫu đơn, tờ khai",
    "Yêu cầu, điều kiện thực hiện",
    "Căn cứ pháp lý",
)
DETAIL = "templates/procedure/detail.html"
SHOWN = "templates/partials/procedure/parts.html"
LIST = "templates/procedure/list.html"
LINES = "templates/partials/procedure/lines.html"
LISTED = 'href="{{ line.address }}"'  # of a procedure in the list

TemplatesOf = Callable[[str, Callable[[str], str]], Path]


@pytest.fixture
def with_template(site_of: SiteOf) -> TemplatesOf:
    """The smallest site with its own copy of the templates, one of them changed."""

    def make(name: str, change: Callable[[str], str]) -> Path:
        root = site_of()
        shutil.copytree(ROOT / "templates", root / "templates", dirs_exist_ok=True)
        path = root / name
        text = path.read_text(encoding="utf-8")
        changed = change(text)
        assert changed != text, f"the change does not touch {name}"
        path.write_text(changed, encoding="utf-8")
        return root

    return make


def part_of(text: str, heading: str) -> str:
    """The block of the template that makes one part."""
    blocks: list[str] = re.findall(r"\{% call part\(.*?\{% endcall %\}", text, flags=re.DOTALL)
    return next(block for block in blocks if f'"{column(heading)}"' in block.split("%}")[0])


def messages(root: Path) -> list[str]:
    report = build(root)
    assert not report.published
    assert not (root / "public").exists()
    return [problem.message for problem in report.problems]


@pytest.mark.parametrize("heading", PARTS)
def test_a_part_lost_by_the_template_stops_the_build(heading: str, with_template: TemplatesOf) -> None:
    told = messages(with_template(SHOWN, lambda text: text.replace(part_of(text, heading), "")))
    lost = [message for message in told if f"thiếu phần «{heading}»" in message]
    assert len(lost) == 1
    assert "trang /thu-tuc/1.010040/" in lost[0]
    assert "bài content/procedures/1.010040.md" in lost[0]
    assert f"mẫu {DETAIL}" in lost[0]


def changed_parts(text: str, change: Callable[[str], str]) -> str:
    """The template of the parts with each of them changed."""
    for heading in PARTS:
        part = part_of(text, heading)
        text = text.replace(part, change(part))
    return text


@pytest.mark.parametrize("hiding", ["hidden", 'aria-hidden="true"', 'style="display: none"'])
def test_each_part_hidden_by_the_template_is_told(hiding: str, with_template: TemplatesOf) -> None:
    hide = partial(changed_parts, change=lambda part: f"<div {hiding}>{part}</div>")
    told = "\n".join(messages(with_template(SHOWN, hide)))
    assert [heading for heading in PARTS if f"thiếu phần «{heading}»" not in told] == []


def test_each_part_emptied_by_the_template_is_told_once(with_template: TemplatesOf) -> None:
    empty = partial(changed_parts, change=lambda part: part.split("%}")[0] + "%}{% endcall %}")
    told = messages(with_template(SHOWN, empty))
    assert len(told) == len(PARTS)
    assert [heading for heading in PARTS if f"phần «{heading}» chưa có nội dung" not in "\n".join(told)] == []


def test_a_posting_sheet_that_lacks_what_the_page_shows_stops_the_build(with_template: TemplatesOf) -> None:
    told = messages(
        with_template(
            "templates/partials/procedure/sheet.html",
            lambda text: text.replace("{{ procedure_parts(", "{# ").replace("prefix, paper=true) }}", "#}"),
        )
    )
    lost = [message for message in told if "thiếu phần" in message]
    assert len(lost) == len(PARTS) + 2  # its decisions and its sources too
    assert all(
        "trang /thu-tuc/1.010040/phieu/" in message and "templates/sheet/sheet.html" in message for message in lost
    )


def test_a_sheet_dropped_from_the_list_of_sheets_stops_the_build(with_template: TemplatesOf) -> None:
    told = messages(
        with_template(
            "templates/partials/procedure/sheet_lines.html", lambda text: text.replace("{{ line.address }}", "/")
        )
    )
    assert any("trang /niem-yet/" in message and "danh sách thiếu liên kết" in message for message in told)


def test_a_procedure_dropped_from_the_list_stops_the_build(with_template: TemplatesOf) -> None:
    root = with_template(
        LINES,
        lambda text: text.replace(LISTED, 'href="/thu-tuc/"'),
    )
    told = messages(root)
    assert len(told) == 1
    assert "danh sách thiếu liên kết tới thủ tục 1.010040" in told[0]
    assert "trang /thu-tuc/" in told[0]
    assert "mẫu templates/procedure/list.html" in told[0]


def test_a_link_in_the_list_that_nobody_sees_does_not_count(with_template: TemplatesOf) -> None:
    root = with_template(
        LINES,
        lambda text: text.replace(LISTED, f"hidden {LISTED}"),
    )
    assert any("danh sách thiếu liên kết" in message for message in messages(root))


def test_a_news_item_that_links_the_procedure_does_not_list_it(site_of: SiteOf) -> None:
    """The trap measured before: some page links to it, so a naive check stays green."""
    root = site_of({"content/news/2026/tin-1.md": NEWS + "\n[Xem](../../procedures/1.010040.md)\n"})
    shutil.copytree(ROOT / "templates", root / "templates")
    path = root / LINES
    text = path.read_text(encoding="utf-8")
    assert LISTED in text
    path.write_text(text.replace(LISTED, 'href="/thu-tuc/"'), encoding="utf-8")
    assert any("danh sách thiếu liên kết" in message for message in messages(root))


def test_one_paper_of_a_dossier_that_is_not_shown_stops_the_build(site_of: SiteOf) -> None:
    more = PROCEDURE.replace("        Mẫu: Mẫu 01\n", "        Mẫu: Mẫu 01\n      - Tên: Giấy thứ hai\n")
    root = site_of({"content/procedures/1.010040.md": more})
    shutil.copytree(ROOT / "templates", root / "templates")
    changed = 0
    for path in (root / "templates").rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        new = re.sub(r"in (\w+\.giay_to) %\}", r"in \1[:1] %}", text)
        changed += new != text
        path.write_text(new, encoding="utf-8")
    assert changed
    assert any("phần «Thành phần hồ sơ» không hiện «Giấy thứ hai»" in message for message in messages(root))


def test_a_dead_link_and_a_dead_anchor_name_page_file_and_address(site_of: SiteOf) -> None:
    text = NEWS + "\n[a](/thu-tuc/9.999999/) và [b](/thu-tuc/1.010040/#khong-co) và [c](/Lien-he/)\n"
    told = messages(site_of({"content/news/2026/tin-1.md": text}))
    assert len(told) == 3
    for message in told:
        assert "trang /tin-tuc/tin-1/ (bài content/news/2026/tin-1.md, mẫu templates/news/detail.html)" in message
    assert any("«/thu-tuc/9.999999/»" in message for message in told)
    assert any("«/thu-tuc/1.010040/#khong-co»" in message for message in told)
    assert any("«/Lien-he/»" in message for message in told)


def test_two_equal_headings_in_a_body_get_different_anchors(site_of: SiteOf) -> None:
    root = site_of({"content/news/2026/tin-1.md": NEWS + "\n## Điều 1\n\na\n\n## Điều 1\n\nb\n"})
    assert build(root).published


@pytest.mark.parametrize("text", ["{{ tên }}", "**đậm**", "[a](b)", "| a | b |", "`mã`", "None"])
def test_leftover_syntax_of_a_template_stops_the_build(text: str, with_template: TemplatesOf) -> None:
    """A body's own leftovers are told by gate 1, with their line; this is what only the finished page shows."""
    literal = "{{ " + repr(text) + " }}"
    told = messages(
        with_template("templates/contact.html", lambda page: page.replace("</h1>", f"</h1><p>{literal}</p>"))
    )
    assert len(told) == 1
    assert told[0].startswith("trang /lien-he/ (mẫu templates/contact.html): còn sót")


def test_a_page_is_read_as_a_reader_meets_it() -> None:
    page = read_page(
        """<!DOCTYPE html><title>T</title><main><h1>Tên</h1><section id=x><h2>A</h2><p>một <b>hai</b>
        <p hidden>không<template>x</template><script src=y></script><noscript>z</noscript>
        <details><summary>ba</summary><p>bốn</details><p inert>năm<p class="unseen">sáu<p style="x">bảy</section>
        <section><h2>B</h2><div aria-hidden=true>q</div></section>
        <p><a href=../b/>l</a> <a href=../c/ hidden>m</a></main>""".encode(),
    )
    assert page.title == "Tên"
    assert dict(page.parts) == {"A": ("một hai", "ba"), "B": ()}
    assert page.ids == ("x",)
    assert [(link.target, link.text, link.heading) for link in page.links] == [
        ("y", "", "A"),
        ("../b/", "l", ""),
        ("../c/", "", ""),
    ]
    assert {"bốn", "q"} <= set(page.texts), "what is hidden may still leak"
    assert page.forbidden == ("thuộc tính style",)


RICH = (
    PROCEDURE.replace(
        "Phí, lệ phí: Không",
        "Phí, lệ phí:\n  - Loại: Phí\n    Trường hợp: Cấp mới\n    Mức: 150.000 đồng\n"
        "    Căn cứ: 02/2026/TT-THU\n  - Trường hợp: Cấp lại\n    Mức: 50.000 đồng",
    )
    .replace(
        "Thời hạn giải quyết: 05 ngày làm việc",
        "Thời hạn giải quyết:\n  - Trường hợp: Cấp mới\n    Thời hạn: 10 ngày\n"
        "  - Trường hợp: Cấp lại\n    Thời hạn: 5 ngày",
    )
    .replace(
        "        Mẫu: Mẫu 01\n",
        "        Mẫu: Mẫu 01\n        Dạng bản: Bản chính\n        Bản chính: 2\n        Tệp: content/files/mau.pdf\n",
    )
    .replace(
        "    Mô tả: Nộp ở quầy một cửa\n",
        "    Mô tả: Nộp ở quầy một cửa\n  - Hình thức: Trực tuyến\n    Liên kết: https://dichvucong.example/nop\n",
    )
    .replace(
        "Kết quả thực hiện", "Cơ quan có thẩm quyền: Cấp trên\nĐịa chỉ tiếp nhận hồ sơ: Số 1 phố Thử\nKết quả thực hiện"
    )
    .replace(
        "Căn cứ pháp lý: 01/2026/NĐ-THU",
        "Căn cứ pháp lý:\n  - Số ký hiệu: 01/2026/NĐ-THU\n    Ngày ban hành: 05/01/2026\n"
        "    Cơ quan ban hành: Nơi ban hành\nNguồn: Nguồn thử\nChưa đối chiếu: Số lượng hồ sơ",
    )
)
DETAIL_MUTANTS = (
    ("{{ item.copies }}", "", "templates/partials/procedure/dossier.html"),
    ("{{ item.copies }}", "{{ item.dang_ban }}", "templates/partials/procedure/dossier.html"),
    ("{{ fee.muc }}", "{{ (item.phi_le_phi|list)[-loop.index].muc }}", SHOWN),
    ("{{ limit.thoi_han }}", "{{ (item.thoi_han_giai_quyet|list)[-loop.index].thoi_han }}", SHOWN),
    ("{{ fee.loai|lower }}", "", SHOWN),
    ("{{ fee.can_cu }}", "", SHOWN),
    ("{% for fee in item.phi_le_phi %}", "{% for fee in item.phi_le_phi[:1] %}", SHOWN),
    ("{{ item.co_quan_co_tham_quyen }}", "", SHOWN),
    ("{{ item.dia_chi_tiep_nhan_ho_so }}", "", SHOWN),
    ("{{ basis.co_quan_ban_hanh }}", "", "templates/partials/procedure/bases.html"),
    ("ngày {{ day(basis.ngay_ban_hanh) }}", "", "templates/partials/procedure/bases.html"),
    ("Chưa đối chiếu.", "", "templates/partials/procedure/part.html"),
    (
        "<summary><h2>{{ heading }}</h2>",
        "<summary>Xem</summary><h2>{{ heading }}</h2><summary>",
        "templates/partials/procedure/part.html",
    ),
    ("{{ sources(item.nguon) }}", "", SHOWN),
    ("{{ history_told(item.history, item.rules_of) }}", "", SHOWN),
    ("{{ item.tom_tat }}", "", DETAIL),
    ('href="{{ channel.lien_ket }}"', 'href="/"', "templates/partials/procedure/channels.html"),
)


def rich(site_of: SiteOf) -> Path:
    return site_of({"content/procedures/1.010040.md": RICH, "content/files/mau.pdf": b"%PDF-1.4 thu"})


def test_a_procedure_with_every_value_is_published(site_of: SiteOf) -> None:
    good = build(rich(site_of))
    assert good.published, [str(problem) for problem in good.problems]


@pytest.mark.parametrize(("old", "new", "name"), DETAIL_MUTANTS)
def test_no_value_of_a_procedure_can_be_lost_or_swapped_by_a_template(
    old: str, new: str, name: str, site_of: SiteOf
) -> None:
    root = rich(site_of)
    shutil.copytree(ROOT / "templates", root / "templates")
    path = root / name
    text = path.read_text(encoding="utf-8")
    assert old in text, f"{old} is not in {name}"
    path.write_text(text.replace(old, new), encoding="utf-8")
    report = build(root)
    if 'href="/"' in new:  # the button above still leads there
        assert report.published
    else:
        assert not report.published, "the mutant lives"
        assert all("/thu-tuc/1.010040/" in problem.message for problem in report.problems)


@pytest.mark.parametrize(
    ("template", "old", "new", "told"),
    [
        (LINES, ">{{ line.title }}</a>", ">xem</a>", "mang tên «xem»"),
        (LIST, "<h2>{{ group.name }}", "<h2>Khác", "không nằm dưới lĩnh vực «Lĩnh vực thử»"),
    ],
)
def test_the_list_names_each_procedure_under_its_field(
    template: str, old: str, new: str, told: str, with_template: TemplatesOf
) -> None:
    said = messages(with_template(template, lambda text: text.replace(old, new)))
    assert any(told in message for message in said), said


@pytest.mark.parametrize(
    ("html", "told"),
    [
        ("<script>x()</script>", "mã viết thẳng trong trang"),
        ('<p style="color:red">x</p>', "thuộc tính style"),
        ('<p onclick="x()">x</p>', "thuộc tính onclick"),
        ("<style>p{}</style>", "thẻ <style>"),
        ('<base href="https://evil.example/">', "thẻ <base>"),
        ('<img src="https://evil.example/a.png" alt="x">', "nội dung lấy từ nơi khác"),
        ("<a href='/thu-tuc/'>x</a>", "viết từ gốc tên miền"),
        ('<form action="https://evil.example/"></form>', "biểu mẫu gửi đi nơi khác"),
        ('<form action="//evil.example/"></form>', "biểu mẫu gửi đi nơi khác"),
        ('<form action="JavaScript:x()"></form>', "biểu mẫu gửi đi nơi khác"),
        ('<form action="/tim-kiem/" method="post"></form>', "biểu mẫu gửi đi nơi khác"),
        ('<button formaction="/tim-kiem/">x</button>', "biểu mẫu gửi đi nơi khác"),
        ('<form action="/khong-co/"></form>', "không dẫn tới trang nào"),
    ],
)
def test_active_inline_or_foreign_content_is_never_written(html: str, told: str, with_template: TemplatesOf) -> None:
    said = messages(with_template("templates/contact.html", lambda page: page.replace("</h1>", f"</h1>{html}")))
    assert any(told in message for message in said), said


def test_the_notice_of_a_demonstration_stands_on_every_page(with_template: TemplatesOf) -> None:
    root = with_template("templates/layouts/base.html", lambda text: text.replace("{{ chrome.banner }}", ""))
    said = messages(root)
    assert all("không hiện «Thông báo minh họa»" in message for message in said)
    assert len(said) > 5

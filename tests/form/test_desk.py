"""A sheet as a browser sends it back: what is written, what is told, what is refused."""

import base64
from pathlib import Path

import pytest

from generator.commands.form import FORMS_OF as TYPES
from generator.form.desk import Desk
from tests.conftest import EXAMPLE, NEWS, PROCEDURE, ROOT, SiteOf
from tests.form.browsing import Form

TIN, THU_TUC = "content/news/2026/tin-1.md", "content/procedures/1.010040.md"
SAVE = {"do": "save"}


def opened(desk: Desk, path: str) -> dict[str, str]:
    return Form(desk.opened(path).html).sent


@pytest.mark.parametrize("root", [ROOT, EXAMPLE], ids=["shipped", "example"])
def test_files_of_every_type_open_whole_and_say_the_same_when_sent_back(root: Path) -> None:
    from generator.form.sheet import changed_text, sent_sheet, sheet_of

    desk = Desk(root, TYPES)
    for own, paths in desk.files.every():
        for path in paths[:8]:
            data = (root / path).read_bytes()
            sheet = sent_sheet(own, path, opened(desk, path))
            assert changed_text(data.decode(), sheet_of(own, path, data), sheet) == data.decode(), path
            assert sheet.record is not None, path


def test_one_field_changed_changes_its_line_alone(site_of: SiteOf) -> None:
    noted = NEWS.replace("Nguồn:", "# ghi chú\nNguồn:").replace("\n", "\r\n")  # as Windows ends its lines
    root = site_of({TIN: noted})
    desk = Desk(root, TYPES)
    answer = desk.sent(TIN, opened(desk, TIN) | SAVE | {"f.tom_tat": "Tóm tắt khác."})
    assert answer.location == f"/_sua/tep/{TIN}?da-luu=1"
    assert (root / TIN).read_bytes().decode() == noted.replace("Tin để thử.", "Tóm tắt khác.")
    assert "Đã lưu: 1 dòng thay đổi." in desk.opened(TIN, "1").html
    assert [path.name for path in (root / TIN).parent.iterdir()] == ["tin-1.md"]


def test_elements_of_a_list_come_go_and_move(site_of: SiteOf) -> None:
    two = "Căn cứ pháp lý:\n  - 01/2026/NĐ-THU\n  # ghi chú\n  - Số ký hiệu: 02/2026/NĐ-THU\n    Điều khoản: Điều 3\n"
    text = PROCEDURE.replace("Căn cứ pháp lý: 01/2026/NĐ-THU\n", two)
    root = site_of({THU_TUC: text})
    desk = Desk(root, TYPES)
    path = "f.can_cu_phap_ly"
    more = desk.sent(THU_TUC, opened(desk, THU_TUC) | {"do": f"add:{path}"}).html
    assert 'id="f-can_cu_phap_ly-2" tabindex="-1" autofocus' in more
    assert 'role="alert"' not in more, "what is only begun is not yet wrong"
    added = Form(more).sent | {f"{path}.2.so_ky_hieu": "12/2020/NĐ-CP"}
    moved = Form(desk.sent(THU_TUC, added | {"do": f"up:{path}.2"}).html).sent
    assert moved[f"{path}.1.so_ky_hieu"] == "12/2020/NĐ-CP"
    assert desk.sent(THU_TUC, moved | SAVE).location.endswith("=1")
    third = text.replace("  # ghi chú\n", "  - 12/2020/NĐ-CP\n  # ghi chú\n")
    assert (root / THU_TUC).read_text(encoding="utf-8") == third
    gone = Form(desk.sent(THU_TUC, opened(desk, THU_TUC) | {"do": f"remove:{path}.1"}).html).sent
    assert desk.sent(THU_TUC, gone | SAVE).location
    assert (root / THU_TUC).read_text(encoding="utf-8") == text


def test_faults_stand_at_their_fields_and_nothing_is_written(site_of: SiteOf) -> None:
    root = site_of()
    desk = Desk(root, TYPES)
    html = desk.sent(
        THU_TUC, opened(desk, THU_TUC) | SAVE | {"f.can_cu_phap_ly.0.so_ky_hieu": "", "b.0": "Một\n\n<b>hai</b>"}
    ).html
    assert "Chưa lưu: 2 chỗ cần sửa" in html
    assert '<a href="#f-can_cu_phap_ly">' in html or '<a href="#f-can_cu_phap_ly-0-so_ky_hieu">' in html
    assert 'id="b-0-p1"><strong>Lỗi ở dòng 3:' in html
    assert "&lt;b&gt;hai&lt;/b&gt;" in html, "what was typed stays, and is no HTML"
    day = desk.sent(TIN, opened(desk, TIN) | SAVE | {"f.ngay_dang": "31/02/2026"}).html
    assert 'id="f-ngay_dang" name="f.ngay_dang" aria-describedby="f-ngay_dang-hint f-ngay_dang-p1"' in day
    assert (root / TIN).read_text(encoding="utf-8") == NEWS


def test_a_rule_of_the_whole_record_leads_to_its_field_too(site_of: SiteOf) -> None:
    desk = Desk(site_of(), TYPES)
    html = desk.sent(THU_TUC, opened(desk, THU_TUC) | SAVE | {"f.ma_thu_tuc": "1.999999"}).html
    assert '<a href="#f-ma_thu_tuc">' in html


def test_what_somebody_else_wrote_is_shown_and_kept(site_of: SiteOf) -> None:
    root = site_of()
    desk = Desk(root, TYPES)
    mine = opened(desk, TIN) | SAVE | {"f.tieu_de": "Tiêu đề của tôi"}
    theirs = NEWS.replace("tin thứ nhất.", "tin, người khác sửa.")
    (root / TIN).write_text(theirs, encoding="utf-8")
    conflict = desk.sent(TIN, mine).html
    assert (root / TIN).read_text(encoding="utf-8") == theirs
    assert "<ins>+ Nội dung của tin, người khác sửa.</ins>" in conflict
    assert "<ins>+ Tiêu đề: Tiêu đề của tôi</ins>" in conflict
    again = Form(conflict).sent
    assert again["f.tieu_de"] == "Tiêu đề của tôi", "what was typed is not lost"
    assert desk.sent(TIN, again | SAVE).location
    assert (root / TIN).read_text(encoding="utf-8") == theirs.replace("Tin thứ nhất", "Tiêu đề của tôi")


def test_a_file_taken_away_meanwhile_is_not_made_again(site_of: SiteOf) -> None:
    root = site_of()
    desk = Desk(root, TYPES)
    mine = opened(desk, TIN) | SAVE | {"f.tieu_de": "Tiêu đề của tôi"}
    (root / TIN).unlink()
    assert "Chưa lưu" in desk.sent(TIN, mine).html
    assert not (root / TIN).exists()


def test_a_new_file_is_written_once_and_never_over_another(site_of: SiteOf) -> None:
    root = site_of()
    desk = Desk(root, TYPES)
    blank = Form(desk.blank("news").html).sent
    path = "content/news/2026/tin-hai.md"
    typed = {"f.tieu_de": "Tin hai", "f.chuyen_muc": "Tin chung", "f.tom_tat": "Ngắn.", "b.0": "Chữ."}
    typed |= {"f.nguon": "Sở", "f.ngay_dang": "1/3/2026"}
    assert "bắt buộc" in desk.blank("news").html
    assert "Chưa lưu" in desk.sent_new("news", blank | SAVE | {"path": path}).html
    for bad in (TIN, "content/tin.md", "content/news/../../x.md", "/etc/x.md", "content/news/Tin Hai.md", ""):
        assert 'href="#path"' in desk.sent_new("news", blank | typed | SAVE | {"path": bad}).html, bad
    assert desk.sent_new("news", blank | typed | SAVE | {"path": path}).location == f"/_sua/tep/{path}?da-luu=moi"
    made = (root / path).read_text(encoding="utf-8")
    assert made.startswith("---\nTiêu đề: Tin hai\n")
    assert made.endswith("---\n\nChữ.\n")
    assert "đã có" in desk.sent_new("news", blank | typed | SAVE | {"path": path}).html


@pytest.mark.parametrize("own", [each.name for each in TYPES if each.files])
def test_every_type_has_an_empty_sheet(own: str, site_of: SiteOf) -> None:
    desk = Desk(site_of(), TYPES)
    blank = desk.blank(own)
    assert blank.status == 200
    assert 'role="alert"' not in blank.html
    assert "Chưa lưu" in desk.sent_new(own, Form(blank.html).sent | SAVE).html


BAD_PATHS = (
    "content/README.md",
    "content/../site.yaml",
    "content/news/../../../etc/passwd",
    "content/news/.an.md",
    "content\\news\\2026\\tin-1.md",
    "content/news/2026/tin-1.md\0",
    "content/news/lien-ket.md",
    "content/files/tep.md",
    "/content/news/2026/tin-1.md",
    "content//news/2026/tin-1.md",
    "content/news/" + "x" * 5_000 + ".md",
)


@pytest.mark.parametrize("path", BAD_PATHS)
def test_nothing_but_files_of_the_content_is_read_or_written(path: str, site_of: SiteOf) -> None:
    root = site_of({"content/README.md": NEWS, "content/files/tep.md": NEWS, "content/news/.an.md": NEWS})
    (root / "content/news/lien-ket.md").symlink_to(root / "site.yaml")
    before = {each: each.read_bytes() for each in root.rglob("*") if each.is_file()}
    desk = Desk(root, TYPES)
    mine = opened(desk, TIN) | SAVE | {"f.tieu_de": "Khác"}
    assert desk.opened(path).status == 404
    assert desk.sent(path, mine).status == 404
    assert {each: each.read_bytes() for each in root.rglob("*") if each.is_file()} == before


def test_a_file_that_only_a_text_editor_can_mend_says_so(site_of: SiteOf) -> None:
    broken = {
        "không có hàng rào": "dòng 1",
        NEWS.replace("Tóm tắt", "Tóm tăc"): "không có mục «Tóm tăc»",
        NEWS.replace("Tin để thử.", "\n  - a\n  - b"): "mục «Tóm tắt» viết không đúng kiểu",
        NEWS + "x" * 600_000: "quá nhiều ô",
    }
    for text, told in broken.items():
        desk = Desk(site_of({TIN: text}), TYPES)
        page = desk.opened(TIN).html
        assert told in page
        assert "Notepad" in page
    assert "Notepad" in Desk(site_of({TIN: b"---\n\xff\xfe"}), TYPES).opened(TIN).html


def test_a_wrong_value_in_a_file_opens_and_can_be_mended(site_of: SiteOf) -> None:
    root = site_of({TIN: NEWS.replace("01/03/2026", "31/02/2026")})
    desk = Desk(root, TYPES)
    page = desk.opened(TIN).html
    assert "«31/02/2026» không phải ngày có thật" in page
    assert desk.sent(TIN, Form(page).sent | SAVE | {"f.ngay_dang": "01/03/2026"}).location
    assert (root / TIN).read_text(encoding="utf-8") == NEWS


ODD = ("\0", "\x1b[31m", "a" * 200_000, "- " * 5_000, "[" * 5_000, "---", "# a: b", '"', "x\n---\ny", "{a: b}")


@pytest.mark.parametrize("odd", ODD, ids=range(len(ODD)))
def test_odd_texts_are_kept_or_told_never_a_fault_of_ours(odd: str, site_of: SiteOf) -> None:
    root = site_of()
    desk = Desk(root, TYPES)
    for name in ("f.tieu_de", "f.chuyen_muc", "f.ngay_dang", "b.0", "opened", "seen", "do"):
        answer = desk.sent(TIN, opened(desk, TIN) | SAVE | {name: odd})
        assert answer.location or answer.html
        if answer.location:
            assert 'role="alert"' not in desk.opened(TIN).html, (name, odd[:20])
    assert desk.sent(THU_TUC, {"do": odd, "opened": base64.b64encode(PROCEDURE.encode()).decode()}).html
    assert desk.sent(THU_TUC, opened(desk, THU_TUC) | {"f.can_cu_phap_ly.size": odd}).html


HARD = (
    "- gạch đầu dòng",
    "a: b",
    ":",
    "#1",
    "có # giữa",
    "'",
    '"trong ngoặc"',
    "có",
    "1.10",
    "31/12",
    "{x}",
    "* sao",
    "|",
)


@pytest.mark.parametrize("line_end", ["\n", "\r\n"], ids=["lf", "crlf"])
def test_hard_values_come_back_as_they_were_typed_beside_comments_and_a_mark(line_end: str, site_of: SiteOf) -> None:
    text = "\ufeff" + NEWS.replace("Nguồn:", "# ghi chú\nNguồn:").replace("\n", line_end)
    root = site_of({TIN: text.encode()})
    desk = Desk(root, TYPES)
    for hard in HARD:
        answer = desk.sent(TIN, opened(desk, TIN) | SAVE | {"f.tieu_de": hard, "f.tom_tat": f"{hard}\r\nhai"})
        now = (root / TIN).read_bytes().decode()
        if answer.location:
            assert opened(desk, TIN)["f.tieu_de"] == hard
        assert now.startswith("\ufeff---")
        assert f"# ghi chú{line_end}" in now
        assert line_end == "\n" or "\n" not in now.replace("\r\n", "")


def test_a_body_with_a_fence_and_a_very_long_one_are_kept(site_of: SiteOf) -> None:
    root = site_of()
    desk = Desk(root, TYPES)
    for body in ("Trên\r\n\r\n---\r\n\r\nDưới", "Đoạn dài. " * 20_000, "a: b\r\n\r\n- một\r\n\r\n# không"):
        answer = desk.sent(TIN, opened(desk, TIN) | SAVE | {"b.0": body})
        if answer.location:
            assert opened(desk, TIN)["b.0"].strip() == body.strip()
        else:
            assert 'id="b-0-p1"' in answer.html, "told at the body"
    assert desk.opened(TIN).status == 200


def test_two_tabs_with_the_same_file_lose_nothing(site_of: SiteOf) -> None:
    root = site_of()
    desk = Desk(root, TYPES)
    one, two = opened(desk, TIN), opened(desk, TIN)
    assert desk.sent(TIN, one | SAVE | {"f.tieu_de": "Của thẻ một"}).location
    second = desk.sent(TIN, two | SAVE | {"f.tom_tat": "Của thẻ hai."})
    assert "vừa được sửa ở nơi khác" in second.html
    assert desk.sent(TIN, Form(second.html).sent | SAVE).location
    both = NEWS.replace("Tin thứ nhất", "Của thẻ một").replace("Tin để thử.", "Của thẻ hai.")
    assert (root / TIN).read_text(encoding="utf-8") == both


def test_a_list_longer_than_a_page_is_refused_never_cut(site_of: SiteOf) -> None:
    long = "Căn cứ pháp lý:\n" + "".join(f"  - {number:02}/2026/NĐ-THU\n" for number in range(1_001))
    text = PROCEDURE.replace("Căn cứ pháp lý: 01/2026/NĐ-THU\n", long)
    root = site_of({THU_TUC: text})
    page = Desk(root, TYPES).opened(THU_TUC).html
    assert "mục «Căn cứ pháp lý» có 1001 phần" in page
    assert "lệnh import" in page


def test_what_the_machine_cannot_do_is_said_in_vietnamese(site_of: SiteOf, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = Desk(site_of(), TYPES)
    mine = opened(desk, TIN) | SAVE | {"f.tieu_de": "Tiêu đề của tôi"}

    def held(path: Path, *_: object) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "replace", held)
    html = desk.sent(TIN, mine).html
    assert "máy không ghi được tệp (không có quyền đọc hoặc ghi" in html
    assert "Permission" not in html
    assert 'value="Tiêu đề của tôi"' in html or ">\nTiêu đề của tôi<" in html, "what was typed is not lost"

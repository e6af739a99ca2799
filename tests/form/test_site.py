"""`site.yaml` as a sheet, and new files as `new` begins them."""

from pathlib import Path

import pytest

from generator.commands.form import FORMS_OF
from generator.form.desk import Beginning, Desk, Starts
from generator.form.sheet import changed_text, sent_sheet, sheet_of
from generator.model.settings import SETTINGS
from generator.problems import UsageFailed
from tests.conftest import EXAMPLE, ROOT, SMALL, SiteOf
from tests.form.browsing import Form

SITE = "site.yaml"
SAVE = {"do": "save"}


def desk_of(root: Path) -> Desk:
    return Desk(root, FORMS_OF)


@pytest.mark.parametrize("root", [ROOT, EXAMPLE], ids=["shipped", "example"])
def test_it_opens_whole_and_says_the_same_when_sent_back(root: Path) -> None:
    data = (root / SITE).read_bytes()
    page = desk_of(root).opened(SITE)
    assert "<h1>Khai báo của cơ quan</h1>" in page.html
    sheet = sent_sheet(SETTINGS, SITE, Form(page.html).sent)
    assert sheet.record is not None
    assert changed_text(data.decode(), sheet_of(SETTINGS, SITE, data), sheet) == data.decode()


@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["plain", "bom"])
def test_one_field_changed_changes_its_line_alone(mark: str, site_of: SiteOf) -> None:
    text = mark + "# của ta\n" + SMALL[SITE].replace("\n", "\r\n")
    root = site_of({SITE: text.encode()})
    desk = desk_of(root)
    sent = Form(desk.opened(SITE).html).sent
    name = sent["f.ten_co_quan"]
    answer = desk.sent(SITE, sent | SAVE | {"f.ten_co_quan": "Sở: mới # hai"})
    assert answer.location == "/_sua/tep/site.yaml?da-luu=1"
    now = (root / SITE).read_bytes().decode()
    assert now == text.replace(f"Tên cơ quan: {name}", 'Tên cơ quan: "Sở: mới # hai"')


def test_groups_of_lines_come_and_go(site_of: SiteOf) -> None:
    root = site_of()
    desk = desk_of(root)
    more = Form(desk.sent(SITE, Form(desk.opened(SITE).html).sent | {"do": "add:f.ngay_nghi"}).html).sent
    at = f"f.ngay_nghi.{int(more['f.ngay_nghi.size']) - 1}"
    day = {f"{at}.ten": "Quốc khánh", f"{at}.tu_ngay": "02/09/2026"}
    wrong = desk.sent(SITE, more | day | SAVE | {f"{at}.den_ngay": "01/09/2026"}).html
    assert "«Quốc khánh»: «Đến ngày» 01/09/2026 trước «Từ ngày»" in wrong
    assert f'id="{at.replace(".", "-")}-den_ngay-p1"' in wrong, "at its field"
    assert (root / SITE).read_text(encoding="utf-8") == SMALL[SITE]
    assert desk.sent(SITE, more | day | SAVE).location
    gone = Form(desk.sent(SITE, Form(desk.opened(SITE).html).sent | {"do": f"remove:{at}"}).html).sent
    assert desk.sent(SITE, gone | SAVE).location
    assert (root / SITE).read_text(encoding="utf-8") == SMALL[SITE]


def test_it_is_neither_made_anew_nor_read_through_a_link(site_of: SiteOf, tmp_path: Path) -> None:
    root = site_of()
    assert desk_of(root).blank("site").status == 404
    (root / SITE).rename(tmp_path / "khac.yaml")
    (root / SITE).symlink_to(tmp_path / "khac.yaml")
    assert desk_of(root).opened(SITE).status == 404


def test_a_new_file_begins_with_what_is_known(site_of: SiteOf) -> None:
    def begin(_: object, typed: str) -> Beginning:
        if typed == "9":
            raise UsageFailed("không có mã 9")
        values = {"ma_thu_tuc": typed, "ten_thu_tuc": "Cấp <thử>"}
        return Beginning(path=f"content/procedures/{typed}.md", values=values, notes=("Quyết định số 1.",))

    desk = Desk(site_of(), FORMS_OF, Starts(asks=lambda own: "mã thủ tục", begin=begin))
    asked = desk.blank("procedure").html
    assert "Mã thủ tục <span" in asked
    assert 'role="alert"' not in asked
    assert "chưa điền «mã thủ tục»" in desk.blank("procedure", "").html
    refused = desk.blank("procedure", "9").html
    assert "Chưa tạo được: không có mã 9." in refused
    assert 'value="9"' in refused
    begun = desk.blank("procedure", "1.001716").html
    sent = Form(begun).sent
    assert (sent["path"], sent["f.ten_thu_tuc"]) == ("content/procedures/1.001716.md", "Cấp <thử>")
    assert "Quyết định số 1." in begun
    assert 'role="alert"' not in begun, "what is only begun is not yet wrong"

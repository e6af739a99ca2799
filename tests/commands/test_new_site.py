"""`new-site` lays out the empty site of another department, which builds once its register and procedures are in."""

from pathlib import Path

import pytest

from tests.conftest import DECISION, PROCEDURE, build, called, tree_of


def test_a_new_site_builds_once_its_register_and_procedures_are_in(tmp_path: Path) -> None:
    root = tmp_path / "y-te"
    done = called("new-site", root, "--name", "Sở Y tế: tỉnh Thử", "--field", "Lĩnh vực thử", root=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "quyết định công bố" in done.stdout
    for label in ("Địa chỉ gốc", "Đường dây nóng"):
        assert f"site.yaml: «{label}»" in done.stdout
    empty = called("check", "--date", "2026-11-23", root=root)
    assert empty.returncode == 1
    assert empty.stderr.count("LỖI") == 1
    assert "[danh-muc-trong]" in empty.stderr
    (root / "content/register/qd-01.md").write_text(DECISION, encoding="utf-8")
    (root / "content/procedures/1.010040.md").write_text(PROCEDURE, encoding="utf-8")
    outcome = build(root)
    assert outcome.published, [str(problem) for problem in outcome.problems]
    home = (root / "public/index.html").read_text(encoding="utf-8")
    assert "Sở Y tế: tỉnh Thử" in home
    assert "Sơn La" not in "".join(page.read_text(encoding="utf-8") for page in (root / "public").rglob("*.html"))


def test_what_nobody_knows_yet_is_left_empty_and_told_by_its_line(tmp_path: Path) -> None:
    root = tmp_path / "trong"
    done = called("new-site", root, root=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "điền các mục còn trống" in done.stdout
    told = called("check", root=root)
    assert told.returncode == 2
    for label in ("Tên cơ quan", "Mô tả", "Lĩnh vực"):
        assert f"{label}: " in told.stderr


@pytest.mark.parametrize("name", ["co-roi", "co-roi/tep.txt"])
def test_a_folder_that_holds_something_is_left_alone(name: str, tmp_path: Path) -> None:
    (tmp_path / "co-roi").mkdir()
    (tmp_path / "co-roi/tep.txt").write_text("của tôi", encoding="utf-8")
    before = tree_of(tmp_path)
    assert called("new-site", tmp_path / name, root=tmp_path).returncode == 2
    assert tree_of(tmp_path) == before

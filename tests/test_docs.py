"""What exists is documented, and what is documented exists."""

import re
import subprocess
from pathlib import Path

from generator.commands.cli import cli
from generator.commands.reference import TYPES, reference, schemas
from generator.kinds import KINDS
from tests.conftest import ROOT, command
from tests.test_broken import rules_of_the_generator


def test_the_reference_of_fields_is_current() -> None:
    assert (ROOT / "docs/noi-dung.md").read_text(encoding="utf-8") == reference(TYPES)


def test_the_schemas_are_current_and_no_other_lies_beside_them() -> None:
    shipped = {path.name: path.read_text(encoding="utf-8") for path in (ROOT / "docs/schema").iterdir()}
    assert shipped == schemas(TYPES)


def test_the_schema_of_a_type_that_is_no_more_is_taken_away_and_nothing_else(tmp_path: Path) -> None:
    folder = tmp_path / "docs" / "schema"
    folder.mkdir(parents=True)
    (folder / "cu.json").write_text("{}", encoding="utf-8")
    (folder / "ghi-chu.md").write_text("Ghi chú.", encoding="utf-8")
    assert command("docs", root=tmp_path).returncode == 0
    assert {path.name for path in folder.iterdir()} == {*schemas(TYPES), "ghi-chu.md"}


def test_every_rule_is_explained_to_editors() -> None:
    guide = (ROOT / "content/README.md").read_text(encoding="utf-8")
    assert {rule for rule in rules_of_the_generator() if f"`{rule}`" not in guide} == set()


def test_every_rule_has_an_anchor_with_the_mistake_the_reason_and_the_right_text() -> None:
    parts = re.split(r"^### (.+)\n", (ROOT / "docs/loi.md").read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
    assert sorted(parts[::2]) == sorted(rules_of_the_generator())
    templates = ("thieu-tren-trang", "thua-tren-trang", "lo-bai-chua-dang", "mau-trang")  # told with the last of them
    for rule, text in zip(parts[::2], parts[1::2], strict=True):
        assert rule in templates or all(f"- **{part}:** " in text for part in ("Sai", "Vì sao", "Đúng")), rule


def test_every_command_is_in_the_readme() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert {name for name in cli.commands if f"`{name}" not in readme} == set()


def test_links_between_documents_lead_somewhere() -> None:
    for path in (*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), ROOT / "content/README.md"):
        prose = re.sub(r"```.*?```|`[^`]*`", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
        for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", prose):
            assert (path.parent / target).exists(), f"{path.name}: {target}"


def test_every_template_folder_is_a_kind_or_a_known_one() -> None:
    folders = {path.name for path in (ROOT / "templates").iterdir() if path.is_dir()}
    assert folders - {kind.name for kind in KINDS} == {"assets", "feeds", "item", "layouts", "partials", "sheet"}


def test_no_private_place_stands_in_a_tracked_file() -> None:
    tracked = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout.split(b"\0")
    here = str(ROOT).encode()
    for name in filter(None, tracked):
        path = ROOT / name.decode()
        if path.is_file():
            assert here + b"/" not in path.read_bytes(), name

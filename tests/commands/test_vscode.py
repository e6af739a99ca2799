"""VS Code knows the keys of `site.yaml`, and begins a file of each type as `new` does."""

import json
import re
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator

from generator.commands import vscode
from generator.commands.beginning import begin
from generator.commands.starts import STARTS, TYPES
from generator.declaring.file_type import FileType
from generator.outcome import Job
from tests.conftest import EXAMPLE, EXAMPLE_DAY, ROOT, called

SNIPPETS = json.loads(vscode.files()[vscode.SNIPPETS])


def test_what_is_shipped_is_current() -> None:
    assert {path: (ROOT / path).read_text(encoding="utf-8") for path in vscode.files()} == vscode.files()


@pytest.mark.parametrize("own", TYPES, ids=lambda own: own.name)
def test_a_snippet_becomes_what_new_makes_but_for_what_only_the_root_knows(own: FileType) -> None:
    snippet = SNIPPETS[own.label]
    assert STARTS[own.name].names[0] in snippet["prefix"]
    body = "\n".join(snippet["body"])
    stops = [int(number) for number in re.findall(r"\$\{(\d+):\(điền ", body)]
    assert stops == list(range(1, len(stops) + 1))
    text = re.sub(r"\$\{\d+:(\(điền .*?\))(?<!\\)\}", r"\1", body).replace(
        "$CURRENT_DATE/$CURRENT_MONTH/$CURRENT_YEAR", "20/12/2022"
    )
    text = re.sub(r"\\([\\$}])", r"\1", text) + "\n"
    assert "$" not in text
    if own.name not in ("procedure", "english"):  # of which the register knows more
        made, _ = begin(own, Job(root=EXAMPLE, date=EXAMPLE_DAY), "", None)
        assert keys(text) == keys(made)


def keys(text: str) -> list[str]:
    """The lines that say something."""
    return [line for line in text.split("\n") if not line.lstrip().startswith("# ")]


def test_site_yaml_as_that_extension_reads_it_fits_the_schema_it_is_told_of(tmp_path: Path) -> None:
    root = tmp_path / "moi"
    assert called("new-site", root, "--name", "Sở Thử", "--field", "Lĩnh vực thử", root=tmp_path).returncode == 0
    for place in (ROOT, root):
        settings = json.loads((place / ".vscode/settings.json").read_text(encoding="utf-8"))
        ((schema, target),) = settings["yaml.schemas"].items()
        validator = Draft202012Validator(json.loads((place / schema).read_text(encoding="utf-8")))
        read = yaml.load((place / target).read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
        assert [fault.message for fault in validator.iter_errors(read)] == []
    assert (root / vscode.SNIPPETS).is_file()


def test_settings_of_ones_own_stay(tmp_path: Path) -> None:
    own = tmp_path / ".vscode/settings.json"
    own.parent.mkdir()
    own.write_text("{}", encoding="utf-8")
    assert called("docs", root=tmp_path).returncode == 0
    assert own.read_text(encoding="utf-8") == "{}"
    assert (tmp_path / vscode.SNIPPETS).is_file()

"""Every page of the whole column, shipped and example, is HTML that html-validate finds nothing wrong in."""

import json
import os
import subprocess
from pathlib import Path

import pytest

from tests.conftest import needs

HERE = Path(__file__).parent
VALIDATOR = HERE / "node_modules/html-validate/bin/html-validate.mjs"
CONFIG = HERE / ".htmlvalidate.mjs"


def faults(column: Path) -> list[str]:
    """What the validator finds in all pages under a folder: page, line, what."""
    node = needs("node")
    if not VALIDATOR.exists():
        if os.environ.get("CI"):
            pytest.fail("html-validate is not installed, and CI skips nothing")
        pytest.skip("html-validate is not installed: npm ci --prefix tests/html")
    command = [node, str(VALIDATOR), "--config", str(CONFIG), "--formatter", "json", f"{column}/**/*.html"]
    done = subprocess.run(command, cwd=HERE, capture_output=True, encoding="utf-8", timeout=120, check=False)
    assert done.stdout.startswith("["), done.stderr
    return [
        f"{Path(page['filePath']).relative_to(column)}:{message['line']}: {message['message']} ({message['ruleId']})"
        for page in json.loads(done.stdout)
        for message in page["messages"]
    ]


def test_the_shipped_column_is_valid(column: Path) -> None:
    assert faults(column) == []


def test_one_of_everything_is_valid(example_column: Path) -> None:
    assert faults(example_column) == []


def test_a_fault_would_be_found(tmp_path: Path) -> None:
    page = '<!DOCTYPE html>\n<html lang="vi">\n<title>Thử</title>\n<p><div style="color: red" id="a" id="b">'
    (tmp_path / "index.html").write_text(page, encoding="utf-8")
    found = faults(tmp_path)
    rules = {each.rpartition("(")[2].rstrip(")") for each in found}
    assert {"no-inline-style", "no-dup-attr", "close-order"} <= rules
    assert any(each.startswith("index.html:4: ") for each in found)


def test_the_lock_names_versions_and_no_place_to_download_from() -> None:
    locked = json.loads((HERE / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    assert locked[""]["devDependencies"] == {"html-validate": locked["node_modules/html-validate"]["version"]}
    assert all("resolved" not in package for package in locked.values())
    assert all("://" not in package.get("integrity", "") for package in locked.values())

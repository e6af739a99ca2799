"""What VS Code needs to know of a site root: the schema of `site.yaml`, and a snippet to begin each type of file.

No extension of it reads the front matter of Markdown by a schema, so that there the snippets stand for completion.
"""

import json
import re
from collections.abc import Iterator, Mapping

from generator.commands.beginning import HEAD
from generator.commands.starts import STARTS, TYPES
from generator.declaring.fields import specs
from generator.declaring.file_type import FileType
from generator.declaring.skeleton import skeleton

SNIPPETS = ".vscode/cchc.code-snippets"
SCHEMA = "docs/schema/site.json"
_TODAY = "31/12/2222"  # stands for the day on which a snippet is used
_SETTINGS = {
    "yaml.schemas": {SCHEMA: "site.yaml"},
    "yaml.schemaStore.enable": False,  # nothing is asked of the net
    "redhat.telemetry.enabled": False,
    "files.encoding": "utf8",
    "files.associations": {"*.giu": "plaintext"},
    "[markdown]": {
        "editor.wordWrap": "on",
        "editor.snippetSuggestions": "top",
        "editor.quickSuggestions": {"other": "on", "comments": "off", "strings": "off"},
        "editor.unicodeHighlight.ambiguousCharacters": False,
    },
}


def files() -> Mapping[str, str]:
    """The text of each file, by its path from the root."""
    snippets = {own.label: _snippet(own) for own in TYPES}
    contents = {
        ".vscode/settings.json": _SETTINGS,
        ".vscode/extensions.json": {"recommendations": ["redhat.vscode-yaml"]},
        SNIPPETS: snippets,
    }
    return {path: json.dumps(each, ensure_ascii=False, indent=2) + "\n" for path, each in contents.items()}


def _snippet(own: FileType) -> Mapping[str, object]:
    start = STARTS[own.name]
    text = skeleton(
        own.record,
        {"ngay_dang": _TODAY} if "ngay_dang" in specs(own.record) else {},
        needed=start.needed,
        words={},
        notes=(f"{own.label}. {own.help}".strip(), *HEAD),
        body=start.body,
    )
    names = [*start.names, own.name]
    return {"scope": "markdown", "prefix": names, "description": own.label, "body": [*_body(text)]}


def _body(text: str) -> Iterator[str]:
    """The lines, each blank to be filled in a stop of the Tab key."""
    stops = 0
    for line in text.rstrip("\n").split("\n"):
        escaped = re.sub(r"([\\$}])", r"\\\1", line)
        if not line.lstrip().startswith("#") or line.startswith("## "):
            stops += len(found := re.findall(r"\(điền [^)]*\)", escaped))
            for number, blank in enumerate(found, stops - len(found) + 1):
                escaped = escaped.replace(blank, f"${{{number}:{blank}}}", 1)
        yield escaped.replace(_TODAY, "$CURRENT_DATE/$CURRENT_MONTH/$CURRENT_YEAR")

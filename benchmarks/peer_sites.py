"""The corpus as the source trees of the peers: every body unchanged, front matter by the names that each one knows."""

import shutil
from collections.abc import Iterable
from pathlib import Path

from benchmarks.bodies import body
from benchmarks.corpus import Content, News, Procedure
from benchmarks.yaml_text import Value, front_matter

CONFIGURATIONS = Path(__file__).parent / "peers"
SECTIONS = {"procedures": "Thủ tục hành chính", "news": "Tin tức", "indices": "Chỉ số"}


def hugo(contents: Iterable[Content], root: Path) -> dict[str, str]:
    """Write Hugo's site; return the file of every page with its title."""
    shutil.copytree(CONFIGURATIONS / "hugo", root, dirs_exist_ok=True)
    for section, title in SECTIONS.items():
        _write(root / "content" / section / "_index.md", front_matter({"title": title}))
    pages = {}
    for each in contents:
        values = {"title": each.head.title, "date": each.head.date, "lastmod": each.head.updated} | _values(each)
        text = front_matter({**values, "fields": [each.head.field]})
        pages[_page(each)] = _write(root / _source(each), f"{text}\n{body(each)}", each.head.title)
    return pages


def pelican(contents: Iterable[Content], root: Path) -> dict[str, str]:
    """Write Pelican's site, whose Markdown files know flat front matter only; return as `hugo` does."""
    shutil.copytree(CONFIGURATIONS / "pelican", root, dirs_exist_ok=True)
    pages = {}
    for each in contents:
        values = {"slug": each.head.id, "title": each.head.title, "date": each.head.date, "modified": each.head.updated}
        flat = {**values, "tags": each.head.field, **_values(each)}
        lines = (f"{key}: {_flat(value)}" for key, value in flat.items())
        pages[_page(each)] = _write(root / _source(each), "\n".join((*lines, "", body(each))), each.head.title)
    return pages


def _values(content: Content) -> dict[str, Value]:
    """What the front matter of both peers says alike."""
    common: dict[str, Value] = {"field_name": content.head.field_name, "summary": content.head.summary}
    if isinstance(content, Procedure):
        limit = f"{content.days} ngày làm việc"
        return common | {
            "agency": content.agency,
            "level": content.level,
            "online": content.online,
            "time_limit": limit,
            "fee": content.fee,
            "result": content.result,
            "code": content.code,
        }
    if isinstance(content, News):
        return common | {"author": content.author, "image": content.image, "image_alt": content.image_alt}
    components: list[Value] = [
        {"name": each.name, "score": each.score, "max": each.maximum, "rank": each.rank} for each in content.components
    ]
    return common | {"year": content.year, "total": content.total, "rank": content.rank, "components": components}


def _flat(value: Value) -> str:
    """A list of components as 'name;score;max;rank' lines, anything else as it is."""
    if isinstance(value, list):
        return "\n    ".join(";".join(map(str, each.values())) for each in value if isinstance(each, dict))
    return str(value)


def _source(content: Content) -> str:
    return f"content/{_section(content)}/{content.head.id}.md"


def _page(content: Content) -> str:
    return f"{_section(content)}/{content.head.id}/index.html"


def _section(content: Content) -> str:
    return "procedures" if isinstance(content, Procedure) else "news" if isinstance(content, News) else "indices"


def _write(path: Path, text: str, title: str = "") -> str:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")
    return title

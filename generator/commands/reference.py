"""Write the editors' reference of every kind and field (`docs/noi-dung.md`) and the schemas from the declarations."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from generator.declaring.fields import Group, specs
from generator.declaring.schema import schema
from generator.declaring.spec import Spec
from generator.model.decision import Decision
from generator.model.kind import Kind
from generator.model.settings import Settings

DECISIONS, SETTINGS = "Quyết định công bố", "Khai báo của cơ quan"
HEAD = """# Các loại nội dung và các mục

Trang này do lệnh `python build.py docs` viết ra từ chính chương trình; đừng sửa tay.

Tên mục viết có dấu hay không dấu, hoa hay thường đều được. Ngày viết `31/12/2022`; số thập phân dùng dấu phẩy: `62,45`.
Mục **bắt buộc** in đậm. Giá trị có «: » hoặc « #» phải đặt trong dấu ngoặc kép.
"""


def reference(kinds: Iterable[Kind[Any]]) -> str:
    """The whole reference as Markdown."""
    pages = [HEAD]
    for kind in kinds:
        places = ", ".join(f"`content/{pattern}`" for pattern in kind.files)
        pages.append("\n".join(_chapter(kind.label, f"{places}. {kind.help}".strip(), kind.record)))
    pages.append("\n".join(_chapter(DECISIONS, "`content/register/*.md`. Mỗi quyết định một tệp.", Decision)))
    pages.append("\n".join(_chapter(SETTINGS, "`site.yaml`.", Settings)))
    return "\n".join(pages)


def schemas(kinds: Iterable[Kind[Any]]) -> dict[str, str]:
    """JSON Schema of the files of each kind, of the decisions and of `site.yaml`: by the name of its own file."""
    declared: dict[str, tuple[type[Group], str]] = {kind.name: (kind.record, kind.label) for kind in kinds}
    declared |= {"register": (Decision, DECISIONS), "site": (Settings, SETTINGS)}
    return {
        f"{name}.json": json.dumps(schema(record, title), ensure_ascii=False, indent=1) + "\n"
        for name, (record, title) in declared.items()
    }


def _chapter(title: str, place: str, record: type[Group]) -> Iterator[str]:
    yield f"## {title}\n\n{place}\n"
    yield from _table(record)
    for heading, inner in _inner(record):
        yield f"\n### {title}: {heading}\n"
        yield from _table(inner)
    yield ""


def _table(record: type[Group]) -> Iterator[str]:
    yield "| Mục | Giá trị | Ví dụ | Ghi chú |"
    yield "|---|---|---|---|"
    for spec in specs(record).values():
        label = f"## {spec.label}" if spec.in_body else spec.label
        name = f"**{label}**" if spec.required else label
        yield "| " + " | ".join((name, spec.shape, spec.example, spec.help)) + " |"


def _inner(record: type[Group]) -> Iterator[tuple[str, type[Group]]]:
    for spec in specs(record).values():
        if spec.group is not None:
            yield _heading(spec), spec.group
            yield from ((f"{spec.label} › {heading}", inner) for heading, inner in _inner(spec.group))


def _heading(spec: Spec) -> str:
    return f"mỗi phần tử của «{spec.label}»"

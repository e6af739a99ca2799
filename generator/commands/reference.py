"""Write the editors' reference of every kind and field (`docs/noi-dung.md`) and the schemas from the declarations."""

import json
from collections.abc import Iterable, Iterator

from generator.declaring.fields import Group, specs
from generator.declaring.file_type import FileType
from generator.declaring.schema import schema
from generator.declaring.spec import Spec
from generator.kinds import KINDS
from generator.model.decision import DECISIONS
from generator.model.settings import SETTINGS

HEAD = """# Các loại nội dung và các mục

Trang này do lệnh `python build.py docs` viết ra từ chính chương trình; đừng sửa tay.

Tên mục viết có dấu hay không dấu, hoa hay thường đều được. Ngày viết `31/12/2022`; số thập phân dùng dấu phẩy: `62,45`.
Mục **bắt buộc** in đậm. Giá trị có «: » hoặc « #» phải đặt trong dấu ngoặc kép.
"""
TYPES: tuple[FileType, ...] = (*KINDS, DECISIONS, SETTINGS)


def reference(types: Iterable[FileType]) -> str:
    """The whole reference as Markdown."""
    return "\n".join((HEAD, *("\n".join(_chapter(each)) for each in types)))


def schemas(types: Iterable[FileType]) -> dict[str, str]:
    """JSON Schema of the files of each type, by the name of its own file."""
    return {
        f"{each.name}.json": json.dumps(schema(each.record, each.label), ensure_ascii=False, indent=1) + "\n"
        for each in types
    }


def _chapter(each: FileType) -> Iterator[str]:
    places = ", ".join(f"`content/{pattern}`" for pattern in each.files) or "`site.yaml`"
    yield f"## {each.label}\n\n{f'{places}. {each.help}'.strip()}\n"
    yield from _table(each.record)
    for heading, inner in _inner(each.record):
        yield f"\n### {each.label}: {heading}\n"
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
    return f"mỗi nhóm dòng của «{spec.label}»"

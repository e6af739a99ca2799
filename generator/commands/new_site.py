"""Lay out the site root of another department: `site.yaml` with what is known, a folder for each type of content."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from generator.declaring.fields import specs
from generator.declaring.file_type import FileType
from generator.declaring.spec import Spec
from generator.model.settings import BEFORE_OFFICIAL, Settings
from generator.problems import UsageFailed

HEAD = (
    "# Khai báo của cơ quan. Mỗi dòng: «Tên mục: giá trị». Dòng bắt đầu bằng # là lời giải thích hoặc mục chưa dùng:",
    "# muốn dùng mục nào thì bỏ dấu # đầu dòng rồi ghi giá trị thật; chưa biết thì để nguyên, không ghi tạm.",
)
KNOWN = {  # a beginning that any department can keep
    "ten_chuyen_muc": "Cải cách hành chính",
    "che_do": "minh họa",
    "thong_bao_minh_hoa": "Bản minh họa, chưa phải trang chính thức của cơ quan.",
    "dia_chi_goc": "https://cchc.example/",
}
CATEGORIES = (
    "Chỉ đạo, điều hành",
    "Thủ tục hành chính",
    "Chỉ số cải cách hành chính",
    "Tuyên truyền, phổ biến pháp luật",
)


def lay_out(target: Path, name: str, fields: Sequence[str], types: Sequence[FileType]) -> None:
    """Write the new site root; raise UsageFailed when something lies there already. `name` is the office's,
    `fields` those of its work; what is not given is left empty for the editor.
    """
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise UsageFailed(f"«{target.name}» đã có và không trống; chọn thư mục khác")
    for each in types:
        for pattern in each.files:
            folder = target / "content" / pattern.partition("/")[0]
            folder.mkdir(parents=True, exist_ok=True)
            (folder / ".gitkeep").touch()
    (target / "content/files").mkdir(exist_ok=True)
    (target / "content/files/.gitkeep").touch()
    (target / "site.yaml").write_text("\n".join(_settings(name, fields)) + "\n", encoding="utf-8", newline="\n")


def to_fill(settings: Settings | None, types: Sequence[FileType]) -> Iterator[str]:
    """What is still to be given, first things first; `settings` are None while `site.yaml` does not read."""
    if settings is None:
        yield "site.yaml: điền các mục còn trống (chạy lệnh check để xem từng dòng)"
    register = next(each for each in types if each.name == "register")
    yield f"content/{register.files[0]}: quyết định công bố danh mục thủ tục của cơ quan, mỗi quyết định một tệp"
    yield "content/procedures/: mỗi thủ tục trong quyết định một tệp, tên tệp là mã thủ tục"
    for attribute in BEFORE_OFFICIAL:
        if not getattr(settings, attribute, None):
            yield f"site.yaml: «{specs(Settings)[attribute].label}», cần có trước khi sang chế độ chính thức"
    optional = (each for each in types if each.name not in ("register", "procedure") and each.files)
    yield "khi có nội dung: " + "; ".join(f"{each.label} (content/{each.files[0]})" for each in optional)


def _settings(name: str, fields: Sequence[str]) -> Iterator[str]:
    values: dict[str, str | tuple[str, ...]] = {
        **KNOWN,
        "ten_co_quan": name,
        "mo_ta": f"Thủ tục hành chính, tin tức và kết quả các chỉ số cải cách hành chính của {name}." if name else "",
        "linh_vuc": tuple(fields) or ("",),
        "chuyen_muc_tin": CATEGORIES,
    }
    yield from HEAD
    for attribute, spec in specs(Settings).items():
        yield ""
        if spec.help:
            yield f"# {spec.help}"
        yield from _lines(spec, values.get(attribute))


def _lines(spec: Spec, value: str | tuple[str, ...] | None) -> Iterator[str]:
    """A field with its value, or commented out with an example of how it is written."""
    if isinstance(value, tuple):
        yield f"{spec.label}:"
        yield from (f"  - {'Tên: ' if spec.group else ''}{each}".rstrip() for each in value)
    elif value is not None:
        yield f"{spec.label}: {value}".rstrip()
    elif spec.group is not None:
        yield f"# {spec.label}:"
        for number, inner in enumerate(specs(spec.group).values()):
            yield f"#   {'- ' if not number else '  '}{inner.label}: {inner.example or '…'}"
    else:
        yield f"# {spec.label}: {spec.example or '…'}"

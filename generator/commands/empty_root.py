"""An empty site root for another department: `site.yaml` to fill in, and a folder for each type of content."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from generator.commands import vscode
from generator.commands.reference import schemas
from generator.declaring.fields import specs
from generator.declaring.layout import entry
from generator.declaring.spec import Spec, Typed
from generator.kinds import KINDS
from generator.kinds.procedure.card import PROCEDURES
from generator.model.decision import DECISIONS
from generator.model.loading import load_settings
from generator.model.settings import BEFORE_OFFICIAL, SETTINGS, Settings
from generator.problems import UsageFailed

TYPES = (*KINDS, DECISIONS)
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


def lay_out(target: Path, name: str, fields: Sequence[str]) -> None:
    """Write the new site root; raise UsageFailed when something lies there already. `name` is the office's,
    `fields` those of its work; what is not given is left empty for the editor.
    """
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise UsageFailed(f"«{target.name}» đã có và không trống; chọn thư mục khác")
    for each in TYPES:
        for pattern in each.files:
            folder = target / "content" / pattern.partition("/")[0]
            folder.mkdir(parents=True, exist_ok=True)
            (folder / ".gitkeep").touch()
    (target / "content/files").mkdir(exist_ok=True)
    (target / "content/files/.gitkeep").touch()
    texts = {"site.yaml": "\n".join(_settings(name, fields)) + "\n", **vscode.files(), **_schema()}
    for path, text in texts.items():
        (target / path).parent.mkdir(parents=True, exist_ok=True)
        (target / path).write_text(text, encoding="utf-8", newline="\n")


def _schema() -> dict[str, str]:
    """That of `site.yaml`, for VS Code."""
    return {vscode.SCHEMA: schemas([SETTINGS])[f"{SETTINGS.name}.json"]}


def to_fill(root: Path) -> Iterator[str]:
    """What is still to be given in a site root just laid out, first things first."""
    settings = _readable(root)
    if settings is None:
        yield "site.yaml: điền các mục còn trống (chạy lệnh check để xem từng dòng)"
    elif settings.dia_chi_goc == KNOWN["dia_chi_goc"]:
        yield f"site.yaml: «Địa chỉ gốc», thay địa chỉ tạm {settings.dia_chi_goc} bằng địa chỉ thật của chuyên mục"
    yield f"content/{DECISIONS.files[0]}: quyết định công bố danh mục thủ tục của cơ quan, mỗi quyết định một tệp"
    yield "content/procedures/: mỗi thủ tục trong quyết định một tệp, tên tệp là mã thủ tục"
    for attribute in BEFORE_OFFICIAL:
        if not getattr(settings, attribute, None):
            yield f"site.yaml: «{specs(Settings)[attribute].label}», cần có trước khi sang chế độ chính thức"
    optional = (each for each in KINDS if each.name != PROCEDURES.kind and each.files)
    yield "khi có nội dung: " + "; ".join(f"{each.label} (content/{each.files[0]})" for each in optional)


def _readable(root: Path) -> Settings | None:
    """What `site.yaml` declares; None while it does not read."""
    try:
        return load_settings(root)
    except UsageFailed:
        return None


def _settings(name: str, fields: Sequence[str]) -> Iterator[str]:
    about = f"Thủ tục hành chính, tin tức và kết quả các chỉ số cải cách hành chính của {name}."
    values: dict[str, Typed] = {
        **KNOWN,
        "ten_co_quan": name,
        "mo_ta": about if name else "",
        "linh_vuc": tuple(fields),
        "chuyen_muc_tin": CATEGORIES,
    }
    yield from HEAD
    for attribute, spec in specs(Settings).items():
        yield ""
        if spec.help:
            yield f"# {spec.help}"
        if attribute in values:
            yield from entry(spec.label, values[attribute], 0) if values[attribute] else (f"{spec.label}:",)
        else:
            yield from (f"# {line}" for line in _example(spec))


def _example(spec: Spec) -> Iterator[str]:
    """A field as it would be typed; «…» where only the editor can know."""
    if spec.group is None:
        yield f"{spec.label}: {spec.example or '…'}"
        return
    yield f"{spec.label}:"
    for number, inner in enumerate(specs(spec.group).values()):
        yield f"  {'- ' if not number else '  '}{inner.label}: {inner.example or '…'}"

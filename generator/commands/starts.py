"""Where a new file of each type belongs and what it is called: the names an editor may use for the type, the folder,
the field from which the name of the file comes, and what no such file goes without.
"""

import unicodedata
from dataclasses import dataclass
from datetime import date as Date
from pathlib import Path

from generator.declaring.fields import specs
from generator.declaring.file_type import FileType
from generator.declaring.spec import Reading, Refused
from generator.kinds import KINDS
from generator.model.decision import DECISIONS, OF_A_DECISION
from generator.problems import UsageFailed
from generator.reading.values import Text
from generator.text.comparing import guess, key, slug

LONGEST = 80  # letters of a file's name
RESERVED = ("con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """`named` is the attribute that an editor gives as the name; `exact`: the file is called just so, else by its slug.
    `needed` are attributes of fields that may be left out, but by a rule not all of them.
    """

    names: tuple[str, ...]  # beside the type's own
    folder: str
    named: str = ""
    exact: bool = False
    needed: tuple[str, ...] = ()
    body: bool = False


STARTS = {
    "procedure": Start(
        names=("thu-tuc",), folder="procedures", named="ma_thu_tuc", exact=True, needed=("mau_don_to_khai",)
    ),
    "cases": Start(names=("ho-so",), folder="cases", named="ky", exact=True),
    "news": Start(names=("tin", "bai"), folder="news/{year}", named="tieu_de", body=True),
    "document": Start(names=("van-ban",), folder="documents", named="so_ky_hieu"),
    "index": Start(names=("chi-so",), folder="indices", named="ten_viet_tat"),
    "index_result": Start(
        names=("ket-qua",),
        folder="indices/{index}",
        named="nam",
        exact=True,
        needed=("diem", "hang", "tren_tong_so"),
    ),
    "feedback": Start(names=("phan-anh", "kien-nghi"), folder="feedback/{year}", named="tieu_de"),
    "plan": Start(names=("ke-hoach",), folder="plan", named="nam", exact=True),
    "one_stop": Start(names=("mot-cua",), folder="one_stop"),
    "training": Start(names=("tap-huan",), folder="trainings", named="ten"),
    "broadcast": Start(names=("cu-tri",), folder="broadcasts", named="ten"),
    "initiative": Start(names=("sang-kien",), folder="initiatives", named="ten"),
    "exemplary": Start(names=("guong", "guong-dien-hinh"), folder="exemplary", named="ten"),
    "media": Start(names=("tai-lieu",), folder="media", named="ten", needed=("tep", "noi_dung_dang_chu")),
    "inspection": Start(names=("kiem-tra",), folder="inspections", named="ten"),
    "page": Start(names=("trang",), folder="pages", named="tieu_de", body=True),
    "english": Start(names=("tieng-anh",), folder="en", named="ma_thu_tuc", exact=True),
    "register": Start(
        names=("quyet-dinh",), folder="register", named="so_ky_hieu", needed=(*OF_A_DECISION, "ban_hanh_moi")
    ),
}
TYPES: tuple[FileType, ...] = (*KINDS, DECISIONS)


def type_named(typed: str) -> FileType:
    """The type of file that an editor names, in Vietnamese or English; raise UsageFailed for none."""
    known = {name: each for each in TYPES for name in (each.name, slug(each.label), *STARTS[each.name].names)}
    by_key = {key(name.replace("-", "")): each for name, each in known.items()}
    if found := by_key.get(key(typed.replace("-", ""))):
        return found
    near = guess(typed.replace(" ", "-"), known)
    told = f"không có loại bài «{typed}»" if typed else "thiếu loại bài"
    hint = (
        f"có phải «{near}»?" if near else "viết một trong: " + ", ".join(STARTS[each.name].names[0] for each in TYPES)
    )
    raise UsageFailed(f"{told}; {hint}")


def what_names(own: FileType) -> str:
    """The label of what the name of the file comes from; '' of a type that has but one file."""
    named = STARTS[own.name].named
    label = specs(own.record)[named].label if named else ""
    return "chỉ số và năm, như papi/2025" if own.name == "index_result" else label


def place(own: FileType, root: Path, typed: str, day: Date) -> tuple[str, str]:
    """(path of the new file from the root, value of the field that names it, '' where the editor gave none).

    Raise UsageFailed for a name that cannot be one, and for a file that is there already.
    """
    start, typed = STARTS[own.name], clean(typed)
    index, _, name = typed.rpartition("/") if own.name == "index_result" else ("", "", typed)
    name = name.removesuffix(".md").strip()
    if own.name == "index_result" and not index:
        raise UsageFailed("thiếu chỉ số: viết như papi/2025 (chỉ số, dấu /, năm được đánh giá)")
    folder = start.folder.format(year=day.year, index=_index(root, index))
    stem = "mot-cua" if not start.named else name if start.exact else _short(slug(name))
    if start.named and not stem:
        raise UsageFailed(f"thiếu tên: viết thêm «{what_names(own)}» bằng chữ hoặc số")
    if stem in RESERVED:
        raise UsageFailed(f"Windows không nhận tệp tên «{stem}»; đặt tên khác, dài hơn")
    if start.exact:
        _hold_form(own, start.named, name)
    path = f"content/{folder}/{stem}.md"
    if there := _there(own, root, path):
        raise UsageFailed(f"đã có {there} nên không tạo đè lên; mở tệp ấy mà sửa, hoặc đặt tên khác")
    return path, name if start.exact or name != slug(name) else ""


def clean(typed: str) -> str:
    """A text of one line as files hold it, without letters that nobody sees."""
    seen = "".join(letter for letter in typed if letter.isprintable() or letter.isspace())
    return unicodedata.normalize("NFC", " ".join(seen.split()))


def _index(root: Path, typed: str) -> str:
    """The index whose result it is, '' of anything else; raise UsageFailed for one that is not here."""
    known = sorted(path.stem for path in (root / "content/indices").glob("*.md"))
    if typed and typed not in known:
        near = guess(typed, known)
        raise UsageFailed(
            f"không có chỉ số «{typed}»; " + (f"có phải «{near}»?" if near else "có: " + ", ".join(known))
        )
    return typed


def _hold_form(own: FileType, named: str, typed: str) -> None:
    """Raise UsageFailed for what the field would refuse."""
    reading = Reading("")
    try:
        specs(own.record)[named].read(Text(typed, 1), reading)
    except Refused:
        problem = reading.problems[0]
        raise UsageFailed(f"{problem.message}; {problem.hint}") from None


def _short(name: str) -> str:
    """A name cut between words."""
    return name if len(name) <= LONGEST else name[: LONGEST + 1].rpartition("-")[0]


def _there(own: FileType, root: Path, path: str) -> str:
    """A file that is this one already, in this folder or, where the folder is no part of the address, in another."""
    name = path.rpartition("/")[2].lower()
    several = len(own.files) > 1
    every = (found for pattern in own.files for found in root.glob(f"content/{pattern}")) if several else ()
    same = (found.relative_to(root).as_posix() for found in every if found.name.lower() == name)
    return next(same, path if (root / path).exists() else "")

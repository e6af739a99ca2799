"""Pictures of the content in the sizes and forms that readers get; the only module that knows Pillow.

Whatever a camera hid in a file (place, time, owner) is left behind. The same bytes are made ready once, into
`.cache/anh/`.
"""

import hashlib
import io
import json
import os
import warnings
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator.text.showing import show_size

if TYPE_CHECKING:
    from PIL import Image

FOLDER = ".cache/anh"
SUFFIXES = (".jpg", ".jpeg", ".png", ".webp")
WIDTHS = (480, 960, 1600)  # pixels; a phone, a phone of fine pixels, a wide screen
MOST = 40_000_000  # pixels: what a good camera takes; a small file can claim any number
MOST_BYTES = 64_000_000  # of a file: so many pixels seldom take more, and more is not read
_SMALLER = "thu nhỏ ảnh còn rộng 1600 điểm ảnh rồi lưu lại"
_QUALITY: Mapping[str, dict[str, Any]] = {
    "jpg": {"format": "JPEG", "quality": 82, "optimize": True, "progressive": True},
    "png": {"format": "PNG", "optimize": True},
    "webp": {"format": "WEBP", "quality": 80, "method": 4},
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """One form of a picture: `name` is that of its file in the cache, which changes with its content."""

    name: str
    width: int
    height: int
    bytes: int

    @property
    def path(self) -> str:
        """Where it is published, in the column."""
        return f"assets/anh/{self.name}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A picture made ready, or in `fault` why it cannot be shown: (what is wrong, what to do).

    `whole` is the picture in its own form and size; `plain` are sizes that every browser shows, `webp` smaller files.
    """

    whole: Size | None = None
    plain: tuple[Size, ...] = ()
    webp: tuple[Size, ...] = ()
    fault: tuple[str, str] | None = None

    @property
    def sizes(self) -> tuple[Size, ...]:
        """All but the whole."""
        return (*self.webp, *self.plain)


def pictures_of(root: Path, files: Iterable[str], *, cached: bool = True) -> dict[str, Picture]:
    """Every picture among the files of a site root, by its path."""
    wanted = (path for path in sorted(files) if path.lower().endswith(SUFFIXES))
    return {path: _picture(root, path, cached=cached) for path in wanted}


def _picture(root: Path, path: str, *, cached: bool) -> Picture:
    size = (root / path).stat().st_size
    if size > MOST_BYTES:
        return Picture(fault=(f"ảnh nặng {show_size(size)}, quá {show_size(MOST_BYTES)}", _SMALLER))
    data = (root / path).read_bytes()
    suffix = path.rsplit(".", 1)[-1].lower().replace("jpeg", "jpg")
    digest = hashlib.sha256(b"\0".join((_fingerprint(), suffix.encode(), data))).hexdigest()[:32]
    note = root / FOLDER / f"{digest}.json"
    known = _known(note) if cached else None
    if known is None:
        known = _made(root / FOLDER, data, suffix)
        _write(note, json.dumps(asdict(known), ensure_ascii=False).encode())
    return known


def _known(note: Path) -> Picture | None:
    """What was made before; None when anything of it is not as it was written."""
    try:
        packed = json.loads(note.read_bytes())
        plain, webp = (tuple(Size(**size) for size in packed[name]) for name in ("plain", "webp"))
        whole = Size(**packed["whole"]) if packed["whole"] else None
        fault = tuple(packed["fault"]) if packed["fault"] else None
        picture = Picture(whole=whole, plain=plain, webp=webp, fault=fault)
        for size in (*picture.sizes, *((whole,) if whole else ())):
            if _named((note.parent / size.name).read_bytes(), size.width, size.name) != size.name:
                return None
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return None
    return picture


def _made(folder: Path, data: bytes, suffix: str) -> Picture:
    """The picture upright, in sRGB, in every size."""
    try:
        image = _opened(data)
    except _Refused as refused:
        return Picture(fault=(refused.what, refused.hint))
    plain = "png" if image.mode == "RGBA" else "jpg"
    steps = tuple(_steps(image))
    return Picture(
        whole=_saved(folder, image, suffix),
        plain=tuple(_saved(folder, step, plain) for step in steps),
        webp=tuple(_saved(folder, step, "webp") for step in steps),
    )


class _Refused(Exception):
    """A picture that nobody could be shown."""

    def __init__(self, what: str, hint: str) -> None:
        super().__init__(what)
        self.what, self.hint = what, hint


def _opened(data: bytes) -> "Image.Image":
    from PIL import Image, ImageOps  # only a column with pictures needs it

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # Pillow's own word on size; ours comes first
        try:
            image: Image.Image = Image.open(io.BytesIO(data), formats=("JPEG", "PNG", "WEBP"))
            _refuse(image)
            image.load()
            return _in_srgb(ImageOps.exif_transpose(image))
        except Image.DecompressionBombError:
            raise _too_large() from None
        except _Refused:
            raise
        except Exception:  # a damaged file can raise anything
            raise _Refused(
                "ảnh hỏng, không mở được", "mở tệp gốc, lưu lại thành jpg hoặc png rồi chép vào đây"
            ) from None


def _refuse(image: "Image.Image") -> None:
    if image.width * image.height > MOST:
        raise _too_large(f"ảnh {image.width} × {image.height} điểm ảnh, ")
    if getattr(image, "n_frames", 1) > 1:
        raise _Refused(
            f"ảnh động ({getattr(image, 'n_frames', 1)} hình), người đọc không dừng được",
            "lưu một hình thành jpg hoặc png; cần chuyển động thì dùng mp4 ở mục tài liệu",
        )


def _too_large(size: str = "ảnh ") -> _Refused:
    return _Refused(f"{size}lớn quá {MOST // 1_000_000} triệu điểm ảnh", _SMALLER)


def _in_srgb(image: "Image.Image") -> "Image.Image":
    from PIL import ImageCms

    mode = "RGBA" if image.has_transparency_data else "RGB"
    profile = image.info.get("icc_profile")
    if profile and image.mode in ("RGB", "RGBA", "CMYK", "L"):
        try:
            own = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            turned = ImageCms.profileToProfile(image, own, ImageCms.createProfile("sRGB"), outputMode=mode)
            image = turned or image
        except (ImageCms.PyCMSError, OSError):
            pass  # a profile that nobody can read says nothing about the colours
    return image.convert(mode)


def _steps(image: "Image.Image") -> Iterator["Image.Image"]:
    """The picture in each width that it fills, and never larger than it is."""
    from PIL import Image

    most = min(image.width, WIDTHS[-1])
    for width in sorted({*(width for width in WIDTHS if width < most), most}):
        height = max(1, round(image.height * width / image.width))
        small = width < image.width
        yield image.resize((width, height), Image.Resampling.LANCZOS, reducing_gap=3.0) if small else image


def _saved(folder: Path, image: "Image.Image", suffix: str) -> Size:
    flat = image.convert("RGB") if suffix == "jpg" else image
    flat.info = {}  # no profile, no remarks
    written = io.BytesIO()
    flat.save(written, **_QUALITY[suffix])
    data = written.getvalue()
    name = _named(data, image.width, suffix)
    _write(folder / name, data)
    return Size(name=name, width=image.width, height=image.height, bytes=len(data))


def _named(data: bytes, width: int, suffix: str) -> str:
    return f"{hashlib.sha256(data).hexdigest()[:16]}-{width}.{suffix.rsplit('.', 1)[-1]}"


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(f"{path.name}.{os.getpid()}.tmp")
    partial.write_bytes(data)
    partial.replace(path)


@cache
def _fingerprint() -> bytes:
    """Changes whenever the code or the library that makes pictures changes."""
    from importlib.metadata import version  # slow to load

    return hashlib.sha256(Path(__file__).read_bytes() + version("pillow").encode()).digest()

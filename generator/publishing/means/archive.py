"""Into a zip, for whoever keeps the department's web server: the same column, the same bytes."""

import zipfile
from pathlib import Path

from generator.artifacts import MANIFEST
from generator.problems import MachineFailed, UsageFailed
from generator.publishing.means.place import Means, Place, refuse_strangers
from generator.publishing.writing import remove

TIME = (1980, 1, 1, 0, 0, 0)  # the first that a zip can hold: no clock shows in its bytes


def _standing(place: Place) -> bytes:
    file = _file(place)
    if not file.exists():
        return b""
    try:
        with zipfile.ZipFile(file) as packed:
            return packed.read(MANIFEST)
    except (zipfile.BadZipFile, KeyError, IsADirectoryError):
        refuse_strangers(place, [file.name])
        raise


def _hand_over(place: Place, column: Path) -> None:
    file = _file(place)
    unfinished = file.with_name(f"{file.name}.part")
    try:
        with zipfile.ZipFile(unfinished, "w", zipfile.ZIP_DEFLATED) as packed:
            for path in sorted(path for path in column.rglob("*") if path.is_file()):
                info = zipfile.ZipInfo(path.relative_to(column).as_posix(), TIME)
                info.external_attr, info.create_system = 0o644 << 16, 3
                packed.writestr(info, path.read_bytes(), zipfile.ZIP_DEFLATED)
        unfinished.replace(file)
    except PermissionError:
        raise MachineFailed(f"không ghi được «{file.name}»: tệp đang mở, hoặc không có quyền ghi vào đó") from None
    finally:
        remove(unfinished)


def _file(place: Place) -> Path:
    file = place.root / place.at
    if file.suffix.lower() != ".zip":
        raise UsageFailed(f"«Chỗ» của «Nơi đăng» là «{place.at}»; với cách zip phải là tên một tệp .zip")
    if not file.parent.is_dir():
        raise MachineFailed(f"không có thư mục «{file.parent}» để ghi «{file.name}»")
    return file


MEANS = Means(standing=_standing, hand_over=_hand_over, seen=False)

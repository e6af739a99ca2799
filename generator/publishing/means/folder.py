"""Into a folder, or a share that stands as one: beside it first, then one exchange, as a build does."""

import json
from pathlib import Path

from generator.artifacts import MANIFEST
from generator.problems import MachineFailed, UsageFailed
from generator.publishing.manifest import digests_of
from generator.publishing.means.place import Means, Place, refuse_strangers
from generator.publishing.staging import staging


def _standing(place: Place) -> bytes:
    folder = _folder(place)
    if (folder / MANIFEST).is_file():
        return (folder / MANIFEST).read_bytes()
    if folder.is_file():
        raise UsageFailed(f"nơi đăng «{place.at}» là một tệp; cần một thư mục")
    refuse_strangers(place, [entry.name for entry in folder.iterdir()] if folder.is_dir() else [])
    return b""


def _hand_over(place: Place, column: Path) -> None:
    files = digests_of(column)
    day = json.loads((column / MANIFEST).read_bytes())["date"]
    with staging(_folder(place)) as trees:
        for path, digest in files.items():
            trees.copy(path, column / path, digest)
        trees.publish(files, day)


def _folder(place: Place) -> Path:
    """A share that is not connected is no folder to be made."""
    folder = (place.root / place.at).resolve()
    for own in ("content", "templates", "generator", "public"):
        if folder.is_relative_to((place.root / own).resolve()):
            raise UsageFailed(f"nơi đăng «{place.at}» nằm trong {own}/; chọn thư mục ngoài chuyên mục")
    if not folder.parent.is_dir():
        raise MachineFailed(f"không thấy «{folder.parent}»: ổ mạng chưa nối, hoặc «Chỗ» của «Nơi đăng» ghi sai")
    return folder


MEANS = Means(standing=_standing, hand_over=_hand_over)

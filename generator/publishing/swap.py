"""Put one tree in the place of the other: in one step where the system can exchange two folders (Linux), else by
renames; killed between these, the next build puts the old one back.
"""

import ctypes
import errno
import os
import sys
import time
from pathlib import Path

from generator.problems import MachineFailed

PATIENCE = 3.0  # seconds: on Windows whoever reads a file, an antivirus too, holds the folders above it


def swap(spare: Path, output: Path) -> None:
    """The spare tree is published and the published one, if any, is the spare."""
    if not output.exists():
        move(spare, output)
    elif not exchange(spare, output):
        old = spare.with_name("old")
        move(output, old)
        move(spare, output)
        move(old, spare)


def move(folder: Path, target: Path) -> None:
    """Rename a folder, once nobody holds anything in it. Raise MachineFailed when somebody does for long."""
    last = time.monotonic() + PATIENCE
    while True:
        try:
            folder.rename(target)
            return
        except PermissionError:
            if time.monotonic() > last:
                raise MachineFailed(
                    f"không đổi được tên thư mục «{folder.name}»: một cửa sổ hay chương trình khác đang giữ tệp "
                    "trong đó (Explorer, phần mềm diệt virus, đồng bộ), hoặc không có quyền ghi; đóng lại rồi chạy lại"
                ) from None
            time.sleep(PATIENCE / 20)


def exchange(one: Path, other: Path) -> bool:
    """Swap two folders in one step (Linux); False where the system cannot."""
    if sys.platform != "linux":
        return False
    at_working_directory, exchange = -100, 2
    try:
        swap = ctypes.CDLL(None, use_errno=True).renameat2
    except AttributeError:
        return False
    names = os.fsencode(one), os.fsencode(other)
    if swap(at_working_directory, names[0], at_working_directory, names[1], exchange) == 0:
        return True
    code = ctypes.get_errno()
    if code in (errno.EINVAL, errno.ENOSYS, errno.ENOTSUP):
        return False  # a file system without the exchange
    raise OSError(code, os.strerror(code), str(other))

"""By rsync: every file arrives before any is put in its place, what is gone goes last, the manifest after all."""

import subprocess
import tempfile
from pathlib import Path

from generator.artifacts import MANIFEST
from generator.publishing.means.place import Means, Place, call, failed, refuse_strangers

NOTHING_THERE = 23  # "some files were not transferred": the folder does not exist yet
FORM = ("--checksum", "--perms", "--chmod=D755,F644", "--delay-updates")  # times left out: unchanged stays cached


def _standing(place: Place) -> bytes:
    listed = _rsync(place, "--list-only", "--", f"{_at(place)}/")
    if listed.returncode == NOTHING_THERE and "No such file" in listed.stderr:
        return b""
    if listed.returncode:
        raise failed(f"không tới được nơi đăng «{place.at}»", listed)
    names = [line.split(maxsplit=4)[-1] for line in listed.stdout.splitlines()]
    if MANIFEST not in names:
        refuse_strangers(place, [name for name in names if not name.startswith(".")])
        return b""
    with tempfile.TemporaryDirectory() as folder:
        fetched = _rsync(place, "--", f"{_at(place)}/{MANIFEST}", f"{folder}/")
        if fetched.returncode:
            raise failed(f"không đọc được {MANIFEST} ở «{place.at}»", fetched)
        return (Path(folder) / MANIFEST).read_bytes()


def _hand_over(place: Place, column: Path) -> None:
    """What begins with a dot (.htaccess, .well-known) is the server's own and stays."""
    whole = ("--recursive", *FORM, "--delete-delay", "--filter=protect /.*", f"--exclude=/{MANIFEST}")
    for words in ((*whole, "--", f"{column}/"), (*FORM, "--", f"{column / MANIFEST}")):
        done = _rsync(place, *words, f"{_at(place)}/")
        if done.returncode:
            raise failed("chưa đăng xong", done)


def _at(place: Place) -> str:
    return place.at.rstrip("/")


def _rsync(place: Place, *words: str) -> "subprocess.CompletedProcess[str]":
    return call("rsync", *words, cwd=place.root)


MEANS = Means(standing=_standing, hand_over=_hand_over)

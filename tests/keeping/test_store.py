"""What is kept is believed only as it was put there; a store that is damaged, foreign or taken costs time, no more."""

import os
import sqlite3
from pathlib import Path

import pytest

from generator.keeping.store import Damaged, Store


def filled(path: Path, version: str = "1") -> None:
    store = Store(path, version)
    store.put("shelf", ((str(number), f"giá trị {number}".encode()) for number in range(100)))
    store.close()


def test_what_was_put_there_is_there_again(tmp_path: Path) -> None:
    filled(tmp_path / "kept.sqlite")
    store = Store(tmp_path / "kept.sqlite", "1")
    assert store.get("shelf", "7") == "giá trị 7".encode()
    assert store.get("shelf", "100") is None
    assert store.get("other", "7") is None
    assert len(dict(store.all("shelf"))) == 100
    store.keep_only("shelf", {"7", "8"})
    assert list(dict(store.all("shelf"))) == ["7", "8"]
    store.close()


def test_another_version_of_the_program_finds_nothing(tmp_path: Path) -> None:
    filled(tmp_path / "kept.sqlite")
    store = Store(tmp_path / "kept.sqlite", "2")
    assert dict(store.all("shelf")) == {}
    store.close()


@pytest.mark.parametrize("column", ["value = x'00'", "digest = x'00'", "key = 'x' || key"])
def test_a_changed_entry_is_as_good_as_none(column: str, tmp_path: Path) -> None:
    filled(tmp_path / "kept.sqlite")
    with sqlite3.connect(tmp_path / "kept.sqlite") as database:
        database.execute(f"UPDATE kept SET {column} WHERE shelf = 'shelf' AND key = '7'")  # ours alone
    database.close()
    store = Store(tmp_path / "kept.sqlite", "1")
    assert store.get("shelf", "7") is None
    assert store.get("shelf", "x7") is None
    assert store.get("shelf", "8") == "giá trị 8".encode()
    store.close()


@pytest.mark.parametrize("damage", [b"", b"no database at all", b"SQLite format 3\0" + b"\xff" * 5000])
def test_a_file_that_is_none_of_ours_is_replaced(damage: bytes, tmp_path: Path) -> None:
    path = tmp_path / "kept.sqlite"
    path.write_bytes(damage)
    filled(path)
    store = Store(path, "1")
    assert store.get("shelf", "7") == "giá trị 7".encode()
    store.close()


def test_damage_in_the_middle_is_told_and_the_next_store_is_empty(tmp_path: Path) -> None:
    path = tmp_path / "kept.sqlite"
    store = Store(path, "1")
    store.put("shelf", ((str(number), bytes(50)) for number in range(9000)))
    store.close()
    data = bytearray(path.read_bytes())
    middle = len(data) // 2 // 4096 * 4096
    data[middle : middle + 4096] = b"\xaa" * 4096  # one page of the file
    path.write_bytes(data)
    store = Store(path, "1")
    with pytest.raises(Damaged):
        dict(store.all("shelf"))
    store.throw_away()
    store = Store(path, "1")
    assert dict(store.all("shelf")) == {}
    store.close()


def test_a_second_owner_works_with_an_empty_store_of_its_own(tmp_path: Path) -> None:
    filled(tmp_path / "kept.sqlite")
    first = Store(tmp_path / "kept.sqlite", "1")
    second = Store(tmp_path / "kept.sqlite", "1")
    assert second.get("shelf", "7") is None
    second.put("shelf", [("7", b"other")])
    second.close()
    assert first.get("shelf", "7") == "giá trị 7".encode()
    first.close()
    assert not second.path.exists()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no process can be copied here")
def test_a_copied_process_reads_what_was_settled_and_puts_nothing(tmp_path: Path) -> None:
    store = Store(tmp_path / "kept.sqlite", "1")
    store.put("shelf", [("1", b"one")])
    store.settle()
    child = os.fork()
    if not child:
        found = store.get("shelf", "1")
        store.put("shelf", [("2", b"two")])
        os._exit(0 if found == b"one" else 1)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    assert store.get("shelf", "1") == b"one"
    assert store.get("shelf", "2") is None
    store.close()


def test_without_a_place_it_lives_as_long_as_the_build() -> None:
    store = Store(None, "1")
    store.put("shelf", [("1", b"one")])
    assert store.get("shelf", "1") == b"one"
    store.close()
    assert not store.path.exists()

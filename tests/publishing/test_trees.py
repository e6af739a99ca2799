"""Two trees in turn: only what changed is written, and whatever was done to either, the column is the plan."""

import json
import multiprocessing
import os
import shutil
import tempfile
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.artifacts import MANIFEST
from generator.problems import MachineFailed
from generator.publishing import swap
from generator.publishing.manifest import Difference, manifest
from generator.publishing.notes import place_of, untouched
from generator.publishing.staging import staging
from generator.publishing.writing import FEW, write_file
from tests.conftest import tree_of

DAY = "2026-11-23"
ONE = {"a.txt": b"a", "b/c.txt": b"c", "b/d/e.html": b"e", "b/d/f/g.html": b"g"}
OTHER = {"a.txt": b"a", "b/c.txt": b"new", "h/i.html": b"i"}


def digest(content: bytes) -> str:
    return sha256(content).hexdigest()


def publish(output: Path, column: Mapping[str, bytes]) -> Difference:
    with staging(output) as trees:
        for path, content in column.items():
            trees.write(path, content, digest(content))
        return trees.publish({path: digest(content) for path, content in column.items()}, DAY)


def fail(output: Path, path: str, content: bytes, untold: str) -> None:
    """A build that fails when it has written a file, and a process of it another one that it never told of."""
    with staging(output) as trees:
        trees.write(path, content, digest(content))
        write_file(trees.spare, untold, content)
        raise ZeroDivisionError


def published(output: Path) -> dict[str, bytes]:
    return {path: content for path, content in tree_of(output).items() if path != MANIFEST}


def born(output: Path) -> dict[str, int]:
    """When each file was written."""
    return {path: (output / path).stat().st_mtime_ns for path in published(output)}


def notes_of(tree: Path, output: Path) -> Path:
    return place_of(output) / f"{tree.stat().st_ino}.notes"


@pytest.fixture
def output(tmp_path: Path) -> Path:
    return tmp_path / "public"


# ---- what is written -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("exchange", [True, False])
def test_publishing_replaces_the_whole_column(exchange: bool, output: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the kernel's exchange, and with the renames of systems that have none."""
    if not exchange:
        monkeypatch.setattr(swap, "exchange", lambda *_: False)
    assert publish(output, ONE) == Difference(written=4, unchanged=0, removed=0)
    assert publish(output, OTHER) == Difference(written=2, unchanged=1, removed=2)
    assert published(output) == OTHER
    assert published(place_of(output) / "spare") == ONE, "readers of the version before find its files there"
    assert publish(output, ONE) == Difference(written=3, unchanged=1, removed=1)
    assert published(output) == ONE
    folders = {path.relative_to(output).as_posix() for path in output.rglob("*") if path.is_dir()}
    assert folders == {"b", "b/d", "b/d/f"}, "no empty folder is left"


def test_only_what_changed_is_written(output: Path) -> None:
    publish(output, ONE)
    publish(output, ONE)
    spare = born(place_of(output) / "spare")
    publish(output, ONE | {"b/c.txt": b"new"})
    now = born(output)
    assert [path for path in ONE if now[path] != spare[path]] == ["b/c.txt"]


def test_a_changed_file_is_a_new_one(output: Path) -> None:
    """Somebody may still be reading the old one, or keep a copy that is a link to it."""
    publish(output, ONE)
    with (output / "b/c.txt").open("rb") as reader:
        os.link(output / "a.txt", output.with_name("copy.txt"))
        for column in (OTHER, OTHER | {"a.txt": b"A"}, OTHER | {"a.txt": b"B"}):
            publish(output, column)
        assert reader.read() == b"c"
    assert output.with_name("copy.txt").read_bytes() == b"a"


@pytest.mark.parametrize("columns", [({"a": b"1"}, {"a/b": b"2"}), ({"a/b": b"1", "a/c/d": b"1"}, {"a": b"2"})])
def test_a_folder_may_take_the_place_of_a_file_and_a_file_that_of_a_folder(
    columns: tuple[dict[str, bytes], dict[str, bytes]], output: Path
) -> None:
    for column in (*columns, *columns, *columns):
        publish(output, column)
        assert published(output) == column


def test_everyone_may_read_whatever_the_umask_and_whoever_changed_it(output: Path) -> None:
    umask = os.umask(0o077)
    try:
        publish(output, ONE)
        (output / "a.txt").chmod(0o600)
        (output / "b").chmod(0o700)
        publish(output, ONE)
        publish(output, ONE)
    finally:
        os.umask(umask)
    assert {path.stat().st_mode & 0o777 for path in output.rglob("*")} == {0o644, 0o755}
    assert place_of(output).stat().st_mode & 0o777 == 0o755, "the server reads the spare tree too"


def test_a_large_column_is_put_on_the_disk_at_once(output: Path) -> None:
    column = {f"{number}/index.html": b"x" for number in range(3 * FEW)}
    publish(output, column)
    assert published(output) == column


# ---- copies ----------------------------------------------------------------------------------------------------------


def test_an_attachment_is_copied_once(output: Path, tmp_path: Path) -> None:
    source = tmp_path / "mau.pdf"
    source.write_bytes(b"%PDF" * 600_000)
    known = digest(source.read_bytes())
    for build in range(4):
        if build == 2:  # by now both trees have it
            source.unlink()
        with staging(output) as trees:
            trees.copy("tep/mau.pdf", source, known)
            trees.publish({"tep/mau.pdf": known}, DAY)
        assert published(output) == {"tep/mau.pdf": b"%PDF" * 600_000}


def test_an_attachment_that_changes_meanwhile_stops_the_build(output: Path, tmp_path: Path) -> None:
    publish(output, ONE)
    (tmp_path / "mau.pdf").write_bytes(b"later")
    with pytest.raises(MachineFailed), staging(output) as trees:
        trees.copy("mau.pdf", tmp_path / "mau.pdf", digest(b"before"))
    assert published(output) == ONE


def test_what_readers_see_is_taken_over_without_being_made_again(output: Path) -> None:
    publish(output, ONE)
    (output / "b/c.txt").write_bytes(b"C")  # by hand, of the same length
    with staging(output) as trees:
        assert not trees.holds("a.txt", digest(b"a"))
        assert trees.take("a.txt", digest(b"a"))
        assert trees.holds("a.txt", digest(b"a"))
        assert not trees.take("a.txt", digest(b"other"))
        assert not trees.take("b/c.txt", digest(b"c")), "what it says of itself is not believed"
        assert not trees.take("nowhere", digest(b"a"))
        trees.publish({"a.txt": digest(b"a")}, DAY)
    assert published(output) == {"a.txt": b"a"}


def test_a_column_without_notes_is_taken_over_by_its_manifest(output: Path) -> None:
    publish(output, ONE)
    shutil.rmtree(place_of(output))
    with staging(output) as trees:
        assert all(trees.take(path, digest(content)) for path, content in ONE.items())
        assert trees.publish({path: digest(content) for path, content in ONE.items()}, DAY).written == 0
    assert published(output) == ONE


def test_other_processes_write_too(output: Path) -> None:
    with staging(output) as trees:
        with multiprocessing.get_context("spawn").Pool(2) as pool:
            notes = pool.starmap(write_file, [(trees.spare, path, content) for path, content in ONE.items()])
        for (path, content), note in zip(ONE.items(), notes, strict=True):
            trees.note(path, digest(content), note)
        trees.publish({path: digest(content) for path, content in ONE.items()}, DAY)
    assert published(output) == ONE
    assert untouched(output)


def test_the_manifest_is_laid_out_as_json_lays_it_out() -> None:
    files = {path: digest(path.encode()) for path in ("a/b", "a.txt", "tệp/mẫu “14”.docx", 'x"\\y')}
    text = json.dumps({"date": DAY, "files": dict(sorted(files.items()))}, indent=1, ensure_ascii=False) + "\n"
    assert manifest(files, DAY).decode() == text


def test_a_file_that_nobody_told_of_is_never_published(output: Path) -> None:
    with pytest.raises(ZeroDivisionError):
        fail(output, "a.txt", b"a", untold="b/secret.txt")
    with staging(output) as trees:
        assert trees.digests() == {"a.txt": digest(b"a")}, "what a failed build wrote serves the next one"
        trees.write("b/c.txt", b"c", digest(b"c"))
        write_file(trees.spare, "secret.txt", b"draft")
        trees.publish({"b/c.txt": digest(b"c")}, DAY)
    assert published(output) == {"b/c.txt": b"c"}


def test_what_is_planned_and_was_never_written_is_a_fault(output: Path) -> None:
    publish(output, ONE)
    with pytest.raises(LookupError), staging(output) as trees:
        trees.publish({"a.txt": digest(b"a")}, DAY)
    assert published(output) == ONE


# ---- damage ----------------------------------------------------------------------------------------------------------


def by_hand_changed(tree: Path) -> None:
    at = (tree / "b/c.txt").stat()
    (tree / "b/c.txt").write_bytes(b"C")
    os.utime(tree / "b/c.txt", ns=(at.st_atime_ns, at.st_mtime_ns))  # so that size and time are as they were


def by_hand_removed(tree: Path) -> None:
    shutil.rmtree(tree / "b/d")


def by_hand_added(tree: Path) -> None:
    (tree / "b/d/f/stranger.html").write_bytes(b"?")
    (tree / "b/strangers/more").mkdir(parents=True)
    (tree / "b/strangers/more/x.html").write_bytes(b"?")


def by_hand_linked(tree: Path) -> None:
    """A folder moved away and a link to it in its place: every file in it looks as it was."""
    (tree / "b").rename(tree.parent / "elsewhere")
    (tree / "b").symlink_to("../elsewhere")
    (tree / "a.txt").unlink()
    (tree / "a.txt").symlink_to("b/c.txt")


def by_hand_replaced(tree: Path) -> None:
    shutil.rmtree(tree / "b")
    (tree / "b").write_bytes(b"?")
    (tree / "a.txt").unlink()
    (tree / "a.txt").mkdir()


HANDS = [by_hand_changed, by_hand_removed, by_hand_added, by_hand_linked, by_hand_replaced]


@pytest.mark.parametrize("hand", HANDS)
def test_a_column_changed_by_hand_is_the_plan_again(hand: object, output: Path) -> None:
    publish(output, ONE)
    publish(output, ONE)
    assert untouched(output)
    assert callable(hand)
    hand(output)
    assert not untouched(output)
    for _ in range(3):  # in the first, the other tree is published; in the second, the changed one
        publish(output, ONE)
        assert published(output) == ONE
        assert not any(path.is_symlink() for path in output.rglob("*"))
        assert untouched(output)
    if (output.parent / "elsewhere").exists():
        assert (output.parent / "elsewhere/c.txt").read_bytes() == b"c", "nothing behind a link is touched"


@pytest.mark.parametrize("hand", HANDS)
def test_a_spare_tree_changed_by_hand_is_the_plan_again(hand: object, output: Path) -> None:
    publish(output, ONE)
    publish(output, ONE)
    assert callable(hand)
    hand(place_of(output) / "spare")
    for _ in range(2):
        publish(output, ONE)
        assert published(output) == ONE


@pytest.mark.parametrize("damage", [b"", b"notes 1\n", b"\0" * 100, b"notes 2\n" + b"x" * 50])
def test_damaged_notes_are_not_believed(damage: bytes, output: Path) -> None:
    publish(output, ONE)
    publish(output, ONE)
    for notes in place_of(output).glob("*.notes"):
        notes.write_bytes(damage)
    assert not untouched(output)
    for _ in range(3):
        publish(output, ONE)
        assert published(output) == ONE


def test_one_changed_byte_of_the_notes_is_noticed(output: Path) -> None:
    publish(output, ONE)
    notes = notes_of(output, output)
    data = bytearray(notes.read_bytes())
    data[len(data) // 2] ^= 1
    notes.write_bytes(data)
    assert not untouched(output)


def test_the_spare_tree_and_the_staging_folder_may_be_deleted(output: Path) -> None:
    for gone in (place_of(output) / "spare", place_of(output)):
        for column in (ONE, OTHER):
            publish(output, column)
        shutil.rmtree(gone)
        publish(output, ONE)
        assert published(output) == ONE


def test_a_tree_that_a_killed_build_left_is_made_afresh(output: Path) -> None:
    publish(output, ONE)
    publish(output, ONE)
    before = born(place_of(output) / "spare")
    (place_of(output) / "unfinished").touch()
    publish(output, ONE)
    assert published(output) == ONE
    assert not born(output).items() & before.items()


def test_a_column_that_was_copied_elsewhere_and_back_is_not_believed(output: Path) -> None:
    publish(output, ONE)
    shutil.copytree(output, output.with_name("copy"))
    shutil.rmtree(output)
    output.with_name("copy").rename(output)
    assert not untouched(output)
    publish(output, ONE)
    assert published(output) == ONE


# ---- a stop after the exchange ---------------------------------------------------------------------------------------


def test_it_is_known_at_every_moment_which_tree_readers_see(output: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(output, ONE)
    real = swap.exchange

    def exchange(one: Path, other: Path) -> bool:
        done = real(one, other)
        (place_of(output) / "unfinished").unlink()  # so that to remove it fails after the exchange
        return done

    monkeypatch.setattr(swap, "exchange", exchange)
    with staging(output) as trees:
        trees.write("a.txt", b"new", digest(b"new"))
        assert not trees.published
        with pytest.raises(FileNotFoundError):
            trees.publish({"a.txt": digest(b"new")}, DAY)
        assert trees.published
    assert published(output) == {"a.txt": b"new"}


# ---- whatever happens ------------------------------------------------------------------------------------------------

NAMES = st.sampled_from(["a", "b", "b/a", "b/b", "b/b/a", "c/a", "c/b/a", "d"])
COLUMNS = st.dictionaries(NAMES, st.binary(max_size=2)).map(
    lambda column: {path: data for path, data in column.items() if not any(k.startswith(f"{path}/") for k in column)}
)
DAMAGE = st.tuples(
    st.sampled_from(["public", ".public.staging/spare", ".public.staging"]),
    st.sampled_from(["write", "unlink", "mkdir", "rmtree", "link", "notes", "mark", "fail"]),
    NAMES,
    st.binary(max_size=2),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(COLUMNS, st.lists(DAMAGE, max_size=2)), min_size=2, max_size=6))
def test_any_columns_in_turn_with_any_damage_between_come_out_exactly(
    steps: list[tuple[dict[str, bytes], list[tuple[str, str, str, bytes]]]],
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        output = Path(folder, "public")
        for column, damages in steps:
            publish(output, column)
            assert published(output) == column
            assert not any(path.is_symlink() for path in output.rglob("*"))
            assert {path for path in output.rglob("*") if path.is_dir()} == {
                parent for path in column for parent in (output / path).parents if output in parent.parents
            }
            assert untouched(output)
            for where, what, name, content in damages:
                damage(Path(folder, where), what, name, content, output)


def damage(tree: Path, what: str, name: str, content: bytes, output: Path) -> None:
    path = tree / name
    if what == "fail":
        with pytest.raises(ZeroDivisionError):
            fail(output, name, content, untold="b/untold")
    elif what == "notes":
        for notes in place_of(output).glob("*.notes"):
            notes.write_bytes(notes.read_bytes()[:-1] + content[:1])
    elif what == "mark":
        (place_of(output) / "unfinished").touch()
    elif path.exists() and what == "rmtree" and path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    elif what == "unlink" and (path.is_file() or path.is_symlink()):
        path.unlink()
    elif path.parent.is_dir() and not path.exists() and not path.is_symlink():
        path.mkdir() if what == "mkdir" else path.symlink_to("b") if what == "link" else path.write_bytes(content)
    elif what == "write" and path.is_file():
        path.write_bytes(content)

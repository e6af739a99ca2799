"""Pages as they were, but for the names of assets: after a change of a style every page names another file, and nothing
else of it is new.

A template writes the address of an asset whole and asks nothing of it. So the new name is put in the place of the old
one; what was found of a page stays true, since every asset is published beside the pages.
"""

import hashlib
from collections.abc import Mapping

from generator.keeping.packing import digest, digest_of, pack, unpack
from generator.making.ledger import File, Made
from generator.making.maker import Maker
from generator.making.workshop import LEAF
from generator.publishing.trees import Trees
from generator.publishing.writing import write_file

Names = Mapping[str, str]  # where each asset is published, by the name that templates know it by
Pairs = list[tuple[bytes, bytes]]  # an old name and the new one


class Renaming:
    """What is made by templates of assets that have these names now."""

    def __init__(self, maker: Maker, names: Names) -> None:
        self._maker, self._names = maker, dict(names)
        self._shelf = f"assets {maker.ledger.column}"
        self._pairs: dict[str, Pairs] = {}  # by the key of the old names
        self.key = digest(self._names)  # which ends the key of whatever names them, after a space

    def leave(self, *, alone: bool = False) -> None:
        """Let later builds know the names; alone, once nothing bears others."""
        store = self._maker.ledger.store
        store.put(self._shelf, [(self.key, pack(self._names))])
        if alone:
            store.keep_only(self._shelf, (self.key,))

    def rename(self, name: str, known: Made, key: str) -> bool:
        """Whether a thing is the same as before with assets of other names, which it then has."""
        maker, trees = self._maker, self._maker.trees
        rest, _, now = key.rpartition(" ")
        before, _, worn = known.key.rpartition(" ")
        if trees is None or rest != before or worn == now or not maker.fits(known) or not maker.stands(known):
            return False
        pairs = self._pairs_from(worn)
        leaf = maker.part_of(known, LEAF, name) if LEAF in known.parts else b""
        if not pairs or _replaced(leaf, pairs) != leaf:
            return False
        _rename(maker, trees, name, known, key, pairs)
        return True

    def _pairs_from(self, worn: str) -> Pairs:
        """Old and new names; none where these are not the same assets."""
        if worn not in self._pairs:
            found = self._maker.ledger.store.get(self._shelf, worn)
            self._pairs[worn] = _pairs(unpack(found) if found else {}, self._names)
        return self._pairs[worn]


def _pairs(old: Names, new: Names) -> Pairs:
    if old.keys() != new.keys():
        return []
    pairs = [(old[each].encode()[1:], new[each].encode()[1:]) for each in new if old[each] != new[each]]
    alike = all(len(one) == len(other) for one, other in pairs)  # within packed facts a text stands after its length
    return pairs if alike else []


def _rename(maker: Maker, trees: Trees, name: str, known: Made, key: str, pairs: Pairs) -> None:
    ledger, files, right = maker.ledger, list[File](), dict(known.right)
    for file in known.files:
        content = _replaced((trees.spare / file.path).read_bytes(), pairs)
        facts = _replaced(ledger.store.get(ledger.facts, file.path) or b"", pairs)
        new = file._replace(digest=hashlib.sha256(content).hexdigest(), facts=digest_of(facts) if facts else "")
        if new.digest != file.digest:
            trees.note(file.path, new.digest, write_file(trees.spare, file.path, content))
            ledger.store.put(ledger.facts, [(file.path, facts)] if facts else [])
        if right.get(file.path) == file.mark:
            right[file.path] = ledger.right[file.path] = new.mark
        files.append(new)
    ledger.made[name] = known._replace(right=right)
    maker.made[name] = known._replace(key=key, files=tuple(files), right=right)


def _replaced(content: bytes, pairs: Pairs) -> bytes:
    for old, new in pairs:
        content = content.replace(old, new)
    return content

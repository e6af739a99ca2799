"""Pages as they were, but for what they wear: after a change of a style every page names another file, on another day
every sheet bears another date, and nothing else of them is new.

A template writes the address of an asset and the day of the build whole and asks nothing of them. So the new one is put
in the place of the old one; what was found of a page stays true, since every asset is published beside the pages.
"""

import hashlib
from collections.abc import Mapping

from generator.keeping.packing import digest, digest_of, pack, unpack
from generator.making.ledger import File, Made
from generator.making.maker import SMALL, Maker
from generator.making.workshop import LEAF
from generator.publishing.trees import Trees
from generator.publishing.writing import write_file

Worn = Mapping[str, str]  # as `rendering.chrome.worn` has it
Pairs = list[tuple[bytes, bytes]]  # an old text and the new one


class Renaming:
    """What is made by templates that write these texts now."""

    def __init__(self, maker: Maker, worn: Worn) -> None:
        self._maker, self._worn = maker, dict(worn)
        self._shelf = f"assets {maker.ledger.column}"
        self._pairs: dict[str, Pairs] = {}  # by the key of the old texts
        self.key = digest(self._worn)  # which ends the key of whatever wears them, after a space

    def leave(self, *, alone: bool = False) -> None:
        """Let later builds know the texts; alone, once nothing wears others."""
        store = self._maker.ledger.store
        store.put(self._shelf, [(self.key, pack(self._worn))])
        if alone:
            store.keep_only(self._shelf, (self.key,))

    def rename(self, name: str, known: Made, key: str) -> bool:
        """Whether a thing is the same as before in other clothes, which it then wears."""
        maker, trees = self._maker, self._maker.trees
        rest, _, now = key.rpartition(" ")
        before, _, worn = known.key.rpartition(" ")
        if trees is None or rest != before or worn == now or not maker.fits(known) or not maker.stands(known):
            return False
        pairs = self._pairs_from(worn)
        if pairs:
            maker.made[name] = _dressed(maker, trees, name, known._replace(key=key), pairs)
        return bool(pairs)

    def _pairs_from(self, worn: str) -> Pairs:
        """Old and new texts; none where these are not the same things."""
        if worn not in self._pairs:
            found = self._maker.ledger.store.get(self._shelf, worn)
            self._pairs[worn] = _pairs(unpack(found) if found else {}, self._worn)
        return self._pairs[worn]


def _pairs(old: Worn, new: Worn) -> Pairs:
    if old.keys() != new.keys():
        return []
    pairs = [(old[each].encode()[1:], new[each].encode()[1:]) for each in new if old[each] != new[each]]
    alike = all(len(one) == len(other) for one, other in pairs)  # within packed facts a text stands after its length
    return pairs if alike else []


def _dressed(maker: Maker, trees: Trees, name: str, known: Made, pairs: Pairs) -> Made:
    ledger, files, right = maker.ledger, list[File](), dict(known.right)
    for file in known.files:
        content = (trees.spare / file.path).read_bytes()
        changed = _replaced(content, pairs)
        if changed == content:
            files.append(file)
            continue
        facts = _replaced(ledger.store.get(ledger.facts, file.path) or b"", pairs)
        new = file._replace(digest=hashlib.sha256(changed).hexdigest(), facts=digest_of(facts) if facts else "")
        trees.note(file.path, new.digest, write_file(trees.spare, file.path, changed))
        ledger.store.put(ledger.facts, [(file.path, facts)] if facts else [])
        if right.get(file.path) == file.mark:
            right[file.path] = ledger.right[file.path] = new.mark
        files.append(new)
    ledger.made[name] = known._replace(right=right)
    return _with_leaf(maker, name, known._replace(files=tuple(files), right=right), pairs)


def _with_leaf(maker: Maker, name: str, known: Made, pairs: Pairs) -> Made:
    """What it gives to pages that join several, which are made anew if that is another one."""
    leaf = maker.part_of(known, LEAF, name) if LEAF in known.parts else b""
    changed = _replaced(leaf, pairs)
    if changed == leaf:
        return known
    if len(changed) > SMALL:
        maker.ledger.store.put(maker.ledger.parts, [(f"{LEAF} {name}", changed)])
    small = {**known.small, LEAF: changed} if LEAF in known.small else known.small
    return known._replace(parts={**known.parts, LEAF: digest_of(changed)}, small=small)


def _replaced(content: bytes, pairs: Pairs) -> bytes:
    for old, new in pairs:
        content = content.replace(old, new)
    return content

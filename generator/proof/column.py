"""Whether every link of the column leads to a file, and to a place that is there."""

from generator.artifacts import path_of
from generator.proof.facts import Facts
from generator.proof.finished import Finished
from generator.proof.telling import Tells


class Links:
    """Links of the pages looked at; those to places of other pages wait until all pages have been seen."""

    def __init__(self, finished: Finished, telling: Tells) -> None:
        self._finished = finished
        self._telling = telling
        self._there: set[str] = set()  # addresses found
        self._waiting: dict[str, list[tuple[str, str, str]]] = {}  # page: (from, address, anchor)

    def look(self, path: str, facts: Facts) -> None:
        """Whether each link of a page ends at a file; and at a place of it, where it leads to the page itself."""
        for address, anchor in facts.links:
            if address not in self._there:
                if path_of(address) not in self._finished.files:
                    hint = "sửa liên kết; địa chỉ trang kết thúc bằng dấu /, phân biệt chữ hoa, chữ thường"
                    message = f"liên kết «{address}» không dẫn tới trang nào"
                    self._telling.tell(path, "lien-ket", message, hint, near=address)
                    continue
                self._there.add(address)
            if anchor and (found := path_of(address)) != path:
                self._waiting.setdefault(found, []).append((path, address, anchor))
            elif anchor and anchor not in facts.ids:
                self._no_place(path, address, anchor)

    def end(self) -> None:
        """Whether each place of another page is there."""
        for found, links in self._waiting.items():
            if found in self._finished.pages:
                ids = frozenset(self._finished.facts(found).ids)
                for path, address, anchor in links:
                    if anchor not in ids:
                        self._no_place(path, address, anchor)

    def _no_place(self, path: str, address: str, anchor: str) -> None:
        message = f"liên kết «{address}#{anchor}» dẫn tới một chỗ không có trên trang đó"
        self._telling.tell(path, "lien-ket", message, "sửa phần sau dấu #", near=f"{address}#{anchor}")

"""Read a finished page as a reader meets it: what can be seen, under which heading, with which links and anchors."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser, LexborNode

from generator.vietnamese import canonical

_UNSEEN_TAGS = {"script", "style", "template", "noscript", "head", "title", "datalist", "dialog", "object"}
_BLOCKS = frozenset(
    """address article aside blockquote br caption dd details div dl dt fieldset figcaption figure footer form h1 h2 h3
    h4 h5 h6 header hr li main nav ol p pre section summary table tbody td tfoot th thead tr ul""".split()  # noqa: SIM905
)


@dataclass(frozen=True, slots=True)
class Read:
    """One staged page as read back: ids, links, its visible texts block by block, and its parts under each `h2`."""

    path: str
    ids: tuple[str, ...]
    links: tuple[tuple[str, bool], ...]  # target as written, whether a reader sees it
    texts: tuple[str, ...]
    title: str
    parts: Mapping[str, str]


def read_page(path: str, html: bytes) -> Read:
    """Parse one page as a browser would, and keep what a reader meets."""
    root = LexborHTMLParser(html.decode()).root
    collector = _Collector()
    if root is not None:
        collector.walk(root, seen=True, code=False)
    collector.end_block()
    return Read(
        path,
        tuple(collector.ids),
        tuple(collector.links),
        tuple(collector.texts),
        canonical(collector.title),
        {heading: canonical(" ".join(words)) for heading, words in collector.parts.items()},
    )


class _Collector:
    """Walks a parsed page once."""

    def __init__(self) -> None:
        self.ids: list[str] = []
        self.links: list[tuple[str, bool]] = []
        self.texts: list[str] = []
        self.title = ""
        self.parts: dict[str, list[str]] = {}
        self._block: list[str] = []
        self._part: str | None = None

    def walk(self, node: LexborNode, *, seen: bool, code: bool) -> None:
        tag = node.tag or ""
        if tag == "-text":
            self._text(node.text(deep=False) or "", seen=seen, code=code)
            return
        seen = seen and tag not in _UNSEEN_TAGS and not _is_hidden(node.attributes)
        self._note(node, tag, seen=seen)
        outer = self._part
        if tag in _BLOCKS:
            self.end_block()
        if tag == "h2" and seen:
            self._part = canonical(_visible_text(node))
            self.parts.setdefault(self._part, [])
            self.texts.append(self._part)
            return
        if tag == "h1" and seen:
            self.title = _visible_text(node)
        for child in _children(node):
            self.walk(child, seen=seen, code=code or tag in ("code", "pre"))
        if tag in ("section", "article", "main", "body"):
            self._part = outer  # a part ends with the section it stands in
        if tag in _BLOCKS:
            self.end_block()

    def _note(self, node: LexborNode, tag: str, *, seen: bool) -> None:
        """Keep an element's id and targets."""
        attributes = node.attributes
        if identity := attributes.get("id"):
            self.ids.append(identity)
        for name in ("href", "src"):
            if name in attributes:
                self.links.append((attributes[name] or "", seen and tag == "a" and bool(_visible_text(node).strip())))
        if tag == "meta" and (attributes.get("http-equiv") or "").lower() == "refresh":
            self.links.append(((attributes.get("content") or "").partition("url=")[2], False))

    def end_block(self) -> None:
        if text := canonical(" ".join(self._block)):
            self.texts.append(text)
        self._block = []

    def _text(self, text: str, *, seen: bool, code: bool) -> None:
        if not seen or not text.strip():
            return
        if self._part is not None:
            self.parts[self._part].append(text)
        if not code:
            self._block.append(text)


def _is_hidden(attributes: Mapping[str, str | None]) -> bool:
    style = (attributes.get("style") or "").replace(" ", "")
    return (
        "hidden" in attributes
        or attributes.get("aria-hidden") == "true"
        or "display:none" in style
        or "visibility:hidden" in style
    )


def _visible_text(node: LexborNode) -> str:
    tag = node.tag or ""
    if tag == "-text":
        return node.text(deep=False) or ""
    if tag in _UNSEEN_TAGS or _is_hidden(node.attributes):
        return ""
    return " " if tag == "br" else "".join(map(_visible_text, _children(node)))


def _children(node: LexborNode) -> Iterator[LexborNode]:
    child = node.child
    while child is not None:
        yield child
        child = child.next

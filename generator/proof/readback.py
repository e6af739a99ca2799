"""Read a finished page as a reader meets it: what can be seen, under which heading, with which links and anchors."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser, LexborNode

from generator.text.comparing import canonical

_NO_TEXT = {"script", "style", "template", "head", "title"}
_UNSEEN = frozenset(
    "noscript datalist dialog object select canvas video audio svg textarea iframe".split()  # noqa: SIM905  # easier to read than a list of strings
)
_UNSEEN_CLASS = "unseen"  # our own class of what only a screen reader meets
_BLOCKS = frozenset(
    """address article aside blockquote br caption dd details div dl dt fieldset figcaption figure footer form h1 h2 h3
    h4 h5 h6 header hr li main nav ol p pre section summary table tbody td tfoot th thead tr ul""".split()  # noqa: SIM905  # easier to read than a list of strings
)

Attributes = Mapping[str, str | None]


@dataclass(frozen=True, slots=True)
class PageLink:
    """A target as written; what a reader sees of the link ('' when nothing); the `h2` it stands under."""

    target: str
    text: str
    heading: str


@dataclass(frozen=True, slots=True)
class Read:
    """One page as read back.

    `texts` are its texts block by block, hidden ones too; `parts` the visible blocks under each `h2`; `headings` every
    heading; `forbidden` what must not be on a page of ours (inline scripts, styles, foreign content); `data` what only
    machines read.
    """

    path: str
    ids: tuple[str, ...]
    links: tuple[PageLink, ...]
    texts: tuple[str, ...]
    seen: tuple[str, ...]
    title: str
    headings: tuple[str, ...]
    parts: Mapping[str, tuple[str, ...]]
    forbidden: tuple[str, ...]
    data: tuple[str, ...]


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
        tuple(collector.seen),
        collector.title,
        tuple(collector.headings),
        {heading: tuple(blocks) for heading, blocks in collector.parts.items()},
        tuple(collector.forbidden),
        tuple(collector.data),
    )


class _Collector:
    """Walks a parsed page once."""

    def __init__(self) -> None:
        self.ids: list[str] = []
        self.links: list[PageLink] = []
        self.texts: list[str] = []
        self.seen: list[str] = []
        self.title = ""
        self.headings: list[str] = []
        self.parts: dict[str, list[str]] = {}
        self.forbidden: list[str] = []
        self.data: list[str] = []
        self._block: list[str] = []
        self._seen_block: list[str] = []
        self._part = ""

    def walk(self, node: LexborNode, *, seen: bool, code: bool) -> None:
        tag = node.tag or ""
        if tag == "-text":
            self._text(node.text(deep=False) or "", seen=seen, code=code)
            return
        if tag in _BLOCKS:
            self.end_block()
        attributes = node.attributes  # each time that it is asked for, it is made anew
        seen = seen and not _is_hidden(tag, attributes)
        self._note(node, tag, attributes, seen=seen)
        if tag in _NO_TEXT and tag != "head":
            return
        outer = self._part
        if tag in ("h1", "h2", "h3"):
            self._heading(node, tag, seen=seen)
        closed = tag == "details" and "open" not in attributes
        for child in _children(node):
            hidden = closed and child.tag != "summary"
            self.walk(child, seen=seen and not hidden, code=code or tag in ("code", "pre"))
        if tag in _BLOCKS:
            self.end_block()
        if tag in ("section", "article", "main", "body"):
            self._part = outer  # a part ends with the section it stands in

    def _heading(self, node: LexborNode, tag: str, *, seen: bool) -> None:
        text = canonical(_visible_text(node))
        self.headings.append(canonical(node.text(deep=True) or ""))
        if tag == "h1" and seen:
            self.title = text
        if tag == "h2":
            self._part = text if seen else ""
            if seen:
                self.parts.setdefault(text, [])

    def _note(self, node: LexborNode, tag: str, attributes: Attributes, *, seen: bool) -> None:
        """Keep an element's id, its targets, and what is forbidden about it."""
        if identity := attributes.get("id"):
            self.ids.append(identity)
        if srcset := attributes.get("srcset"):
            targets = re.findall(r"(?<!\S)[^\s,]\S*[^\s,](?= \d)", srcset)
            self.links.extend(PageLink(target, "", self._part) for target in targets)
        for name in ("href", "src", "action", "data-worker"):
            if name in attributes:
                text = canonical(_visible_text(node)) if seen and tag == "a" else ""
                self.links.append(PageLink(attributes[name] or "", text, self._part))
        if tag == "meta" and (attributes.get("http-equiv") or "").lower() == "refresh":
            self.links.append(PageLink((attributes.get("content") or "").partition("url=")[2], "", ""))
        self.forbidden.extend(_forbidden(tag, attributes))
        if _is_data(tag, attributes):
            self.data.append(node.text(deep=True) or "")

    def end_block(self) -> None:
        if not self._block and not self._seen_block:
            return
        text = canonical(" ".join(self._block))
        seen = text if self._seen_block == self._block else canonical(" ".join(self._seen_block))
        if text:
            self.texts.append(text)
        if seen:
            self.seen.append(seen)
            if self._part and seen != self._part:
                self.parts[self._part].append(seen)
        self._block, self._seen_block = [], []

    def _text(self, text: str, *, seen: bool, code: bool) -> None:
        if text.strip():
            if not code:
                self._block.append(text)
            if seen:
                self._seen_block.append(text)


def _is_data(tag: str, attributes: Attributes) -> bool:
    """A data block: the browser runs nothing of it, and no policy speaks of it."""
    return tag == "script" and attributes.get("type") == "application/ld+json" and "src" not in attributes


def _is_hidden(tag: str, attributes: Attributes) -> bool:
    return (
        tag in _UNSEEN
        or bool({"hidden", "inert", "style"} & attributes.keys())  # no style attribute of ours shows anything
        or attributes.get("aria-hidden") == "true"
        or _UNSEEN_CLASS in (attributes.get("class") or "").split()
    )


def _forbidden(tag: str, attributes: Attributes) -> Iterator[str]:
    """Active, inline or foreign content: a policy of the server may be missing, so nothing of it is ever written."""
    if tag in ("style", "base", "iframe", "object", "embed"):
        yield f"thẻ <{tag}>"
    if not attributes and tag != "script":
        return  # most elements
    yield from (f"thuộc tính {name}" for name in attributes if name == "style" or name.startswith("on"))
    away = re.match(r"[a-z][a-z0-9+.-]*:|//", attributes.get("action") or "", re.IGNORECASE)
    if away or (attributes.get("method") or "get").lower() != "get" or "formaction" in attributes:
        yield "biểu mẫu gửi đi nơi khác"
    if tag == "script" and not attributes.get("src") and not _is_data(tag, attributes):
        yield "mã viết thẳng trong trang"
    source = attributes.get("src") or (attributes.get("href") if tag == "link" else "") or ""
    outside = source.startswith(("http:", "https:", "//", "data:"))
    if outside and (attributes.get("rel") or "") not in ("canonical", "alternate", "schema.DC"):
        yield f"nội dung lấy từ nơi khác «{source}»"


def _visible_text(node: LexborNode) -> str:
    tag = node.tag or ""
    if tag == "-text":
        return node.text(deep=False) or ""
    if tag in _NO_TEXT or _is_hidden(tag, node.attributes):
        return ""
    return " " if tag == "br" else "".join(map(_visible_text, _children(node)))


def _children(node: LexborNode) -> Iterator[LexborNode]:
    child = node.child
    while child is not None:
        yield child
        child = child.next

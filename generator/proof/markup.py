"""The tags of a page that a parser has written out again: what each says, worked out once a spelling."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from html import unescape

_UNSEEN = frozenset(
    "noscript datalist dialog object select canvas video audio svg textarea iframe".split()  # noqa: SIM905  # easier to read than a list of strings
)
_UNSEEN_CLASS = "unseen"  # our own class of what only a screen reader meets
_NO_TEXT = frozenset({"script", "style", "template", "title"})
_BLOCKS = frozenset(
    """address article aside blockquote br caption dd details div dl dt fieldset figcaption figure footer form h1 h2 h3
    h4 h5 h6 header hr li main nav ol p pre section summary table tbody td tfoot th thead tr ul""".split()  # noqa: SIM905  # easier to read than a list of strings
)
_EMPTY = frozenset(
    "area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr".split()  # noqa: SIM905  # easier to read than a list of strings
)
_RAW = ("script", "style", "iframe")  # what stands in them is written as it is
_NEVER = frozenset({"xmp", "noembed", "noframes", "plaintext"})  # so it is in these, of which we have none
_TARGETS = ("href", "src", "action", "data-worker")
_TOLD = ("alt", "title", "aria-label", "placeholder", "content", "value")  # attributes of which somebody is told

_ATTRIBUTES = r'(?: [^\s"\'<>/=]+="[^"]*")*'
_START = re.compile(rf"<([a-zA-Z][^\s\"'<>/=]*)({_ATTRIBUTES})>")
_ATTRIBUTE = re.compile(r' ([^\s"\'<>/=]+)="([^"]*)"')
_TOKENS = re.compile(
    "(<!--.*?-->|"
    + "|".join(rf"<{name}{_ATTRIBUTES}>.*?</{name}>" for name in _RAW)
    + r'|<[^<>"]*(?:"[^"]*"[^<>"]*)*>)',
    re.DOTALL,
)
CODE = ("code", "pre")
HEADINGS = ("h1", "h2", "h3")
ENDING_A_PART = ("section", "article", "main", "body")  # a part ends with the section it stands in
_SPECIAL = frozenset({*CODE, *HEADINGS, *ENDING_A_PART, "details", "summary", *_EMPTY, *_RAW, *_NO_TEXT})
Attributes = Mapping[str, str]


class UnreadableError(ValueError):
    """A page holds a tag or an attribute whose name cannot be one, or an element that none of ours holds."""


@dataclass(frozen=True, slots=True)
class Tag:
    """One tag, with what a reader of pages asks of it; `raw` is what stands in a script or a style, unread."""

    name: str
    ends: bool = False  # </name>
    single: bool = False  # nothing ends it: it holds nothing, or is raw
    block: bool = False  # text before and after it does not stand together
    hidden: bool = False
    silent: bool = False  # no text of the page stands in it
    closed: bool = False  # <details> that shows its summary alone
    plain: bool = False  # it does nothing beyond `block`
    noted: bool = False  # one of the following is not empty
    identity: str = ""
    targets: tuple[str, ...] = ()
    told: tuple[str, ...] = ()
    forbidden: tuple[str, ...] = ()
    data: str | None = None


def tokens(html: str) -> list[str]:
    """Text, tag, text, tag, …, text of a page that a parser has written."""
    return _TOKENS.split(html)


@lru_cache(maxsize=4096)  # most tags stand on many pages
def tag_of(token: str) -> Tag:
    """What a tag says. Raise UnreadableError."""
    if token.startswith("</"):
        name = token[2:-1]
        return Tag(name, ends=True, block=name in _BLOCKS or not name)
    if token.startswith("<!--"):
        return Tag("", single=True)
    found = _START.match(token)
    if found is None:
        raise UnreadableError(token)
    name, attributes = found[1], {name: unescape(value) for name, value in _ATTRIBUTE.findall(found[2])}
    if name in _NEVER:
        raise UnreadableError(token)
    return _tag(name, attributes, token[found.end() :].removesuffix(f"</{name}>"))


def _tag(name: str, attributes: Attributes, raw: str) -> Tag:
    targets, forbidden = tuple(_targets(name, attributes)), tuple(_forbidden(name, attributes))
    told = tuple(filter(None, map(attributes.get, _TOLD)))
    data = raw if _is_data(name, attributes) else None
    identity, hidden = attributes.get("id", ""), _is_hidden(name, attributes)
    noted = bool(identity or targets or told or forbidden or data is not None)
    return Tag(
        name,
        single=name in _EMPTY or name in _RAW,
        block=name in _BLOCKS,
        hidden=hidden,
        silent=name in _NO_TEXT,
        closed=name == "details" and "open" not in attributes,
        plain=not (noted or hidden or name in _SPECIAL),
        noted=noted,
        identity=identity,
        targets=targets,
        told=told,
        forbidden=forbidden,
        data=data,
    )


def _targets(name: str, attributes: Attributes) -> Iterator[str]:
    """Wherever the element leads, or takes something from, as written."""
    yield from re.findall(r"(?<!\S)[^\s,]\S*[^\s,](?= \d)", attributes.get("srcset", ""))
    yield from (attributes[each] for each in _TARGETS if each in attributes)
    if name == "meta" and attributes.get("http-equiv", "").lower() == "refresh":
        yield attributes.get("content", "").partition("url=")[2]


def _is_data(name: str, attributes: Attributes) -> bool:
    """A data block: the browser runs nothing of it, and no policy speaks of it."""
    return name == "script" and attributes.get("type") == "application/ld+json" and "src" not in attributes


def _is_hidden(name: str, attributes: Attributes) -> bool:
    return (
        name in _UNSEEN
        or not attributes.keys().isdisjoint(("hidden", "inert", "style"))  # no style attribute of ours shows anything
        or attributes.get("aria-hidden") == "true"
        or _UNSEEN_CLASS in attributes.get("class", "").split()
    )


def _forbidden(name: str, attributes: Attributes) -> Iterator[str]:
    """Active, inline or foreign content: a policy of the server may be missing, so nothing of it is ever written."""
    if name in ("style", "base", "iframe", "object", "embed"):
        yield f"thẻ <{name}>"
    yield from (f"thuộc tính {each}" for each in attributes if each == "style" or each.startswith("on"))
    away = re.match(r"[a-z][a-z0-9+.-]*:|//", attributes.get("action", ""), re.IGNORECASE)
    if away or attributes.get("method", "").lower() not in ("", "get") or "formaction" in attributes:
        yield "biểu mẫu gửi đi nơi khác"
    if name == "script" and not attributes.get("src") and not _is_data(name, attributes):
        yield "mã viết thẳng trong trang"
    source = attributes.get("src") or (attributes.get("href") if name == "link" else "") or ""
    outside = source.startswith(("http:", "https:", "//", "data:"))
    if outside and attributes.get("rel", "") not in ("canonical", "alternate", "schema.DC"):
        yield f"nội dung lấy từ nơi khác «{source}»"

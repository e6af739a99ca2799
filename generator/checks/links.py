"""Links between content files lead somewhere, and every attachment that is named exists."""

import posixpath
import re
from collections.abc import Container, Iterator

from generator.checks.mistyped import mistyped
from generator.model.kind import Site, posted_cards
from generator.model.links import place, resolve
from generator.problems import Problem
from generator.shapes.card import Card
from generator.text.comparing import guess

_PICTURES = (".jpg", ".jpeg", ".png", ".webp", ".gif")


def check(site: Site) -> Iterator[Problem]:
    """Dead links in bodies, missing attachments, and attachments that nobody uses (a warning)."""
    meant: set[str] = set()  # files that a wrong name was surely meant for
    told = {where for _, card in mistyped(site).values() for where in (card.path, card.row.address)}
    for _, card in posted_cards(site):
        yield from _dead_links(card, site, told)
        for path, line in card.files:
            if path not in site.file_sizes:
                near = guess(path, site.file_sizes)
                meant.add(near)
                copy = "chép tệp vào content/files/, viết đúng cả chữ hoa, chữ thường"
                hint = f"có phải «{near}»?" if near else copy
                message = f"không có tệp «{path}»"
                yield Problem(path=card.path, line=line, rule="thieu-tep", message=message, hint=hint)
    for path in sorted(site.file_sizes.keys() - site.used_files - meant):
        yield Problem(
            path=path,
            line=1,
            rule="tep-thua",
            message="không bài nào đang đăng dùng tệp này nên tệp không được đăng",
            hint="thêm liên kết vào bài, hoặc xóa tệp",
            severity="warning",
        )


def _dead_links(card: Card, site: Site, told: Container[str]) -> Iterator[Problem]:
    for link in card.links:
        if link.target in told or place(link.target, card.path) in told:
            continue
        if resolve(link.target, card.path, site.addresses, site.file_sizes) is None:
            what = "ảnh" if link.target.lower().endswith(_PICTURES) else "liên kết"
            message = f"{what} «{link.target}» không dẫn tới bài hay tệp nào đang đăng"
            hint = _near(link.target, card, site)
            yield Problem(path=card.path, line=link.line, rule="lien-ket", message=message, hint=hint)


def _near(target: str, card: Card, site: Site) -> str:
    """What was meant: a page that is not posted yet, a path as it must be typed here, an address without https."""
    if re.match(r"[\w-]+(\.[\w-]+)*\.(vn|com|org|net|gov)(/|$)", target):
        return f"viết «https://{target}»"
    waiting = {other.path for own in (site.waiting, site.idle) for cards in own.values() for other in cards}
    if place(target, card.path) in waiting:
        return "bài đó còn là bản nháp, chưa đến ngày đăng hoặc không còn hiệu lực; đăng bài đó trước, hoặc bỏ liên kết"
    names = {path.rsplit("/", 1)[-1]: path for path in (*site.addresses, *site.file_sizes) if path != card.path}
    near = guess(target.rsplit("/", 1)[-1], names)
    if not near and "/" not in target and posixpath.splitext(target)[1].lower() not in ("", ".md"):
        there = posixpath.relpath(f"content/files/{target}", posixpath.dirname(card.path))
        return f"chép tệp vào content/files/ rồi viết «{there}»"
    if not near:
        return "kiểm tra lại đường dẫn"
    return f"có phải «{posixpath.relpath(names[near], posixpath.dirname(card.path))}»?"

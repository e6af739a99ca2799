"""Links between content files lead somewhere, and every attachment that is named exists."""

import posixpath
import re
from collections.abc import Iterator

from generator.declaring.fields import Record
from generator.model.kind import Site
from generator.model.links import attachments, place, resolve
from generator.problems import Problem
from generator.text.comparing import guess


def check(site: Site) -> Iterator[Problem]:
    """Dead links in bodies, missing attachments, and attachments that nobody uses (a warning)."""
    meant: set[str] = set()  # files that a wrong name was surely meant for
    for kind in site.kinds:
        for record in site.of(kind):
            for link in record.links:
                if resolve(link.target, record.path, site.addresses, site.files) is None:
                    what = "ảnh" if link.target.lower().endswith(_PICTURES) else "liên kết"
                    message = f"{what} «{link.target}» không dẫn tới bài hay tệp nào đang đăng"
                    hint = _near(link.target, record, site)
                    yield Problem(path=record.path, line=link.line, rule="lien-ket", message=message, hint=hint)
            for path, line in attachments(record):
                if path not in site.files:
                    near = guess(path, site.files)
                    meant.add(near)
                    hint = (
                        f"có phải «{near}»?"
                        if near
                        else "chép tệp vào content/files/, viết đúng cả chữ hoa, chữ thường"
                    )
                    message = f"không có tệp «{path}»"
                    yield Problem(path=record.path, line=line, rule="thieu-tep", message=message, hint=hint)
    for path in sorted(site.files - site.used_files - meant):
        yield Problem(
            path=path,
            line=1,
            rule="tep-thua",
            message="không bài nào đang đăng dùng tệp này nên tệp không được đăng",
            hint="thêm liên kết vào bài, hoặc xóa tệp",
            severity="warning",
        )


_PICTURES = (".jpg", ".jpeg", ".png", ".webp", ".gif")


def _near(target: str, record: Record, site: Site) -> str:
    """What was meant: a page that is not posted yet, a path as it must be typed here, an address without https."""
    if re.match(r"[\w-]+(\.[\w-]+)*\.(vn|com|org|net|gov)(/|$)", target):
        return f"viết «https://{target}»"
    waiting = {other.path for kind in site.kinds for other in (*site.waiting[kind.name], *site.idle[kind.name])}
    if place(target, record.path) in waiting:
        return "bài đó còn là bản nháp, chưa đến ngày đăng hoặc không còn hiệu lực; đăng bài đó trước, hoặc bỏ liên kết"
    names = {path.rsplit("/", 1)[-1]: path for path in (*site.addresses, *site.files) if path != record.path}
    near = guess(target.rsplit("/", 1)[-1], names)
    if not near:
        return "kiểm tra lại đường dẫn"
    return f"có phải «{posixpath.relpath(names[near], posixpath.dirname(record.path))}»?"

"""Links between content files lead somewhere, and every attachment that is named exists."""

from collections.abc import Iterator

from generator.problems import Problem
from generator.shapes import Site
from generator.site import attachments, resolve
from generator.vietnamese import guess


def check(site: Site) -> Iterator[Problem]:
    """Dead links in bodies, missing attachments, and attachments that nobody uses (a warning)."""
    for kind in site.kinds:
        for record in site.of(kind):
            for link in record.links:
                if resolve(link.target, record.path, site.addresses, site.files) is None:
                    message = f"liên kết «{link.target}» không dẫn tới bài hay tệp nào đang đăng"
                    hint = _near(link.target, site)
                    yield Problem(path=record.path, line=link.line, rule="lien-ket", message=message, hint=hint)
            for path, line in attachments(record):
                if path not in site.files:
                    near = guess(path, site.files)
                    hint = (
                        f"có phải «{near}»?"
                        if near
                        else "chép tệp vào content/files/, viết đúng cả chữ hoa, chữ thường"
                    )
                    yield Problem(
                        path=record.path, line=line, rule="thieu-tep", message=f"không có tệp «{path}»", hint=hint
                    )
    for path in sorted(site.files - site.used_files):
        yield Problem(
            path=path,
            line=1,
            rule="tep-thua",
            message="không bài nào đang đăng dùng tệp này nên tệp không được đăng",
            hint="thêm liên kết vào bài, hoặc xóa tệp",
            severity="warning",
        )


def _near(target: str, site: Site) -> str:
    names = {path.rsplit("/", 1)[-1]: path for path in (*site.addresses, *site.files)}
    near = guess(target.rsplit("/", 1)[-1], names)
    return f"có phải «{names[near]}»?" if near else "kiểm tra lại đường dẫn; bài còn nháp thì chưa dẫn tới được"

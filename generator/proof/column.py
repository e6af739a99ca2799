"""What holds for every page of the column: anchors, links, leftovers, and what no page may hold or lack."""

import re
from collections import Counter
from urllib.parse import urlsplit

from generator.artifacts import path_of
from generator.proof.readback import Read
from generator.proof.tree import Tree, inside, led_to
from generator.reading.lint import LEFTOVERS
from generator.text.comparing import canonical

_UNRENDERED = re.compile(r"\b(?:None|Undefined|datetime\.date\(|Decimal\()")


def every_page(tree: Tree) -> None:
    """Look at every page for itself."""
    notice = tree.site.settings.thong_bao_minh_hoa if tree.site.settings.demo else ""
    for page in tree.pages.values():
        _ids(tree, page)
        _links(tree, page)
        _leftovers(tree, page)
        _furniture(tree, page, canonical(notice))


def _ids(tree: Tree, page: Read) -> None:
    for identity in sorted(each for each, times in Counter(page.ids).items() if times > 1):
        hint = "đổi một trong hai tiêu đề trùng tên trong bài" if identity.startswith("muc-") else "sửa mẫu trang"
        tree.report(page.path, "trung-id", f"hai chỗ cùng mang tên neo «{identity}»", hint)


def _links(tree: Tree, page: Read) -> None:
    base = urlsplit(tree.site.settings.dia_chi_goc).path
    for target in sorted({link.target for link in page.links if inside(link.target)}):
        if not target:
            tree.report(page.path, "lien-ket", "có liên kết trống", "sửa liên kết trong bài hoặc mẫu trang")
        elif target.startswith("/") and page.path != "404.html":
            message = f"liên kết «{target}» viết từ gốc tên miền nên hỏng khi chuyên mục nằm dưới một đường dẫn"
            tree.report(page.path, "lien-ket", message, 'trong mẫu trang viết địa chỉ trong ngoặc kép: href="/…"')
        else:
            _leads(tree, page, "/" + target.removeprefix(base) if page.path == "404.html" else target)


def _leads(tree: Tree, page: Read, target: str) -> None:
    """The link ends somewhere: at a file, at a place that is there."""
    address, anchor = led_to(page.path, target)
    found = path_of(address)
    if found not in tree.files:
        hint = "sửa liên kết; địa chỉ trang kết thúc bằng dấu /, phân biệt chữ hoa, chữ thường"
        tree.report(page.path, "lien-ket", f"liên kết «{address}» không dẫn tới trang nào", hint, near=address)
    elif anchor and found in tree.pages and anchor not in tree.anchors(found):
        message = f"liên kết «{address}#{anchor}» dẫn tới một chỗ không có trên trang đó"
        tree.report(page.path, "lien-ket", message, "sửa phần sau dấu #", near=f"{address}#{anchor}")


def _leftovers(tree: Tree, page: Read) -> None:
    for text in page.texts:
        for pattern, name in (*LEFTOVERS, (_UNRENDERED, "giá trị chưa dựng")):
            if found := pattern.search(text):
                sample = text[max(0, found.start() - 20) : found.end() + 30]
                hint = "sửa chỗ đó trong bài (hoặc trong mẫu trang)"
                tree.report(page.path, "con-sot", f"còn sót {name}: «{sample}»", hint, near=found.group())
                break


def _furniture(tree: Tree, page: Read, notice: str) -> None:
    """What no page may hold, and what every page must: in «minh họa», the notice."""
    for name in sorted(set(page.forbidden)):
        tree.report(page.path, "khong-an-toan", f"có {name}", "bỏ khỏi mẫu trang; kiểu dáng và mã để trong assets/")
    if notice and notice not in page.seen:
        tree.report(page.path, "thieu-tren-trang", "không hiện «Thông báo minh họa»", "sửa mẫu trang")

"""What the preview puts into a page: what is wrong, always in sight, and a bar with what else an editor asks."""

from collections.abc import Iterator
from html import escape
from itertools import islice
from pathlib import Path
from urllib.parse import quote

from generator.model.finding import FILES
from generator.preview.state import State
from generator.preview.waiting import Item
from generator.problems import Problem, few

HOME = "/_xem-thu/"  # of what belongs to the preview itself; no address of the column begins so
MOST = 300  # letters of a line that are shown
NOW = "?cho"  # asks for what waits, where something else is posted at its address

EMPTY = (
    '<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
    "<title>Xem thử</title></head><body><main><h1>Xem thử</h1><p>{}</p></main></body></html>"
)


def empty(state: State) -> str:
    """While no column stands."""
    return EMPTY.format("Chưa có bản nào dựng được." if state.told else "Đang dựng lần đầu; xong thì trang tự hiện ra.")


def with_preview(html: str, state: State, address: str, item: Item | None = None) -> str:
    """A page with all that, and the script that reloads it."""
    if "<body" not in html:
        return html
    script = f'<script src="{HOME}preview.js" data-build="{state.version}" defer></script>'
    html = html.replace("</head>", f'<link rel="stylesheet" href="{HOME}preview.css">{script}</head>', 1)
    head, body, rest = html.partition("<body")
    tag, close, content = rest.partition(">")
    content, end, after = content.rpartition("</body>")
    return head + body + tag + close + _faults(state) + _mark(item) + content + _bar(state, address, item) + end + after


def _faults(state: State) -> str:
    told = state.told
    if told is None or not told.errors:
        return ""
    errors = [problem for problem in told.problems if problem.severity == "error"]
    failure = f'<p class="xt-failure">LỖI: {escape(told.failure)}</p>' if told.failure else ""
    return (
        '<section class="xt-faults" role="alert" aria-label="Lỗi khi dựng" tabindex="0">'
        f"<p><strong>Chưa dựng được: {told.errors} lỗi.</strong> Trang bên dưới là bản dựng được gần nhất; "
        f"sửa xong, lưu tệp là bảng này tự mất.</p>{failure}{_list(errors, state.job.root)}</section>"
    )


def _mark(item: Item | None) -> str:
    return f'<p class="xt-mark" role="status"><strong>{escape(item.mark)}</strong></p>' if item else ""


def _bar(state: State, address: str, item: Item | None) -> str:
    waiting = state.waiting.items if state.waiting else ()
    warnings = [problem for problem in state.told.problems if problem.severity == "warning"] if state.told else []
    parts = [
        _source(state, item.card.path if item else state.source(address)),
        _folded("cho", f"{len(waiting)} bài chưa đăng", f"<ul>{''.join(map(_item, waiting))}</ul>") if waiting else "",
        _folded("canh-bao", f"{len(warnings)} cảnh báo", _list(warnings, state.job.root)) if warnings else "",
    ]
    return (
        '<aside class="xt-bar" aria-label="Thanh xem thử"><p><strong>Xem thử</strong> '
        '<span class="xt-building">Đang dựng lại…</span>'
        '<span class="xt-stopped">Chương trình xem thử đã dừng; trang này không còn tự tải lại.</span></p>'
        f"{''.join(parts)}</aside>"
    )


def _source(state: State, path: str) -> str:
    if path and not path.endswith("/") and state.forms:
        return f'<p><a href="{escape(state.forms.address(path))}">Sửa trang này</a></p>'
    if not path:
        text = "Trang này do chương trình lập từ các bài; không có tệp riêng."
    elif path.endswith("/"):
        text = f"Trang này lập từ các tệp trong <code>{escape(path)}</code>; mở trang của từng bài để biết tệp."
    else:
        text = f"Mở tệp <code>{escape(path)}</code>, sửa rồi lưu: trang tự tải lại."
    return _folded("sua", "Sửa trang này", f"<p>{text}</p>")


def _folded(name: str, title: str, content: str) -> str:
    return f'<details data-xt="{name}"><summary>{title}</summary><div>{content}</div></details>'


def _item(item: Item) -> str:
    return (
        f'<li><a href="{escape(quote(item.address))}{NOW}">{escape(item.card.row.title)}</a> '
        f'<span class="xt-why">{escape(item.mark)}</span> <code>{escape(item.card.path)}</code></li>'
    )


def _list(problems: list[Problem], root: Path) -> str:
    lines = "".join(f"<li>{line}</li>" for line in _told(problems, root))
    return f'<ol class="xt-list">{lines}</ol>' if lines else ""


def _told(problems: list[Problem], root: Path) -> Iterator[str]:
    """Each with its place, the line itself and what to write; of many alike a few, as on the command line."""
    for each in few(problems):
        if isinstance(each, str):
            yield escape(each)
            continue
        word = "LỖI" if each.severity == "error" else "CẢNH BÁO"
        text = _line(root, each)
        line = f"<code class='xt-line'><b>{each.line}</b> {escape(text)}</code>" if text else ""
        hint = f"<span class='xt-hint'>Sửa: {escape(each.hint)}</span>" if each.hint else ""
        where = f"<span class='xt-where'>{escape(each.path)}:{each.line}</span>"
        yield f"{where}: {word} [{escape(each.rule)}] {escape(each.message)}{line}{hint}"


def _line(root: Path, problem: Problem) -> str:
    """The line as it stands in the file now; '' where there is none to show."""
    if problem.path.startswith(FILES):
        return ""
    try:
        with (root / problem.path).open(encoding="utf-8-sig", errors="replace") as file:
            return next(islice(file, problem.line - 1, None), "").strip()[:MOST]
    except (OSError, ValueError):
        return ""

"""Turn artifacts into bytes: the only module that knows Jinja."""

import functools
import posixpath
import re
import traceback
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, TemplateSyntaxError
from markupsafe import Markup

from generator.artifacts import Artifact, address_of, file_address
from generator.problems import ContentFailed, Problem
from generator.vietnamese import show_date, show_number, show_time

_TAG = re.compile(r"<[a-zA-Z][^<>]*>")
_LINK = re.compile(r'(\s(?:href|src|action)="|\scontent="0; url=)(/(?!/)[^"]*)"')


class Renderer:
    """Renders artifacts by the templates of one folder.

    Templates write every internal link from the column's root (`/thu-tuc/`); here it becomes relative, so that the
    column works under any path. `404.html`, which a server shows at any address, uses the path of the base URL.
    """

    def __init__(self, templates: Path, base_path: str) -> None:
        self._templates, self._base_path = templates, base_path
        self._environment = Environment(
            loader=FileSystemLoader(templates),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
        )
        self._environment.filters |= {
            "date": show_date,
            "time": show_time,
            "number": show_number,
            "file_address": file_address,
            "without_ids": without_ids,
            "qr": qr,
        }

    def render(self, artifact: Artifact) -> bytes:
        """The bytes of one artifact; raise ContentFailed, naming template and line, when its template is at fault."""
        if not artifact.template:
            return artifact.content
        try:
            text = self._environment.get_template(artifact.template).render(artifact.context)
        except Exception as error:  # a template can raise anything
            raise ContentFailed([self._problem(artifact, error)]) from error
        if artifact.path.endswith(".html"):
            text = self._relative(text, address_of(artifact.path))
        return text.encode()

    def _relative(self, text: str, address: str) -> str:
        def turn(found: re.Match[str]) -> str:
            return f'{found[1]}{self._from(address, found[2])}"'

        return _TAG.sub(lambda tag: _LINK.sub(turn, tag[0]), text)

    def _from(self, address: str, target: str) -> str:
        if address == "/404.html":
            return self._base_path + target.removeprefix("/")
        path, mark, anchor = target.partition("#")
        if path == address and anchor:
            return mark + anchor
        here = address if address.endswith("/") else posixpath.dirname(address)
        relative = posixpath.relpath(path, here)
        return relative + ("/" if path.endswith("/") else "") + mark + anchor

    def _problem(self, artifact: Artifact, error: Exception) -> Problem:
        name, line = artifact.template, 1
        if isinstance(error, TemplateSyntaxError):
            name, line = error.name or name, error.lineno
        else:
            for place in traceback.extract_tb(error.__traceback__):
                if Path(place.filename).is_relative_to(self._templates):
                    name, line = Path(place.filename).relative_to(self._templates).as_posix(), place.lineno or 1
        source = f" (từ {artifact.sources[0]})" if artifact.sources else ""
        return Problem(
            path=f"templates/{name}",
            line=line,
            rule="mau-trang",
            message=f"mẫu trang lỗi khi dựng {address_of(artifact.path)}{source}: {error}",
            hint="báo người phụ trách kỹ thuật; nội dung bài không có lỗi",
        )


def without_ids(html: Markup) -> Markup:
    """A body without its anchors and the links to them, so that one page can hold it beside others."""
    return Markup(re.sub(r' (?:id="[^"]*"|href="#[^"]*")', "", html))


@functools.cache
def qr(text: str) -> Markup:
    """A QR code as an SVG picture, its modules 1 unit wide, with the quiet zone that readers ask for."""
    import segno  # only pages with a code need it

    code = segno.make(text, error="m", micro=False)
    side = code.symbol_size(scale=1, border=4)[0]
    dark = ((x, y) for y, line in enumerate(code.matrix_iter(border=4)) for x, module in enumerate(line) if module)
    path = "".join(f"M{x} {y}h1v1h-1z" for x, y in dark)
    label = f"Mã QR dẫn tới {text}"
    return Markup(
        '<svg class="qr" viewBox="0 0 {side} {side}" role="img" aria-label="{label}">'
        '<rect class="paper" width="{side}" height="{side}"/><path d="{path}"/></svg>'
    ).format(side=side, label=label, path=path)

"""Turn artifacts into bytes: the only module that knows Jinja."""

import re
import traceback
from collections.abc import Iterable, Mapping
from pathlib import Path

from jinja2 import TemplateSyntaxError
from markupsafe import Markup

from generator.artifacts import Artifact, address_of, file_address
from generator.files.pictures import Picture, Size
from generator.keeping.store import Store
from generator.problems import ContentFailed, Problem
from generator.rendering.chrome import Chrome
from generator.rendering.qr import qr
from generator.rendering.templates import templates_of
from generator.rendering.unbroken import unbroken
from generator.shapes.page import Fragment
from generator.text.showing import rounded, show_date, show_number, show_time

_TAG = re.compile(r'<[a-zA-Z][^<>]*?(?:="|; url=)/[^<>]*>')  # one that may hold a link to be turned
_LINK = re.compile(r'(\s(?:href|src|action|data-worker)="|\scontent="0; url=)(/(?!/)[^"]*)"')
_SET = re.compile(r'(?<=\ssrcset=")[^"]*')
_PICTURE = re.compile(r'<img\b([^<>]*?)\ssrc="(/tep/[^"]*)"([^<>]*?)\s?/?>')
_COLUMN = "(min-width: 46rem) 44rem, calc(100vw - 2rem)"  # how wide a picture is shown: --measure in column/tokens.css


class Renderer:
    """Renders artifacts by the templates of one folder.

    Templates write every internal link from the column's root (`/thu-tuc/`); here it becomes relative, so that the
    column works under any path. `404.html`, which a server shows at any address, uses the path of the base URL.
    """

    def __init__(self, templates: Path, base_path: str, store: Store | None = None) -> None:
        self._folder, self._base_path = templates, base_path
        self.templates = templates_of(templates, aside=store is None)
        self.templates.read(store)
        self._environment = self.templates.environment
        self._environment.filters |= {
            "date": show_date,
            "time": show_time,
            "number": show_number,
            "rounded": rounded,
            "file_address": file_address,
            "without_ids": without_ids,
            "qr": qr,
        }

    def leaf(self, leaf: Fragment, chrome: Chrome, source: str) -> str:
        """What pages that join several hold of the record of a file; its template sees `chrome` and the view."""
        try:
            return self._text(leaf.template, {"chrome": chrome, **leaf.view})
        except Exception as error:  # a template can raise anything
            artifact = Artifact(path=leaf.template, template=leaf.template, sources=(source,))
            raise ContentFailed([self._problem(artifact, error)]) from error

    def render(self, artifact: Artifact, leaves: tuple[Markup, ...] = ()) -> bytes:
        """The bytes of one artifact; raise ContentFailed, naming template and line, when its template is at fault."""
        if not artifact.template:
            return artifact.content
        try:
            text = self._text(artifact.template, {**artifact.context, "leaves": leaves})
        except Exception as error:  # a template can raise anything
            raise ContentFailed([self._problem(artifact, error)]) from error
        if artifact.path.endswith(".html"):
            text = self._relative(_with_sizes(unbroken(text), artifact.pictures), address_of(artifact.path))
        return text.encode()

    def _text(self, template: str, context: Mapping[str, object]) -> str:
        return self._environment.get_template(template).render(context)

    def _relative(self, text: str, address: str) -> str:
        def turn(found: re.Match[str]) -> str:
            return f'{found[1]}{self._from(address, found[2])}"'

        def turn_each(found: re.Match[str]) -> str:
            return re.sub(r"(?<!\S)/\S+", lambda target: self._from(address, target[0]), found[0])

        return _TAG.sub(lambda tag: _SET.sub(turn_each, _LINK.sub(turn, tag[0])), text)

    def _from(self, address: str, target: str) -> str:
        if address == "/404.html":
            return self._base_path + target.removeprefix("/")
        path, mark, anchor = target.partition("#")
        if path == address and anchor:
            return mark + anchor
        return _relative(path, address) + mark + anchor

    def _problem(self, artifact: Artifact, error: Exception) -> Problem:
        name, line = artifact.template, 1
        if isinstance(error, TemplateSyntaxError):
            name, line = error.name or name, error.lineno
        else:
            for place in traceback.extract_tb(error.__traceback__):
                if Path(place.filename).is_relative_to(self._folder):
                    name, line = Path(place.filename).relative_to(self._folder).as_posix(), place.lineno or 1
        source = f" (từ {artifact.sources[0]})" if artifact.sources else ""
        return Problem(
            path=f"templates/{name}",
            line=line,
            rule="mau-trang",
            message=f"mẫu trang lỗi khi dựng {address_of(artifact.path)}{source}: {error}",
            hint="báo người phụ trách kỹ thuật; nội dung bài không có lỗi",
        )


def _relative(path: str, address: str) -> str:
    """('/thu-tuc/1.001716/', '/tin-tuc/tin/') -> '../../thu-tuc/1.001716/'; both from the column's root."""
    there, here = path.split("/"), address.split("/")
    common = 1
    while common < len(there) - 1 and common < len(here) - 1 and there[common] == here[common]:
        common += 1
    return "../" * (len(here) - 1 - common) + "/".join(there[common:]) or "./"


def _with_sizes(text: str, pictures: Mapping[str, Picture]) -> str:
    """Every picture of the content in its sizes; the first at once, the others when the reader comes near."""
    lazy = ""

    def turn(found: re.Match[str]) -> str:
        nonlocal lazy
        picture = pictures.get(Markup(found[2]).unescape())
        if picture is None or not picture.plain:
            return found[0]
        last, own = picture.plain[-1], f"{found[1]}{found[3]}{lazy}"
        lazy = ' loading="lazy"'
        return (
            f'<picture><source type="image/webp" srcset="{_srcset(picture.webp)}" sizes="{_COLUMN}">'
            f'<img{own} src="/{last.path}" srcset="{_srcset(picture.plain)}" sizes="{_COLUMN}"'
            f' width="{last.width}" height="{last.height}" decoding="async"></picture>'
        )

    return _PICTURE.sub(turn, text) if pictures else text


def _srcset(sizes: Iterable[Size]) -> str:
    return ", ".join(f"/{size.path} {size.width}w" for size in sizes)


def without_ids(html: Markup) -> Markup:
    """A body without its anchors and the links to them, so that one page can hold it beside others."""
    return Markup(re.sub(r' (?:id="[^"]*"|href="#[^"]*")', "", html))

"""`serve --edit`: the forms as a part of the preview's server, under `/_sua/`."""

from collections.abc import Awaitable
from urllib.parse import quote, unquote

from generator.commands.beginning import known
from generator.commands.starts import TYPES, place, what_names
from generator.declaring.file_type import FileType
from generator.form.desk import OPEN, TEMPLATES, Answer, Beginning, Desk, Starts
from generator.model.settings import SETTINGS
from generator.pipeline import load_readable
from generator.preview.pages import Guarded
from generator.preview.state import Forms

FORMS_OF = (*TYPES, SETTINGS)
# no-referrer would have the browser hide where a form comes from; nothing of another site is loaded or may frame this
POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'"
)
STATIC = {"form.css": "text/css", "form.js": "text/javascript", "form.svg": "image/svg+xml"}


class _Form(Guarded):
    """Every address of the forms; a form counts only when a page of this very server sends it."""

    def prepare(self) -> Awaitable[None] | None:
        if self.request.method not in ("GET", "HEAD") and not self.request.headers.get("Origin"):
            self.send_error(403)
            return None
        return super().prepare()

    def set_default_headers(self) -> None:
        self.set_header("Content-Security-Policy", POLICY)
        self.set_header("Referrer-Policy", "same-origin")
        self.set_header("X-Content-Type-Options", "nosniff")
        self.set_header("Cache-Control", "no-store")

    def get(self, address: str) -> None:
        if address in STATIC:
            self.set_header("Content-Type", f"{STATIC[address]}; charset=utf-8")
            self.finish((TEMPLATES / address).read_bytes())
            return
        desk, (what, name) = self._desk(), _split(address)
        if what == "tep":
            self._answer(desk.opened(name, self.get_query_argument("da-luu", "")))
        elif what == "moi":
            self._answer(desk.blank(name, self.get_query_argument("ten", None)))
        else:
            self._answer(desk.index())

    def post(self, address: str) -> None:
        sent = {name: values[-1].decode("utf-8", "replace") for name, values in self.request.body_arguments.items()}
        what, name = _split(address)
        desk = self._desk()
        self._answer(desk.sent(name, sent) if what == "tep" else desk.sent_new(name, sent))

    def _desk(self) -> Desk:
        return Desk(self.state.job.root, FORMS_OF, Starts(asks=what_names, begin=self._begun))

    def _begun(self, own: FileType, typed: str) -> Beginning:
        """As `new` begins it."""
        job, waiting = self.state.job, self.state.waiting
        path, name = place(own, job.root, typed, job.date)
        values, notes = known(
            own, lambda: (waiting.site if waiting else load_readable(job)[0]).register, name, job.date
        )
        return Beginning(path=path, values=values, notes=notes)

    def _answer(self, answer: Answer) -> None:
        if answer.location:
            self.redirect(answer.location, status=303)
            return
        self.set_status(answer.status)
        self.set_header("Content-Type", "text/html; charset=utf-8")
        self.finish(answer.html)


def _split(address: str) -> tuple[str, str]:
    what, _, name = address.partition("/")
    return what, unquote(name)


FORMS = Forms(handlers=((r"/_sua/(.*)", _Form),), address=lambda path: OPEN + quote(path))

"""Answer what a browser asks of the forms: a list of files, a sheet to fill in, a sheet that is sent back."""

import base64
import binascii
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from urllib.parse import quote

from markupsafe import Markup

from generator.declaring.file_type import FileType
from generator.declaring.vocabulary import words
from generator.form.controls import Part, controls, parts
from generator.form.files import SITE, Files, digest, name_fault
from generator.form.sheet import Sheet, changed_text, empty_sheet, new_text, sent_sheet, sheet_of
from generator.form.telling import Fault, added, changed, differences_of, faults_of, said, unwritten
from generator.form.tree import Misfit, moved
from generator.model.finding import FileTypes
from generator.model.kind import Kind
from generator.model.loading import load_settings
from generator.model.settings import Settings
from generator.model.taking import take
from generator.problems import UsageFailed
from generator.rendering.templates import Templates

TEMPLATES = Path(__file__).parent / "templates"
OPEN, NEW = "/_sua/tep/", "/_sua/moi/"


@dataclass(frozen=True, slots=True)
class Answer:
    """What the browser gets: a page, or where to go instead."""

    html: str = ""
    status: int = 200
    location: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Beginning:
    """What is known of a new file: where it will be, values by attribute, what to tell of it."""

    path: str
    values: Mapping[str, str]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Starts:
    """How a new file begins: `asks` is what its name comes from ("" where there is but one such file), `begin` makes a
    beginning of what was typed for that. Raises UsageFailed where it cannot be.
    """

    asks: Callable[[FileType], str]
    begin: Callable[[FileType, str], Beginning]


class Desk:
    """The forms of one site root."""

    def __init__(self, root: Path, types: FileTypes, starts: Starts | None = None) -> None:
        self.files, self._starts = Files(root, types), starts
        self._templates = Templates(TEMPLATES)
        self._templates.read(None)

    # ---- asked for ---------------------------------------------------------------------------------------------------

    def index(self) -> Answer:
        """Every file, by its type."""
        kinds = [
            {
                "name": own.name,
                "label": own.label,
                "more": own.files and (not paths or "*" in own.files[0]),
                "files": [{"path": path, "title": title} for path, title in self.files.titles(own, paths)],
            }
            for own, paths in self.files.every()
        ]
        return self._page("index.html", title="Sửa bài", kinds=kinds)

    def opened(self, path: str, saved: str = "") -> Answer:
        """The sheet of a file as it stands now."""
        if (own := self.files.type_of(path)) is None or not (self.files.root / path).is_file():
            return self._notice("Không có tệp này trong content/.", status=404)
        try:
            data = self.files.read(path)
            return self._sheet(sheet_of(own, path, data), opened=data, told=said(saved))
        except Misfit as misfit:
            return self._unfit(path, misfit)

    def blank(self, name: str, typed: str | None = None) -> Answer:
        """A sheet to begin with: first its name is asked for, then what is known stands filled in."""
        if (own := self._type(name)) is None:
            return self._notice("Không có loại bài này.", status=404)
        if self._starts is None:
            return self._sheet(empty_sheet(own), new=True, path=self.files.place_of(own))
        asks, wrong = self._starts.asks(own), ""
        if typed or not asks:
            try:
                start = self._starts.begin(own, typed or "")
                sheet = sent_sheet(own, "", {f"f.{each}": value for each, value in start.values.items()})
                return self._sheet(sheet, new=True, path=start.path, told=" ".join(start.notes))
            except UsageFailed as refused:
                wrong = f"{refused}"
        elif typed is not None:
            wrong = f"chưa điền «{asks}»"
        return self._page("start.html", title=f"Thêm: {own.label}", kind=own, asks=asks, typed=typed or "", wrong=wrong)

    # ---- sent back ---------------------------------------------------------------------------------------------------

    def sent(self, path: str, sent: Mapping[str, str]) -> Answer:
        """A sheet of a file: changed further, looked at, or to be saved."""
        if (own := self.files.type_of(path)) is None:
            return self._notice("Không có tệp này trong content/.", status=404)
        action, seen = sent.get("do", ""), sent.get("seen", "")
        try:
            opened = base64.b64decode(sent.get("opened", ""), validate=True)
            before, now = sheet_of(own, path, opened), self.files.read(path)
        except (binascii.Error, Misfit):
            return self._notice("Biểu mẫu gửi về không đầy đủ; mở lại bài rồi sửa.", status=400)
        sheet = sent_sheet(own, path, sent, action)
        if action == "save" and sheet.record is not None:
            return self._saved(sheet, before, opened, now, seen)
        return self._sheet(sheet, opened=opened, seen=seen, action=action)

    def _saved(self, sheet: Sheet, before: Sheet, opened: bytes, now: bytes, seen: str) -> Answer:
        """Write what differs from the sheet `before`; where somebody else wrote meanwhile, show what first."""
        text = now.decode("utf-8", "replace")
        try:
            text = changed_text(text, before, sheet)
            faults = [*self._refused(sheet.own, sheet.path, text)]
            if digest(now) == seen and not faults and self.files.write(sheet.path, text, seen):
                return Answer(location=f"{OPEN}{quote(sheet.path)}?da-luu={changed(now, text.encode())}")
        except (ValueError, OSError) as fault:
            faults = [unwritten(fault)]
        meanwhile = None if digest(now) == seen else now
        return self._sheet(
            sheet, opened=opened, seen=digest(now), action="save", now=meanwhile, text=text, faults=faults
        )

    def sent_new(self, name: str, sent: Mapping[str, str]) -> Answer:
        """A sheet of a file that is to be."""
        if (own := self._type(name)) is None:
            return self._notice("Không có loại bài này.", status=404)
        path, action = sent.get("path", "").strip(), sent.get("do", "")
        wrong = name_fault(path, own, self.files)
        sheet = sent_sheet(own, "" if wrong else path, sent, action)
        faults = [Fault(wrong, id="path")] if wrong and action == "save" else []
        if action == "save" and sheet.record is not None and not faults:
            try:
                text = new_text(sheet)
                faults = [*self._refused(own, path, text)]
                if not faults and self.files.write(path, text, digest(b"")):
                    return Answer(location=f"{OPEN}{quote(path)}?da-luu=moi")
            except (ValueError, OSError) as fault:
                faults = [unwritten(fault)]
        return self._sheet(sheet, new=True, path=path, action=action, faults=faults)

    def _refused(self, own: FileType, path: str, text: str) -> Iterator[Fault]:
        """What the first gate of a build would say of the file."""
        if path != SITE and (settings := self._settings()):
            for each in take(own, path, text.encode(), settings).problems:
                if each.severity == "error":
                    yield Fault(f"dòng {each.line} của tệp: {each.message}", each.hint)

    # ---- pages -------------------------------------------------------------------------------------------------------

    def _sheet(
        self,
        sheet: Sheet,
        *,
        opened: bytes = b"",
        seen: str = "",
        path: str = "",
        action: str = "",
        told: str = "",
        new: bool = False,
        now: bytes | None = None,
        text: str = "",
        faults: list[Fault] | None = None,
    ) -> Answer:
        """`now` is the file that somebody else has written meanwhile, `text` what saving would make of it."""
        if (new and not action) or ":" in action:  # what is only begun is not yet wrong
            sheet = replace(sheet, quiet=True)
        own, settings = sheet.own, self._settings()
        fields = controls(sheet, lambda kind: words(settings, kind.setting, kind.part) if settings else ())
        body = parts(sheet)
        faults = [*(faults or ()), *faults_of(sheet, fields, body)]
        differences = [] if now is None else differences_of(opened, now, text)
        wrong = "Chưa lưu: " if action == "save" else ""
        headline = f"{wrong}{len(faults)} chỗ cần sửa" if faults else ""
        if differences:
            message = (
                "Tệp này vừa được sửa ở nơi khác, nên chưa ghi gì. Xem các dòng khác nhau bên dưới, rồi quyết định."
            )
            faults, headline = [Fault(message), *faults], "Chưa lưu"
        save = "Vẫn ghi phần tôi sửa" if differences else "Tạo tệp" if new else "Lưu"
        return self._page(
            "sheet.html",
            title=f"Thêm: {own.label}" if new else _title(sheet),
            kind=own,
            path=path or sheet.path,
            address=_address(sheet) if not new else "",
            controls=fields,
            parts=[_with_links(part) for part in body],
            faults=faults,
            headline=headline,
            differences=differences,
            said=told or ("Không thấy lỗi nào. Bài chưa được lưu." if action == "preview" and not faults else ""),
            focus=moved(action) or added(action, fields),
            opened=base64.b64encode(opened).decode(),
            seen=seen or digest(opened),
            new=new,
            save=save,
            previewed=action == "preview",
            unsaved=bool(action),
        )

    def _unfit(self, path: str, misfit: Misfit) -> Answer:
        message = f"Biểu mẫu không mở được {path}: {misfit}."
        hint = "Mở tệp bằng Notepad để sửa chỗ ấy, rồi mở lại biểu mẫu."
        if misfit.too_much:
            hint = "Sửa bằng Notepad; thêm nhiều dòng một lúc thì nhập từ Word, Excel bằng lệnh import."
        return self._notice(message, hint)

    def _notice(self, message: str, hint: str = "", status: int = 200) -> Answer:
        return self._page("notice.html", title="Chưa mở được", message=message, hint=hint, status=status)

    def _page(self, template: str, *, status: int = 200, **view: Any) -> Answer:
        return Answer(self._templates.environment.get_template(template).render(view), status)

    def _type(self, name: str) -> FileType | None:
        return next((each for each in self.files.types if each.name == name and each.files), None)

    def _settings(self) -> Settings | None:
        try:
            return load_settings(self.files.root)
        except UsageFailed:
            return None


def _title(sheet: Sheet) -> str:
    """What its file is called: the first text of its fields."""
    if sheet.path == SITE:
        return sheet.own.label
    found = next((str(typed) for name, typed in sheet.typed.items() if name.startswith(("tieu_de", "ten_"))), "")
    return found or sheet.path.rpartition("/")[2]


def _address(sheet: Sheet) -> str:
    return sheet.own.address_of(sheet.record) if isinstance(sheet.own, Kind) and sheet.record else ""


def _with_links(part: Part) -> dict[str, object]:
    """A part for the template, whose finished body leads from where the form is."""
    html = part.html.replace('src="content/files/', 'src="/tep/').replace('href="content/files/', 'href="/tep/')
    html = html.replace('href="content/', f'href="{OPEN}content/').replace("<a ", '<a target="_blank" ')
    shown = {name: getattr(part, name) for name in ("name", "id", "label", "help", "required", "text", "problems")}
    return shown | {"html": Markup(html)}  # converted by markup.py with raw HTML off

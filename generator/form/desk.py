"""Answer what a browser asks of the forms: a list of files, a sheet to fill in, a sheet that is sent back."""

import base64
import binascii
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from urllib.parse import quote

from markupsafe import Markup

from generator.declaring.file_type import FileType
from generator.declaring.vocabulary import words
from generator.form.controls import Control, Part, controls, parts
from generator.form.files import Files, difference, digest, name_fault
from generator.form.sheet import BODY, Sheet, changed_text, empty_sheet, new_text, sent_sheet, sheet_of
from generator.form.tree import Misfit, moved
from generator.model.finding import FileTypes
from generator.model.kind import Kind
from generator.model.loading import load_settings
from generator.model.settings import Settings
from generator.model.taking import take
from generator.problems import Problem, UsageFailed
from generator.rendering.templates import Templates

TEMPLATES = Path(__file__).parent / "templates"
OPEN, NEW = "/_sua/tep/", "/_sua/moi/"


@dataclass(frozen=True, slots=True)
class Answer:
    """What the browser gets: a page, or where to go instead."""

    html: str = ""
    status: int = 200
    location: str = ""


@dataclass(frozen=True, slots=True)
class Fault:
    """One line above the form, leading to the field of that id."""

    message: str
    hint: str = ""
    id: str = ""


class Desk:
    """The forms of one site root."""

    def __init__(self, root: Path, types: FileTypes) -> None:
        self.files = Files(root, types)
        self._templates = Templates(TEMPLATES)
        self._templates.read(None)

    # ---- asked for ---------------------------------------------------------------------------------------------------

    def index(self) -> Answer:
        """Every file, by its type."""
        kinds = [
            {
                "name": own.name,
                "label": own.label,
                "more": not paths or "*" in own.files[0],
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
            return self._sheet(sheet_of(own, path, data), opened=data, saved=saved)
        except Misfit as misfit:
            return self._unfit(path, misfit)

    def blank(self, name: str) -> Answer:
        """An empty sheet."""
        if (own := self._type(name)) is None:
            return self._notice("Không có loại bài này.", status=404)
        return self._sheet(empty_sheet(own), new=True, path=self.files.place_of(own))

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
                return Answer(location=f"{OPEN}{quote(sheet.path)}?da-luu={_changed(now, text.encode())}")
        except (ValueError, OSError) as fault:
            faults = [_unwritten(fault)]
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
                faults = [_unwritten(fault)]
        return self._sheet(sheet, new=True, path=path, action=action, faults=faults)

    def _refused(self, own: FileType, path: str, text: str) -> Iterator[Fault]:
        """What the first gate of a build would say of the file."""
        if settings := self._settings():
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
        saved: str = "",
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
        faults = [*(faults or ()), *_faults(sheet, fields, body)]
        differences = [] if now is None else _differences(opened, now, text)
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
            said=_said(saved)
            or ("Không thấy lỗi nào. Bài chưa được lưu." if action == "preview" and not faults else ""),
            focus=moved(action) or _added(action, fields),
            opened=base64.b64encode(opened).decode(),
            seen=seen or digest(opened),
            new=new,
            save=save,
            previewed=action == "preview",
            unsaved=bool(action),
        )

    def _unfit(self, path: str, misfit: Misfit) -> Answer:
        message = f"Biểu mẫu không mở được {path}: {misfit}."
        return self._notice(message, "Mở tệp bằng Notepad để sửa chỗ ấy, rồi mở lại biểu mẫu.")

    def _notice(self, message: str, hint: str = "", status: int = 200) -> Answer:
        return self._page("notice.html", title="Chưa mở được", message=message, hint=hint, status=status)

    def _page(self, template: str, *, status: int = 200, **view: Any) -> Answer:
        return Answer(self._templates.environment.get_template(template).render(view), status)

    def _type(self, name: str) -> FileType | None:
        return next((each for each in self.files.types if each.name == name), None)

    def _settings(self) -> Settings | None:
        try:
            return load_settings(self.files.root)
        except UsageFailed:
            return None


def _faults(sheet: Sheet, fields: tuple[Control, ...], body: tuple[Part, ...]) -> Iterator[Fault]:
    """Every problem once: at its field, in the body, or of the whole."""
    shown: set[Problem] = set()
    for control in (each for own in fields for each in own):
        for problem in control.problems:
            shown.add(problem)
            yield Fault(problem.message, id=control.id)
    for part in body:
        for line, problem in part.problems:
            shown.add(problem)
            yield Fault(f"{part.label or 'Nội dung bài'}, dòng {line}: {problem.message}", id=part.id)
    for number, problems in sheet.told.items():
        yield from (Fault(each.message, each.hint) for each in problems if number < BODY and each not in shown)


def _differences(opened: bytes, now: bytes, text: str) -> list[dict[str, object]]:
    both = (
        ("Nơi khác đã sửa gì từ lúc bạn mở bài", difference(opened, now)),
        ("Ghi phần bạn sửa thì tệp sẽ đổi thế này", difference(now, text.encode())),
    )
    return [{"title": title, "lines": lines} for title, lines in both if lines]


def _added(action: str, fields: tuple[Control, ...]) -> str:
    """The path of the element that was put last into a list."""
    verb, _, target = action.partition(":")
    lists = (each for own in fields for each in own if each.path == target and verb == "add")
    return next((each.inner[-1].path for each in lists if each.inner), "")


def _changed(was: bytes, now: bytes) -> int:
    return sum(sign == "+" for sign, _ in difference(was, now)) or sum(sign == "-" for sign, _ in difference(was, now))


def _said(saved: str) -> str:
    if saved == "moi":
        return "Đã tạo tệp."
    if not re.fullmatch("[0-9]{1,6}", saved):
        return ""
    return f"Đã lưu: {saved} dòng thay đổi." if int(saved) else "Không có gì thay đổi, tệp vẫn như cũ."


def _title(sheet: Sheet) -> str:
    """What its file is called: the first text of its fields."""
    found = next((str(typed) for name, typed in sheet.typed.items() if name.startswith(("tieu_de", "ten_"))), "")
    return found or sheet.path.rpartition("/")[2]


def _address(sheet: Sheet) -> str:
    return sheet.own.address_of(sheet.record) if isinstance(sheet.own, Kind) and sheet.record else ""


def _unwritten(fault: ValueError | OSError) -> Fault:
    if isinstance(fault, OSError):
        return Fault(
            f"máy không ghi được tệp ({fault.strerror})", "xem tệp có bị khóa, ổ đĩa có đầy không, rồi lưu lại"
        )
    return Fault(f"không ghi được thành tệp đọc lại đúng như đã điền ({fault})", "bỏ bớt ký tự lạ ở chỗ vừa sửa")


def _with_links(part: Part) -> dict[str, object]:
    """A part for the template, whose finished body leads from where the form is."""
    html = part.html.replace('src="content/files/', 'src="/tep/').replace('href="content/files/', 'href="/tep/')
    html = html.replace('href="content/', f'href="{OPEN}content/').replace("<a ", '<a target="_blank" ')
    shown = {name: getattr(part, name) for name in ("name", "id", "label", "help", "required", "text", "problems")}
    return shown | {"html": Markup(html)}  # converted by markup.py with raw HTML off

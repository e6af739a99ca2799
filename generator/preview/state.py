"""What the preview shows: the last good column, and what the newest build says of it."""

import hashlib
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date as Date
from typing import Any

from generator.keeping.trace import keep_trace
from generator.model.kind import Site
from generator.outcome import Job, Outcome, Watch, unwatched
from generator.pipeline import load_site, run
from generator.preview.waiting import Item, Waiting
from generator.problems import ContentFailed, MachineFailed, Problem, UsageFailed

MANY = 500  # posted contents: the build of fewer is as quick as drawing one of them by itself


@dataclass(frozen=True, slots=True)
class Told:
    """What the newest build says; `failure` is what has no place in a file."""

    problems: tuple[Problem, ...] = ()
    failure: str = ""

    @property
    def errors(self) -> int:
        told = sum(problem.severity == "error" for problem in self.problems)
        return told or bool(self.failure)


@dataclass(frozen=True, slots=True, kw_only=True)
class Forms:
    """The forms that change files: their handlers by pattern, each a `Guarded`, and where the form of a path is."""

    handlers: tuple[tuple[str, type[Any]], ...]
    address: Callable[[str], str]


class State:
    """Built in one thread, read in another: what belongs together is put in place as one value."""

    def __init__(self, job: Job, forms: Forms | None = None) -> None:
        assert job.output is not None
        self.job, self.folder = job, job.output
        self.told: Told | None = None  # None: nothing was built yet
        self.waiting: Waiting | None = None
        self.forms = forms
        self.saved_now: Mapping[str, Item] = {}  # by address, what is drawn by itself until it is built
        self._built: Mapping[str, str] = {}  # the digest of each text of the column
        self._sections: tuple[tuple[str, str], ...] = ()
        self._sources: Mapping[str, str] = {}
        self._drafts: dict[str, str] = {}  # digests, of those that were saved
        self._started, self._shown = time.time_ns(), 0

    @property
    def version(self) -> str:
        """Another one whenever browsers have something else to show."""
        return f"{self._started}-{self._shown}"

    def build(self, progress: Watch = unwatched) -> None:
        """Build once; whatever goes wrong is something to tell."""
        outcome, failure = Outcome(), ""
        waited = self.waiting.paths if self.waiting else None
        try:
            run(self.job, outcome, progress)
            self._learn(outcome)
        except UsageFailed as failed:
            outcome.problems, failure = failed.problems, f"{failed}."
        except (MachineFailed, OSError) as failed:
            failure = f"máy chưa làm được: {failed}."
        except Exception:
            failure = f"chương trình gặp sự cố, không phải lỗi của bài viết{keep_trace(self.job.root)}."
        told = Told(outcome.problems, failure)
        changed = outcome.difference.written or outcome.difference.removed or told != self.told
        self.told = told
        if changed or (self.waiting.paths if self.waiting else None) != waited:
            self._shown += 1

    def move_to(self, day: Date) -> bool:
        """Build on that day from now on; whether it is another one."""
        other = day != self.job.date
        self.job = replace(self.job, date=day)
        return other

    def saved(self, paths: Iterable[str]) -> bool:
        """Whether browsers have something else to show before anything is built: drafts are drawn when asked, and in a
        large column what was posted too.
        """
        posted = self.waiting.posted if self.waiting else {}
        found = {path: posted[path] for path in paths if path in posted} if len(posted) > MANY else {}
        new = {each.address: replace(each) for path, each in found.items() if self._text(path) != self._built.get(path)}
        self.saved_now = {**self.saved_now, **new}
        now = {path: self._text(path) for path in paths if self.waiting and path in self.waiting.paths}
        changed = bool(new) or any(text and self._drafts.get(path) != text for path, text in now.items())
        self._drafts |= now
        self._shown += changed
        return changed

    def settle(self, items: Mapping[str, Item]) -> None:
        """What had been saved when a build began has been built, or its faults told."""
        self._shown += bool(items)
        self.saved_now = {address: item for address, item in self.saved_now.items() if items.get(address) is not item}

    def _text(self, path: str) -> str:
        """The digest of a file; '' where it is gone, or not yet written."""
        try:
            content = (self.job.root / path).read_bytes()
        except OSError:
            return ""
        return hashlib.sha256(content).hexdigest() if content else ""

    def source(self, address: str) -> str:
        """The file that says what stands at an address; a folder (with its slash) where many do; '' for none."""
        if address in ("/", "/lien-he/"):
            return "site.yaml"
        while address.strip("/"):
            if found := self._sources.get(address):
                return found
            if folder := dict(self._sections).get(address):
                return folder
            address = address.rstrip("/").rpartition("/")[0] + "/"
        return ""

    def _learn(self, outcome: Outcome) -> None:
        """What waits, and which file makes which page: a build of a sentence more tells nothing new of that."""
        if outcome.published:
            self._built = outcome.sources
        site: Site | None = outcome.site
        if site is None and outcome.published and self.waiting is None:
            try:
                site = load_site(self.job)[0]
            except (ContentFailed, UsageFailed, OSError):  # saved meanwhile: the next build tells
                return
        if site is not None:
            self._sources = {address: path for path, address in site.addresses.items()}
            self._sections = tuple((kind.section, _folder(kind.files)) for kind in site.kinds)
            self.waiting = Waiting(self.job, site)


def _folder(patterns: tuple[str, ...]) -> str:
    """('news/*/*.md',) -> 'content/news/'."""
    return f"content/{patterns[0].partition('*')[0].rpartition('/')[0]}/" if patterns else ""

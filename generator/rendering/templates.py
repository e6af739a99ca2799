"""The templates of a folder as they stand now, and what each calls, so that a change is seen where it counts."""

from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import cache, lru_cache
from hashlib import blake2b
from pathlib import Path

from jinja2 import (
    BaseLoader,
    BytecodeCache,
    Environment,
    StrictUndefined,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
    meta,
)
from jinja2.bccache import Bucket

from generator.keeping.packing import digest_of, pack, unpack
from generator.keeping.store import Store


class Templates(BaseLoader):
    """Every template of one folder, read once a build."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._sources: dict[str, str] = {}
        self._closures: dict[str, str] = {}
        self._known_calls: dict[str, tuple[str, ...]] = {}
        self._store: Store | None = None
        self.environment = Environment(
            loader=self, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
        )

    def read(self, store: Store | None) -> None:
        """Read all of them; those that are as they were stay compiled, in this process and in the store."""
        self._sources, self._closures, self._known_calls, self._store = {}, {}, {}, store
        for path in self.folder.rglob("*"):
            name = path.relative_to(self.folder).as_posix()
            if not name.startswith("assets/") and path.is_file():
                self._sources[name] = path.read_bytes().decode("utf-8", "replace")
        self.environment.bytecode_cache = _Compiled(store) if store else None

    def get_source(self, _: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        """What Jinja asks of a loader."""
        source = self._sources.get(template)
        if source is None:
            raise TemplateNotFound(template)
        return source, str(self.folder / template), lambda: self._sources.get(template) == source

    def compile_all(self) -> None:
        """Before this process is copied: else each copy would compile them for itself."""
        for name in self._sources:
            if name.endswith((".html", ".xml", ".js")):
                with suppress(TemplateError):  # whoever renders it will tell
                    self.environment.get_template(name)

    def closure(self, name: str) -> str:
        """A digest of a template and of every template that it calls, however deep."""
        if name not in self._closures:
            found = blake2b(digest_size=16)
            for each in sorted(self._called(name, set())):
                found.update(f"{each}\0{self._sources.get(each)}\0".encode())
            self._closures[name] = found.hexdigest()
        return self._closures[name]

    def _called(self, name: str, seen: set[str]) -> set[str]:
        seen.add(name)
        for other in self._calls(name):
            if other not in seen:
                self._called(other, seen)
        return seen

    def _calls(self, name: str) -> Iterable[str]:
        """The templates that one calls; every one, where it calls any by a name that is worked out."""
        if name not in self._known_calls:
            self._known_calls[name] = self._calls_in(self._sources.get(name, ""))
        return self._known_calls[name]

    def _calls_in(self, source: str) -> tuple[str, ...]:
        key = digest_of(source.encode())
        kept = self._store.get("calls", key) if self._store else None
        if kept is None:
            kept = pack(_referenced(source))
            if self._store:
                self._store.put("calls", [(key, kept)])
        calls: tuple[str | None, ...] = unpack(kept)
        return tuple(filter(None, calls)) if None not in calls else tuple(self._sources)


@lru_cache(1000)
def _referenced(source: str) -> tuple[str | None, ...]:
    """The names that a template calls, None for one that is worked out; parsed once a process."""
    try:
        return tuple(meta.find_referenced_templates(Environment(autoescape=True).parse(source)))
    except TemplateSyntaxError:  # whoever renders it will tell
        return ()


@cache
def templates_of(folder: Path, *, aside: bool = False) -> Templates:  # noqa: ARG001  # tells two of a folder apart
    """Those of a folder; a process that builds again and again compiles only what changed. What is drawn `aside` of
    builds, in another thread, has some of its own.
    """
    return Templates(folder)


class _Compiled(BytecodeCache):
    """Compiled templates in the store of a site root."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def load_bytecode(self, bucket: Bucket) -> None:
        known = self._store.get("templates", f"{bucket.key}:{bucket.checksum}")
        if known:
            bucket.bytecode_from_string(known)

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._store.put("templates", [(f"{bucket.key}:{bucket.checksum}", bucket.bytecode_to_string())])

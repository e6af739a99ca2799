"""As one commit on a branch that holds nothing else; pushed without force, so nobody's later publishing is lost.

The repository of the content is never touched: a bare one of our own stands in `.cache/`.
"""

import json
import os
import subprocess
from pathlib import Path

from generator.artifacts import MANIFEST
from generator.problems import MachineFailed
from generator.publishing.means.place import Means, Place, call, failed, refuse_strangers

BRANCH = "gh-pages"
PLAIN = "100644 blob {}\t{}\n"  # a line for the index of Git
REACHING = ("GIT_SSH", "GIT_ASKPASS", "GIT_TERMINAL_PROMPT")  # how a place is reached; others name another repository
NO_JEKYLL = ".nojekyll"  # GitHub Pages then serves the files as they are


def _standing(place: Place) -> bytes:
    tip = _tip(place)
    if not tip:
        return b""
    names = _git(place, "ls-tree", "--name-only", tip).splitlines()
    if MANIFEST not in names:
        refuse_strangers(place, [name for name in names if not _host_own(name)])
        return b""
    return _git(place, "show", f"{tip}:{MANIFEST}").encode()


def _hand_over(place: Place, column: Path) -> None:
    tip = _tip(place)
    index = _repository(place) / "index-dang"
    index.unlink(missing_ok=True)
    env = {"GIT_INDEX_FILE": str(index), "GIT_WORK_TREE": str(column)}
    _git(place, "add", "--all", "--force", ".", cwd=column, env=env)
    kept = (
        [line for line in _git(place, "ls-tree", tip).splitlines() if _host_own(line.partition("\t")[2])] if tip else []
    )
    names = [line.partition("\t")[2] for line in kept]
    lines = _git(place, "ls-tree", "-r", tip, "--", *names) if names else ""
    empty = _git(place, "hash-object", "-w", "--stdin").strip()
    _git(place, "update-index", "--index-info", env=env, data=lines + PLAIN.format(empty, NO_JEKYLL))
    tree = _git(place, "write-tree", env=env).strip()
    day = json.loads((column / MANIFEST).read_bytes())["date"]
    parent = ["-p", tip] if tip else []
    commit = _git(place, "commit-tree", tree, *parent, "-m", f"Chuyên mục ngày {day}").strip()
    _git(place, "push", "--quiet", place.at, f"{commit}:refs/heads/{_branch(place)}")


def _host_own(name: str) -> bool:
    """Files by which the host of the pages is told something (its domain name, its settings) stay."""
    return name == "CNAME" or name.startswith(".")


def _tip(place: Place) -> str:
    """The last commit of the branch, fetched; '' where there is no such branch yet."""
    if not (_repository(place) / "HEAD").is_file():
        _repository(place).mkdir(parents=True, exist_ok=True)
        _git(place, "init", "--quiet", "--bare")
    name = f"refs/heads/{_branch(place)}"
    found = _git(place, "ls-remote", "--", place.at, name).split()
    if not found:
        return ""
    _git(place, "fetch", "--quiet", "--depth=1", place.at, f"+{name}:refs/da-dang")
    return _git(place, "rev-parse", "refs/da-dang").strip()


def _branch(place: Place) -> str:
    return place.branch or BRANCH


def _repository(place: Place) -> Path:
    return place.root / ".cache" / "dang-git"


def _git(place: Place, *words: str, cwd: Path | None = None, env: dict[str, str] | None = None, data: str = "") -> str:
    """The same on every machine: bytes stay as they are, the office is the author."""
    settings = {
        "core.autocrlf": "false",
        "core.attributesFile": os.devnull,
        "core.quotepath": "false",
        "user.name": place.office,
        "user.email": "",
    }
    options = [word for name, value in settings.items() for word in ("-c", f"{name}={value}")]
    done = call(
        *("git", f"--git-dir={_repository(place)}", *options, *words),
        cwd=cwd or place.root,
        env={name: value for name, value in os.environ.items() if _passes(name)} | (env or {}),
        data=data,
    )
    if done.returncode:
        raise _why(words[0], place, done)
    return done.stdout


def _passes(name: str) -> bool:
    return not name.startswith("GIT_") or name.startswith(REACHING)


def _why(word: str, place: Place, done: "subprocess.CompletedProcess[str]") -> MachineFailed:
    if word == "push" and "rejected" in done.stderr:
        return MachineFailed("chưa đăng: nơi đăng vừa có bản khác, hoặc từ chối nhận; chạy lại lệnh publish")
    if word in ("ls-remote", "fetch", "push"):
        return failed(f"không tới được nơi đăng «{place.at}», hoặc máy này không có quyền ở đó", done)
    return failed(f"Git không làm được «{word}»", done)


MEANS = Means(standing=_standing, hand_over=_hand_over)

"""What can be known of Windows without one: the program asks for nothing that is not there, and bears with files that
are held for a while. The names that only POSIX has are taken away, and the program is told that it is on Windows.
"""

import subprocess
import sys

import pytest

from tests.conftest import NEWS, ROOT, SiteOf

# Everything that the program stands on is loaded first, as itself: only our own modules are to think so.
ELSEWHERE = """
import importlib, os, pathlib, pkgutil, signal, sys, types
for name in ("asyncio", "ctypes", "multiprocessing.pool", "shutil", "sqlite3", "subprocess", "tempfile", "click",
             "jinja2", "markdown", "PIL.Image", "selectolax.lexbor", "tornado.web", "tornado.httpserver",
             "tornado.iostream", "tornado.netutil", "livereload", "watchfiles", "pypdf", "docx", "mammoth", "openpyxl",
             "segno", "frontmatter", "webbrowser", "http.server", "uuid"):
    importlib.import_module(name)

POSIX = {"fork", "geteuid", "getuid", "sched_getaffinity", "register_at_fork", "fchmod", "chown", "mkfifo", "statvfs",
         "killpg", "getpgid", "setsid", "sync", "fdatasync", "pread", "sendfile", "uname", "O_DIRECTORY"}
for name in POSIX:
    if hasattr(os, name):
        delattr(os, name)
for name in ("SIGKILL", "SIGHUP", "SIGUSR1", "SIGCHLD", "SIGALRM"):
    delattr(signal, name)
for name in ("fcntl", "resource", "termios", "pwd", "grp", "pty", "tty", "syslog"):
    sys.modules[name] = None

held = {}
msvcrt = types.ModuleType("msvcrt")
msvcrt.LK_NBLCK = 2
def locking(handle, mode, size):
    held[handle] = mode
msvcrt.locking = locking
sys.modules["msvcrt"] = msvcrt
sys.platform = "win32"

def on_windows(real):
    def rename(path, target):
        if os.path.exists(target):
            raise FileExistsError(17, "exists", str(target))  # a folder is put in nobody's place there
        busy[0] -= 1
        if busy[0] >= 0:
            raise PermissionError(13, "in use", str(path))
        return real(path, target)
    return rename
busy = [0]
pathlib.Path.rename = on_windows(pathlib.Path.rename)

import generator
for found in pkgutil.walk_packages(generator.__path__, "generator."):
    importlib.import_module(found.name)
from generator.commands.cli import main
from generator.publishing import swap

def run(*words):
    code = main(["--root", sys.argv[1], *words])
    assert code == 0, (words, code)

day = ("--date", "2026-11-25")
tin = pathlib.Path(sys.argv[1], "content/news/2026/tin-1.md")
run("build", *day)
tin.write_text(tin.read_text(encoding="utf-8").replace("tin thứ nhất", "tin đã sửa"), encoding="utf-8")
swap.PATIENCE, busy[0] = 2.0, 2
run("build", *day)
page = pathlib.Path(sys.argv[1], "public/tin-tuc/tin-1/index.html")
assert "tin đã sửa" in page.read_text(encoding="utf-8")
tin.write_text("hỏng", encoding="utf-8")
run("undo", "tin-1")
run("new", "tin", "Tin mới", *day)
assert held

swap.PATIENCE, busy[0] = 0.0, 10**6  # somebody holds the folder for good
tin.write_text(tin.read_text(encoding="utf-8").replace("tin đã sửa", "tin sửa nữa"), encoding="utf-8")
pathlib.Path(sys.argv[1], "content/news/2026/tin-moi.md").unlink()
assert main(["--root", sys.argv[1], "build", *day]) == 3
busy[0] = 0
assert "tin đã sửa" in page.read_text(encoding="utf-8")
run("build", *day)
assert "tin sửa nữa" in page.read_text(encoding="utf-8")
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there it is so")
def test_the_program_builds_where_nothing_of_posix_is(site_of: SiteOf) -> None:
    root = site_of({"content/news/2026/tin-1.md": NEWS})
    done = subprocess.run(
        [sys.executable, "-c", ELSEWHERE, str(root)],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    assert "LỖI: không đổi được tên thư mục «public»: một cửa sổ hay chương trình khác đang giữ" in done.stderr

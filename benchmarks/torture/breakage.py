"""Disks that are full, folders that may not be written to, files that vanish, builds at once."""

from __future__ import annotations

import os
import shutil
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.torture.projects import COMMAND, NEW, OLD, factsheet, make, tree, turn

NOBODY = 65_534
Case = Callable[[Path], str]
"""Breaks something below a folder; returns what was not as it should be, or nothing."""


def _built(root: Path) -> dict[str, str]:
    make(root, OLD)
    factsheet(root, "build")
    turn(root, NEW)
    return tree(root / "site")


def _failed_well(done: subprocess.CompletedProcess[str], root: Path, old: dict[str, str]) -> str:
    """A build that cannot be: exit code 3, words, no traceback, and the old site."""
    if done.returncode != 3 or "Traceback" in done.stderr or "fault of factsheet" in done.stderr:
        return f"exit code {done.returncode}: {done.stderr}"
    if "still stands" not in done.stderr:
        return f"it is not said what was kept: {done.stderr}"
    return "" if tree(root / "site") == old else "the old site does not stand"


def _and_recovers(root: Path) -> str:
    done = factsheet(root, "build")
    return "" if done.returncode == 0 else f"the next build needs help: {done.stderr}"


@contextmanager
def _small_disk(folder: Path, size: str) -> Iterator[bool]:
    """A file system in memory of a size; false where none may be mounted."""
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)]
    is_mounted = subprocess.run(command, capture_output=True, check=False).returncode == 0
    try:
        yield is_mounted
    finally:
        if is_mounted:
            subprocess.run(["umount", str(folder)], check=True)


def full_disk(folder: Path) -> str:
    """The disk of project and site is full: a small tmpfs that is filled up but for 2 MiB."""
    with _small_disk(folder / "disk", "64m") as is_mounted:
        if not is_mounted:
            return "no file system may be mounted here: not tried"
        root = folder / "disk/project"
        old = _built(root)
        ballast = folder / "disk/ballast"
        free = shutil.disk_usage(root).free
        ballast.write_bytes(b"\0" * max(0, free - (2 << 20)))
        told = _failed_well(factsheet(root, "build"), root, old)
        ballast.unlink()
        return told or _and_recovers(root)


def large_files_refused(folder: Path) -> str:
    """No file may have more than 100 kB (RLIMIT_FSIZE), as where a quota is used up."""
    root = folder / "project"
    old = _built(root)
    done = factsheet(root, "build", before=["bash", "-c", 'ulimit -f 100; exec "$@"', "-"])
    return _failed_well(done, root, old) or _and_recovers(root)


def no_permission(folder: Path) -> str:
    """Another user, who may read all and write nothing."""
    if os.geteuid() != 0:
        return "only root can become another user: not tried"
    root = folder / "project"
    old = _built(root)
    for path in [folder, *folder.parents]:
        if not path.stat().st_mode & 0o005:
            path.chmod(path.stat().st_mode | 0o055)
    user = ["setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups"]
    done = factsheet(root, "build", before=user, env={"FACTSHEET_CACHE": "/nonexistent"})
    return _failed_well(done, root, old) or _and_recovers(root)


def two_builds(folder: Path) -> str:
    """Three builds of one project at once, the first ones and later ones."""
    root = make(folder / "project", OLD)
    for _ in range(2):
        command = [*COMMAND, "-C", str(root), "build"]
        started = [subprocess.Popen(command, stdout=-3, stderr=subprocess.PIPE) for _ in range(3)]
        for process in started:
            _, stderr = process.communicate(timeout=300)
            if process.returncode:
                return f"exit code {process.returncode}: {stderr.decode()}"
        made = tree(root / "site")
        factsheet(root, "build", "--clean")
        if made != tree(root / "site"):
            return "the site is not what one build makes"
        turn(root, NEW)
    return _and_recovers(root)


def changing_files(folder: Path) -> str:
    """Files vanish, come back and change while a build reads them."""
    root = folder / "project"
    _built(root)
    stop = threading.Event()

    def change() -> None:
        victim = next((root / "content/statements").rglob("*.yml"))
        text = victim.read_text("utf-8")
        while not stop.is_set():
            victim.unlink(missing_ok=True)
            time.sleep(0.01)
            victim.write_text(text, "utf-8")
            time.sleep(0.01)
        victim.write_text(text, "utf-8")

    thread = threading.Thread(target=change)
    thread.start()
    try:
        for number in range(4):
            turn(root, f"State {number}")
            done = factsheet(root, "build")
            if done.returncode not in (0, 1, 3) or "Traceback" in done.stderr:
                return f"exit code {done.returncode}: {done.stderr}"
            if "fault of factsheet" in done.stderr:
                return done.stderr
    finally:
        stop.set()
        thread.join()
    factsheet(root, "build")
    made = tree(root / "site")
    factsheet(root, "build", "--clean")
    return "" if made == tree(root / "site") else "what was remembered is of another moment"


def jumping_clock(folder: Path) -> str:
    """Files from the year 2200, from 1970, and from before the last build."""
    root = folder / "project"
    old = _built(root)
    factsheet(root, "build")
    new = tree(root / "site")
    for state, expected in ((OLD, old), (NEW, new)):
        for moment in (7_258_118_400, 0, 1_700_000_000):
            turn(root, state)
            for path in (root / "content").rglob("*"):
                os.utime(path, (moment, moment))
            factsheet(root, "build")
            if tree(root / "site") != expected:
                return f"files of {moment}: another site"
    return ""


def ended_helper(folder: Path) -> str:
    """The site's folder is a file, and the work folder is one."""
    root = make(folder / "project", OLD)
    (root / "site").write_text("mine")
    done = factsheet(root, "build")
    if done.returncode != 2 or (root / "site").read_text() != "mine":
        return f"exit code {done.returncode}: {done.stderr}"
    (root / "site").unlink()
    shutil.rmtree(root / ".factsheet", ignore_errors=True)
    (root / ".factsheet").write_text("mine")
    done = factsheet(root, "build")
    if done.returncode not in (2, 3) or "fault of factsheet" in done.stderr:
        return f"exit code {done.returncode}: {done.stderr}"
    (root / ".factsheet").unlink()
    return _and_recovers(root)


CASES: dict[str, Case] = {
    "full disk": full_disk,
    "files above 100 kB refused": large_files_refused,
    "no permission to write": no_permission,
    "three builds at once": two_builds,
    "files vanish and change while read": changing_files,
    "a clock that jumps": jumping_clock,
    "files in the place of folders": ended_helper,
}

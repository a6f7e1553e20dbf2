"""A small project of two states, and what stands in folders, to compare with."""

from __future__ import annotations

import hashlib
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from functools import partial
from importlib import import_module
from pathlib import Path

from benchmarks.made_corpus import make_project
from generator.cli import cli, run

COMMAND = [sys.executable, "-c", "from generator.cli import main; main()"]
RECORDS = 12
OLD, NEW = "The old state", "The new state"


def make(root: Path, state: str = OLD) -> Path:
    """A project in one of its states."""
    make_project(root, RECORDS)
    # Without a name, a site has that of its folder.
    (root / "mkdocs.yml").write_text("site_name: Torture\n", "utf-8")
    return turn(root, state)


def turn(root: Path, state: str) -> Path:
    """Bring a project into a state: another has another topic, and one page more."""
    topics = root / "content/topics"
    topics.mkdir(parents=True, exist_ok=True)
    (topics / "state.yml").write_text(f"title: {state}\n", "utf-8")
    more = topics / "more.yml"
    if state == NEW:
        more.write_text("title: One page more\n", "utf-8")
    else:
        more.unlink(missing_ok=True)
    return root


def factsheet(
    root: Path, *arguments: str, env: Mapping[str, str] | None = None, before: Sequence[str] = ()
) -> subprocess.CompletedProcess[str]:
    """Run the command on a project."""
    return subprocess.run(
        [*before, *COMMAND, "-C", str(root), *arguments],
        env={**os.environ, **(env or {})},
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )


def start(root: Path, *arguments: str) -> int:
    """Start the command in a copy of this process, a group of its own; returns its number.

    Half of what a small build takes is to import what it needs, which this process has done.
    """
    for module in ("build", "check", "cli_build", "cli_checking", "cli_desk", "cli_source"):
        import_module(f"generator.{module}")
    process = os.fork()
    if process:
        return process
    os.setsid()
    with Path(os.devnull).open("w") as nowhere:
        os.dup2(nowhere.fileno(), 1)
        os.dup2(nowhere.fileno(), 2)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    command = partial(cli.main, ["-C", str(root), *arguments], standalone_mode=False)
    os._exit(run(command))


def wait(process: int, seconds: float) -> int | None:
    """The exit code of a process, where it ends within so many seconds; none where it does not."""
    end = time.monotonic() + seconds
    while True:
        found, status = os.waitpid(process, os.WNOHANG)
        if found:
            return os.waitstatus_to_exitcode(status)
        if time.monotonic() > end:
            return None
        time.sleep(0.002)


def tree(folder: Path) -> dict[str, str]:
    """The digest of each file below a folder; of a database what it holds, by its library's dump.

    A database's file tells which version of the library wrote it.
    """
    found = {}
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            if path.suffix == ".sqlite":
                with sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True) as database:
                    raw = "\n".join(database.iterdump()).encode("utf-8", "surrogatepass")
                database.close()
            else:
                raw = path.read_bytes()
            found[path.relative_to(folder).as_posix()] = hashlib.sha256(raw).hexdigest()
    return found


def leftovers(root: Path) -> list[str]:
    """What half-done work has left beside the site."""
    return sorted(path.name for path in root.iterdir() if path.name.startswith(".site."))

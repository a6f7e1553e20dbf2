"""A small project of two states, and what stands in folders, to compare with."""

from __future__ import annotations

import hashlib
import os
import sqlite3
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from benchmarks.made_corpus import make_project

COMMAND = [sys.executable, "-c", "from generator.cli import main; main()"]
RECORDS = 12
OLD, NEW = "The old state", "The new state"


def make(root: Path, state: str = OLD) -> Path:
    """A project in one of its states."""
    make_project(root, RECORDS)
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

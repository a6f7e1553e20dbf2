"""Kills at random moments: of a build, and of the commands that write records."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.torture.projects import COMMAND, NEW, OLD, factsheet, leftovers, make, tree, turn


@dataclass(slots=True)
class Kills:
    """How many processes were killed, and what was not as it should be afterwards."""

    made: int = 0
    faults: list[str] = field(default_factory=list)


def _kill(command: Sequence[str], after: float, number: signal.Signals, *, group: bool) -> int:
    """Start a command and send it a signal; returns its exit code (0: it was done before)."""
    process = subprocess.Popen(
        command, start_new_session=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        return process.wait(after)
    except subprocess.TimeoutExpired:
        if group:
            os.killpg(process.pid, number)
        else:
            os.kill(process.pid, number)
        return process.wait(60)


def kill_builds(folder: Path, kills: int, chance: random.Random) -> Kills:
    """Kill a build from one state to another again and again; half of the time its helpers too.

    After each kill the site is wholly the old or wholly the new one, and the next build, of which
    every second is let through, makes what it should.
    """
    root, done = folder / "project", Kills()
    make(root, OLD)
    factsheet(root, "build")
    old = tree(root / "site")
    turn(root, NEW)
    started = time.monotonic()
    factsheet(root, "build")
    whole = time.monotonic() - started
    new = tree(root / "site")
    for number in range(kills):
        turn(root, OLD if number % 2 else NEW)
        command = [*COMMAND, "-C", str(root), "build"]
        is_last = chance.random() < 0.5  # the moments about the exchange are few
        after = whole * (chance.uniform(0.75, 1.05) if is_last else chance.random())
        if _kill(command, after, signal.SIGKILL, group=bool(number % 4 < 2)) == 0:
            whole = max(0.2, whole * 0.97)
        done.made += 1
        found = tree(root / "site")
        if found not in (old, new):
            done.faults.append(f"kill {number}: the site is neither the old nor the new one")
        if number % 2:
            built = factsheet(root, "build")
            if built.returncode or tree(root / "site") != old:
                done.faults.append(f"kill {number}: the next build needs help: {built.stderr}")
            if leftovers(root):
                done.faults.append(f"kill {number}: left over: {leftovers(root)}")
    return done


_UNFORMED = 'type:   state\nname: "A"   # as it says itself\n'
_TEXT = "The bridge will open in May, said the mayor of the town.\n" * 400


def kill_writers(folder: Path, kills: int, chance: random.Random) -> Kills:
    """Kill `fmt`, `new`, `source add`, `source seal` and `check --fix` while they write.

    No byte is lost: a file says what it said before, or all of what it was to say.
    """
    done = Kills()
    for number in range(kills):
        root = folder / f"writers-{number}"
        _write_project(root)
        before = _texts(root)
        arguments = _COMMANDS[number % len(_COMMANDS)]
        whole = _TIMES.get(arguments[0])
        if whole is None:
            spare = folder / f"spare-{number}"
            _write_project(spare)
            started = time.monotonic()
            factsheet(spare, *arguments)
            whole = _TIMES[arguments[0]] = time.monotonic() - started
        command = [*COMMAND, "-C", str(root), *arguments]
        _kill(command, whole * chance.uniform(0.4, 1.1), signal.SIGKILL, group=True)
        done.made += 1
        done.faults += [f"{' '.join(arguments)}: {fault}" for fault in _lost(root, before)]
        again = factsheet(root, *arguments)
        if again.returncode == 3:
            done.faults.append(f"{' '.join(arguments)}: does not go on: {again.stderr}")
    return done


_COMMANDS: tuple[tuple[str, ...], ...] = (
    ("fmt",),
    ("source", "seal", "a"),
    ("source", "add", "b.txt", "--id", "b", "--title", "B"),
    ("check", "--fix"),
)
_TIMES: dict[str, float] = {}


def _write_project(root: Path) -> None:
    for name, text in {
        **{f"content/actors/a{number}.yml": _UNFORMED for number in range(60)},
        "content/sources/a.yml": "title: A\ntype: article\n",
        "content/sources/a.txt": _TEXT,
        "content/statements/s.yml": "speakers: [a1]\nspeech: direct\nclaim: It opens.\n"
        "quote: '\"The bridge will open in May\"'\nsource: a\n",
        "b.txt": _TEXT.replace("bridge", "tunnel"),
    }.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, "utf-8")


def _texts(root: Path) -> dict[str, str]:
    files = (path for path in root.rglob("*") if path.is_file())
    return {path.relative_to(root).as_posix(): path.read_text("utf-8") for path in files}


def _lost(root: Path, before: dict[str, str]) -> list[str]:
    """What is nowhere any more of what stood there, and files that are cut short."""
    now = _texts(root)
    kept = set(now.values())
    faults = []
    for name, text in before.items():
        if name.endswith(".txt") and text not in kept:
            faults.append(f"the text {name} is lost")
        if name.endswith(".yml"):
            found = now.get(name, "")
            wanted = {word for word in text.replace('"', " ").split() if word.isalpha()}
            if not wanted <= set(found.replace('"', " ").replace(":", ": ").split()):
                faults.append(f"{name} is lost or cut short: {found!r}")
    return faults

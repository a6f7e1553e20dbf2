"""Kills at random moments: of a build, and of the commands that write records."""

from __future__ import annotations

import os
import random
import signal
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.torture.projects import (
    NEW,
    OLD,
    factsheet,
    leftovers,
    make,
    start,
    tree,
    turn,
    wait,
)


@dataclass(slots=True)
class Kills:
    """How many processes were killed, and what was not as it should be afterwards."""

    made: int = 0
    faults: list[str] = field(default_factory=list)


def _kill(
    root: Path,
    arguments: Sequence[str],
    after: float,
    number: signal.Signals = signal.SIGKILL,
    *,
    group: bool = True,
) -> int | None:
    """Start a command and send it a signal; returns its exit code, negative for one that killed it.

    None where it has not ended a minute later.
    """
    process = start(root, *arguments)
    code = wait(process, after)
    if code is not None:
        return code
    if group and os.getpgid(process) == process:
        os.killpg(process, number)
    else:
        os.kill(process, number)
    return wait(process, 60)


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
    wait(start(root, "build"), 300)
    whole = time.monotonic() - started
    new = tree(root / "site")
    for number in range(kills):
        turn(root, OLD if number % 2 else NEW)
        is_last = chance.random() < 0.5  # the moments about the exchange are few
        after = whole * (chance.uniform(0.75, 1.05) if is_last else chance.random())
        if _kill(root, ["build"], after, group=number % 4 < 2) == 0:
            whole = max(0.2, whole * 0.97)
        else:
            done.made += 1
        found = tree(root / "site")
        if found not in (old, new):
            done.faults.append(f"kill {number}: the site is neither the old nor the new one")
        if number % 2:
            code = wait(start(root, "build"), 300)
            if code or tree(root / "site") != old:
                done.faults.append(f"kill {number}: the next build needs help: exit code {code}")
    # A helper that outlives its build by a moment may still write: the build after it cleans up.
    turn(root, "The last state")
    if wait(start(root, "build"), 300) or leftovers(root):
        done.faults.append(f"left over at the end: {leftovers(root)}")
    return done


def interrupt(folder: Path, times: int, chance: random.Random) -> Kills:
    """Press Ctrl-C at random moments of a build: it ends with 130, and leaves nothing behind."""
    root, done = make(folder / "interrupted"), Kills()
    wait(start(root, "build"), 300)
    first = tree(root / "site")
    # The first build takes a multiple of those after it, and most interrupts would come too late.
    turn(root, "The state before")
    started = time.monotonic()
    wait(start(root, "build"), 300)
    whole = time.monotonic() - started
    old = tree(root / "site")
    for number in range(times):
        turn(root, f"State {number}")
        code = _kill(root, ["build"], whole * chance.uniform(0, 0.8), signal.SIGINT)
        if code == 0:
            whole, old = whole * 0.9, tree(root / "site")
            continue
        done.made += 1
        if tree(root / "site") != old:
            old = tree(root / "site")  # it was published before the interrupt
            if "index.html" not in old:
                done.faults.append(f"interrupt {number}: the site is not whole")
        if code != 130:
            done.faults.append(f"interrupt {number}: exit code {code}")
        if leftovers(root):
            done.faults.append(f"interrupt {number}: left over: {leftovers(root)}")
    turn(root, OLD)
    if wait(start(root, "build"), 300) or tree(root / "site") != first:
        done.faults.append("the build after the interrupts makes something else")
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
            wait(start(spare, *arguments), 300)
            whole = _TIMES[arguments[0]] = time.monotonic() - started
        code = _kill(root, arguments, whole * chance.uniform(0.1, 1.1))
        done.made += code != 0
        done.faults += [f"{' '.join(arguments)}: {fault}" for fault in _lost(root, before)]
        code = wait(start(root, *arguments), 300)
        if code not in (0, 1, 2):
            done.faults.append(f"{' '.join(arguments)}: does not go on: exit code {code}")
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

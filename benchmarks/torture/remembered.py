"""What is remembered, damaged in every way: the result is that of a clean build."""

from __future__ import annotations

import hashlib
import json
import os
import random
from collections.abc import Iterator
from pathlib import Path

from benchmarks.torture.kills import Kills
from benchmarks.torture.projects import NEW, OLD, factsheet, make, start, tree, turn, wait
from generator.memory import FOLDER


def corrupt(folder: Path, times: int, chance: random.Random) -> Kills:
    """Damage what is remembered, and `.factsheet/`, and build: the site is always the same.

    ``made`` of the result counts the corruptions.
    """
    done, cache = Kills(), folder / "cache"
    before = os.environ.get(FOLDER)
    os.environ[FOLDER] = str(cache)
    try:
        root = make(folder / "corrupted", OLD)
        factsheet(root, "build")
        sites = {OLD: tree(root / "site")}
        turn(root, NEW)
        factsheet(root, "build")
        sites[NEW] = tree(root / "site")
        for number in range(times):
            state = (OLD, NEW)[number % 2]
            turn(root, state)
            files = sorted(path for path in _remembered(root, cache))
            victim = chance.choice(files)
            how = _damage(victim, files, chance)
            done.made += 1
            if code := wait(start(root, "build"), 300):
                done.faults.append(f"{victim.name}, {how}: exit code {code}")
            if tree(root / "site") != sites[state]:
                done.faults.append(f"{victim.name}, {how}: another site")
    finally:
        os.environ.pop(FOLDER)
        if before is not None:
            os.environ[FOLDER] = before
    return done


def _remembered(root: Path, cache: Path) -> Iterator[Path]:
    yield from (path for path in cache.rglob("*") if path.is_file())
    yield from (path for path in (root / ".factsheet").rglob("*") if path.is_file())


def _damage(victim: Path, files: list[Path], chance: random.Random) -> str:
    raw = bytearray(victim.read_bytes())
    match chance.randrange(7):
        case 0 if raw:
            raw[chance.randrange(len(raw))] ^= 1 << chance.randrange(8)
            how = "a bit flipped"
        case 1:
            del raw[chance.randrange(len(raw) + 1) :]
            how = "cut short"
        case 2:
            raw = bytearray(chance.randbytes(len(raw)))
            how = "noise"
        case 3:
            raw = bytearray(chance.choice(files).read_bytes())
            how = "another part's"
        case 4:
            raw[:32] = b"\0" * 32
            how = "another program's"
        case 5:
            # Of the form of a part, with its own digest right: only the program's is not known.
            body = json.dumps([{}, {"a": "b"}]).encode()
            raw = bytearray(chance.randbytes(32) + hashlib.sha256(body).digest() + body)
            how = "a hostile one"
        case _:
            raw = bytearray(b"cos\nsystem\n(S'touch /tmp/ran'\ntR.")
            how = "a pickle"
    victim.write_bytes(raw)
    return how

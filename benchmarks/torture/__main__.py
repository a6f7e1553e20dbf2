"""`make torture` and `make fuzz`: try what can go wrong, and print what came of it as a table."""

from __future__ import annotations

import argparse
import os
import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.torture import breakage, fuzzing, kills, remembered, reproducing
from benchmarks.torture.targets import targets
from benchmarks.torture.worst import WORST

ROOT = Path(__file__).resolve().parents[2]
SIZES = (32 * 1024, 64 * 1024)
BUDGET = 20.0
"""Seconds that the worst of the larger size may take, before it is said to be too slow."""


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table."""

    what: str
    tried: str
    deviations: list[str]


def fuzz(folder: Path, scale: float) -> Iterator[Row]:
    """Mutated bytes for every reader."""
    pools = fuzzing.seeds(ROOT)
    for name, target in targets(folder).items():
        runs = max(10, int(scale * (100 if name == "html" else 3_000)))
        found = list(fuzzing.crashes(name, target, pools[name], runs))
        for number, crash in enumerate(found):
            (Path(tempfile.gettempdir()) / f"crash-{name}-{number}").write_bytes(crash.raw)
        yield Row(f"fuzzing, {name}", f"{runs:,} executions", [crash.trace for crash in found])


def worst(folder: Path, scale: float) -> Iterator[Row]:
    """The worst for each reader, in two sizes: twice the size should take twice the time."""
    del scale
    for name, target in targets(folder).items():
        if name in ("html", "markdown"):
            continue  # the first is bounded by its process, the second read once, of one's own
        told, slow = [], []
        for case, make in WORST[name].items():
            times = []
            for size in SIZES:
                raw = make(size)
                started = time.process_time()
                target(raw)
                times.append(time.process_time() - started)
            told.append((times[1], times[1] / max(times[0], 0.001), case))
            if times[1] > BUDGET:
                slow.append(f"{case}: {times[1]:.1f} s")
        seconds, ratio, case = max(told)
        words = f"{len(told)} cases; slowest `{case}`: {seconds:.2f} s for 64 KiB, ×{ratio:.1f}"
        yield Row(f"the worst, {name}", words.replace("|", r"\|"), slow)


def _killed(what: str, done: kills.Kills) -> Row:
    faults = done.faults if done.made else ["each process had ended before: nothing was tried"]
    return Row(what, f"{done.made}", faults)


def faults(folder: Path, scale: float) -> Iterator[Row]:
    """Kills, interrupts and broken surroundings."""
    chance = random.Random(7)
    yield _killed(
        "kills of a build", kills.kill_builds(folder / "kills", max(4, int(200 * scale)), chance)
    )
    yield _killed(
        "kills of fmt, seal, add, check --fix",
        kills.kill_writers(folder / "writers", max(4, int(80 * scale)), chance),
    )
    yield _killed(
        "interrupts of a build", kills.interrupt(folder / "ctrl-c", max(3, int(40 * scale)), chance)
    )
    for name, case in breakage.CASES.items():
        place = folder / name.replace(" ", "-")
        place.mkdir()
        told = case(place)
        skipped = told.endswith("not tried")
        yield Row(name, told if skipped else "1", [told] if told and not skipped else [])


def caches(folder: Path, scale: float) -> Iterator[Row]:
    """Corruptions of what is remembered."""
    done = remembered.corrupt(folder / "caches", max(4, int(60 * scale)), random.Random(7))
    yield Row("corruptions of what is remembered", f"{done.made}", done.faults)


def reproducible(folder: Path, scale: float) -> Iterator[Row]:
    """The same records, built otherwise."""
    del scale
    for way, files in reproducing.differing(folder / "reproducing"):
        yield Row(f"the same bytes: {way}", "1 build", files)


PARTS: dict[str, Callable[[Path, float], Iterator[Row]]] = {
    "fuzz": fuzz,
    "worst": worst,
    "faults": faults,
    "caches": caches,
    "reproducible": reproducible,
}


def main() -> None:
    """Run the parts that are asked for; exit code 1 where anything is not as it should be."""
    parser = argparse.ArgumentParser(prog="make torture", description=__doc__)
    parser.add_argument(
        "parts", nargs="*", metavar="PART", help=f"all where none is named: {', '.join(PARTS)}"
    )
    parser.add_argument("--scale", type=float, default=1.0, help="how much of the default is tried")
    options = parser.parse_args()
    is_sound = True
    print("| tried | how much | deviations |\n|---|---|---|", flush=True)
    with tempfile.TemporaryDirectory(prefix="torture-") as folder:
        os.environ["FACTSHEET_CACHE"] = f"{folder}/cache"
        for part in options.parts or PARTS:
            place = Path(folder) / part
            place.mkdir()
            for row in PARTS[part](place, options.scale):
                print(f"| {row.what} | {row.tried} | {len(row.deviations)} |", flush=True)
                is_sound &= not row.deviations
                for deviation in row.deviations[:5]:
                    print(f"{row.what}: {deviation}", file=sys.stderr, flush=True)
    sys.exit(not is_sound)


if __name__ == "__main__":
    main()

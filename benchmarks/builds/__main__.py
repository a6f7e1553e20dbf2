"""Measures whole builds beside other builders, and writes what it finds into the README.

    python -m benchmarks.builds [--records 10000] [--rounds 2] [--sizes 1000,10000,100000]
        [--polnear DIR] [--work build/bench] [--readme README.md]

``--rounds 0`` or ``--sizes ''`` leave a part out; its last figures stay. All commands of a round
are run before the next round begins, so that what else the machine does falls on all of them.
"""

from __future__ import annotations

import argparse
import os
import platform
import random
import shutil
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from benchmarks.builds.contestant import Contestant
from benchmarks.builds.first_query import first_query
from benchmarks.builds.installing import install
from benchmarks.builds.measuring import measure
from benchmarks.builds.ours import COMMAND, ours
from benchmarks.builds.peers import peers
from benchmarks.builds.results import Circumstances, Results, Row, Size
from benchmarks.builds.same_text import differing
from benchmarks.builds.tables import put_between, tables
from benchmarks.made_corpus import make_project
from benchmarks.polnear import read_articles, write_project
from generator.memory import FOLDER

COMPARED = "statements"


@dataclass(frozen=True)
class Bench:
    """The folders of a run."""

    work: Path

    @property
    def memory(self) -> Path:
        """Where our command keeps what it has learned."""
        return self.work / "memory"

    @property
    def environment(self) -> Mapping[str, str]:
        """That of all commands: nothing of the user's own settings, and bytecode is kept."""
        kept = {name: os.environ[name] for name in ("PATH", "LANG") if name in os.environ}
        return {
            **kept,
            "HOME": str(self.work),
            "PYTHONWARNINGS": "ignore",
            "NO_MKDOCS_2_WARNING": "1",
            FOLDER: str(self.memory),
        }

    def made(self, records: int) -> Path:
        """A project of so many records, made anew and committed."""
        project = self.empty(f"made-{records}")
        make_project(project, records)
        self._commit(project)
        return project

    def of_polnear(self, corpus: Path) -> Path:
        """A project of PolNeAR."""
        project = self.empty("polnear")
        write_project(read_articles(corpus), project)
        self._commit(project)
        return project

    def empty(self, name: str) -> Path:
        """A folder with nothing in it."""
        folder = self.work / name
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        return folder

    def run(self, *command: str | Path, folder: Path) -> None:
        """Run what is not measured.

        Raises:
            FailedError: it failed.
        """
        measure(command, folder, self.environment)

    def _commit(self, project: Path) -> None:
        """Commit it: pages tell when a record was changed, which is part of what a build costs."""
        (project / ".gitignore").write_text("/site/\n.factsheet/\n", "utf-8")
        git = ("git", "-c", "user.name=Nobody", "-c", "user.email=nobody@example.org")
        self.run("git", "init", "--quiet", folder=project)
        self.run("git", "add", ".", folder=project)
        self.run(*git, "commit", "--quiet", "--message=Records", folder=project)


def compare(bench: Bench, records: int, rounds: int) -> Iterator[tuple[int, tuple[Row, ...]]]:
    """Measure our command and the peers on the same records.

    Returns:
        After each command the number of its round, and all rows so far.
    """
    _say(f"{records:,} records, and the same pages for all builders")
    installed = bench.work / "installed"
    install(installed)
    project, generated, built = bench.made(records), *map(bench.empty, ("generated", "built"))
    bench.run(COMMAND, "generate", generated, folder=project)
    bench.run(COMMAND, "build", "--site-dir", built, folder=project)
    contestants = [
        *peers(generated, built, installed, bench.empty("peers")),
        *ours(project, bench.memory),
    ]
    rows: dict[str, Row] = {}
    for number in range(1, rounds + 1):
        for contestant in contestants:
            _measure_once(bench, contestant, built, rows)
            yield number, tuple(rows.values())


def _measure_once(bench: Bench, contestant: Contestant, built: Path, rows: dict[str, Row]) -> None:
    contestant.prepare()
    cost = measure(contestant.command, contestant.folder, bench.environment)
    _say(f"{contestant.name}: {cost.wall:.1f} s")
    if contestant.name in rows:
        rows[contestant.name] = rows[contestant.name].with_round(cost)
        return
    files = size = 0
    if site := contestant.output:
        if found := differing(built, site, COMPARED):
            raise SystemExit(f"{contestant.name} has other texts on: {', '.join(found)}")
        sizes = [path.stat().st_size for path in site.rglob("*") if path.is_file()]
        files, size = len(sizes), sum(sizes)
    rows[contestant.name] = Row(
        contestant.name, contestant.does, cost.wall, cost.cpu, cost.memory, files, size
    )


def measure_size(bench: Bench, corpus: str, project: Path) -> Size:
    """Build a project as a whole, once, and search it."""
    records = sum(1 for _ in (project / "content").rglob("*.yml"))
    cost = measure((COMMAND, "build", "--clean"), project, bench.environment)
    _say(f"{corpus}, {records:,} records: {cost.wall:.1f} s")
    search = first_query(project / "site", _words(project))
    shutil.rmtree(project)  # a large one should not be in the way of the next
    return Size(corpus, records, cost.wall, cost.cpu, cost.memory, search)


def _words(project: Path) -> list[str]:
    """Three words that stand in the site, the same in every run."""
    claims = (project / "content/statements").rglob("*.yml")
    lines = [path.read_text("utf-8").partition("claim: ")[2].splitlines()[0] for path in claims]
    words = sorted({word for line in lines for word in line.split() if word.isalpha()})
    return random.Random(len(words)).sample(words, min(3, len(words)))


def _say(words: str) -> None:
    print(words, file=sys.stderr, flush=True)


def _circumstances(records: int, rounds: int, before: str) -> Circumstances:
    machine = (
        f"{os.cpu_count()} processors, {platform.system()}, Python {platform.python_version()}"
    )
    return Circumstances(machine, records, rounds, f"{before} before, {_load()} after")


def _load() -> str:
    return " ".join(f"{load:.1f}" for load in os.getloadavg())


def main() -> None:
    """Measure, and write the README's tables."""
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--records", type=int, default=10_000)
    arguments.add_argument("--rounds", type=int, default=2)
    arguments.add_argument("--sizes", default="1000,10000,100000")
    arguments.add_argument("--polnear", type=Path)
    arguments.add_argument("--work", type=Path, default=Path("build/bench"))
    arguments.add_argument("--readme", type=Path, default=Path("README.md"))
    chosen = arguments.parse_args()
    bench = Bench(chosen.work.absolute())
    bench.work.mkdir(parents=True, exist_ok=True)
    kept = bench.work / "results.json"
    results = Results.read(kept)
    before = _load()
    done = compare(bench, chosen.records, chosen.rounds) if chosen.rounds else ()
    for number, rows in done:
        results.rows, results.of_rows = rows, _circumstances(chosen.records, number, before)
        results.write(kept)
    sizes = [int(size) for size in chosen.sizes.split(",") if size]
    if sizes or chosen.polnear:
        before = _load()
        found: list[Size] = []
        for size in _sizes(bench, sizes, chosen.polnear):
            found.append(size)
            results.sizes, results.of_sizes = tuple(found), _circumstances(0, 1, before)
            results.write(kept)
    text = chosen.readme.read_text("utf-8")
    chosen.readme.write_text(put_between(text, tables(results)), "utf-8")
    print(tables(results))


def _sizes(bench: Bench, sizes: Iterable[int], polnear: Path | None) -> Iterator[Size]:
    for records in sizes:
        yield measure_size(bench, "made", bench.made(records))
    if polnear:
        yield measure_size(bench, "PolNeAR", bench.of_polnear(polnear))


if __name__ == "__main__":
    main()

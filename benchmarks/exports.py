"""What the data costs a build: milliseconds a record, and memory, on records made from a seed.

    python -m benchmarks.exports [--records 10000]

Each record is a statement with two speakers, a quote, topics and a stance; loading, checking and
proving are not counted, only the writing of all files at ``/data/``.
"""

from __future__ import annotations

import argparse
import random
import resource
import tempfile
import time
from pathlib import Path

from generator.check import check
from generator.exports.bulk import write_bulk
from generator.pages.views import SiteView
from generator.project import open_project

WORDS = [
    "the",
    "bridge",
    "opens",
    "in",
    "May",
    "and",
    "nobody",
    "in",
    "the",
    "town",
    "has",
    "asked",
    "who",
    "is",
    "going",
    "to",
    "pay",
    "for",
    "it",
]


def make_corpus(root: Path, records: int) -> None:
    """A project with so many statements, the same every time."""
    chance = random.Random(1)
    for kind in ("sources", "actors", "topics", "statements", "sheets"):
        (root / "content" / kind).mkdir(parents=True)
    content = root / "content"
    (content / "sources/s.yml").write_text("title: The bridge\ntype: article\npublished: 2024-03\n")
    (content / "sheets/h.yml").write_text(
        "title: Bridge\nsummary: Short.\nquestions:\n  - id: q\n    text: Who pays?\n"
    )
    for number in range(50):
        (content / f"actors/a{number}.yml").write_text(f"name: Actor {number}\ntype: person\n")
        (content / f"topics/t{number}.yml").write_text(f"title: Topic {number}\n")
    for number in range(records):
        words = " ".join(chance.choices(WORDS, k=25))
        one, other = chance.sample(range(50), 2)
        (content / f"statements/x{number}.yml").write_text(
            f"speakers: [a{one}, a{other}]\nspeech: direct\nclaim: {number} {words}\n"
            f"quote: {words}\nsource: s\ndate: 2024-{chance.randint(1, 12):02}\n"
            f"topics: [t{one}, t{other}]\nstances:\n  - question: h/q\n    stance: for\n"
        )


def main() -> None:
    """Print the cost."""
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--records", type=int, default=10_000)
    records: int = arguments.parse_args().records
    with tempfile.TemporaryDirectory() as folder:
        make_corpus(Path(folder), records)
        project = open_project(Path(folder))
        checked = check(project.root, project.limits)
        site = SiteView(checked, project.settings, title="Facts", url="https://example.org/")
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        out = Path(folder) / "out"
        out.mkdir()
        start, cpu = time.perf_counter(), time.process_time()
        files = write_bulk(project, site, out)
        took, worked = time.perf_counter() - start, time.process_time() - cpu
        after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    total = sum(1 for _ in checked.corpus.all())
    print(f"{total:,} records, {sum(file.bytes for file in files) / 1e6:.1f} MB written")
    print(f"{1000 * took / total:.3f} ms a record, {1000 * worked / total:.3f} ms of them CPU")
    print(f"memory at its height: {before / 1024:,.0f} MB before, {after / 1024:,.0f} MB after")


if __name__ == "__main__":
    main()

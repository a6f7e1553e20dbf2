"""What the data costs a build: milliseconds a record, and memory, on records made from a seed.

    python -m benchmarks.exports [--records 10000]

Each record is a statement with two speakers, a quote, topics and a stance; loading, checking and
proving are not counted, only the writing of all files at ``/data/``; then, one by one, comparing
the addresses with those remembered, citations with their digests, the JSON-LD of all record pages,
and the JSON API, which a site has only where it asks for it.
"""

from __future__ import annotations

import argparse
import random
import resource
import tempfile
import time
from pathlib import Path

from generator.check import check
from generator.exports.api import write_api
from generator.exports.bulk import write_bulk
from generator.pages.citation import citation
from generator.pages.structured_data import record_data, script_line
from generator.pages.views import SiteView
from generator.permanence.comparing import address_faults
from generator.permanence.renewing import renew_addresses
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


class CpuClock:
    """The processor's time between now and ``stop``."""

    def __init__(self) -> None:
        self._start = time.process_time()

    def stop(self) -> None:
        """Keep the milliseconds."""
        self.ms = 1000 * (time.process_time() - self._start)


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
        address_list = CpuClock()
        renew_addresses(project.root, checked.corpus)
        address_list.stop()
        addresses = CpuClock()
        found = tuple(address_faults(project.root, checked.corpus, project.limits))
        addresses.stop()
        site = SiteView(checked, project.settings)  # it keeps digests, and pages need them first
        citations = CpuClock()
        for record in checked.corpus.all():
            citation(site, record)
        citations.stop()
        data = CpuClock()
        size = sum(len(script_line(record_data(site, r, ""))) for r in checked.corpus.all())
        data.stop()
        api, api_clock = Path(folder) / "api", CpuClock()
        write_api(site, api)
        api_clock.stop()
        files_of_api = sum(1 for path in api.rglob("*.json") if path.is_file())
    total = sum(1 for _ in checked.corpus.all())
    print(f"{total:,} records, {sum(file.bytes for file in files) / 1e6:.1f} MB written")
    print(f"{1000 * took / total:.3f} ms a record, {1000 * worked / total:.3f} ms of them CPU")
    print("CPU time in ms a record:")
    print(f"  addresses compared        {addresses.ms / total:.3f} ({len(found)} faults)")
    print(f"  addresses remembered      {address_list.ms / total:.3f} (check --fix only)")
    print(f"  digests and citations     {citations.ms / total:.3f}")
    print(f"  JSON-LD                   {data.ms / total:.3f} ({size / total:,.0f} bytes)")
    print(f"  JSON API                  {api_clock.ms / total:.3f} ({files_of_api:,} files)")
    print(f"memory at its height: {before / 1024:,.0f} MB before, {after / 1024:,.0f} MB after")


if __name__ == "__main__":
    main()

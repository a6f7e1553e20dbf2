"""What the data costs a build: milliseconds a record by export, and memory, on made records.

    python -m benchmarks.exports [--records 10000]

The records are those of ``benchmarks.made_corpus``. Loading, checking and proving them is not
counted. Each export is written several times, and its least processor time (user and system) is
told: on a machine that others use too, that is nearest to what it takes. The JSON API is apart,
since a site has it only where it asks for it.
"""

from __future__ import annotations

import argparse
import gc
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from functools import partial
from pathlib import Path

from benchmarks.made_corpus import make_project
from generator.check import Checked, check
from generator.exports.api import write_api
from generator.exports.atom import Feeds
from generator.exports.bibliography import CITED, bibliography
from generator.exports.bulk import OTHER_FORMS, write_bulk
from generator.exports.document import Document, write_document
from generator.exports.parquet import parquet_file, parquet_writer
from generator.exports.rows import Entry, columns_of, entries
from generator.exports.sqlite import sqlite_file
from generator.exports.text_files import Add, comma_separated, json_lines
from generator.pages.citation import citation
from generator.pages.structured_data import record_data, script_line
from generator.pages.views import SiteView
from generator.permanence.comparing import address_faults
from generator.permanence.renewing import renew_addresses
from generator.project import Project, open_project
from generator.records import MODELS, Record

TIMES = 5
URL = "https://example.org/"
Open = Callable[[Path, type[Record]], AbstractContextManager[Add]]


class Bench:
    """The records, and what is measured of them."""

    def __init__(self, project: Project, checked: Checked) -> None:
        self.project, self.checked = project, checked
        self.count = sum(1 for _ in checked.corpus.all())
        known = self.site()
        self.entries = {model: list(entries(known, model)) for model in MODELS}

    def site(self) -> SiteView:
        """A view that has computed nothing yet: it keeps digests and names."""
        return SiteView(self.checked, self.project.settings, title="Facts", url=URL)

    def least(self, work: Callable[[Path], object]) -> float:
        """The least processor time of some work into an empty folder, in ms a record."""
        times = []
        for _ in range(TIMES):
            with tempfile.TemporaryDirectory() as folder:
                start = time.process_time()
                work(Path(folder))
                times.append(time.process_time() - start)
        return 1000 * min(times) / self.count

    def by_entry(self, opened: Open) -> Callable[[Path], object]:
        """What hands every entry of every kind to a writer."""

        def work(folder: Path) -> None:
            for model, found in self.entries.items():
                with opened(folder, model) as add:
                    for entry in found:
                        add(entry)

        return work

    def parts(self) -> Iterator[tuple[str, float]]:
        """Each export with its cost."""
        everything = self.least(lambda folder: write_bulk(self.project, self.site(), folder))
        yield "all files at /data/", everything
        yield "  rows and digests", self.least(lambda _: self._rows())
        yield "  SQLite", self.least(self._sqlite)
        lines = self.by_entry(lambda folder, model: json_lines(folder / model.kind))
        yield "  JSON Lines", self.least(lines)
        commas = self.by_entry(
            lambda folder, model: comma_separated(folder / model.kind, columns_of(model))
        )
        yield "  CSV", self.least(commas)
        yield "  Parquet", self.least(self._parquet)
        yield "  BibTeX and CSL-JSON", self.least(self._bibliographies)
        for form in OTHER_FORMS:
            name = form.__module__.rpartition(".")[2]
            yield f"  {name}", self.least(partial(self._documents, form))
        yield "feeds", self.least(self._feeds)
        yield "JSON-LD of the pages", self.least(lambda _: self._json_ld())
        yield "citations of the pages", self.least(lambda _: self._citations())
        renew_addresses(self.project.root, self.checked.corpus)
        yield "addresses compared", self.least(lambda _: self._addresses())
        yield "JSON API, as an option", self.least(lambda folder: write_api(self.site(), folder))

    def _feeds(self, _: Path) -> None:
        feeds = Feeds(self.site(), site_url=URL, title="Facts")
        feeds.whole()
        list(feeds.of_records())

    def _rows(self) -> None:
        site = self.site()
        for model in MODELS:
            for _ in entries(site, model):
                pass

    def _sqlite(self, folder: Path) -> None:
        with sqlite_file(folder / "x.sqlite") as add:
            for entry in self._all():
                add(entry)

    def _parquet(self, folder: Path) -> None:
        with parquet_writer() as writer:
            self.by_entry(
                lambda _, model: parquet_file(folder / model.kind, columns_of(model), writer)
            )(folder)

    def _bibliographies(self, folder: Path) -> None:
        site = self.site()
        for entry in self._all():
            site.digest(entry.record, entry.plain)
        for model in CITED:
            with bibliography(folder / model.kind, site) as add:
                for entry in self.entries[model]:
                    add(entry)

    def _documents(self, form: Callable[[SiteView], Iterator[Document]], folder: Path) -> None:
        for document in form(self.site()):
            write_document(document, folder)

    def _json_ld(self) -> None:
        site = self.site()
        for record in self.checked.corpus.all():
            script_line(record_data(site, record, ""))

    def _citations(self) -> None:
        site = self.site()
        for record in self.checked.corpus.all():
            citation(site, record)

    def _addresses(self) -> None:
        found = address_faults(self.project.root, self.checked.corpus, self.project.limits)
        assert not tuple(found)

    def _all(self) -> Iterator[Entry]:
        for found in self.entries.values():
            yield from found


def _memory(name: str) -> float:
    """Megabytes of this process: ``VmRSS`` now, ``VmHWM`` at its height (Linux only)."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith(name))


def main() -> None:
    """Print the costs."""
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--records", type=int, default=10_000)
    records: int = arguments.parse_args().records
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        make_project(root, records)
        project = open_project(root)
        checked = check(project.root, project.limits)
        gc.freeze()
        (root / "out").mkdir()
        site = SiteView(checked, project.settings, title="Facts", url=URL)
        before = _memory("VmRSS")
        Path("/proc/self/clear_refs").write_text("5")  # forgets the height so far
        files = write_bulk(project, site, root / "out")
        height = _memory("VmHWM")
        size = sum(file.bytes for file in files) / 1e6
        print(f"{records:,} records, {size:.1f} MB written")
        print(f"memory: {before:,.0f} MB with the records, at most {height - before:,.0f} more")
        print("processor time, in ms a record:")
        for name, cost in Bench(project, checked).parts():
            print(f"{name:26}{cost:.4f}", flush=True)


if __name__ == "__main__":
    main()

"""The bibliographies: sources and statements in BibTeX and CSL-JSON, both from one citation."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from generator.exports.bibtex import bibtex_entry
from generator.exports.citation import citation_of
from generator.exports.csl_json import csl_item
from generator.exports.rows import Entry
from generator.exports.text_files import Add
from generator.pages.views import SiteView
from generator.records import Source, Statement
from generator.records.canonical import compact_json

CITED: tuple[type[Source] | type[Statement], ...] = (Source, Statement)
"""The kinds that are cited."""
SUFFIXES = {
    ".bib": "as references for LaTeX (BibTeX).",
    ".csl.json": "as references for Zotero, pandoc and others (CSL-JSON).",
}
"""The files of a kind, with what is said of them."""


@contextmanager
def bibliography(stem: Path, site: SiteView) -> Iterator[Add]:
    """Both files of a kind. What is withdrawn is not cited.

    Args:
        stem: where they stand, without their suffixes.
        site: what knows the names of speakers and sources.
    """
    bib, csl = (stem.with_suffix(suffix) for suffix in SUFFIXES)
    with bib.open("wb") as entries, csl.open("wb") as items:
        before = b"[\n"

        def add(entry: Entry) -> None:
            nonlocal before
            if isinstance(entry.record, CITED):
                citation = citation_of(entry.record, site)
                entries.write(bibtex_entry(citation).encode())
                items.write(before + compact_json(csl_item(citation)))
                before = b",\n"

        yield add
        items.write(b"[]\n" if before == b"[\n" else b"\n]\n")

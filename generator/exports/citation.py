"""What a reference to a source or a statement says, before a form of bibliography writes it down.

A source is cited as what it is. A statement is cited as a record of this site, an entry in a work
of reference: it is our sentence, with our proof, of one version. Its words are somebody else's, and
so they stand in the abstract, marked as what they are, and the note says whose and where from.
"""

from __future__ import annotations

from typing import NamedTuple

from generator.edtf_date import EdtfDate
from generator.exports.rows import JOINT
from generator.pages.addresses import record_address
from generator.pages.views import SiteView
from generator.records import Source, Statement


class Citation(NamedTuple):
    """One entry of a bibliography."""

    ref: str
    """``kind/id`` of what is cited."""
    type: str
    """The type of the source, or ``statement``."""
    title: str
    publisher: str = ""
    """Who published it; of a statement, this site."""
    authors: tuple[str, ...] = ()
    url: str = ""
    date: EdtfDate | None = None
    accessed: EdtfDate | None = None
    lang: str = ""
    abstract: str = ""
    note: str = ""
    version: str = ""
    """The digest that says which version of our record is meant."""

    @property
    def key(self) -> str:
        """The name by which a text refers to it: it changes no more than the record's address."""
        return self.ref.replace("/", ":")


def citation_of(record: Source | Statement, site: SiteView) -> Citation:
    """How a source or a statement is cited."""
    return _statement(record, site) if isinstance(record, Statement) else _source(record)


def _source(record: Source) -> Citation:
    return Citation(
        record.ref,
        record.type,
        record.title,
        publisher=record.publisher or "",
        authors=record.authors,
        url=record.url or record.archive_url or "",
        date=record.published,
        accessed=record.accessed,
        lang=record.lang,
    )


def _statement(record: Statement, site: SiteView) -> Citation:
    return Citation(
        record.ref,
        "statement",
        record.claim,
        publisher=site.title,
        url=site.base and site.base + record_address(record.ref),
        date=site.last_changed(record),
        lang=site.settings.language,
        abstract=quoted_words(record),
        note=_note(record, site),
        version=site.digest(record),
    )


def quoted_words(record: Statement) -> str:
    """The source's words: between marks only where they are the speaker's own."""
    words = JOINT.join(part.exact for part in record.quote)
    return f"“{words}”" if record.speech == "direct" else f"Reported by the source: {words}"


def _note(record: Statement, site: SiteView) -> str:
    """Who said it, when that was, and where it is written."""
    speakers = ", ".join(name.label for name in site.names("actors", record.speakers))
    source = site.corpus.find(Source, record.source)
    written = [source.title, source.publisher] if source else [record.source]
    if source and source.published:
        written.append(source.published.words())
    said = f", {record.date.words()}" if record.date else ""
    return f"Said by {speakers}{said}. Written in: {', '.join(filter(None, written))}"

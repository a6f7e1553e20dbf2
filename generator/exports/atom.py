"""The feeds: corrections, and what was added or changed, newest first (Atom, RFC 4287)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from generator.edtf_date import EdtfDate
from generator.pages.addresses import feed_address, record_address
from generator.pages.positions import Positions
from generator.pages.sheet_view import SheetView
from generator.pages.views import SiteView
from generator.prose import plain
from generator.records import Actor, Record, Sheet, Statement, Tombstone

FILE = "feed.xml"
MAX_ENTRIES = 50
FOLLOWED = frozenset({Sheet.kind, Actor.kind})
"""The kinds whose records have a feed each."""
_ATOM = "http://www.w3.org/2005/Atom"
_NEVER = "1970-01-01T00:00:00Z"


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the feed."""

    id: str
    link: str
    title: str
    summary: str
    updated: str


class Feeds:
    """The feeds of a site: of all of it, of each fact sheet, of each actor.

    None holds the time of a build: an entry's time is the day of a correction, or of the commit
    that last changed a record.
    """

    def __init__(self, site: SiteView, *, site_url: str, title: str) -> None:
        """Prepare the feeds.

        Args:
            site: the corpus.
            site_url: the address of the site, which an entry's id begins with.
            title: the site's name.
        """
        self._site = site
        self._base = site_url.rstrip("/") + "/"
        self._title = title
        self._entries: dict[str, tuple[Entry, ...]] = {}

    def whole(self) -> bytes:
        """The feed of all records."""
        corpus = self._site.corpus
        records: tuple[Record | Tombstone, ...] = (*corpus.tombstones.values(), *corpus.all())
        return self._feed(self._base, self._base, f"{self._base}{FILE}", self._title, records)

    def of_records(self) -> Iterator[tuple[str, bytes]]:
        """The feeds of sheets and actors, each with its address on the site."""
        corpus = self._site.corpus
        for stone in corpus.tombstones.values():
            if stone.kind in FOLLOWED:
                yield self._of(stone, stone.id, (stone,))
        for sheet in corpus.of(Sheet):
            view = SheetView(sheet, self._site, Positions(self._site))
            statements = (said.record for said in view.statements)
            yield self._of(sheet, sheet.label, (sheet, *view.withdrawn, *statements))
        for actor in corpus.of(Actor):
            spoken = corpus.referring(actor.ref, Statement, "speakers")
            yield self._of(actor, actor.label, (actor, *spoken))

    def _of(
        self, record: Record | Tombstone, label: str, told: Iterable[Record | Tombstone]
    ) -> tuple[str, bytes]:
        address = feed_address(record.ref)
        own, page = self._base + address, f"{self._base}{record_address(record.ref)}"
        return address, self._feed(own, page, own, f"{label} – {self._title}", told)

    def _feed(
        self, identity: str, page: str, own: str, title: str, told: Iterable[Record | Tombstone]
    ) -> bytes:
        found = (entry for record in told for entry in self._of_record(record))
        entries = sorted(found, key=lambda entry: (entry.updated, entry.id), reverse=True)
        del entries[MAX_ENTRIES:]
        feed = ET.Element("feed", xmlns=_ATOM)
        _add(feed, "id", identity)
        _add(feed, "title", title)
        _add(feed, "updated", entries[0].updated if entries else _NEVER)
        ET.SubElement(feed, "link", rel="self", href=own)
        ET.SubElement(feed, "link", rel="alternate", href=page)
        ET.SubElement(ET.SubElement(feed, "author"), "name").text = self._title
        for entry in entries:
            element = ET.SubElement(feed, "entry")
            _add(element, "id", entry.id)
            _add(element, "title", entry.title)
            _add(element, "updated", entry.updated)
            ET.SubElement(element, "link", rel="alternate", href=entry.link)
            _add(element, "summary", entry.summary)
        document: bytes = ET.tostring(feed, encoding="utf-8", xml_declaration=True)
        return document

    def _of_record(self, record: Record | Tombstone) -> tuple[Entry, ...]:
        entries = self._entries.get(record.ref)
        if entries is None:
            made = _entries(self._site, record, f"{self._base}{record_address(record.ref)}")
            entries = self._entries[record.ref] = tuple(made)
        return entries


def _entries(site: SiteView, record: Record | Tombstone, address: str) -> Iterator[Entry]:
    if isinstance(record, Tombstone):
        yield from _corrections(site, record, address, record.id)
        if day := _moment(record.withdrawn.date):
            name = f"{address}#_withdrawn"
            title = site.language.gettext("Withdrawn: %(id)s", id=record.id)
            yield Entry(name, name, title, record.withdrawn.reason, day)
        return
    yield from _corrections(site, record, address, record.label)
    if isinstance(record, Statement | Sheet):
        changed = site.last_changed(record)
        if changed and (day := _moment(changed)):
            yield Entry(address, address, record.label, _summary(site, record), day)


def _corrections(
    site: SiteView, record: Record | Tombstone, address: str, label: str
) -> Iterator[Entry]:
    say = site.language
    for index, correction in enumerate(record.corrections):
        if day := _moment(correction.date):
            name = f"{address}#_correction-{index}"
            words = plain(correction.text)
            if correction.was:
                words += " " + say.gettext("It said before: %(words)s", words=correction.was)
            title = say.gettext("Correction: %(name)s", name=label)
            yield Entry(name, name, title, words, day)


def _summary(site: SiteView, record: Statement | Sheet) -> str:
    if isinstance(record, Sheet):
        return plain(record.summary)
    words = " […] ".join(part.exact for part in record.quote)
    # As on the pages: a report is never put between the marks of a quotation.
    if record.speech == "direct":
        return site.language.gettext("“%(words)s”", words=words)
    return site.language.gettext("Reported by the source: %(words)s", words=words)


def _moment(date: EdtfDate) -> str | None:
    """The beginning of a date's first day, where RFC 3339 can say it."""
    first = date.earliest
    if first is None or not 0 < first.year <= 9999:
        return None
    return f"{first.isoformat()}T00:00:00Z"


def _add(parent: ET.Element, name: str, text: str) -> None:
    ET.SubElement(parent, name).text = text

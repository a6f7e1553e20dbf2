"""The feed: corrections, and what was added or changed, newest first (Atom, RFC 4287)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from generator.edtf_date import EdtfDate
from generator.pages.addresses import record_address
from generator.pages.views import SiteView
from generator.prose import plain
from generator.records import Record, Sheet, Statement, Tombstone

FILE = "feed.xml"
MAX_ENTRIES = 50
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


def atom_feed(site: SiteView, *, site_url: str, title: str) -> bytes:
    """The feed of a site.

    Args:
        site: the corpus.
        site_url: the address of the site, which an entry's id begins with.
        title: the site's name.

    Returns:
        An XML document. It holds no time of a build: an entry's time is the day of a correction,
        or of the commit that last changed a record.
    """
    base = site_url.rstrip("/") + "/"
    entries = sorted(
        _entries(site, base), key=lambda entry: (entry.updated, entry.id), reverse=True
    )
    entries = entries[:MAX_ENTRIES]
    feed = ET.Element("feed", xmlns=_ATOM)
    _add(feed, "id", base)
    _add(feed, "title", title)
    _add(feed, "updated", entries[0].updated if entries else _NEVER)
    ET.SubElement(feed, "link", rel="self", href=f"{base}{FILE}")
    ET.SubElement(feed, "link", rel="alternate", href=base)
    ET.SubElement(ET.SubElement(feed, "author"), "name").text = title
    for entry in entries:
        element = ET.SubElement(feed, "entry")
        _add(element, "id", entry.id)
        _add(element, "title", entry.title)
        _add(element, "updated", entry.updated)
        ET.SubElement(element, "link", rel="alternate", href=entry.link)
        _add(element, "summary", entry.summary)
    document: bytes = ET.tostring(feed, encoding="utf-8", xml_declaration=True)
    return document


def _entries(site: SiteView, base: str) -> Iterator[Entry]:
    for stone in site.corpus.tombstones.values():
        address = f"{base}{record_address(stone.ref)}"
        yield from _corrections(site, stone, address, stone.id)
        if day := _moment(stone.withdrawn.date):
            name = f"{address}#_withdrawn"
            title = site.language.gettext("Withdrawn: %(id)s", id=stone.id)
            yield Entry(name, name, title, stone.withdrawn.reason, day)
    for record in site.corpus.all():
        address = f"{base}{record_address(record.ref)}"
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

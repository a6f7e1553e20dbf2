"""iCalendar (RFC 5545): a file for each timeline, its events as whole days.

A calendar knows days only. An event whose day is not certain runs over all days that may be meant,
is tentative, and says so in its title; one whose date is open, or outside the years that a calendar
has, is left out and told of in the calendar's description.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator

from generator.edtf_date import EdtfDate
from generator.exports.document import Document, json_list
from generator.pages.addresses import record_address
from generator.pages.views import SiteView
from generator.records import Source, Timeline
from generator.records.timeline import Event

FOLDER = "calendars"
_LINE = 75
"""Bytes of a line, without its end (section 3.1)."""
_ESCAPES = str.maketrans({"\\": r"\\", ";": r"\;", ",": r"\,", "\n": r"\n", "\r": ""})
_NEVER = "19700101T000000Z"


def documents(site: SiteView) -> Iterator[Document]:
    """A calendar for each timeline, and a list of them."""
    yield Document(
        f"{FOLDER}.json",
        json_list(map(_entry, site.corpus.of(Timeline))),
        f"The timelines as calendars (iCalendar): which file in {FOLDER}/ has which of them, and "
        "how many of its events have a day that a calendar can hold.",
    )
    for timeline in site.corpus.of(Timeline):
        if any(_days(event.date) for event in timeline.events):
            yield Document(calendar_file(timeline), calendar(timeline, site))


def calendar_file(timeline: Timeline) -> str:
    """Where the calendar of a timeline stands in the folder of the data."""
    return f"{FOLDER}/{timeline.id}.ics"


def calendar(timeline: Timeline, site: SiteView) -> Iterator[bytes]:
    """A timeline as an iCalendar object, in pieces.

    It holds no time of a build: ``DTSTAMP`` is the day of the commit that last changed the record,
    or the beginning of Unix time where none is known.
    """
    changed = site.last_changed(timeline)
    stamp = f"{changed.text.replace('-', '')}T000000Z" if changed else _NEVER
    title = escaped(timeline.title)
    yield _lines(
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Factsheet//Timelines//EN",
        f"NAME:{title}",  # RFC 7986; the other is what most programs read
        f"X-WR-CALNAME:{title}",
        f"DESCRIPTION:{escaped(_about(timeline, site))}",
        *((f"URL:{site.base}{record_address(timeline.ref)}",) if site.base else ()),
    )
    for _, event in site.events(timeline):
        yield _event(timeline, event, site, stamp)
    yield b"END:VCALENDAR\r\n"


def escaped(text: str) -> str:
    """A text as a property holds it (section 3.3.11)."""
    return text.replace("\r\n", "\n").translate(_ESCAPES)


def folded(line: str) -> str:
    """A line as it is written: after 75 bytes it goes on in the next, behind a space (3.1)."""
    raw = line.encode()
    pieces: list[str] = []
    while len(raw) > _LINE - bool(pieces):
        end = _LINE - bool(pieces)
        while raw[end] & 0xC0 == 0x80:  # not inside a character
            end -= 1
        pieces.append(raw[:end].decode())
        raw = raw[end:]
    return "\r\n ".join((*pieces, raw.decode())) + "\r\n"


def _lines(*lines: str) -> bytes:
    return "".join(map(folded, lines)).encode()


def _event(timeline: Timeline, event: Event, site: SiteView, stamp: str) -> bytes:
    days = _days(event.date)
    if days is None:
        return b""
    first, after = days
    address = f"{record_address(timeline.ref)}#{event.id}"
    certain = _is_certain(event.date)
    title = event.title if certain else f"{event.title} ({event.date.words()})"
    return _lines(
        "BEGIN:VEVENT",
        # Named by its address, so that it is the same event in every version of the calendar.
        f"UID:{uuid.uuid5(uuid.NAMESPACE_URL, site.base + address)}",
        f"DTSTAMP:{stamp}",
        f"DTSTART;VALUE=DATE:{first}",
        f"DTEND;VALUE=DATE:{after}",  # the day after the last one (3.6.1)
        f"SUMMARY:{escaped(title)}",
        f"DESCRIPTION:{escaped(_told(event, site, certain=certain))}",
        *((f"URL:{site.base}{address}",) if site.base else ()),
        f"STATUS:{'CONFIRMED' if certain else 'TENTATIVE'}",
        "TRANSP:TRANSPARENT",  # it takes nobody's time
        "END:VEVENT",
    )


def _told(event: Event, site: SiteView, *, certain: bool) -> str:
    """What is known of an event, in words."""
    sources = (site.corpus.find(Source, item.source) for item in event.sources)
    written = [source.title for source in sources if source]
    parts: Iterable[str] = (
        ""
        if certain
        else f"The day is not known: {event.date.words()}. The entry runs over all days that may "
        "be meant; that it lasted so long is not said.",
        "" if event.status in ("reported", "confirmed") else f"This is {event.status}.",
        site.plain(event.summary) if event.summary else "",
        f"Written in: {'; '.join(written)}" if written else "",
    )
    return "\n".join(filter(None, parts))


def _about(timeline: Timeline, site: SiteView) -> str:
    out = [event for _, event in site.events(timeline) if _days(event.date) is None]
    listed = "; ".join(f"{event.title} ({event.date.words()})" for event in out)
    left_out = f"Left out, as a calendar has no such date: {listed}" if out else ""
    summary = site.plain(timeline.summary) if timeline.summary else ""
    return "\n".join(filter(None, (summary, left_out))) or timeline.title


def _entry(timeline: Timeline) -> dict[str, object]:
    shown = sum(_days(event.date) is not None for event in timeline.events)
    found: dict[str, object] = {"timeline": timeline.id, "title": timeline.title}
    if shown:
        found["file"] = calendar_file(timeline)
    return {**found, "events": shown, "left_out": len(timeline.events) - shown}


def _is_certain(date: EdtfDate) -> bool:
    """Whether one day, and no other, is meant."""
    return date.html_datetime() is not None and date.precision == "day"


def _days(date: EdtfDate) -> tuple[str, str] | None:
    """The first day that may be meant, and the one after the last; none where there is none."""
    if date.earliest is None or date.latest is None:
        return None
    after = date.latest.next()
    if date.earliest.year < 1 or after.year > 9999:
        return None
    return date.earliest.isoformat().replace("-", ""), after.isoformat().replace("-", "")

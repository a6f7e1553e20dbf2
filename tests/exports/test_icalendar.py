"""Calendars: what the icalendar package reads of them, and what they must not pretend to know."""

from __future__ import annotations

import itertools
import json
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from pathlib import Path

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.exports.icalendar import calendar, escaped, folded
from generator.pages.views import SiteView
from generator.project import Project, open_project
from generator.records import Timeline

View = Callable[..., SiteView]
Make = Callable[[Mapping[str, str]], Path]


def read(raw: bytes) -> icalendar.Calendar:
    found = icalendar.Calendar.from_ical(raw)
    assert isinstance(found, icalendar.Calendar)
    assert found.errors == []
    for event in found.walk("VEVENT"):
        assert event.errors == []
    return found


def test_a_calendar_holds_every_text(
    data: Path, texts: tuple[str, ...], dates: tuple[str, ...]
) -> None:
    raw = (data / "calendars" / "l.ics").read_bytes()
    assert raw.endswith(b"END:VCALENDAR\r\n")
    assert b"\n" not in raw.replace(b"\r\n", b"")
    assert max(map(len, raw.split(b"\r\n"))) <= 75
    found = read(raw)
    events = {event["UID"]: event for event in events_of(found)}
    assert len(events) == len(found.walk("VEVENT"))
    (listed,) = json.loads((data / "calendars.json").read_text("utf-8"))
    assert listed["events"] == len(events)
    assert listed["events"] + listed["left_out"] == len(texts)
    shown = [str(event["SUMMARY"]) for event in events.values()]
    for number, date_of in enumerate(itertools.islice(itertools.cycle(dates), len(texts))):
        is_bounded = date_of[:5] not in ("2024/", "../20", "-0044", "0000", "Y1234", "9999-")
        assert any(title.startswith(texts[number]) for title in shown) is is_bounded, date_of
    assert {str(event.DTSTAMP) for event in events.values()} == {"1970-01-01 00:00:00+00:00"}


def events_of(found: icalendar.Calendar) -> list[icalendar.Event]:
    return [event for event in found.walk("VEVENT") if isinstance(event, icalendar.Event)]


def test_our_own_calendar_can_be_read(own_data: Path) -> None:
    listed = json.loads((own_data / "calendars.json").read_text("utf-8"))
    assert listed
    for entry in listed:
        assert len(events_of(read((own_data / entry["file"]).read_bytes()))) == entry["events"]


TIMELINE = """title: War
events:
  - {{id: e, date: '{date}', title: 'A; b, c\\d', status: {status}}}
  - {{id: other, date: 2001-02-03, title: Other}}
"""


@pytest.mark.parametrize(
    ("when", "start", "end", "summary"),
    [
        ("2024-02-29", date(2024, 2, 29), date(2024, 3, 1), ""),
        ("2024-12-31", date(2024, 12, 31), date(2025, 1, 1), ""),
        ("2024-03", date(2024, 3, 1), date(2024, 4, 1), " (March 2024)"),
        ("2024-03-01?", date(2024, 2, 29), date(2024, 3, 3), " (1 March 2024 (uncertain))"),
        ("2014~", date(2013, 1, 1), date(2016, 1, 1), " (about 2014)"),
        (
            "2024-02-01/2024-02-03",
            date(2024, 2, 1),
            date(2024, 2, 4),
            " (between 1 February 2024 and 3 February 2024)",
        ),
    ],
)
def test_a_day_that_is_not_certain_says_so(
    make_project: Make, view: View, when: str, start: date, end: date, summary: str
) -> None:
    """It runs over all days that may be meant, is tentative, and its title tells."""
    event = one_event(make_project, view, when)
    assert event.start == start
    assert event.end == end
    assert event["SUMMARY"] == f"A; b, c\\d{summary}"
    assert event["STATUS"] == ("TENTATIVE" if summary else "CONFIRMED")
    assert ("The day is not known" in event.get("DESCRIPTION", "")) is bool(summary)


@pytest.mark.parametrize(
    "when", ["2024/..", "../2024", "-0044-03-15", "Y12345", "9999-12-31", "0000"]
)
def test_a_date_that_no_calendar_has_is_left_out_and_told_of(
    make_project: Make, view: View, when: str
) -> None:
    found = read_timeline(make_project, view, when)
    (event,) = found.walk("VEVENT")
    assert event["SUMMARY"] == "Other"
    told = str(found["DESCRIPTION"])
    assert "Left out, as a calendar has no such date: A; b, c\\d (" in told


def test_what_is_denied_says_so(make_project: Make, view: View) -> None:
    event = one_event(make_project, view, "2024-02-29", status="denied")
    assert event["DESCRIPTION"] == "This is denied."


def test_an_event_keeps_its_uid(make_project: Make, view: View) -> None:
    before = one_event(make_project, view, "2024")
    assert one_event(make_project, view, "2025")["UID"] == before["UID"]


def one_event(make: Make, view: View, when: str, status: str = "reported") -> icalendar.Event:
    found = events_of(read_timeline(make, view, when, status))
    return next(event for event in found if not str(event["SUMMARY"]).startswith("Other"))


def read_timeline(
    make: Make, view: View, when: str, status: str = "reported"
) -> icalendar.Calendar:
    root = make({"content/timelines/l.yml": TIMELINE.format(date=when, status=status)})
    site = view(open_project(root))
    (timeline,) = site.corpus.of(Timeline)
    return read(b"".join(calendar(timeline, site)))


def test_the_last_change_is_the_stamp(hostile: Project, view: View) -> None:
    site = view(hostile, {"content/timelines/l.yml": "2024-07-08"})
    (timeline,) = site.corpus.of(Timeline)
    found = read(b"".join(calendar(timeline, site)))
    assert datetime(2024, 7, 8, tzinfo=UTC) == events_of(found)[0].DTSTAMP


@given(st.text(st.characters(exclude_categories=("Cs", "Cc", "Cn")) | st.just("\n"), min_size=1))
def test_any_text_comes_back_from_its_lines(text: str) -> None:
    line = folded(f"SUMMARY:{escaped(text)}")
    assert max(len(part.encode()) for part in line.split("\r\n")) <= 75
    event = icalendar.Event.from_ical(f"BEGIN:VEVENT\r\n{line}END:VEVENT\r\n")
    assert isinstance(event, icalendar.Event)
    assert event["SUMMARY"] == text

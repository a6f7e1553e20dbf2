"""What all statements together look like: who speaks of whom, when, and in whose words.

However many records there are, a picture has few parts: those that occur most, and what is left out
is counted. Each has its numbers beside it as a table or a sentence.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from generator.edtf_date import EdtfDate
from generator.edtf_date.day import Day
from generator.language import Language
from generator.pages.view_parts import Name
from generator.pages.views import SiteView, StatementView

SPEAKERS = 16
"""How many actors a picture names at most."""
LINKS = 40
"""How many links between them at most."""
SPANS = 8
"""How many spans of time, besides columns, at most."""
COLUMNS = 60
LABELS = 6

ROW = 30
"""The height of a row of names in pixels, and half of it to its middle."""
ARC = 112
"""How far an arc reaches from the names, in pixels."""
TALL = 140
"""The height of the tallest column in pixels."""


@dataclass(frozen=True, slots=True)
class Link:
    """Statements of one actor that speak of another."""

    speaker: Name
    of: Name
    count: int
    path: str
    """The arc from the one to the other, as SVG draws it."""
    width: int
    """Of its line, in pixels."""


@dataclass(frozen=True, slots=True)
class Network:
    """Who speaks of whom: names under each other, and arcs between them."""

    actors: tuple[Name, ...]
    links: tuple[Link, ...]
    left_out: int
    """How many statements' links are not drawn."""


@dataclass(frozen=True, slots=True)
class Shares:
    """In whose words the statements of one actor are."""

    speaker: Name
    direct: int
    mixed: int
    indirect: int

    @property
    def total(self) -> int:
        """All of them."""
        return self.direct + self.mixed + self.indirect


@dataclass(frozen=True, slots=True)
class Column:
    """Statements within one part of the time, as a column. Places are hundredths, sizes pixels."""

    label: str
    """The year or month that it begins with."""
    is_labelled: bool
    """There is room for its label."""
    at: str
    width: str
    direct: int
    reported: int
    direct_height: int
    reported_height: int


@dataclass(frozen=True, slots=True)
class Span:
    """Statements of which no more is known than that they lie within a time."""

    words: str
    start: str
    width: str
    middle: str
    count: int


@dataclass(frozen=True, slots=True)
class OverTime:
    """Statements over time."""

    columns: tuple[Column, ...]
    spans: tuple[Span, ...]
    left_out: int
    """How many statements have a longer or rarer span."""
    undated: int
    """How many have no date at all."""

    @property
    def floor(self) -> int:
        """Where the columns stand, in pixels from above; near the top where there are none."""
        return TALL + 10 if any(item.direct or item.reported for item in self.columns) else 1


@dataclass(frozen=True, slots=True)
class Pictures:
    """The three pictures, each none where there is nothing to be seen."""

    network: Network | None
    over_time: OverTime | None
    shares: tuple[Shares, ...]


def pictures(site: SiteView) -> Pictures:
    """The pictures of all statements of a site."""
    over_time = _over_time(site.statements, site.language)
    return Pictures(_network(site), over_time, tuple(_shares(site.statements)))


def _network(site: SiteView) -> Network | None:
    counted: Counter[tuple[Name, Name]] = Counter()
    for view in site.statements:
        mentions = {name for name in site.names("actors", view.record.mentions) if name.field}
        for speaker in {name for name in view.speakers if name.field}:
            counted.update((speaker, other) for other in mentions if other != speaker)
    weights: Counter[Name] = Counter()
    for (speaker, other), count in counted.items():
        weights[speaker] += count
        weights[other] += count
    actors = tuple(name for name, _ in _most(weights)[:SPEAKERS])
    rows = {name: index for index, name in enumerate(actors)}
    pairs = [item for item in counted.items() if item[0][0] in rows and item[0][1] in rows]
    pairs.sort(key=lambda item: (-item[1], rows[item[0][0]], rows[item[0][1]]))
    if not pairs:
        return None
    shown = pairs[:LINKS]
    most = shown[0][1]
    links = tuple(
        Link(a, b, count, _arc(rows[a], rows[b]), 1 + 4 * count // most) for (a, b), count in shown
    )
    return Network(actors, links, counted.total() - sum(link.count for link in links))


def _most(weights: Counter[Name]) -> list[tuple[Name, int]]:
    return sorted(weights.items(), key=lambda item: (-item[1], item[0].label, item[0].ref))


def _arc(start: int, end: int) -> str:
    """Half an ellipse to the left of the names; the two ways between two names do not coincide."""
    height = abs(end - start) * ROW / 2
    # From the lower part of a row down to the upper part of another, or the other way round.
    aside = 4 if end > start else -4
    first, last = (row * ROW + ROW // 2 for row in (start, end))
    reach = min(ARC - 8, 14 + round(height * 0.8)) + (0 if end > start else -6)
    sweep = 0 if end > start else 1
    return f"M{ARC} {first + aside}A{reach} {height:g} 0 0 {sweep} {ARC} {last + aside}"


def _shares(views: Iterable[StatementView]) -> Iterator[Shares]:
    counted: Counter[tuple[Name, str]] = Counter()
    totals: Counter[Name] = Counter()
    for view in views:
        for speaker in {name for name in view.speakers if name.field}:
            counted[speaker, view.record.speech] += 1
            totals[speaker] += 1
    for name, _ in _most(totals)[:SPEAKERS]:
        yield Shares(name, *(counted[name, speech] for speech in ("direct", "mixed", "indirect")))


@dataclass(frozen=True, slots=True)
class _Calendar:
    """Time cut into parts of so many months each."""

    first: int
    """The month with which the first part begins: 12 × year + month - 1."""
    months: int
    parts: int

    def part(self, day: Day) -> int:
        """The part that a day lies in."""
        return (_month(day) - self.first) // self.months

    def at(self, month: int) -> float:
        """Where a month begins, in hundredths."""
        return 100 * (month - self.first) / (self.months * self.parts)

    def label(self, part: int) -> str:
        """The year that a part begins with, or its month."""
        year, month = divmod(self.first + part * self.months, 12)
        return f"{year}-{month + 1:02}" if self.months == 1 else str(year)


def _calendar(days: Sequence[Day]) -> _Calendar:
    first, last = min(days), max(days)
    if _month(last) - _month(first) < COLUMNS // 2:
        return _Calendar(_month(first), 1, _month(last) - _month(first) + 1)
    years = 1
    while (last.year - first.year) // years >= COLUMNS - 1:
        years *= 10
    start = first.year - first.year % years
    return _Calendar(12 * start, 12 * years, (last.year - start) // years + 1)


def _month(day: Day) -> int:
    return 12 * day.year + day.month - 1


def _over_time(views: Sequence[StatementView], say: Language) -> OverTime | None:
    dated = [(view, date) for view in views if (date := view.latest_date)]
    days = [day for _, date in dated for day in (date.earliest, date.latest) if day]
    if not days:
        return None
    calendar = _calendar(days)
    within: Counter[tuple[int, bool]] = Counter()
    over: Counter[EdtfDate] = Counter()
    for view, date in dated:
        if (
            date.earliest
            and date.latest
            and calendar.part(date.earliest) == calendar.part(date.latest)
        ):
            within[calendar.part(date.earliest), view.record.speech == "direct"] += 1
        else:
            over[date] += 1
    spans = sorted(over.items(), key=lambda item: (-item[1], item[0].sort_key()))
    shown = sorted(spans[:SPANS], key=lambda item: item[0].sort_key())
    return OverTime(
        tuple(_columns(within, calendar)),
        tuple(_span(date, say.words(date), count, calendar) for date, count in shown),
        sum(count for _, count in spans[SPANS:]),
        len(views) - len(dated),
    )


def _columns(within: Counter[tuple[int, bool]], calendar: _Calendar) -> Iterator[Column]:
    totals = [within[part, True] + within[part, False] for part in range(calendar.parts)]
    tallest = max(1, *totals)
    every = -(-calendar.parts // LABELS)
    for part in range(calendar.parts):
        direct, reported = within[part, True], within[part, False]
        yield Column(
            calendar.label(part),
            part % every == 0,
            f"{100 * part / calendar.parts:.2f}",
            f"{100 / calendar.parts:.2f}",
            direct,
            reported,
            -(-TALL * direct // tallest),
            -(-TALL * reported // tallest),
        )


def _span(date: EdtfDate, words: str, count: int, calendar: _Calendar) -> Span:
    start = calendar.at(_month(date.earliest)) if date.earliest else 0.0
    end = calendar.at(_month(date.latest) + 1) if date.latest else 100.0
    return Span(words, f"{start:.2f}", f"{end - start:.2f}", f"{(start + end) / 2:.2f}", count)

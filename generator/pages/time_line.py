"""Dates on a drawn line: where they lie, in hundredths of its width, in which lane, between ticks.

What is drawn has no width of its own, so that it can be stretched to look closer; its texts are not
stretched with it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from generator.edtf_date import EdtfDate
from generator.edtf_date.day import Day, days_in_month

ROOM = 6.0
"""What a mark with its number takes, in hundredths: 20 pixels on a phone."""
MOST_LANES = 12
"""Marks for which there is no lane are drawn over others; they come apart when looked at closer."""
ZOOMS = (1, 4, 16)
"""From which magnification on there are further ticks."""

_MARGIN = 5.0
_TICKS = {"years": 7, "months": 5, "days": 4}
"""How many ticks with such labels stand beside each other on a phone."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One date on the line. Numbers are hundredths of the line's width, as texts."""

    start: str
    middle: str
    width: str
    lane: int
    is_day: bool
    """It is one day, and nothing else can be meant."""
    is_uncertain: bool
    is_open: bool
    """It has no known beginning or end, and is drawn to the end of the line."""


@dataclass(frozen=True, slots=True)
class Tick:
    """A day by which others are found."""

    at: str
    label: str
    zoom: int
    """From which magnification on there is room for it."""


@dataclass(frozen=True, slots=True)
class TimeLine:
    """A drawn line."""

    ticks: tuple[Tick, ...]
    marks: tuple[Mark, ...]
    """One for each date, in their order."""
    lanes: int


@dataclass(frozen=True, slots=True)
class Scale:
    """From days to places on the line."""

    first: Day
    last: Day

    def at(self, day: Day) -> float:
        """Where a day lies."""
        start, end = self.first.ordinal(), self.last.ordinal()
        return _MARGIN + (100 - 2 * _MARGIN) * (day.ordinal() - start) / (end - start)

    def mark(self, date: EdtfDate) -> Mark:
        """Where a date lies, in the first lane."""
        return self.span(
            date.earliest,
            date.latest,
            is_uncertain=date.is_interval or date.approximate or date.uncertain,
        )

    def span(self, earliest: Day | None, latest: Day | None, *, is_uncertain: bool) -> Mark:
        """Where a span lies; what is not known of it reaches to the end of the line."""
        start = self.at(earliest) if earliest else 0.0
        end = self.at(latest) if latest else 100.0
        return Mark(
            start=_text(start),
            middle=_text((start + end) / 2),
            width=_text(end - start),
            lane=0,
            is_day=earliest == latest and not is_uncertain,
            is_uncertain=is_uncertain,
            is_open=earliest is None or latest is None,
        )

    def ticks(self) -> tuple[Tick, ...]:
        """The days that are written below the line, the coarsest first."""
        found: dict[Day, Tick] = {}
        for zoom in ZOOMS:
            for day in self._finest(zoom):
                found.setdefault(day, Tick(_text(self.at(day)), _label(day), zoom))
        return tuple(found.values())

    def _finest(self, zoom: int) -> tuple[Day, ...]:
        """The finest of the steps, each a part of the one before it, for which there is room."""
        best: tuple[Day, ...] = ()
        for unit, step in _steps(self.last.year - self.first.year):
            days = tuple(self._days(unit, step, _TICKS[unit] * zoom))
            if len(days) > _TICKS[unit] * zoom:
                return best
            best = days or best
        return best

    def _days(self, unit: str, step: int, most: int) -> Iterator[Day]:
        """Days of a step from the first on, one more than there is room for at most."""
        day = _floor(self.first, unit, step)
        while day <= self.last and most >= 0:
            if day >= self.first:
                most -= 1
                yield day
            day = _next(day, unit, step)


def scale_of(days: Sequence[Day]) -> Scale:
    """The scale on which days have their place: two of them at least."""
    return Scale(min(days), max(days))


def bounds(date: EdtfDate) -> tuple[Day, ...]:
    """The days that bound a date, as far as they are known."""
    return tuple(day for day in (date.earliest, date.latest) if day)


def time_line(dates: Sequence[EdtfDate]) -> TimeLine | None:
    """Dates on a line; None where nothing is to be seen on it: no dates, or one day."""
    lines = time_lines([dates])
    return lines[0] if lines else None


def time_lines(groups: Sequence[Sequence[EdtfDate]]) -> tuple[TimeLine, ...]:
    """Dates on lines that lie under each other, a group on each, all on one scale.

    Args:
        groups: the dates of each line, by their beginnings.

    Returns:
        A line for each group; none at all where all dates together are one day, or none.
    """
    days = {day for dates in groups for date in dates for day in bounds(date)}
    if len(days) < 2:
        return ()
    scale = scale_of(tuple(days))
    ticks = scale.ticks()
    return tuple(_line(dates, scale, ticks) for dates in groups)


def _line(dates: Sequence[EdtfDate], scale: Scale, ticks: tuple[Tick, ...]) -> TimeLine:
    ends: list[float] = []
    marks = tuple(_in_lane(scale.mark(date), ends) for date in dates)
    return TimeLine(ticks, marks, max(1, len(ends)))


def _in_lane(mark: Mark, ends: list[float]) -> Mark:
    """The mark in the first lane that is free where it begins. ``ends`` is where each is so far."""
    middle = float(mark.middle)
    start = min(float(mark.start), middle - ROOM / 2)
    end = max(float(mark.start) + float(mark.width), middle + ROOM / 2)
    for lane, taken in enumerate(ends):
        if taken <= start:
            ends[lane] = end
            return replace(mark, lane=lane)
    if len(ends) < MOST_LANES:
        ends.append(end)
        return replace(mark, lane=len(ends) - 1)
    lane = ends.index(min(ends))
    ends[lane] = max(ends[lane], end)
    return replace(mark, lane=lane)


def _text(number: float) -> str:
    return f"{number:.2f}"


def _steps(years: int) -> Iterator[tuple[str, int]]:
    """Steps from coarse to fine, each a part of the one before it."""
    size = 10 ** len(str(max(1, years)))
    while size >= 1:
        yield "years", 2 * size
        yield "years", size
        size //= 10
    yield from (("months", 6), ("months", 3), ("months", 1))
    yield from (("days", 10), ("days", 5), ("days", 1))


def _floor(day: Day, unit: str, step: int) -> Day:
    """The last day of a step that is not after a day."""
    if unit == "years":
        return Day(day.year - day.year % step, 1, 1)
    if unit == "months":
        return Day(day.year, day.month - (day.month - 1) % step, 1)
    return Day(day.year, day.month, 1)


def _next(day: Day, unit: str, step: int) -> Day:
    """The next day of a step. Those within a month begin anew with each."""
    if unit == "years":
        return Day(day.year + step, 1, 1)
    if unit == "months":
        return Day.month_start(day.year, day.month, step)
    later = day.day + step
    # Where days are left out, the last one stands well before the first of the next month.
    if later + step // 2 > days_in_month(day.year, day.month):
        return Day.month_start(day.year, day.month, 1)
    return Day(day.year, day.month, later)


def _label(day: Day) -> str:
    """A day by its number, short enough for a phone: ``2022``, ``2022-02``, ``2022-02-24``."""
    if day.day > 1:
        return day.isoformat()
    return day.isoformat()[: -len("-01")] if day.month > 1 else str(day.year)

"""The date of a record: an EDTF expression of level 0 or 1 with its bounds, order and words."""

from dataclasses import dataclass, field
from typing import Literal

from generator.edtf_date.day import Day
from generator.edtf_date.error import DateError
from generator.edtf_date.point import POINT_PATTERN, PRECISIONS, Point, Precision, read_point
from generator.edtf_date.wording import ENGLISH, Wording, interval_words, point_words

MAX_LENGTH = 64
"""In characters: twice the longest date there is, an interval of two `Y-123456789012~`."""

SortKey = tuple[bool, Day, bool, Day, str]

_OPEN = ".."
PATTERN = rf"(?:{POINT_PATTERN}|\.\.(?=/))(?:/(?:{POINT_PATTERN}|\.\.))?"
"""A regular expression, for programs that have no reader of dates: the whole of every date fits it.

What fits need not be a date: `2022-02-30` does, and an interval that ends before it begins."""
_NO_DAY = Day(0, 0, 0)


@dataclass(frozen=True, slots=True)
class EdtfDate:
    """A date as written, and what it can mean. Made by `parse`; equal where the text is.

    An interval that dates one thing means some day between its ends.

    Attributes:
        text: the date as written.
        earliest: the first day that can be meant, None where the interval is open at its start.
            A date marked `~`, `?` or `%` reaches one unit of its precision further.
        latest: the last day that can be meant, None where the interval is open at its end.
        approximate: a part of it is marked `~` or `%`.
        uncertain: a part of it is marked `?` or `%`.
        is_interval: it is written as start and end.
        precision: the finest unit that is given in full; of an interval, the coarser of its ends'.
    """

    text: str
    earliest: Day | None = field(compare=False)
    latest: Day | None = field(compare=False)
    approximate: bool = field(compare=False)
    uncertain: bool = field(compare=False)
    is_interval: bool = field(compare=False)
    precision: Precision = field(compare=False)
    _start: Point | None = field(compare=False, repr=False)
    _end: Point | None = field(compare=False, repr=False)

    def certainly_before(self, other: "EdtfDate") -> bool:
        """Whether every day that this can mean lies before every day that the other can."""
        return (
            self.latest is not None
            and other.earliest is not None
            and (self.latest < other.earliest)
        )

    def certainly_after(self, other: "EdtfDate") -> bool:
        """Whether every day that this can mean lies after every day that the other can."""
        return other.certainly_before(self)

    def may_overlap(self, other: "EdtfDate") -> bool:
        """Whether one day can be meant by both. Bounds belong to a date; an open one is endless."""
        return not (self.certainly_before(other) or other.certainly_before(self))

    def sort_key(self) -> SortKey:
        """A total order: by the first day, then by the last.

        An open start comes before all days, an open end after all. Dates of the same bounds go by
        their text, so that the order never depends on the one they came in.
        """
        return (
            self.earliest is not None,
            self.earliest or _NO_DAY,
            self.latest is None,
            self.latest or _NO_DAY,
            self.text,
        )

    def words(self, wording: Wording = ENGLISH) -> str:
        """The date for readers: "24 February 2022", "about 2025", "between 2021 and 2022".

        Args:
            wording: the phrases of their language.
        """
        if self._start and not self.is_interval:
            return point_words(self._start, wording)
        return interval_words(self._start, self._end, wording)

    def html_datetime(self) -> str | None:
        """The value of `datetime` on the HTML element `time`, where one says what the date says.

        HTML has years from 1 on, months and days, but none that are open, unsure or a choice.
        """
        start = self._start
        if start is None or self.is_interval or start.first.year < 1:
            return None
        if start.approximate or start.uncertain or start.unspecified:
            return None
        if start.precision in ("day", "month", "year"):
            return self.text.removeprefix("Y")
        return None

    def __str__(self) -> str:
        return self.text


def read_date(text: str) -> EdtfDate | None:
    """Read an EDTF expression; None where the text does not have the form of one.

    Raises:
        DateError: it has the form, but says what cannot be.
    """
    start_text, slash, end_text = text.partition("/")
    if not slash:
        point = read_point(text)
        return _date(text, point, point, is_interval=False) if point else None
    if start_text == end_text == _OPEN:
        raise DateError("is open on both sides and so says nothing", "leave the date out")
    start = _read_end(start_text, "first")
    if start is None and start_text != _OPEN:
        return None
    end = _read_end(end_text, "last")
    if end is None and end_text != _OPEN:
        return None
    if start and end and end.last < start.first:
        raise DateError(
            "ends before it begins",
            f"write the earlier date first: {end_text}/{start_text}, if that is meant",
        )
    return _date(text, start, end, is_interval=True)


def _read_end(text: str, side: Literal["first", "last"]) -> Point | None:
    """Read the start or the end of an interval."""
    point = read_point(text)
    if point is None or not (point.unspecified or point.precision in ("decade", "century")):
        return point
    known = text.replace("-XX", "")
    if not point.unspecified:
        known = (point.first if side == "first" else point.last).isoformat()[: -len("-01-01")]
    raise DateError(
        f"has unspecified digits in an interval ({text}), which is EDTF level 2",
        f"write {known} there",
    )


def _date(text: str, start: Point | None, end: Point | None, *, is_interval: bool) -> EdtfDate:
    ends = [point for point in (start, end) if point]
    return EdtfDate(
        text=text,
        earliest=start.earliest if start else None,
        latest=end.latest if end else None,
        approximate=any(point.approximate for point in ends),
        uncertain=any(point.uncertain for point in ends),
        is_interval=is_interval,
        precision=max((point.precision for point in ends), key=PRECISIONS.index),
        _start=start,
        _end=end,
    )

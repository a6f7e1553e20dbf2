"""One date of an EDTF expression: a day, month, season, year, decade or century.

Syntax after ISO 8601-2:2019 and the specification of the Library of Congress of 4 February 2019
(https://www.loc.gov/standards/datetime/), levels 0 and 1, without times of day.
"""

import re
from dataclasses import dataclass, replace
from typing import Literal, NoReturn

from generator.edtf_date.day import Day, days_in_month
from generator.edtf_date.error import DateError

Precision = Literal["day", "month", "season", "year", "decade", "century"]

PRECISIONS: tuple[Precision, ...] = ("day", "month", "season", "year", "decade", "century")
"""From the finest to the coarsest."""

# One unit of each precision coarser than a day, in months.
_UNIT_IN_MONTHS = {"month": 1, "season": 3, "year": 12, "decade": 120, "century": 1200}

# 21 to 24 name the seasons "independently of location": the months are a convention, that of the
# meteorologists of the northern hemisphere. A winter is the one that begins in its year.
_SEASON_FIRST_MONTH = {21: 3, 22: 6, 23: 9, 24: 12}

_CALENDAR_DATE = re.compile(r"(-?[0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_UNSPECIFIED_MONTH = re.compile(r"(-?[0-9]{4})-XX")
_UNSPECIFIED_DAY = re.compile(r"(-?[0-9]{4}-(?:0[1-9]|1[0-2]))-XX|(-?[0-9]{4})-XX-XX")
_UNSPECIFIED_YEAR = re.compile(r"-?[0-9]{2}[0-9X]X")
# EDTF sets no limit to the digits of a `Y` year. Twelve reach past the age of the universe, and
# keep the number of a day within the 2**53 that JSON and JavaScript count exactly.
_LONG_YEAR = re.compile(r"Y(-?[1-9][0-9]{4,11})")

POINT_PATTERN = "(?:{})[~?%]?".format(
    "|".join(
        form.pattern
        for form in (
            _CALENDAR_DATE,
            _UNSPECIFIED_DAY,
            _UNSPECIFIED_MONTH,
            _UNSPECIFIED_YEAR,
            _LONG_YEAR,
        )
    )
)
"""Fits every text that `read_point` reads, and some that it does not: whether there is such a month
or day no pattern can tell."""


@dataclass(frozen=True, slots=True)
class Point:
    """One date: all the days that it may mean, and how far it may be off.

    `precision` is the finest unit whose digits are all given: `2022-02-XX` has the precision of a
    month, and `unspecified` says that a "day" in it is meant.
    """

    first: Day
    last: Day
    precision: Precision
    unspecified: Literal["month", "day"] | None = None
    approximate: bool = False
    uncertain: bool = False

    @property
    def earliest(self) -> Day:
        """The first day, one unit of the precision earlier where the date is qualified."""
        if not (self.approximate or self.uncertain):
            return self.first
        if self.precision == "day":
            return self.first.previous()
        return Day.month_start(self.first.year, self.first.month, -_UNIT_IN_MONTHS[self.precision])

    @property
    def latest(self) -> Day:
        """The last day, one unit of the precision later where the date is qualified."""
        if not (self.approximate or self.uncertain):
            return self.last
        if self.precision == "day":
            return self.last.next()
        return Day.month_end(self.last.year, self.last.month, _UNIT_IN_MONTHS[self.precision])


def read_point(text: str) -> Point | None:
    """Read one date; None where the text does not have the form of one.

    Raises:
        DateError: it has the form of a date, but there is no such year, month or day.
    """
    qualifier = text[-1:]
    if qualifier not in ("~", "?", "%"):
        return _read_unqualified(text)
    point = _read_unqualified(text[:-1])
    return point and replace(point, approximate=qualifier in "~%", uncertain=qualifier in "?%")


def _read_unqualified(text: str) -> Point | None:
    if match := _CALENDAR_DATE.fullmatch(text):
        return _calendar_date(*match.groups())
    if match := _UNSPECIFIED_DAY.fullmatch(text):
        point = read_point(match[1] or match[2])
        return point and replace(point, unspecified="day")
    if match := _UNSPECIFIED_MONTH.fullmatch(text):
        return replace(_years(match[1], match[1]), unspecified="month")
    if _UNSPECIFIED_YEAR.fullmatch(text):
        precision: Precision = "century" if text.endswith("XX") else "decade"
        return _years(text.replace("X", "0"), text.replace("X", "9"), precision)
    if match := _LONG_YEAR.fullmatch(text):
        return _years(match[1], match[1])
    return None


def _calendar_date(year: str, month: str | None, day: str | None) -> Point:
    if month is None or year == "-0000":
        return _years(year, year)
    year_number, month_number = int(year), int(month)
    if day is None and month_number in _SEASON_FIRST_MONTH:
        start = Day(year_number, _SEASON_FIRST_MONTH[month_number], 1)
        return Point(start, Day.month_end(start.year, start.month, 2), "season")
    if not 1 <= month_number <= 12:
        _refuse_month(year, month, day)
    if day is None:
        first = Day(year_number, month_number, 1)
        return Point(first, Day.month_end(year_number, month_number), "month")
    length = days_in_month(year_number, month_number)
    if not 1 <= int(day) <= length:
        raise DateError(
            f"is not a day: {year}-{month} has {length} days",
            f"write a day from {year}-{month}-01 to {year}-{month}-{length}, or {year}-{month} "
            "where the day is not known",
        )
    only_day = Day(year_number, month_number, int(day))
    return Point(only_day, only_day, "day")


def _years(nearest: str, farthest: str, precision: Precision = "year") -> Point:
    """The years between two, the one nearer to the year 0 given first."""
    if farthest == "-0000":
        raise DateError("has a year that does not exist", "write 0000 for the year 1 BC")
    low, high = sorted((int(nearest), int(farthest)))
    if nearest == "-0000":
        high = -1  # `-000X` ends with -0001: there is no -0000.
    return Point(Day(low, 1, 1), Day(high, 12, 31), precision)


def _refuse_month(year: str, month: str, day: str | None) -> NoReturn:
    message = f"is not a date: there is no month {month}"
    if day is None and 25 <= int(month) <= 41:
        message = f"holds {month}, a division of the year that is EDTF level 2"
        remedy = "write an interval of months such as 2022-01/2022-03, or a season: "
    elif day is None:
        remedy = "write a month from 01 to 12, or a season: "
    elif 1 <= int(day) <= 12 and 13 <= int(month) <= 31:
        raise DateError(message, f"write {year}-{day}-{month} (year-month-day) if that is meant")
    else:
        raise DateError(message, "write year-month-day with a month from 01 to 12")
    raise DateError(message, remedy + "21 spring, 22 summer, 23 autumn, 24 winter")

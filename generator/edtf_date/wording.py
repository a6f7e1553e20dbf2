"""Dates in words. All that depends on a language stands in `Wording`; English is here.

`generator/language.py` makes the wording of another language from its catalogue and the CLDR.
"""

from dataclasses import dataclass

from generator.edtf_date.day import Day
from generator.edtf_date.point import Point


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """The phrases of a language, as `str.format` templates."""

    months: tuple[str, ...]
    """As they stand beside a day: in some languages in a case of their own."""
    months_alone: tuple[str, ...]
    seasons: tuple[str, ...]
    """Spring, summer, autumn, winter."""

    date: str
    month: str
    season: str
    decade: str
    years: str
    """From one year to another, as one thing."""
    unspecified_day: str
    unspecified_month: str

    year: str
    year_before_1000: str
    year_over_9999: str
    year_bc: str
    year_bc_over_9999: str

    about: str
    uncertain: str
    between: str
    since: str
    until: str

    grouping: str
    """What stands between the thousands of a year."""


_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)

ENGLISH = Wording(
    months=_MONTHS,
    months_alone=_MONTHS,
    seasons=("spring", "summer", "autumn", "winter"),
    date="{day} {month} {year}",
    month="{month} {year}",
    season="{season} {year}",
    decade="the {year}s",
    years="the years {first} to {last}",
    unspecified_day="a day in {date}",
    unspecified_month="a month in {date}",
    year="{year}",
    year_before_1000="AD {year}",
    year_over_9999="the year {year}",
    year_bc="{year} BC",
    year_bc_over_9999="{year} BC",
    about="about {date}",
    uncertain="{date} (uncertain)",
    between="between {start} and {end}",
    since="from {start}",
    until="until {end}",
    grouping=",",
)


def interval_words(start: Point | None, end: Point | None, wording: Wording) -> str:
    """Some day between two dates, or after the one or before the other where one is open."""
    if start and end:
        if start == end:
            return point_words(start, wording)
        return wording.between.format(
            start=point_words(start, wording), end=point_words(end, wording)
        )
    if start:
        return wording.since.format(start=point_words(start, wording))
    return wording.until.format(end=point_words(end, wording)) if end else ""


def point_words(point: Point, wording: Wording) -> str:
    """One date, with what is said of how sure it is."""
    words = _date_words(point, wording)
    if point.approximate:
        words = wording.about.format(date=words)
    if point.uncertain:
        words = wording.uncertain.format(date=words)
    if point.unspecified == "day":
        return wording.unspecified_day.format(date=words)
    if point.unspecified == "month":
        return wording.unspecified_month.format(date=words)
    return words


def _date_words(point: Point, wording: Wording) -> str:
    first = point.first
    year = _year_words(first.year, wording)
    match point.precision:
        case "day":
            month = wording.months[first.month - 1]
            return wording.date.format(day=first.day, month=month, year=year)
        case "month":
            month = wording.months_alone[first.month - 1]
            return wording.month.format(month=month, year=year)
        case "season":
            season = wording.seasons[first.month // 3 - 1]
            return wording.season.format(season=season, year=year)
        case "year":
            return year
        case "decade" if first.year >= 1000 and first.year % 100:
            # "The 1900s" may be read as a century, so the first decade of one is told in full.
            return wording.decade.format(year=first.year)
        case _:
            return _year_range_words(first, point.last, wording)


def _year_words(year: int, wording: Wording) -> str:
    if year > 9999:
        return wording.year_over_9999.format(year=_grouped(year, wording))
    if year >= 1000:
        return wording.year.format(year=year)
    if year >= 1:
        return wording.year_before_1000.format(year=year)
    # ISO 8601 has a year 0, which is 1 BC.
    before = 1 - year
    if before > 9999:
        return wording.year_bc_over_9999.format(year=_grouped(before, wording))
    return wording.year_bc.format(year=before)


def _grouped(year: int, wording: Wording) -> str:
    return f"{year:,}".replace(",", wording.grouping)


def _year_range_words(first: Day, last: Day, wording: Wording) -> str:
    return wording.years.format(
        first=_year_words(first.year, wording), last=_year_words(last.year, wording)
    )

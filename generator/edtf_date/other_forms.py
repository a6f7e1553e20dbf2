"""One date as people and other formats write it, rewritten as EDTF.

Only forms are known here that name digits or English month names; nothing is guessed from a
calendar or a clock. Where a text can mean two days, both come out: whoever asks has to choose.
"""

import re
from collections.abc import Callable, Iterator

_MONTH_NAMES = (
    *("january", "february", "march", "april", "may", "june", "july"),
    *("august", "september", "october", "november", "december"),
)
_SEASON_NUMBERS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}

_TIME = r"[0-2]?[0-9]:[0-5][0-9](?::[0-5][0-9](?:[.,][0-9]+)?)?"
_TIME_OF_DAY = re.compile(rf"(.*?[0-9])(?:T|t|,? (?:at )?){_TIME} ?(?:Z|z|[+-][0-9:]+|[ap]m)?")
_QUALIFIED_BEFORE = re.compile(
    r"(?:(about|around|circa|approx(?:imately|\.)?|roughly|ca?\.?|~|≈)|perhaps|possibly|\?) ?(.+)",
    re.IGNORECASE,
)
_QUALIFIED_TWICE = re.compile(r"(.*[^~?%])([~?%]{2,})")

_YEAR_FIRST = re.compile(r"([0-9]{4})([-/. ])([0-9]{1,2})\2([0-9]{1,2})")
_YEAR_FIRST_BASIC = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})")
_YEAR_LAST = re.compile(r"([0-9]{1,2})([-/.]) ?([0-9]{1,2})\2 ?([0-9]{4})")
_YEAR_MONTH_BASIC = re.compile(r"([0-9]{4})([0-9]{2})")
_YEAR_MONTH = re.compile(r"([0-9]{4})[-/.]([0-9]{1,2})")
_MONTH_YEAR = re.compile(r"([0-9]{1,2})[-/.]([0-9]{4})")
_SHORT_RANGE = re.compile(r"([0-9]{2})([0-9]{2})(?: ?[/–] ?| - ?| ?- )([0-9]{2})")

_DAY = r"([0-9]{1,2})(?:st|nd|rd|th)?"
_NAME = r"([a-z]{3,9})\.?"
_GAP = r"[ -]"
_DAY_NAME_YEAR = re.compile(rf"{_DAY}\.?{_GAP}(?:of )?{_NAME},?{_GAP}([0-9]{{4}})", re.IGNORECASE)
_NAME_DAY_YEAR = re.compile(rf"{_NAME} {_DAY},? ([0-9]{{4}})", re.IGNORECASE)
_YEAR_NAME_DAY = re.compile(rf"([0-9]{{4}}),?{_GAP}{_NAME}(?:{_GAP}{_DAY})?", re.IGNORECASE)
_NAME_YEAR = re.compile(rf"(?:the )?{_NAME},?{_GAP}(?:of )?([0-9]{{4}})", re.IGNORECASE)
_DECADE = re.compile(r"(?:the )?([0-9]{2})([0-9])0['’]?s", re.IGNORECASE)


def other_forms(text: str) -> Iterator[str]:
    """What a text can mean, as texts that look like EDTF dates (not all of them are: 2022-02-30).

    Args:
        text: one date, with blanks folded to single spaces and none at its ends.
    """
    for form, rewrite in _FORMS:
        if match := form.fullmatch(text):
            yield from rewrite(match)
            return


def is_shortened_range(text: str) -> bool:
    """Whether a text may be two years, the second of two digits: `2011/12`, `2011 - 12`.

    Without its blanks or dash it may read as another date: `2021-22` is the summer of 2021.
    """
    return _SHORT_RANGE.fullmatch(text) is not None


def _date(year: str, month: str | int, day: str | None) -> str:
    if day is None:
        return f"{year}-{int(month):02}"
    return f"{year}-{int(month):02}-{int(day):02}"


def _without_time(match: re.Match[str]) -> Iterator[str]:
    yield match[1]
    yield from other_forms(match[1])


def _qualified_twice(match: re.Match[str]) -> Iterator[str]:
    qualifiers = set(match[2])
    yield match[1] + (qualifiers.pop() if len(qualifiers) == 1 else "%")


def _qualified_before(match: re.Match[str]) -> Iterator[str]:
    qualifier = "~" if match[1] else "?"
    yield match[2] + qualifier
    yield from (candidate + qualifier for candidate in other_forms(match[2]))


def _year_last(match: re.Match[str]) -> Iterator[str]:
    first, separator, second, year = match.groups()
    day_first, month_first = _date(year, second, first), _date(year, first, second)
    if int(second) <= 12:
        yield day_first
    # With dots the day comes first wherever dates are written so; with others it depends.
    if int(first) <= 12 and (separator != "." or int(second) > 12):
        yield month_first


def _short_range(match: re.Match[str]) -> Iterator[str]:
    """`2022/02` is a month, `2021/22` two years, and `2011/12` may be either."""
    century, year, number = match.groups()
    if 1 <= int(number) <= 12:
        yield f"{century}{year}-{number}"
    if number > year:
        yield f"{century}{year}/{century}{number}"


def _month_number(name: str) -> int | None:
    """The number of an English month or season in full or shortened: Feb, Sept, spring."""
    name = name.lower()
    for number, full_name in enumerate(_MONTH_NAMES, start=1):
        if full_name.startswith(name):
            return number
    return _SEASON_NUMBERS.get(name)


def _named(year: str, name: str, day: str | None) -> Iterator[str]:
    month = _month_number(name)
    if month is not None:
        yield _date(year, month, day)


def _decade(match: re.Match[str]) -> Iterator[str]:
    """`1900s` may be a decade or a century."""
    yield f"{match[1]}{match[2]}X"
    if match[2] == "0":
        yield f"{match[1]}XX"


_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Iterator[str]]], ...] = (
    (_TIME_OF_DAY, _without_time),
    (_QUALIFIED_TWICE, _qualified_twice),
    (_QUALIFIED_BEFORE, _qualified_before),
    (_YEAR_FIRST, lambda match: iter((_date(match[1], match[3], match[4]),))),
    (_YEAR_FIRST_BASIC, lambda match: iter((_date(match[1], match[2], match[3]),))),
    (_YEAR_MONTH_BASIC, lambda match: iter((f"{match[1]}-{match[2]}", f"Y{match[0]}"))),
    (_YEAR_LAST, _year_last),
    (_SHORT_RANGE, _short_range),
    (_YEAR_MONTH, lambda match: iter((_date(match[1], match[2], None),))),
    (_MONTH_YEAR, lambda match: iter((_date(match[2], match[1], None),))),
    (_DAY_NAME_YEAR, lambda match: _named(match[3], match[2], match[1])),
    (_NAME_DAY_YEAR, lambda match: _named(match[3], match[1], match[2])),
    (_YEAR_NAME_DAY, lambda match: _named(match[1], match[2], match[3])),
    (_NAME_YEAR, lambda match: _named(match[2], match[1], None)),
    (_DECADE, _decade),
)

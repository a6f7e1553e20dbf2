"""Our reading against that of the `edtf` library, which goes another way (a pyparsing grammar).

Where the two differ the reason is named here: the library was found wrong, or goes beyond what a
record may say. A difference of any other kind fails.
"""

import math
import re
from time import struct_time

import pytest
from edtf import parse_edtf
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.edtf_date import DateError, EdtfDate, parse

Bound = float | tuple[int, ...]
Bounds = tuple[Bound, Bound]

_POINT = (
    r"(?:-?[0-2][0-9][0-9X][0-9X]"
    r"(?:-(?:0[1-9]|1[0-3]|2[1-6]|XX)(?:-(?:0[1-9]|[12][0-9]|3[01]|XX))?)?"
    r"|Y-?[1-9][0-9]{4,8})[~?%]?"
)
level_0_and_1 = st.from_regex(
    rf"{_POINT}|(?:{_POINT}|\.\.|)/(?:{_POINT}|\.\.|)",
    fullmatch=True,
    alphabet=st.characters(codec="ascii"),
)
plain_dates = st.from_regex(
    r"[0-2][0-9]{3}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|1[0-9]|2[0-8]))?)?[~?%]?",
    fullmatch=True,
    alphabet=st.characters(codec="ascii"),
)

# The library gives the last day first to an unspecified month or day of a negative year.
_NEGATIVE_UNSPECIFIED = re.compile(r"-[0-9]{4}-.*XX.*")
# The library ends a winter with its year, so that January is in none.
_WINTER_END = re.compile(r"(?:.*/)?-?[0-9]{4}-24[~?%]?")
# EDTF qualifies a date "at the end of the date string"; the library only some kinds of dates.
# It also refuses a `Y` year in an interval, where EDTF has any date.
_BEYOND_THE_LIBRARY = re.compile(r"(?:.*/)?(?:Y.*|-?[0-9]{4}-2[1-4][~?%])(?:/.*)?")

# What the library takes and a record may not say, by our message.
_REFUSED_BY_US = (
    "EDTF level 2",
    "ends before it begins",
    "has an empty ",
    "is open on both sides",
    "is not a day",  # 29 February of a common year
)


def library_bounds(text: str) -> Bounds | None:
    """The library's bounds without widening; None where it refuses the text or fails over it."""
    try:
        date = parse_edtf(text)
        lower, upper = date.lower_strict(), date.upper_strict()
    except Exception:  # noqa: BLE001 - it raises TypeError and AttributeError, too
        return None
    return _bound(lower), _bound(upper)


def _bound(value: float | struct_time) -> Bound:
    return value if isinstance(value, float) else tuple(value)[:3]


def refusal(text: str) -> str | None:
    """Our message where we refuse a text."""
    try:
        parse(text)
    except DateError as error:
        return error.message
    return None


def our_bounds(date: EdtfDate) -> Bounds:
    """Our bounds without widening: those of the same text without its marks."""
    bare = parse(re.sub(r"[~?%]", "", date.text))
    return (
        -math.inf if bare.earliest is None else tuple(bare.earliest),
        math.inf if bare.latest is None else tuple(bare.latest),
    )


@settings(max_examples=80, deadline=None)
@given(plain_dates)
def test_plain_dates_have_the_bounds_of_the_library(text: str) -> None:
    assert our_bounds(parse(text)) == library_bounds(text)


@settings(max_examples=50, deadline=None)
@given(st.tuples(plain_dates, plain_dates) | st.tuples(plain_dates | st.just(".."), plain_dates))
def test_plain_intervals_have_the_bounds_of_the_library(ends: tuple[str, str]) -> None:
    text = "/".join(ends)
    bounds = library_bounds(text)
    assert bounds is not None
    start, end = bounds
    if isinstance(start, tuple) and isinstance(end, tuple) and start > end:
        assert refusal(text) == "ends before it begins"
    else:
        assert our_bounds(parse(text)) == bounds


@settings(max_examples=220, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(level_0_and_1)
def test_the_library_agrees_wherever_no_difference_is_known(text: str) -> None:
    theirs = library_bounds(text)
    if message := refusal(text):
        assert theirs is None or any(reason in message for reason in _REFUSED_BY_US)
        return
    if theirs is None:
        assert _BEYOND_THE_LIBRARY.fullmatch(text)
        return
    ours = our_bounds(parse(text))
    if _NEGATIVE_UNSPECIFIED.fullmatch(text):
        assert ours != theirs
    elif _WINTER_END.fullmatch(text):
        assert ours[0] == theirs[0]
    else:
        assert ours == theirs


@pytest.mark.parametrize("text", ["2022", "2022~", "1999?", "0000~", "-0043?"])
def test_a_year_is_widened_as_the_library_widens_it(text: str) -> None:
    """Of a month or a day the library widens the year, too; here it is one unit, as agreed."""
    date, theirs = parse(text), parse_edtf(text)

    assert date.earliest == tuple(theirs.lower_fuzzy())[:3]
    assert date.latest == tuple(theirs.upper_fuzzy())[:3]


@pytest.mark.parametrize(
    "text",
    ["2023-02-29", "2023/2022", " 2022", "2022 / 2023", "2022-02/", "/2022", "2022-02-24T10:00:00"],
)
def test_what_the_library_takes_and_we_must_not(text: str) -> None:
    """Why the library cannot be asked alone. If it refuses one of these one day, look again."""
    assert parse_edtf(text) is not None
    with pytest.raises(DateError):
        parse(text)

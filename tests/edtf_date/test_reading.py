"""What a date means: the first and the last day, its precision, its marks."""

import copy
import pickle

import pytest

from generator.edtf_date import Day, EdtfDate, parse


def bounds(text: str) -> str:
    date = parse(text)
    earliest, latest = (day.isoformat() if day else ".." for day in (date.earliest, date.latest))
    return f"{earliest} {latest} {date.precision}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Level 0: days, months, years, intervals of these.
        ("2022-02-24", "2022-02-24 2022-02-24 day"),
        ("2024-02-29", "2024-02-29 2024-02-29 day"),
        ("2022-02", "2022-02-01 2022-02-28 month"),
        ("2024-02", "2024-02-01 2024-02-29 month"),
        ("2014", "2014-01-01 2014-12-31 year"),
        ("0000", "0000-01-01 0000-12-31 year"),
        ("0000-02-29", "0000-02-29 0000-02-29 day"),
        ("2025-02-24/2026-02-23", "2025-02-24 2026-02-23 day"),
        ("2022-02/2022-02-24", "2022-02-01 2022-02-24 month"),
        ("2022-02-24/2022", "2022-02-24 2022-12-31 year"),
        ("2022/2022", "2022-01-01 2022-12-31 year"),
        # Level 1: open intervals.
        ("2004-03-09/..", "2004-03-09 .. day"),
        ("../2014", ".. 2014-12-31 year"),
        # Level 1: approximate and uncertain, wider by one unit of the precision on each side.
        ("2025~", "2024-01-01 2026-12-31 year"),
        ("2025?", "2024-01-01 2026-12-31 year"),
        ("2025%", "2024-01-01 2026-12-31 year"),
        ("2022-02~", "2022-01-01 2022-03-31 month"),
        ("2022-01?", "2021-12-01 2022-02-28 month"),
        ("2022-12~", "2022-11-01 2023-01-31 month"),
        ("2022-02-24~", "2022-02-23 2022-02-25 day"),
        ("2024-03-01?", "2024-02-29 2024-03-02 day"),
        ("2022-12-31%", "2022-12-30 2023-01-01 day"),
        ("2022~/2023-06?", "2021-01-01 2023-07-31 year"),
        ("../2014~", ".. 2015-12-31 year"),
        ("0000~", "-0001-01-01 0001-12-31 year"),
        # Level 1: seasons, a winter beginning in its year.
        ("2022-21", "2022-03-01 2022-05-31 season"),
        ("2022-22", "2022-06-01 2022-08-31 season"),
        ("2022-23", "2022-09-01 2022-11-30 season"),
        ("2023-24", "2023-12-01 2024-02-29 season"),
        ("2022-21~", "2021-12-01 2022-08-31 season"),
        ("2022-21/2022-23", "2022-03-01 2022-11-30 season"),
        # Level 1: unspecified digits.
        ("201X", "2010-01-01 2019-12-31 decade"),
        ("20XX", "2000-01-01 2099-12-31 century"),
        ("201X~", "2000-01-01 2029-12-31 decade"),
        ("20XX?", "1900-01-01 2199-12-31 century"),
        ("2022-XX", "2022-01-01 2022-12-31 year"),
        ("2022-XX-XX", "2022-01-01 2022-12-31 year"),
        ("2024-02-XX", "2024-02-01 2024-02-29 month"),
        ("2022-02-XX~", "2022-01-01 2022-03-31 month"),
        # Level 1: negative and long years. There is no year -0000.
        ("-0043", "-0043-01-01 -0043-12-31 year"),
        ("-0043-03-15", "-0043-03-15 -0043-03-15 day"),
        ("-201X", "-2019-01-01 -2010-12-31 decade"),
        ("-000X", "-0009-01-01 -0001-12-31 decade"),
        ("-00XX", "-0099-01-01 -0001-12-31 century"),
        ("-0043/0014", "-0043-01-01 0014-12-31 year"),
        ("Y170000002", "+170000002-01-01 +170000002-12-31 year"),
        ("Y-170000002", "-170000002-01-01 -170000002-12-31 year"),
        ("Y12345~", "+12344-01-01 +12346-12-31 year"),
        ("Y-12345/-0043", "-12345-01-01 -0043-12-31 year"),
        ("9999~", "9998-01-01 +10000-12-31 year"),
    ],
)
def test_bounds_and_precision(text: str, expected: str) -> None:
    assert bounds(text) == expected


@pytest.mark.parametrize(
    ("text", "approximate", "uncertain", "is_interval"),
    [
        ("2025", False, False, False),
        ("2025~", True, False, False),
        ("2025?", False, True, False),
        ("2025%", True, True, False),
        ("2025/2026", False, False, True),
        ("2025/2026~", True, False, True),
        ("2025?/..", False, True, True),
        ("2025~/2026?", True, True, True),
    ],
)
def test_marks(text: str, approximate: bool, uncertain: bool, is_interval: bool) -> None:
    date = parse(text)

    assert (date.approximate, date.uncertain) == (approximate, uncertain)
    assert date.is_interval is is_interval


def test_an_open_side_has_no_bound() -> None:
    assert parse("../2014").earliest is None
    assert parse("2004-03-09/..").latest is None
    assert parse("2004-03-09/..").earliest == Day(2004, 3, 9)


def test_a_date_reads_as_it_was_written() -> None:
    date = parse("2025-02-24/2026-02-23")

    assert str(date) == date.text == "2025-02-24/2026-02-23"


def test_a_date_is_read_once() -> None:
    assert parse("2022-02-24") is parse("2022-02-24")


def test_dates_are_equal_where_their_text_is() -> None:
    date = parse("2022-02~")

    assert len({date, copy.deepcopy(date), pickle.loads(pickle.dumps(date))}) == 1
    assert date != parse("2022-02?")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2022-02-24", "2022-02-24"),
        ("2022-02", "2022-02"),
        ("2022", "2022"),
        ("0476", "0476"),
        ("Y12345", "12345"),
        ("0000", None),
        ("-0043-03-15", None),
        ("2022~", None),
        ("2022-02?", None),
        ("2022-21", None),
        ("201X", None),
        ("2022-XX", None),
        ("2022-02-XX", None),
        ("2022/2023", None),
        ("../2014", None),
    ],
)
def test_html_has_a_value_for_what_is_sure_and_of_our_era(text: str, value: str | None) -> None:
    assert parse(text).html_datetime() == value


def test_a_date_is_made_of_its_text_alone() -> None:
    assert isinstance(parse("2022"), EdtfDate)
    assert repr(parse("2022")).startswith("EdtfDate(text='2022', earliest=Day(year=2022,")

"""Days of the proleptic Gregorian calendar, against `datetime.date` where that reaches."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.edtf_date import Day
from generator.edtf_date.day import days_in_month

years = st.integers(-1_000_000_000_000, 1_000_000_000_000)
days = st.builds(
    lambda year, month, day: Day(year, month, min(day, days_in_month(year, month))),
    years,
    st.integers(1, 12),
    st.integers(1, 31),
)


@given(st.dates())
def test_a_day_of_the_common_era_agrees_with_the_standard_library(date: dt.date) -> None:
    day = Day(date.year, date.month, date.day)

    assert day.ordinal() == date.toordinal()
    assert day.isoformat() == date.isoformat()


@given(st.dates(max_value=dt.date.max - dt.timedelta(days=1)))
def test_the_next_day_agrees_with_the_standard_library(date: dt.date) -> None:
    tomorrow = date + dt.timedelta(days=1)

    assert Day(date.year, date.month, date.day).next() == Day(
        tomorrow.year, tomorrow.month, tomorrow.day
    )


@given(days)
def test_neighbouring_days_have_neighbouring_numbers_in_every_year(day: Day) -> None:
    assert day.next().ordinal() == day.ordinal() + 1
    assert day.previous().ordinal() == day.ordinal() - 1
    assert day.next().previous() == day


@given(days, days)
def test_days_order_as_their_numbers_do(one: Day, other: Day) -> None:
    assert (one < other) == (one.ordinal() < other.ordinal())


@given(days, st.integers(-5000, 5000))
def test_months_are_counted_over_the_ends_of_years(day: Day, months: int) -> None:
    start = Day.month_start(day.year, day.month, months)
    end = Day.month_end(day.year, day.month, months)

    assert (start.year * 12 + start.month) - (day.year * 12 + day.month) == months
    assert start.day == 1
    assert (end.year, end.month) == (start.year, start.month)
    assert end.next().day == 1


@pytest.mark.parametrize("year", [2024, 2000, 0, -4, -400])
def test_leap_years(year: int) -> None:
    assert days_in_month(year, 2) == 29


@pytest.mark.parametrize("year", [2023, 1900, -1, -100])
def test_common_years(year: int) -> None:
    assert days_in_month(year, 2) == 28


@pytest.mark.parametrize(
    ("day", "text"),
    [
        (Day(2022, 2, 24), "2022-02-24"),
        (Day(476, 9, 4), "0476-09-04"),
        (Day(0, 1, 1), "0000-01-01"),
        (Day(-43, 3, 15), "-0043-03-15"),
        (Day(12345, 1, 1), "+12345-01-01"),
        (Day(-12345, 1, 1), "-12345-01-01"),
    ],
)
def test_iso_8601_form(day: Day, text: str) -> None:
    assert day.isoformat() == text


def test_days_before_the_common_era_are_numbered_on_without_a_gap() -> None:
    assert Day(0, 12, 31).ordinal() == 0
    assert Day(-1, 12, 31).ordinal() == -366

"""Dates on a drawn line: in their order, as long as they are uncertain, with room for numbers."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from generator.edtf_date import EdtfDate, parse
from generator.pages.time_line import MOST_LANES, TimeLine, time_line, time_lines


def drawn(*dates: str) -> TimeLine:
    """The line of these dates, in order of time."""
    line = time_line(in_order(*dates))
    assert line is not None
    return line


def in_order(*dates: str) -> list[EdtfDate]:
    """Dates as a timeline has them."""
    return sorted(map(parse, dates), key=EdtfDate.sort_key)


def test_days_lie_in_proportion() -> None:
    line = drawn("2020-01-01", "2020-07-01", "2020-12-31")
    first, middle, last = (float(mark.middle) for mark in line.marks)
    assert (first, last) == (5, 95)
    assert 49 < middle < 51
    assert all(mark.is_day and mark.width == "0.00" for mark in line.marks)


def test_what_is_not_known_is_a_span_that_looks_uncertain() -> None:
    year, about, between = drawn("2010", "2012~", "2015/2018").marks
    assert (year.is_day, year.is_uncertain) == (False, False)
    assert about.is_uncertain
    assert between.is_uncertain
    assert float(year.width) < float(about.width) < float(between.width)


def test_an_open_end_reaches_to_the_edge() -> None:
    before, _, after = drawn("../1990", "2000", "2010/..").marks
    assert before.is_open
    assert after.is_open
    assert before.start == "0.00"
    assert float(after.start) + float(after.width) == 100


def test_dates_at_one_time_lie_in_lanes_of_their_own() -> None:
    line = drawn("2014/2026", "2022-01-01", "2022-01-02", "2026-05-01")
    assert [mark.lane for mark in line.marks] == [0, 1, 2, 1]
    assert line.lanes == 3


def test_lanes_are_bounded() -> None:
    line = drawn("1900", *["2022-01-01"] * 400)
    assert line.lanes == MOST_LANES
    assert len(line.marks) == 401


def test_ticks_are_finer_where_there_is_room() -> None:
    ticks = drawn("2014", "2026-02-23").ticks
    labels = {zoom: [tick.label for tick in ticks if tick.zoom == zoom] for zoom in (1, 4, 16)}
    assert labels[1] == ["2014", "2016", "2018", "2020", "2022", "2024", "2026"]
    assert labels[4] == ["2015", "2017", "2019", "2021", "2023", "2025"]
    assert labels[16][:3] == ["2014-04", "2014-07", "2014-10"]


def test_ticks_of_a_week_are_days() -> None:
    ticks = drawn("2022-02-21", "2022-02-27").ticks
    assert [tick.label for tick in ticks if tick.zoom == 1][:2] == ["2022-02-21", "2022-02-26"]
    assert len({tick.at for tick in ticks}) == len(ticks) == 7


def test_lines_under_each_other_have_one_scale() -> None:
    upper, lower = time_lines([in_order("2000", "2010"), in_order("2005-07-01")])
    assert upper.ticks == lower.ticks
    assert 49 < float(lower.marks[0].middle) < 51


def test_one_day_or_none_is_not_drawn() -> None:
    assert time_line([]) is None
    assert time_line(in_order("2022-02-24", "2022-02-24")) is None
    assert time_lines([[], []]) == ()


years = st.integers(1 - 10**12, 10**12 - 1).map(lambda year: f"Y{year}")
days = st.dates().map(str)


@given(st.lists(years | days | st.sampled_from(["../0001-01-01", "2022/..", "0000"]), max_size=30))
def test_any_dates_are_drawn_within_the_line(dates: list[str]) -> None:
    """However far apart: within the line, with as many ticks as there is room for."""
    valid = [date for date in dates if not (date.startswith("Y") and len(date.strip("Y-")) < 5)]
    line = time_line(in_order(*valid))
    if line is None:
        return
    for mark in line.marks:
        assert 0 <= float(mark.start) <= float(mark.start) + float(mark.width) <= 100.01
    for zoom in (1, 4, 16):
        shown = [tick for tick in line.ticks if tick.zoom <= zoom]
        assert len(shown) <= 8 * zoom
        assert all(5 <= float(tick.at) <= 95 for tick in shown)

"""Comparing dates that may mean many days, and putting them in order."""

import pytest

from generator.edtf_date import parse


def by_key(texts: list[str]) -> list[str]:
    return sorted(texts, key=lambda text: parse(text).sort_key())


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("2022-02-23", "2022-02-24"),
        ("2022-01", "2022-02"),
        ("2021", "2022-01-01"),
        ("../2014", "2015"),
        ("2014-09-30", "2014-10-01/.."),
        ("-0043", "0000"),
        ("2022", "2024~"),
        ("2022-02-24/2022-03", "2022-04"),
        ("201X", "2020"),
        ("9999", "Y12345"),
    ],
)
def test_certainly_before(before: str, after: str) -> None:
    early, late = parse(before), parse(after)

    assert early.certainly_before(late)
    assert late.certainly_after(early)
    assert not late.certainly_before(early)
    assert not early.certainly_after(late)
    assert not early.may_overlap(late)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("2022-02-24", "2022-02-24"),
        ("2022", "2022-12-31"),
        ("2022", "2023~"),
        ("2022-02-23", "2022-02-24?"),
        ("2021/2022-02-24", "2022-02-24/.."),
        ("../2014", "2014-12-31"),
        ("2004-03-09/..", "2030"),
        ("../2014", "2004/.."),
        ("../2014", "../1999"),
        ("2022-XX", "2022-07-04"),
        ("2022-24", "2023-01-15"),
    ],
)
def test_what_may_be_the_same_day_is_neither_before_nor_after(one: str, other: str) -> None:
    first, second = parse(one), parse(other)

    assert first.may_overlap(second)
    assert second.may_overlap(first)
    for a, b in ((first, second), (second, first)):
        assert not a.certainly_before(b)
        assert not a.certainly_after(b)


def test_dates_go_by_their_first_day_then_by_their_last() -> None:
    in_order = [
        "../1999",
        "../2014",
        "-0043",
        "2021~",  # as early as 2020
        "2021-12-31",
        "2022-01-01",
        "2022-01",
        "2022-21",
        "2022-03-09",
    ]

    assert by_key(in_order[::-1]) == in_order


def test_an_open_end_comes_after_every_day() -> None:
    in_order = ["2022-01-01", "2022", "2022/Y12345", "2022/.."]

    assert by_key(in_order[::-1]) == in_order


def test_dates_of_the_same_days_have_an_order_too() -> None:
    keys = [parse(text).sort_key() for text in ("2022", "2022-XX", "2022-01/2022-12")]

    assert len(set(keys)) == 3

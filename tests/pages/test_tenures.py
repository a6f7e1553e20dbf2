"""Roles as bars: what is certain of a tenure, what is possible, and when the actor spoke."""

from __future__ import annotations

import pytest

from generator.edtf_date import parse
from generator.pages.tenures import Tenures, tenures
from generator.records.actor import Membership


def drawn(*roles: tuple[str, str], spoken: tuple[str, ...] = ()) -> Tenures | None:
    """The bars of roles from one date to another; an empty text is a date that is not known."""
    return tenures(
        [
            Membership.model_validate(
                {"role": "Mayor"}
                | ({"start_date": start} if start else {})
                | ({"end_date": end} if end else {})
            )
            for start, end in roles
        ],
        map(parse, spoken),
    )


def test_a_statement_after_the_term_lies_after_the_bar() -> None:
    found = drawn(("2021-01-20", "2025-01-20"), spoken=("2025-02-24/2026-02-23",) * 2)
    assert found is not None
    (bar,), (spoken,) = found.bars, found.spoken
    assert bar is not None
    assert bar.certain is not None
    assert bar.certain.width == bar.possible.width
    assert float(bar.possible.start) + float(bar.possible.width) < float(spoken.start)
    assert spoken.is_uncertain


def test_what_is_unsure_of_the_ends_is_possible_and_not_certain() -> None:
    found = drawn(("2001", "2010~"))
    assert found is not None
    (bar,) = found.bars
    assert bar is not None
    assert bar.certain is not None
    assert float(bar.possible.start) < float(bar.certain.start)
    assert float(bar.certain.width) < float(bar.possible.width)


@pytest.mark.parametrize(
    ("role", "is_certain"),
    [
        (("2004-03-09", ""), True),  # as held: no end is known
        (("", "2010"), False),  # who knows since when
        (("../2004", "2010"), True),
        (("2004/..", "2010"), False),
        (("2004", "../2010"), False),
        (("2004", "2004-05"), False),  # the start may be after the end's first day
    ],
)
def test_open_tenures(role: tuple[str, str], is_certain: bool) -> None:
    found = drawn(role, ("1990", "2020"))
    assert found is not None
    bar = found.bars[0]
    assert bar is not None
    assert (bar.certain is not None) == is_certain
    if is_certain and not role[1]:
        assert bar.certain is not None
        assert float(bar.certain.start) + float(bar.certain.width) == 100


def test_without_dates_nothing_is_drawn() -> None:
    assert drawn(("", "")) is None
    assert drawn(("2001-01-01", "2001-01-01")) is None
    assert drawn(("", ""), spoken=("2001", "2005")) is None
    found = drawn(("", ""), ("2001", ""))
    assert found is not None
    assert found.bars[0] is None

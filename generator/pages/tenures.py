"""The roles of an actor on a line of time, and beside them when the actor is known to have spoken.

So a reader sees what a check says in words: whether a role was held when somebody was called by it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator.edtf_date import EdtfDate
from generator.edtf_date.day import Day
from generator.pages.time_line import Mark, Scale, Tick, bounds, scale_of
from generator.records.actor import Membership


@dataclass(frozen=True, slots=True)
class Bar:
    """One role: the time within which it was held, and in it the time in which it surely was."""

    possible: Mark
    certain: Mark | None


@dataclass(frozen=True, slots=True)
class Tenures:
    """Roles on one scale."""

    ticks: tuple[Tick, ...]
    bars: tuple[Bar | None, ...]
    """One for each role, in their order; none where nothing of its time is known."""
    spoken: tuple[Mark, ...]
    """When the actor spoke, or when what tells of it was published; each time once."""


def tenures(roles: Sequence[Membership], spoken: Iterable[EdtfDate | None]) -> Tenures | None:
    """Roles as bars.

    Args:
        roles: the memberships of an actor.
        spoken: the dates of the actor's statements, as far as there are any.

    Returns:
        None where no role has a date, or all dates are one day.
    """
    held = [date for role in roles for date in (role.start_date, role.end_date) if date]
    said = sorted({date for date in spoken if date}, key=EdtfDate.sort_key)
    days = [day for date in (*held, *said) for day in bounds(date)]
    if not held or len(set(days)) < 2:
        return None
    scale = scale_of(days)
    return Tenures(
        tuple(tick for tick in scale.ticks() if tick.zoom == 1),
        tuple(_bar(role, scale) for role in roles),
        tuple(map(scale.mark, said)),
    )


def _bar(role: Membership, scale: Scale) -> Bar | None:
    start, end = role.start_date, role.end_date
    if start is None and end is None:
        return None
    possible = scale.span(
        start.earliest if start else None, end.latest if end else None, is_uncertain=True
    )
    if start is None or start.latest is None:
        return Bar(possible, None)
    last: Day | None = end.earliest if end else None
    if end is not None and (last is None or last < start.latest):
        return Bar(possible, None)
    # A role of which no end is known is taken as held, as the checks take it.
    return Bar(possible, scale.span(start.latest, last, is_uncertain=False))

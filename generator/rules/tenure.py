"""The days on which a role was certainly held."""

from __future__ import annotations

from dataclasses import dataclass

from generator.edtf_date import Day, EdtfDate
from generator.records.actor import Membership


@dataclass(frozen=True, slots=True)
class CertainTenure:
    """From the last day on which a role can have begun to the first on which it can have ended.

    Attributes:
        place: the membership's place in the record.
        start, end: its dates.
        first: the first day on which the role was certainly held.
        last: the last such day; none where the record knows of no end.
    """

    place: int
    start: EdtfDate
    end: EdtfDate | None
    first: Day
    last: Day | None

    def overlaps(self, later: CertainTenure) -> bool:
        """Whether another that does not begin earlier shares more than this one's last day."""
        return self.last is None or later.first < self.last

    def reaches_beyond(self, other: CertainTenure) -> bool:
        """Whether this one ends later."""
        return other.last is not None and (self.last is None or other.last < self.last)


def certain_tenure(place: int, membership: Membership) -> CertainTenure | None:
    """The days on which a role was certainly held; none where that is no time at all."""
    start, end = membership.start_date, membership.end_date
    if start is None or start.latest is None:
        return None
    if end is None:
        return CertainTenure(place, start, None, start.latest, None)
    if end.earliest is None or end.earliest <= start.latest:
        return None
    return CertainTenure(place, start, end, start.latest, end.earliest)

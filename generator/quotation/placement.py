"""Placing the parts of a quotation in their source, in order.

A *placement* gives each part a run of source tokens so that the parts stand in order and do not
overlap; they may touch. Taking each part as early as possible, from the first on, gives the
placement in which all of them stand earliest; taking each as late as possible, from the last on,
the one in which all stand latest. Every other placement lies between the two, so there is exactly
one placement if and only if these are the same. No list of placements is ever made.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True, order=True)
class Spot:
    """Where a part stands: source tokens, from 0, ends exclusive.

    Attributes:
        start, end: the part's exact words.
        context_start, context_end: the same with its prefix and suffix.
    """

    start: int
    end: int
    context_start: int
    context_end: int


class Part(Protocol):
    """A part of a quotation that knows where it stands."""

    def first(self, start: int) -> Spot | None:
        """The first spot that starts at or after a source token."""

    def last(self, end: int) -> Spot | None:
        """The last spot that ends at or before a source token."""


@dataclass(frozen=True, slots=True)
class Placements:
    """The earliest and the latest placement of a quotation, a spot a part."""

    earliest: tuple[Spot, ...]
    latest: tuple[Spot, ...]

    @property
    def unique(self) -> bool:
        """Whether there is no other placement. A part's context does not make another."""
        return all(
            early.start == late.start
            for early, late in zip(self.earliest, self.latest, strict=True)
        )


def place(parts: Sequence[Part], source_length: int) -> Placements | int:
    """Place parts in a source of so many tokens.

    Returns:
        The placements; or the index of the first part that stands nowhere after those before it.
    """
    earliest: list[Spot] = []
    for index, part in enumerate(parts):
        spot = part.first(earliest[-1].end if earliest else 0)
        if spot is None:
            return index
        earliest.append(spot)
    latest: list[Spot] = []
    for index, part in reversed(list(enumerate(parts))):
        spot = part.last(latest[-1].start if latest else source_length)
        latest.append(spot or earliest[index])  # there is one: at the latest, the earliest
    return Placements(tuple(earliest), tuple(reversed(latest)))

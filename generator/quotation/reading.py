"""A sequence of tokens, laid out to be searched.

The tokens are joined into one string, so that finding a passage is finding a substring, at the
speed of the interpreter's own search (linear: CPython uses the two-way algorithm).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from generator.quotation.normalise import packed
from generator.quotation.placement import Spot

# Between tokens; no token holds white space.
_BETWEEN = "\n"


@dataclass(frozen=True, slots=True)
class Needle:
    """Tokens to be found: a passage between what must stand directly before and after it."""

    before: Sequence[str]
    passage: Sequence[str]
    after: Sequence[str]

    @property
    def tokens(self) -> list[str]:
        """All tokens, in order."""
        return [*self.before, *self.passage, *self.after]


class Reading:
    """One way to read a source: its tokens, and where each stands among the source's tokens."""

    def __init__(
        self, texts: Sequence[str], places: Sequence[int], continuing: frozenset[int]
    ) -> None:
        self._places = places
        self._continuing = continuing
        self._joined = _joined(texts)
        self._offsets = packed(accumulate((len(text) + 1 for text in texts), initial=0))

    @cached_property
    def _reversed(self) -> str:
        return self._joined[::-1]

    def find(self, needle: Needle) -> FoundIn:
        """Return a part that knows where the needle stands in this reading."""
        tokens = needle.tokens
        inset, length = len(needle.before), len(needle.passage)
        return FoundIn(self, needle, _joined(tokens), inset, length, len(tokens))

    def first(self, part: FoundIn, start: int) -> Spot | None:
        """Return the part's first spot that starts at or after a source token."""
        token = max(bisect_left(self._places, start) - part.inset, 0)
        while (offset := self._joined.find(part.text, self._offsets[token])) >= 0:
            token = bisect_left(self._offsets, offset)
            if spot := self._spot(part, token):
                return spot
            token += 1
        return None

    def last(self, part: FoundIn, end: int) -> Spot | None:
        """Return the part's last spot that ends at or before a source token.

        Searched in the reversed string, since `str.rfind` can take quadratic time.
        """
        after = part.size - part.inset - part.length
        token = min(bisect_left(self._places, end) + after, len(self._offsets) - 1)
        backwards, last = part.text[::-1], len(self._joined) - 1
        while (offset := self._reversed.find(backwards, last - self._offsets[token])) >= 0:
            token = bisect_left(self._offsets, last + 1 - offset - len(part.text))
            if spot := self._spot(part, token):
                return spot
            token += part.size - 1
        return None

    def _spot(self, part: FoundIn, token: int) -> Spot | None:
        """Return the spot at a token of this reading, unless it cuts a word."""
        start = token + part.inset
        end, after = start + part.length, token + part.size
        if not self._continuing.isdisjoint((token, start, end, after)):
            return None
        return Spot(
            start=self._places[start],
            end=self._places[end - 1] + 1,
            context_start=self._places[token],
            context_end=self._places[after - 1] + 1,
        )


@dataclass(frozen=True, slots=True)
class FoundIn:
    """A needle made ready to be found in one reading of a source (a `placement.Part`).

    Attributes:
        reading: where it is searched.
        needle: what is searched.
        text: its tokens, joined.
        inset: how many of them stand before the passage.
        length: how many are the passage.
        size: how many there are.
    """

    reading: Reading
    needle: Needle
    text: str
    inset: int
    length: int
    size: int

    def first(self, start: int) -> Spot | None:
        """The first spot that starts at or after a source token."""
        return self.reading.first(self, start)

    def last(self, end: int) -> Spot | None:
        """The last spot that ends at or before a source token."""
        return self.reading.last(self, end)


def _joined(texts: Sequence[str]) -> str:
    return _BETWEEN + "".join([text + _BETWEEN for text in texts])

"""What a quotation is made of, and what can be found out about it."""

from __future__ import annotations

from dataclasses import dataclass, fields
from enum import StrEnum
from operator import attrgetter
from typing import Any


class Outcome(StrEnum):
    """What is known of a quotation."""

    VERIFIED = "verified"
    """Stands in the source, in one place."""
    ABSENT = "absent"
    """Does not stand in the source."""
    AMBIGUOUS = "ambiguous"
    """Stands in the source in more than one way: `prefix` or `suffix` would settle which."""
    UNPROVABLE = "unprovable"
    """There is nothing to check it against."""


class Failure(StrEnum):
    """Why a part is absent."""

    EMPTY = "empty"
    """It has no word."""
    MISSING = "missing"
    """Its words stand nowhere in the source, or only inside longer words."""
    CONTEXT = "context"
    """Its words stand in the source, but nowhere between this `prefix` and `suffix`."""
    ORDER = "order"
    """It stands in the source, but nowhere after the parts before it."""
    UNPROVEN = "unproven"
    """Only proofs are at hand, and there is none for these words."""
    DISPROVEN = "disproven"
    """There is a proof for these words, and it does not hold: it was altered or made up."""


@dataclass(frozen=True, slots=True)
class Selector:
    """One part of a quotation (W3C TextQuoteSelector)."""

    exact: str
    prefix: str = ""
    suffix: str = ""


@dataclass(frozen=True, slots=True)
class Passage:
    """Where one part stands in its source.

    Attributes:
        first_token, end_token: its tokens, from 0, end exclusive.
        first_word, last_word: its words, from 1, both inclusive; punctuation does not count.
        start, end: its characters in the original text, from 0, end exclusive, without marks
            of quotation around it; None where the text is not at hand.
    """

    first_token: int
    end_token: int
    first_word: int
    last_word: int
    start: int | None = None
    end: int | None = None


_numbers = attrgetter(*(field.name for field in fields(Passage)))


@dataclass(frozen=True, slots=True)
class Result:
    """What was found.

    Attributes:
        outcome: the verdict.
        passages: one for each part, in order, if verified or ambiguous; of an ambiguous
            quotation, the earliest placement.
        alternative: the latest placement of an ambiguous quotation.
        source_words: the number of words of the source; 0 if it is unknown.
        failed_part: of an absent quotation, the index of the first part that has no place.
        failure: why that part has none.
    """

    outcome: Outcome
    passages: tuple[Passage, ...] = ()
    alternative: tuple[Passage, ...] = ()
    source_words: int = 0
    failed_part: int | None = None
    failure: Failure | None = None

    @property
    def data(self) -> list[Any]:
        """The same as plain data."""
        return [
            self.outcome,
            list(map(_numbers, self.passages)),
            list(map(_numbers, self.alternative)),
            self.source_words,
            self.failed_part,
            self.failure,
        ]

    @classmethod
    def of_data(cls, data: list[Any]) -> Result:
        """The result that ``data`` gave."""
        outcome, passages, alternative, words, part, failure = data
        return cls(
            Outcome(outcome),
            tuple(Passage(*passage) for passage in passages),
            tuple(Passage(*passage) for passage in alternative),
            words,
            part,
            None if failure is None else Failure(failure),
        )


UNPROVABLE = Result(Outcome.UNPROVABLE)
"""The result for a source of which there is neither text nor proof."""

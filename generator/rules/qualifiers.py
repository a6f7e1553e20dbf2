"""The words around a role that change what a description says: “former”, “acting”, “-elect”.

English only: in another language a description names a role if it is that role and nothing else.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

COMMA = ","


class Tense(Enum):
    """When a description says that the role is held."""

    NOW = "now"
    ONCE = "once"
    """“former”, “then-”: now or at any earlier time."""
    LATER = "later"
    """“-elect”, “incoming”: now or at any later time."""


_ONCE = frozenset(
    (
        "former",
        "formerly",
        "ex",
        "then",
        "late",
        "retired",
        "onetime",
        "erstwhile",
        "past",
        "previous",
        "previously",
        "once",
        "was",
        "served",
        "ousted",
        "deposed",
        "emeritus",
        "emerita",
    )
)
_NOW = frozenset(("now", "current", "currently", "is"))
_LATER = frozenset(("elect", "incoming", "future", "designate", "nominee", "candidate", "hopeful"))
# With one of these before it, or after it, a title is another title.
_OTHER_ROLE = frozenset(
    (
        "prime",
        "chief",
        "lieutenant",
        "major",
        "brigadier",
        "acting",
        "interim",
        "deputy",
        "vice",
        "assistant",
        "associate",
        "under",
        "shadow",
        "honorary",
        "alternate",
    )
)
_OTHER_ROLE_AFTER = frozenset(("general", "pro"))
# What comes after one of these is somebody else's: “adviser to the President”.
_RELATION = frozenset(("to", "of", "for", "by", "with", "under", "against"))
# A description that goes on so says itself when the role was held, and is not read further.
_OWN_TIME = frozenset(
    ("from", "since", "until", "till", "between", "during", "in", "at", "when", "while")
)
_CLAUSE_ENDS = frozenset((COMMA, "and", "or", "but"))


def tense_of(words: Sequence[str], start: int, end: int, *, language: str) -> Tense | None:
    """When a description says that a role in it is held; none where it does not say it is.

    Args:
        words: the description's words and commas.
        start: the place of the role's first word.
        end: the place after its last word.
        language: the description's language (BCP 47).
    """
    if language.lower().partition("-")[0] != "en":
        return Tense.NOW if (start, end) == (0, len(words)) else None
    before, clause, following = words[:start], _clause(words[:start]), words[end : end + 1]
    if not (_OTHER_ROLE | _RELATION).isdisjoint(clause):
        return None
    unread = _OTHER_ROLE_AFTER | _OWN_TIME
    if any(word in unread or word.isdecimal() for word in following):
        return None
    # “former” is taken to hold for all that comes after it: “former senator and president” may
    # mean one who is neither.
    once = bool(_ONCE.intersection((*_since_now(before), *following)))
    later = bool(_LATER.intersection((*clause, *following)))
    if once and later:
        return None
    return Tense.ONCE if once else Tense.LATER if later else Tense.NOW


def _clause(words: Sequence[str]) -> Sequence[str]:
    """The words at the end that no comma or conjunction parts from what follows."""
    return _after_last(words, _CLAUSE_ENDS)


def _since_now(words: Sequence[str]) -> Sequence[str]:
    """The words after the last that says “now”."""
    return _after_last(words, _NOW)


def _after_last(words: Sequence[str], signs: frozenset[str]) -> Sequence[str]:
    last = max((index for index, word in enumerate(words) if word in signs), default=-1)
    return words[last + 1 :]

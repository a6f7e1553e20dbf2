"""The words around a role that change what a description says: “former”, “acting”, “-elect”.

English only: in another language a description names a role if it is that role and nothing else.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from itertools import pairwise, takewhile

COMMA = ","


class Tense(Enum):
    """When a description says that the role is held."""

    NOW = "now"
    THEN = "then"
    """“then-”: when the words were said, or at any earlier time."""
    ONCE = "once"
    """“former”: when the source was written, or at any earlier time."""
    LATER = "later"
    """“-elect”, “incoming”: now or at any later time."""


_ONCE = frozenset(
    (
        "former",
        "formerly",
        "ex",
        "late",
        "retired",
        "onetime",
        "erstwhile",
        "past",
        "previous",
        "previously",
        "once",
        "sometime",
        "last",
        "deceased",
        "dead",
        "was",
        "been",
        "became",
        "resigned",
        "served",
        "ousted",
        "deposed",
        "departed",
        "exiled",
        "overthrown",
        "toppled",
        "turned",
        "emeritus",
        "emerita",
    )
)
_NOW = frozenset(("now", "current", "currently", "is"))
_THEN = frozenset(("then",))
_LATER = frozenset(
    (
        "elect",
        "elected",
        "incoming",
        "next",
        "future",
        "designate",
        "nominee",
        "presumptive",
        "candidate",
        "hopeful",
        "contender",
        "become",
        "becomes",
        "becoming",
    )
)
# Runs of two words, which hyphens and spaces part alike.
_ONCE_PAIRS = frozenset((("one", "time"),))
# With one of these before it, nobody says that the title is held.
_NOT_SAID = frozenset(
    (
        "not",
        "never",
        "no",
        "nor",
        "neither",
        "pro",
        "anti",
        "aspiring",
        "proclaimed",
        "styled",
        "called",
        "alleged",
        "purported",
        "supposed",
        # Theirs is another person's office: “predecessor as President”.
        "predecessor",
        "successor",
    )
)
_NOT_SAID_PAIRS = frozenset((("would", "be"),))
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
        "caretaker",
        "co",
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
_TOLD_ON = frozenset(("who", "whose", "which"))
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
    if not (_OTHER_ROLE | _RELATION | _NOT_SAID).isdisjoint(clause) or _is_told_on(words[end:]):
        return None
    pairs = set(pairwise(clause))
    if _OTHER_ROLE_AFTER.intersection(following) or not _NOT_SAID_PAIRS.isdisjoint(pairs):
        return None
    # “former” is taken to hold for all that comes after it: “former senator and president” may
    # mean one who is neither.
    since_now = _since_now(before)
    once = bool(_ONCE.intersection((*since_now, *following)) or _ONCE_PAIRS.intersection(pairs))
    then = bool(_THEN.intersection((*since_now, *following)))
    later = bool(_LATER.intersection((*clause, *following)))
    if later and (once or then):
        return None
    if then:
        return Tense.THEN
    return Tense.ONCE if once else Tense.LATER if later else Tense.NOW


def _is_told_on(following: Sequence[str]) -> bool:
    """Whether what follows says itself when the role was held, or that somebody else holds it."""
    rest = following[1:] if following[:1] == (COMMA,) else following
    if rest and (rest[0] in _TOLD_ON or rest[0].isdecimal()):
        return True
    if rest is following and rest and rest[0] in _OWN_TIME:
        return True
    own = takewhile(lambda word: word not in _CLAUSE_ENDS, following)
    return any(word.endswith(("'s", "s'")) for word in own)


def _clause(words: Sequence[str]) -> Sequence[str]:
    """The words at the end that no comma or conjunction parts from what follows."""
    return _after_last(words, _CLAUSE_ENDS)


def _since_now(words: Sequence[str]) -> Sequence[str]:
    """The words after the last that says “now”."""
    return _after_last(words, _NOW)


def _after_last(words: Sequence[str], signs: frozenset[str]) -> Sequence[str]:
    last = max((index for index, word in enumerate(words) if word in signs), default=-1)
    return words[last + 1 :]

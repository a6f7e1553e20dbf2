"""Tokens as they are committed to: with the seams of their words.

A commitment must fix where words are cut, or a proof could pass off "$5" for a quotation of
"$5m", and "re-sign" for one of "resign". So a sealed token shows a soft hyphen (which no token
itself can hold)

- at its end or its beginning where the next or it itself continues the word: "5m" is sealed as
  ``5¦`` and ``¦m``, with ``¦`` for the soft hyphen;
- inside, where a hyphen divided it at a line end: "guaran-⏎tees" is sealed as ``guaran¦tees``.

A quotation can spell the same words otherwise ("5 m", "well-known" for ``well¦known``), so a
proof lists the seams of its passage, and `with_seams` makes the sealed tokens from the
quotation's tokens and the list.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from generator.quotation.normalise import Tokens

SEAM = "\u00ad"

Seam = tuple[int, int]
"""(token, 0): before this token; (number of tokens, 0): after the last; (token, n): inside this
token, after its first n characters."""


def sealed_tokens(tokens: Tokens) -> list[str]:
    """Return the tokens of a text with their seams."""
    divided = dict(tokens.divided)
    return [
        (SEAM if index in tokens.continuing else "")
        + _cut(text, divided.get(index, ()))
        + (SEAM if index + 1 in tokens.continuing else "")
        for index, text in enumerate(tokens.texts)
    ]


def seams_of(sealed: Sequence[str]) -> tuple[Seam, ...]:
    """Return the seams of a run of sealed tokens, in order."""
    seams: list[Seam] = []
    for index, token in enumerate(sealed):
        if token.startswith(SEAM):
            seams.append((index, 0))
        cut = 0
        for piece in token.strip(SEAM).split(SEAM)[:-1]:
            cut += len(piece)
            seams.append((index, cut))
    if sealed and sealed[-1].endswith(SEAM):
        seams.append((len(sealed), 0))
    return tuple(seams)


@dataclass(frozen=True, slots=True)
class Alignment:
    """A quotation's tokens as the source has them.

    Attributes:
        sealed: the sealed tokens of the passage.
        places: for each token of the quotation, the sealed token that it is of.
    """

    sealed: Sequence[str]
    places: Sequence[int]

    def is_whole(self, start: int, end: int) -> bool:
        """Whether the quotation's tokens from start to end are cut off from no word."""
        first, last = self.places[start], self.places[end - 1]
        return not (
            self.sealed[first].startswith(SEAM)
            or self.sealed[last].endswith(SEAM)
            or first in self.places[:start]
            or last in self.places[end:]
        )


def with_seams(wanted: Sequence[str], seams: Sequence[Seam], length: int) -> Alignment | None:
    """Put the seams of a passage into the tokens of a quotation.

    Args:
        wanted: the quotation's tokens.
        seams: the passage's seams.
        length: how many tokens the passage has; a word that the quotation spells with hyphens
            that a line end left open ("well", "-", "known") is one.

    Returns:
        The sealed tokens and how they align; None if tokens and seams do not fit each other.
    """
    if not seams:
        return Alignment(wanted, range(length)) if length == len(wanted) else None
    cuts: dict[int, list[int]] = {}
    cut_before: set[int] = set()
    for token, place in seams:
        if place:
            cuts.setdefault(token, []).append(place)
        else:
            cut_before.add(token)
    sealed: list[str] = []
    places: list[int] = []
    reached = 0
    for index in range(length):
        text, after = _word(wanted, reached, cuts.get(index, ()))
        if not text:
            return None
        places += [index] * (after - reached)
        reached = after
        sealed.append(
            (SEAM if index in cut_before else "") + text + (SEAM if index + 1 in cut_before else "")
        )
    fits = reached == len(wanted) and seams_of(sealed) == tuple(seams)
    return Alignment(sealed, places) if fits else None


def _word(wanted: Sequence[str], start: int, cuts: Sequence[int]) -> tuple[str, int]:
    """Return one sealed word, made of the wanted tokens from start on, and where it ends there.

    The word is empty if those tokens do not spell one that is cut in these places.
    """
    text = ""
    index = start
    while index < len(wanted):
        text += wanted[index]
        index += 1
        if len(text) not in cuts:
            break
        if wanted[index : index + 1] != ["-"]:
            return "", start
        index += 1
    if cuts and cuts[-1] >= len(text):
        return "", start
    return _cut(text, cuts), index


def _cut(text: str, cuts: Sequence[int]) -> str:
    if not cuts:
        return text
    return SEAM.join(text[start:end] for start, end in pairwise((0, *cuts, len(text))))

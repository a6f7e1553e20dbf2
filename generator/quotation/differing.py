"""Where two texts differ, in the words that a reader sees: to tell a person, never to decide."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from rapidfuzz.distance import Levenshtein

from generator.quotation.normalise import Tokens

Run = tuple[int, int]
"""From one word to another, exclusive."""


class Words:
    """The words and signs of a text: what a reader sees as one, "$", "5m", "U.S"."""

    def __init__(self, text: str, tokens: Tokens, most: int | None = None) -> None:
        self.text, self.tokens = text, tokens
        starts = [place for place in range(len(tokens)) if place not in tokens.continuing]
        self.spans = list(pairwise([*starts, len(tokens)]))[:most]
        self.words = ["".join(tokens.texts[start:end]) for start, end in self.spans]
        self.folded = [word.casefold() for word in self.words]
        self.divided = {place for place, _ in tokens.divided}
        self.places: dict[str, list[int]] = {}
        for place, word in enumerate(self.folded):
            self.places.setdefault(word, []).append(place)

    def tokens_of(self, start: int, end: int) -> Sequence[str]:
        """The tokens of the words from start to end (exclusive)."""
        if start == end:
            return ()
        return self.tokens.texts[self.spans[start][0] : self.spans[end - 1][1]]

    def has_divided(self, start: int, end: int) -> bool:
        """Whether a line end divides any of the words from start to end (exclusive)."""
        return any(
            token in self.divided
            for first, last in self.spans[start:end]
            for token in range(first, last)
        )

    def as_written(self, start: int, end: int) -> str:
        """The words from start to end (exclusive) as the text has them, on one line."""
        written = ""
        for token in range(self.spans[start][0], self.spans[end - 1][1]) if start < end else ():
            first, last = self.tokens.starts[token], self.tokens.ends[token]
            gap = self.text[self.tokens.ends[token - 1] : first] if written else ""
            word = self.text[first:last]
            written += gap + ("".join(word.split()) if token in self.divided else word)
        return " ".join(written.split())


def differing(
    have: Words, wanted: Words, first: int = 0, last: int | None = None
) -> Iterator[tuple[Run, Run]]:
    """Yield where a run of words of one text and all words of another differ, in order.

    What does not count in a quotation, such as "5m" and "5 m", is no difference.
    """
    edits = Levenshtein.opcodes(have.words[first:last], wanted.words)
    for equal, group in groupby(edits, key=lambda edit: edit.tag == "equal"):
        if equal:
            continue
        block = list(group)
        ours = first + block[0].src_start, first + block[-1].src_end
        theirs = block[0].dest_start, block[-1].dest_end
        if not _is_same(have, ours, wanted, theirs):
            yield ours, theirs


def _is_same(have: Words, ours: Run, wanted: Words, theirs: Run) -> bool:
    written, quoted = have.tokens_of(*ours), wanted.tokens_of(*theirs)
    if have.has_divided(*ours) or wanted.has_divided(*theirs):
        return "".join(written).replace("-", "") == "".join(quoted).replace("-", "")
    return written == quoted

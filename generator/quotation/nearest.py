"""The passage of a source that is most like a part which does not stand in it.

To show a person what to correct, never to accept anything: no verdict depends on this module.
Words, not characters, are compared, since a reader is to be told which *word* differs.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby, pairwise

from rapidfuzz import fuzz, process
from rapidfuzz.distance import Levenshtein

from generator.quotation.indexed_text import IndexedText
from generator.quotation.match import passage_at
from generator.quotation.normalise import Tokens, tokenise
from generator.quotation.result import Passage

# rapidfuzz's ratio, 0 to 100. Measured on 2,400 passages of news articles with one word changed:
# all reach it in their own article (99 % of them where they come from), 2 % in another one.
LIKENESS = 65.0

# A longer part is compared by its beginning: that is enough to find the place.
_LONGEST_PART = 400
_COMMON = 200  # a word that stands in more places tells nothing about the place
_CANDIDATES = 5
_MISSPELT_WORDS = 12
_LIKE_A_WORD = 75.0


@dataclass(frozen=True, slots=True)
class Difference:
    """One place where source and quotation differ.

    Attributes:
        source: the source's words there, as it has them; empty where it has none.
        quote: the quotation's words there; empty where it has none.
        after: the source's word before them; empty at the beginning.
    """

    source: str
    quote: str
    after: str

    def __str__(self) -> str:
        if self.source and self.quote:
            return f"the source has “{self.source}” where the quote has “{self.quote}”"
        place = f"after “{self.after}”" if self.after else "at the beginning"
        if self.source:
            return f"the source has “{self.source}” {place}"
        return f"the source does not have “{self.quote}” {place}"


@dataclass(frozen=True, slots=True)
class Nearest:
    """The likest passage.

    Attributes:
        passage: where it stands.
        text: its words, as the source has them.
        differences: what differs, in order; none where the part stands there after all, but
            in another order or context than the quotation asks for.
    """

    passage: Passage
    text: str
    differences: tuple[Difference, ...]


def nearest(source: IndexedText, exact: str) -> Nearest | None:
    """Return the passage of a source that is most like a part of a quotation.

    Args:
        source: the text.
        exact: the part's exact words.

    Returns:
        The likest passage; None if nothing is like it. Where to look is found by counting shared
        words, and only a few runs of about the part's own length are compared. So the time is
        bounded by the length of the source, whatever the part.
    """
    have, wanted = _words_of(source), _Words(exact, tokenise(exact), _LONGEST_PART)
    if not wanted.tokens.word_count:
        return None
    likened = list(_likened(wanted.folded, have.places))
    plain = " ".join(wanted.folded)
    found = [
        _fitted(have.folded, plain, starts, len(likened))
        for starts in _beginnings(likened, have.places, len(have.folded))
    ]
    likeness, first, last = max(found, key=lambda fit: (fit[0], -fit[1]), default=(0.0, 0, 0))
    return _described(have, wanted, first, last) if likeness >= LIKENESS else None


class _Words:
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

    def as_written(self, start: int, end: int) -> str:
        """The words from start to end (exclusive) as the text has them, on one line."""
        written = ""
        for token in range(self.spans[start][0], self.spans[end - 1][1]) if start < end else ():
            first, last = self.tokens.starts[token], self.tokens.ends[token]
            gap = self.text[self.tokens.ends[token - 1] : first] if written else ""
            word = self.text[first:last]
            written += gap + ("".join(word.split()) if token in self.divided else word)
        return " ".join(written.split())


@lru_cache(maxsize=4)
def _words_of(source: IndexedText) -> _Words:
    """Return the words of a source; kept, since one with many faults is asked many times."""
    return _Words(source.text, source.tokens)


def _likened(wanted: Sequence[str], places: Mapping[str, Sequence[int]]) -> Iterator[str]:
    """Yield the wanted words, each that the source does not have as the likest that it has."""
    searches = 0
    for word in wanted:
        likest = None
        if word not in places and searches < _MISSPELT_WORDS:
            searches += 1
            likest = process.extractOne(
                word, places.keys(), scorer=fuzz.ratio, score_cutoff=_LIKE_A_WORD
            )
        yield likest[0] if likest else word


def _beginnings(
    wanted: Sequence[str], places: Mapping[str, Sequence[int]], length: int
) -> Iterator[range]:
    """Yield where in the source the wanted words may begin, the likeliest stretch first.

    Each place of each wanted word votes for where the passage would begin; a rare word has more
    to say than a common one.
    """
    width = 2 + len(wanted) // 8
    votes: defaultdict[int, float] = defaultdict(float)
    for index, word in enumerate(wanted):
        found = places.get(word, ())
        for place in found[:_COMMON]:
            votes[(place - index) // width] += 1 / len(found)
    for bucket in list(votes):
        votes[bucket] += votes.get(bucket + 1, 0)
    for bucket, _ in sorted(votes.items(), key=lambda vote: (-vote[1], vote[0]))[:_CANDIDATES]:
        yield range(max((bucket - 1) * width, 0), min((bucket + 3) * width, length))


def _fitted(have: Sequence[str], wanted: str, starts: range, length: int) -> tuple[float, int, int]:
    """Return the likest run of words that begins in a range: its likeness, first and end.

    Fits the beginning to the length, then the end to the beginning, then the beginning to the
    end.
    """

    def likeness(start: int, end: int) -> float:
        return fuzz.ratio(" ".join(have[start:end]), wanted)

    slack = 2 + length // 4
    start = max(starts, key=lambda start: likeness(start, start + length), default=0)
    ends = range(min(max(start + 1, start + length - slack), len(have)), len(have) + 1)
    end = max(ends[: 2 * slack + 1], key=lambda end: likeness(start, end))
    starts = range(max(start - slack, 0), max(start, end - 1) + 1)[: 2 * slack + 1]
    start = max(starts, key=lambda start: likeness(start, end))
    return likeness(start, end), start, end


def _described(have: _Words, wanted: _Words, first: int, last: int) -> Nearest:
    differences = []
    edits = Levenshtein.opcodes(have.words[first:last], wanted.words)
    for equal, group in groupby(edits, key=lambda edit: edit.tag == "equal"):
        if equal:
            continue
        block = list(group)
        start, end = first + block[0].src_start, first + block[-1].src_end
        if not _same_letters(
            have, start, end, wanted.words[block[0].dest_start : block[-1].dest_end]
        ):
            differences.append(
                Difference(
                    source=have.as_written(start, end),
                    quote=wanted.as_written(block[0].dest_start, block[-1].dest_end),
                    after=have.as_written(start - 1, start) if start > first else "",
                )
            )
    return Nearest(
        passage=passage_at(have.tokens, have.spans[first][0], have.spans[last - 1][1]),
        text=have.as_written(first, last),
        differences=tuple(differences),
    )


def _same_letters(have: _Words, start: int, end: int, quoted: Sequence[str]) -> bool:
    """Whether two runs of words differ only in what does not count: "5m", "5 m"."""
    written, quote = "".join(have.words[start:end]), "".join(quoted)
    if any(
        token in have.divided
        for first, last in have.spans[start:end]
        for token in range(first, last)
    ):
        written, quote = written.replace("-", ""), quote.replace("-", "")
    return written == quote

"""The passage of a source that is most like a part which does not stand in it.

To show a person what to correct, never to accept anything: no verdict depends on this module.
Words, not characters, are compared, since a reader is to be told which *word* differs.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz, process

from generator.quotation.characters import counts_as_word
from generator.quotation.differing import Words, differing
from generator.quotation.indexed_text import IndexedText
from generator.quotation.match import passage_at
from generator.quotation.normalise import tokenise
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
    have, wanted = _words_of(source), Words(exact, tokenise(exact), _LONGEST_PART)
    if not wanted.tokens.word_count:
        return None
    likened = list(_likened(wanted.folded, have.places))
    plain = " ".join(wanted.folded)
    found = [
        _fitted(have.folded, plain, starts, len(likened))
        for starts in _beginnings(likened, have.places, len(have.folded))
    ]
    likeness, first, last = max(found, key=lambda fit: (fit[0], -fit[1]), default=(0.0, 0, 0))
    if likeness < LIKENESS:
        return None
    return _described(have, wanted, *_with_ends_like_its(have, wanted, first, last))


@lru_cache(maxsize=4)
def _words_of(source: IndexedText) -> Words:
    """Return the words of a source; kept, since one with many faults is asked many times."""
    return Words(source.text, source.tokens)


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


def _with_ends_like_its(have: Words, wanted: Words, first: int, last: int) -> tuple[int, int]:
    """Fit both ends of a run to those of the part, so that words are told against words.

    “in June” is likest to “in” alone, but a person is to be told that the source has “May” there.
    Nothing is taken in from beyond punctuation, and none where the part has none.
    """
    while first < last - 1 and _is_between(have.words[first], wanted.words[0]):
        first += 1
    while first < last - 1 and _is_between(have.words[last - 1], wanted.words[-1]):
        last -= 1
    begun, ended = first, last
    for (start, end), (quoted, quoted_end) in differing(have, wanted, first, last):
        if start != end:
            continue
        for _ in range(quoted, quoted_end):
            if end == last and ended < len(have.words) and counts_as_word(have.words[ended]):
                ended += 1
            elif start == first and begun and counts_as_word(have.words[begun - 1]):
                begun -= 1
    return begun, ended


def _is_between(ours: str, theirs: str) -> bool:
    """Whether the one is punctuation and the other a word."""
    return counts_as_word(theirs) and not counts_as_word(ours)


def _described(have: Words, wanted: Words, first: int, last: int) -> Nearest:
    differences = tuple(
        Difference(
            source=have.as_written(start, end),
            quote=wanted.as_written(*quoted),
            after=have.as_written(start - 1, start) if start > first else "",
        )
        for (start, end), quoted in differing(have, wanted, first, last)
    )
    return Nearest(
        passage=passage_at(have.tokens, have.spans[first][0], have.spans[last - 1][1]),
        text=have.as_written(first, last),
        differences=differences,
    )

"""Does a quotation stand in its source, word for word, and where.

A quotation is an ordered list of parts. A part is a W3C TextQuoteSelector: the exact words and,
optionally, what stands directly before and after them. Nothing is ever accepted for being
similar: parts are compared token for token (see `normalise`) and placed in order (see
`placement`). Without a placement a quotation is absent, with one verified, with more ambiguous.

https://www.w3.org/TR/annotation-model/#text-quote-selector
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.quotation.indexed_text import IndexedText, hyphenated
from generator.quotation.normalise import Tokens, tokenise
from generator.quotation.placement import Spot, place
from generator.quotation.reading import FoundIn, Needle
from generator.quotation.result import UNPROVABLE, Failure, Outcome, Passage, Result, Selector

__all__ = [
    "UNPROVABLE",
    "Failure",
    "IndexedText",
    "Outcome",
    "Passage",
    "Result",
    "Selector",
    "match",
]


def match(source: IndexedText, parts: Sequence[Selector]) -> Result:
    """Find a quotation in its source.

    Args:
        source: the text quoted from.
        parts: the quotation's parts, in order. Without any it is absent.

    Returns:
        Verified, ambiguous or absent; never unprovable. Takes time linear in the source and
        the quotation, but for sources made to hold a part very often inside of words.
    """
    found = find(source, parts)
    if isinstance(found, Result):
        return found
    placements = place(found, len(source.tokens))
    if isinstance(placements, int):
        return _absent(source, placements, Failure.ORDER)
    return Result(
        Outcome.VERIFIED if placements.unique else Outcome.AMBIGUOUS,
        passages=_passages(source.tokens, placements.earliest),
        alternative=() if placements.unique else _passages(source.tokens, placements.latest),
        source_words=source.tokens.word_count,
    )


def find(source: IndexedText, parts: Sequence[Selector]) -> list[FoundIn] | Result:
    """Find each part of a quotation on its own, whatever their order in the source.

    Returns:
        The parts, ready to be placed; or the result that tells which stands nowhere.
    """
    if not parts:
        return _absent(source, 0, Failure.EMPTY)
    found: list[FoundIn] = []
    for index, part in enumerate(parts):
        in_reading = _find_part(source, part)
        if isinstance(in_reading, Failure):
            return _absent(source, index, in_reading)
        found.append(in_reading)
    return found


def spellings(part: Selector) -> Iterator[Needle]:
    """Yield the ways to read a part: one, or two if line ends divide words in the part itself.

    A part without a word has none. Its own divisions are all joined, or all kept.
    """
    exact = tokenise(part.exact)
    if not exact.word_count:
        return
    prefix, suffix = tokenise(part.prefix), tokenise(part.suffix)
    yield Needle(prefix.texts, exact.texts, suffix.texts)
    if prefix.divided or exact.divided or suffix.divided:
        yield Needle(hyphenated(prefix), hyphenated(exact), hyphenated(suffix))


def _find_part(source: IndexedText, part: Selector) -> FoundIn | Failure:
    """Return a part in the first reading in which it stands at all."""
    failure = Failure.EMPTY
    for needle in spellings(part):
        if failure is Failure.EMPTY:
            failure = Failure.MISSING
        tokens = needle.tokens
        for reading in source.readings_for(tokens):
            found = reading.find(needle)
            if found.first(0):
                return found
            with_context = len(tokens) > len(needle.passage)
            if with_context and reading.find(Needle((), needle.passage, ())).first(0):
                failure = Failure.CONTEXT
    return failure


def passage_at(tokens: Tokens, start: int, end: int) -> Passage:
    """Return the passage of these tokens of a text (end exclusive), in words and characters."""
    return Passage(
        first_token=start,
        end_token=end,
        first_word=(tokens.words[start - 1] if start else 0) + 1,
        last_word=tokens.words[end - 1],
        start=tokens.starts[start],
        end=tokens.ends[end - 1],
    )


def _passages(tokens: Tokens, spots: Sequence[Spot]) -> tuple[Passage, ...]:
    return tuple(passage_at(tokens, spot.start, spot.end) for spot in spots)


def _absent(source: IndexedText, part: int, failure: Failure) -> Result:
    return Result(
        Outcome.ABSENT,
        source_words=source.tokens.word_count,
        failed_part=part,
        failure=failure,
    )

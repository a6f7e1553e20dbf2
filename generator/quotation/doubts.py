"""What is doubtful about a quotation although every word of it stands in the source.

Exactness cannot see these. Each function looks for one of them and judges nothing: what is
found is for a person to look at.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from generator.quotation.characters import APOSTROPHE, QUOTATION, kinds_of
from generator.quotation.negations import negates, negates_before_hyphen
from generator.quotation.normalise import Tokens, tokenise
from generator.quotation.result import Passage, Selector

_MINUS = frozenset("-\u2212\ufe63\uff0d")


def negation_before(text: str, tokens: Tokens, passage: Passage, language: str) -> str:
    """Return the negation in the source right after which a passage begins; empty if none does.

    "We will not | accept guarantees" proves the opposite of what was said. So do "non-|binding"
    and the sign of "−|5 degrees".

    Args:
        text: the source.
        tokens: its tokens.
        passage: where a part stands in it.
        language: the source's, as a BCP 47 tag.
    """
    before = passage.first_token - 1
    if before < 0:
        return ""
    if negates(tokens.texts[before], language):
        return text[tokens.starts[before] : tokens.ends[before]]
    start, first = tokens.starts[passage.first_token], tokens.texts[passage.first_token]
    if tokens.texts[before] != "-" or tokens.ends[before] != start:
        return ""
    sign = text[tokens.starts[before] : start]
    stands_free = before == 0 or tokens.ends[before - 1] < tokens.starts[before]
    if stands_free:
        return sign if first[0].isdecimal() and sign in _MINUS else ""
    prefix = tokens.texts[before - 1]
    return f"{prefix}{sign}" if negates_before_hyphen(prefix) else ""


@dataclass(frozen=True, slots=True)
class Marks:
    """Marks of quotation inside a passage that only one of the two has.

    Attributes:
        only_in_source: the words after which only the source has a mark.
        only_in_quote: the words after which only the quotation has one.
    """

    only_in_source: tuple[str, ...]
    only_in_quote: tuple[str, ...]


def differing_marks(text: str, passage: Passage, exact: str) -> Marks:
    """Compare the marks of quotation inside a passage with those inside the quotation.

    Normalisation leaves them out, so “a ‘special’ operation” and “a special operation” are one.
    Only whether a mark stands between two words counts, not which; marks at the ends are the
    quotation's frame.

    Args:
        text: the source.
        passage: where the part stands in it, with its characters.
        exact: the part's exact words.
    """
    source = _places_of_marks(text[passage.start : passage.end])
    quote = _places_of_marks(exact)
    return Marks(
        only_in_source=tuple(word for place, word in source.items() if place not in quote),
        only_in_quote=tuple(word for place, word in quote.items() if place not in source),
    )


def encloses_in_marks(parts: Sequence[Selector]) -> bool:
    """Return whether a quotation brings the marks that enclose it.

    A page sets its own. “No,” he said. “Yes.” begins and ends with marks, too, but not with one
    pair: so none of the same sort may stand in between.
    """
    whole = " ".join(part.exact for part in parts).strip(" .,;:!?…")
    kinds = kinds_of(whole)
    if len(whole) < 2 or {kinds[0], kinds[-1]} - {QUOTATION, APOSTROPHE}:
        return False
    inside = kinds[1:-1] if kinds[0] == QUOTATION else _kinds(whole)[1:-1]
    return QUOTATION not in inside


def touching(passages: Sequence[Passage]) -> Iterator[int]:
    """Yield the index of each part that follows the one before it with nothing left out.

    Parts are shown with "[…]" between them, which would not be true there.
    """
    for index, (before, after) in enumerate(pairwise(passages), 1):
        if before.end_token == after.first_token:
            yield index


def _kinds(text: str) -> str:
    """Return the kinds of a text's characters; of single marks, those that enclose are marks."""
    kinds = kinds_of(text)
    return "".join(
        QUOTATION if kind == APOSTROPHE and not _is_within_word(kinds, index) else kind
        for index, kind in enumerate(kinds)
    )


def _is_within_word(kinds: str, index: int) -> bool:
    around = kinds[max(index - 1, 0) : index] + kinds[index + 1 : index + 2]
    return len(around) == 2 and all(kind in "aA9m" for kind in around)


def _places_of_marks(text: str) -> dict[int, str]:
    """Return where marks stand inside a text, and the word before each.

    A place is counted in letters of normal form, without hyphens: it is the same however the
    text is spaced and its words are divided.
    """
    tokens, kinds = tokenise(text), _kinds(text)
    places: dict[int, str] = {}
    letters = 0
    for index in range(len(tokens) - 1):
        form = tokens.texts[index]
        letters += 0 if form == "-" else len(form)
        # “No”. and “No.” differ in the custom of a country: before the first word and after the
        # last one, marks are the frame.
        is_inside = 0 < tokens.words[index] < tokens.word_count
        if is_inside and QUOTATION in kinds[tokens.ends[index] : tokens.starts[index + 1]]:
            places[letters] = text[tokens.starts[index] : tokens.ends[index]]
    return places

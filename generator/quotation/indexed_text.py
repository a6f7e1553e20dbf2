"""A source's text, made ready once for any number of quotations.

A word that the source divides at a line end has two readings, ``wellknown`` and ``well-known``,
and the source does not say which. It is read as the quotation reads it: see `readings_for`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from generator.quotation.normalise import Tokens, tokenise
from generator.quotation.reading import Reading

Divided = tuple[str, tuple[int, ...]]
"""A divided word: its joined form and the places of the hyphens."""


class IndexedText:
    """A source's text, made ready once for any number of quotations.

    Attributes:
        text: the original text.
    """

    def __init__(self, text: str, tokens: Tokens | None = None) -> None:
        """Make a text ready.

        Args:
            text: the text.
            tokens: its tokens, where they are at hand.
        """
        self.text = text
        self._tokens = tokens

    @cached_property
    def tokens(self) -> Tokens:
        """The text's tokens."""
        return self._tokens or tokenise(self.text)

    @cached_property
    def plain(self) -> Reading:
        """The reading in which divided words are joined."""
        return Reading(self.tokens.texts, range(len(self.tokens)), self.tokens.continuing)

    def readings_for(self, wanted: Sequence[str]) -> Iterator[Reading]:
        """Yield the readings of the source in which these tokens may stand, the likelier first.

        A divided word is read with its hyphens where the quotation has it so. Only a quotation
        that holds a word in both forms ("re-sign", "resign") needs a second reading.
        """
        spellings = dict(self._hyphenated(wanted)) if self._divided and "-" in wanted else {}
        if spellings:
            yield self._hyphenated_reading(spellings)
        if not spellings or any(word in wanted for word, _ in spellings):
            yield self.plain

    @cached_property
    def _divided(self) -> Mapping[str, set[Divided]]:
        """Divided words by each of their beginnings that stood before a hyphen."""
        by_beginning: dict[str, set[Divided]] = {}
        for index, cuts in self.tokens.divided:
            word = self.tokens.texts[index]
            for cut in cuts:
                by_beginning.setdefault(word[:cut], set()).add((word, cuts))
        return by_beginning

    def _hyphenated(self, wanted: Sequence[str]) -> Iterator[tuple[Divided, list[str]]]:
        for index, token in enumerate(wanted):
            for divided in self._divided.get(token, ()):
                if spelling := _spelling(divided, wanted, index):
                    yield divided, spelling

    def _hyphenated_reading(self, spellings: Mapping[Divided, list[str]]) -> Reading:
        divided, source = dict(self.tokens.divided), self.tokens
        texts: list[str] = []
        places: list[int] = []
        continuing: set[int] = set()
        for place, word in enumerate(source.texts):
            spelling = spellings.get((word, divided[place])) if place in divided else None
            if place in source.continuing:
                continuing.add(len(texts))
            if spelling:
                continuing.update(range(len(texts) + 1, len(texts) + len(spelling)))
            texts.extend(spelling or (word,))
            places.extend([place] * len(spelling or (word,)))
        return Reading(texts, places, frozenset(continuing))


def hyphenated(tokens: Tokens) -> list[str]:
    """Return the tokens of a text with the words that it divides read with their hyphens."""
    divided = dict(tokens.divided)
    texts: list[str] = []
    for index, word in enumerate(tokens.texts):
        start = 0
        for cut in divided.get(index, ()):
            texts += [word[start:cut], "-"]
            start = cut
        texts.append(word[start:])
    return texts


def _spelling(divided: Divided, wanted: Sequence[str], index: int) -> list[str] | None:
    """Return how the wanted tokens spell a divided word from a place on; None if otherwise."""
    word, cuts = divided
    spelling: list[str] = []
    reached = 0
    while index < len(wanted) and word.startswith(wanted[index], reached):
        spelling.append(wanted[index])
        reached += len(wanted[index])
        if reached == len(word):
            return spelling
        if reached not in cuts or wanted[index + 1 : index + 2] != ["-"]:
            return None
        spelling.append("-")
        index += 2
    return None

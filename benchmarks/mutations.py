"""One-word changes to a quotation, such as people make by mistake or on purpose.

A mutation takes a quotation and a source of chance, and returns the changed quotation, or None
where there is nothing to change. None of them takes off the first or the last word: what remained
would truly stand in the source.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from itertools import pairwise
from random import Random

Mutation = Callable[[str, Random], str | None]

_WORD = re.compile(r"[^\W_]+(?:['’.,][^\W_]+)*")
_NEGATION = re.compile(r"(?<=\w )(?:not|never|no) (?=\w)|(?<=[a-z])n['’]t\b")
_NUMBER_WORDS = {
    "two": "three",
    "three": "four",
    "four": "five",
    "five": "six",
    "six": "seven",
    "seven": "eight",
    "ten": "twelve",
    "hundred": "thousand",
    "million": "billion",
    "billion": "million",
}
_LOOKALIKES = str.maketrans("aceopxy", "асеорху")  # the second seven are Cyrillic


def drop_word(quote: str, chance: Random) -> str | None:
    """Leave out a word inside."""
    inside = _words(quote)[1:-1]
    return _replace(quote, chance.choice(inside), "") if inside else None


def insert_not(quote: str, chance: Random) -> str | None:
    """Put ``not`` before a word inside."""
    words = _words(quote)[1:]
    if not words:
        return None
    word = chance.choice(words)
    return _replace(quote, word, f"not {word[0]}")


def drop_negation(quote: str, chance: Random) -> str | None:
    """Leave out a ``not``, ``never``, ``no`` or ``n't``."""
    found = list(_NEGATION.finditer(quote))
    return _replace(quote, chance.choice(found), "") if found else None


def change_plural(quote: str, chance: Random) -> str | None:
    """Make a plural of a singular, or the reverse: by its last letter only."""
    words = [word for word in _words(quote) if word[0].isalpha() and len(word[0]) > 2]
    if not words:
        return None
    word = chance.choice(words)
    is_plural = word[0].endswith("s") and not word[0].endswith("ss")
    return _replace(quote, word, word[0][:-1] if is_plural else word[0] + "s")


def swap_words(quote: str, chance: Random) -> str | None:
    """Swap two neighbouring words that differ in more than case."""
    words = _words(quote)
    pairs = [
        (first, second)
        for first, second in pairwise(words)
        if first[0].casefold() != second[0].casefold()
    ]
    if not pairs:
        return None
    first, second = chance.choice(pairs)
    between = quote[first.end() : second.start()]
    return quote[: first.start()] + second[0] + between + first[0] + quote[second.end() :]


def change_number(quote: str, chance: Random) -> str | None:
    """Change one digit of a number, or a number in words."""
    words = [word for word in _words(quote) if _is_number(word[0])]
    if not words:
        return None
    word = chance.choice(words)
    if word[0] in _NUMBER_WORDS:
        return _replace(quote, word, _NUMBER_WORDS[word[0]])
    digit = chance.choice(list(re.finditer("[0-9]", word[0])))
    other = str((int(digit[0]) + chance.randint(1, 9)) % 10)
    return _replace(quote, word, _replace(word[0], digit, other))


def change_case(quote: str, chance: Random) -> str | None:
    """Change the case of a word's first letter."""
    words = [word for word in _words(quote) if word[0][0].swapcase() != word[0][0]]
    if not words:
        return None
    word = chance.choice(words)
    return _replace(quote, word, word[0][0].swapcase() + word[0][1:])


def drop_accent(quote: str, chance: Random) -> str | None:
    """Take the accents off a word."""
    words = [word for word in _words(quote) if _without_accents(word[0]) != word[0]]
    if not words:
        return None
    word = chance.choice(words)
    return _replace(quote, word, _without_accents(word[0]))


def replace_lookalike(quote: str, chance: Random) -> str | None:
    """Write a word with Cyrillic letters that look like its Latin ones."""
    words = [word for word in _words(quote) if word[0].translate(_LOOKALIKES) != word[0]]
    if not words:
        return None
    word = chance.choice(words)
    return _replace(quote, word, word[0].translate(_LOOKALIKES))


MUTATIONS: dict[str, Mutation] = {
    "a word inside dropped": drop_word,
    "`not` inserted": insert_not,
    "a negation dropped": drop_negation,
    "singular and plural exchanged": change_plural,
    "two neighbouring words swapped": swap_words,
    "a number changed": change_number,
    "the case of a letter changed": change_case,
    "an accent dropped": drop_accent,
    "letters replaced by lookalikes": replace_lookalike,
}


def _words(quote: str) -> list[re.Match[str]]:
    return list(_WORD.finditer(quote))


def _replace(text: str, match: re.Match[str], replacement: str) -> str:
    return text[: match.start()] + replacement + text[match.end() :]


def _is_number(word: str) -> bool:
    return word in _NUMBER_WORDS or re.search("[0-9]", word) is not None


def _without_accents(word: str) -> str:
    decomposed = unicodedata.normalize("NFD", word)
    return "".join(c for c in decomposed if not unicodedata.combining(c))

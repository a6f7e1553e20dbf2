"""A second opinion that shares no code with `generator.quotation`: is it in the text, as it stands.

The benchmark must not ask the matcher whether the matcher is right. What follows is the plainest
search that finds words in a text; it decides which mutants stand in a source by chance.
"""

from __future__ import annotations

import re
import unicodedata

_PLAIN = str.maketrans(
    {"‘": "'", "’": "'", "–": "-", "—": "-", "\u00ad": None} | dict.fromkeys('"“”„«»')
)
# The characters inside words and numbers at which UAX #29 does not cut (rules WB6, 7, 11 and 12).
_BETWEEN_LETTERS = "'’."
_BETWEEN_DIGITS = ",.;'’"
# "guaran-⏎tees" is "guarantees", and "--" is a dash.
_DIVISION = re.compile(r"(?<=[a-z])-\s+(?=[a-z])")
_DASHES = re.compile("-+")
_WORD_OR_SIGN = re.compile(r"[^\W_]+(?:['.,][^\W_]+)*|[^\w\s']|_")


def plain_words(text: str) -> str:
    """Return the words and signs of a text, each between two spaces."""
    folded = unicodedata.normalize("NFC", text).translate(_PLAIN)
    joined = _DASHES.sub("-", _DIVISION.sub("", folded))
    return " " + " ".join(_WORD_OR_SIGN.findall(joined)) + " "


def cuts_word(text: str, at: int) -> bool:
    """Whether a cut before the character at this place would go through a word (UAX #29)."""
    before, after = text[max(at - 2, 0) : at], text[at : at + 2]
    if not before or not after:
        return False
    if before[-1].isalnum() and after[0].isalnum():
        return True
    cut_after_sign = len(before) == 2 and _joins(before[0], before[1], after[0])
    return cut_after_sign or (len(after) == 2 and _joins(before[-1], after[0], after[1]))


def _joins(first: str, sign: str, second: str) -> bool:
    if first.isalpha() and second.isalpha():
        return sign in _BETWEEN_LETTERS
    return first.isdigit() and second.isdigit() and sign in _BETWEEN_DIGITS

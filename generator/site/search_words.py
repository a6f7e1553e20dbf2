"""Text → the words that Pagefind 1.5 indexes, so that each is found and can be shown again.

Pagefind takes a text apart at white space and drops what is no letter or digit, and it takes its
own marks (``___PAGEFIND_WEIGHT___``) from the same text. Three things follow that readers would
notice, all seen in its source and in measurement:

- "guarantees—which" is one word, "guaranteeswhich", since only ASCII punctuation parts words:
  the word after a dash or an inner quotation mark would never be found.
- A sentence in Chinese or Japanese is one word.
- A record that contains such a mark would be weighted by it and shown without it.
"""

from __future__ import annotations

import re

JOINED = "\u2060"
"""Ends a word after which the text had no space (WORD JOINER: invisible, and says just that).
Whoever shows the words again leaves out the mark and the space behind it: ``search/words.js``."""

_UNSEEN = ("\u200b", JOINED)
"""ZERO WIDTH SPACE parts words for Pagefind's own segmenter; both are invisible."""

_IDEOGRAPH = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
"""Han, Hiragana and Katakana: written without spaces, a character a word (as in proof)."""

_PARTING = (
    "\u2010-\u2015\u2025\u2026\u00b7\u2022\u2190-\u2194“”„‟«»‹›"
    "\u3001-\u303f\u30fb\uff01-\uff0f\uff1a-\uff20"
)
"""Dashes, dots, arrows, quotation marks and the punctuation of CJK."""

_SEAM = re.compile(
    rf"(?<=\S[{_PARTING}])(?![{_PARTING}])(?=[^\w\s]*\w)"
    rf"|(?<=[{_IDEOGRAPH}])(?=\w)|(?<=\w)(?=[{_IDEOGRAPH}])"
)
_MARK_OF_PAGEFIND = re.compile("_(?=__)")


def words(text: str) -> str:
    """The words of a text with one space between them; ``JOINED`` where the text has none."""
    for unseen in _UNSEEN:  # one by one: `str.translate` takes thirty times as long
        text = text.replace(unseen, "")
    parted = _SEAM.sub(f"{JOINED} ", text)
    return " ".join(parted.split())


def harmless(text: str) -> str:
    """The same words, in none of which Pagefind sees a mark of its own.

    A ZERO WIDTH SPACE inside parts the three underscores; Pagefind drops it again.
    """
    return _MARK_OF_PAGEFIND.sub("_\u200b", text)


def has_words(text: str) -> bool:
    """Whether Pagefind finds anything to index in a text: a letter or a digit."""
    return any(map(str.isalnum, text))

"""What each character of a text is to the comparison of quotations.

One function, `kind_of`, sorts every Unicode character into one of the kinds below; the grammar
of tokens (`normalise`) is written over these kinds alone. The reasons for each choice stand in
``docs/decisions/0002-quotation-normalisation.md``. The lists are part of normalisation
version 1: to change one is to change the version.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

# Kinds, each one character, so that a text's kinds are a string as long as the text.
SMALL, CAPITAL, DIGIT, MARK = "a", "A", "9", "m"
SINGLE, PICTOGRAPH = "c", "e"
APOSTROPHE, QUOTATION, HYPHEN, DASH, ELLIPSIS = "'", "q", "h", "-", "d"
SPACE, LINE_FEED, CARRIAGE_RETURN = " ", "n", "r"
INVISIBLE, SOFT_HYPHEN, OTHER = "x", "s", "p"

_LISTED = {
    # Marks that enclose quotations, in any language; left out of the comparison.
    QUOTATION: '"«»‚“”„‟‹›״″‶「」『』〝〞〟﹁﹂﹃﹄＂｢｣❛❜❝❞❟❠⹂🙶🙷🙸',
    # Apostrophes and what is typed for them. The modifier letters (U+02B9, U+02BB to U+02BD)
    # and the saltillo are letters to Unicode, apostrophes to Ukrainian and Hawaiian typists.
    APOSTROPHE: "'`´ʹʻʼʽ՚׳‘’‛′‵Ꞌꞌ＇",
    # Hyphens can divide a word at a line end; dashes cannot.
    HYPHEN: "-\u2010\u2011\ufe63\uff0d",
    DASH: "\u058a\u05be\u2012\u2013\u2014\u2015\u2212\u2e3a\u2e3b\ufe31\ufe32\ufe58",
    ELLIPSIS: "…",
    LINE_FEED: "\n\v\f\x1c\x1d\x1e\x85\u2028\u2029",
    CARRIAGE_RETURN: "\r",
    SOFT_HYPHEN: "\u00ad",
    # Shape letters, break lines or direct neutral characters, but are never seen themselves.
    # Direction *overrides* (U+202D, U+202E) are not here: they change what a reader sees.
    INVISIBLE: "\u034f\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u2060\u2061"
    "\u2062\u2063\u2064\u2066\u2067\u2068\u2069\ufe0e\ufe0f\ufeff",
    # Stand for themselves in the grammar: they can belong to a number or an abbreviation.
    ".": ".",
    ",": ",",
    ":": ":",
    "/": "/",
}
_KIND_OF_LISTED = {character: kind for kind, group in _LISTED.items() for character in group}

# Scripts written without spaces between words: Thai, Lao, Myanmar, Khmer, kana, Bopomofo, Han.
_UNSPACED = (
    (0x0E00, 0x0EFF),
    (0x1000, 0x109F),
    (0x1780, 0x17FF),
    (0x3005, 0x3007),
    (0x3021, 0x3029),
    (0x3031, 0x312F),
    (0x31A0, 0x31FF),
    (0x3400, 0x4DBF),
    (0x4E00, 0x9FFF),
    (0xF900, 0xFAFF),
    (0xFF66, 0xFF9F),
    (0x16FE0, 0x18DFF),
    (0x1AFF0, 0x1B2FF),
    (0x20000, 0x3FFFD),
)
_OF_WORDS = frozenset({SMALL, CAPITAL, DIGIT, SINGLE, PICTOGRAPH})
# A post may hold nothing else, so these count as words.
_PICTOGRAPHS = ((0x2600, 0x27BF), (0x1F000, 0x1FAFF))

_SHAPES = ("<initial>", "<medial>", "<final>", "<isolated>")


@lru_cache(maxsize=8192)
def kind_of(character: str) -> str:
    """Return the kind of one character, itself one ASCII character.

    Characters with a canonical singleton decomposition (U+212B for Å, U+037E for the Greek
    question mark) have the kind of what they stand for.
    """
    composed = unicodedata.normalize("NFC", character)
    if len(composed) == 1:
        character = composed
    return _KIND_OF_LISTED.get(character) or _kind_of_category(character)


def _kind_of_category(character: str) -> str:
    category = unicodedata.category(character)
    kind = OTHER
    if category[0] == "L" or category in {"Nl", "No"}:
        if _within(ord(character), _UNSPACED):
            kind = SINGLE
        else:
            kind = CAPITAL if category in {"Lu", "Lt"} else SMALL
    elif category[0] == "M":
        kind = MARK
    elif category == "Nd":
        kind = DIGIT
    elif category[0] == "Z" or character.isspace():
        kind = SPACE
    elif _within(ord(character), _PICTOGRAPHS):
        kind = PICTOGRAPH
    return kind


def kinds_of(text: str) -> str:
    """Return the kinds of all characters of a text: a string of the same length."""
    return text.translate({ord(character): kind_of(character) for character in set(text)})


@lru_cache(maxsize=8192)
def counts_as_word(token: str) -> bool:
    """Return whether a token is a word, a number or a pictograph, and not punctuation."""
    return any(kind_of(character) in _OF_WORDS for character in token)


@lru_cache(maxsize=8192)
def spelled_out(character: str) -> str:
    """Return a character of a word as it is compared, before Unicode composition.

    Apostrophes become ``'``; ligatures of Latin and Armenian print (``ﬁ``), the Dutch digraph
    ``ĳ`` and the positional shapes of Arabic letters become the letters that they draw.
    Other letters, ``œ`` and ``æ`` among them, are letters of their own and stay, and so do the
    signs that stand for several words (U+FDFA).
    """
    kind = kind_of(character)
    if kind == APOSTROPHE:
        return "'"
    tag, _, drawn = unicodedata.decomposition(character).partition(" ")
    is_shape = "\ufb00" <= character <= "\ufb17" or character in "Ĳĳ" or tag in _SHAPES
    if kind in _OF_WORDS and is_shape and tag.startswith("<") and "0020" not in drawn.split():
        return "".join(chr(int(point, 16)) for point in drawn.split())
    return character


def _within(point: int, ranges: tuple[tuple[int, int], ...]) -> bool:
    return any(first <= point <= last for first, last in ranges)

"""Ways to set the same words: what editors, browsers and layout programs change in a text.

None of them changes a word, so a quotation must prove however its text, or its source's, is set.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

_STRAIGHT = str.maketrans("‘’“”", "''\"\"")
_ELLIPSIS = re.compile(r"\.*…[.…]*|\.{3,}")
_LONG_WORD = re.compile("[a-z]{7,}")


def straight_marks(text: str) -> str:
    """``"It's"``."""
    return text.translate(_STRAIGHT)


def curly_marks(text: str) -> str:
    """``“It’s”``, by the usual rule: a mark after a space or an opening bracket opens."""
    opened = re.sub(r'(^|[\s(\[—-])"', r"\1“", text.translate(_STRAIGHT))
    opened = re.sub(r"(^|[\s(\[—“-])'", r"\1‘", opened)
    return opened.replace('"', "”").replace("'", "’")


def guillemets(text: str) -> str:
    """``« It’s »``, with no-break spaces, as in French."""
    return curly_marks(text).replace("“", "«\u00a0").replace("”", "\u00a0»")


def other_dashes(text: str) -> str:
    """Every dash an en dash, and every hyphen a no-break hyphen."""
    return re.sub("—|--", "–", text).replace("-", "\u2011")


def other_spaces(text: str) -> str:
    """Spaces that do not break, thin ones and doubled ones, in turn."""
    spaces = ("\u00a0", "\u2009\u202f", "  ", "\t")
    parts = text.split(" ")
    turns = (spaces[index % len(spaces)] for index in range(len(parts)))
    return "".join(part + space for part, space in zip(parts, turns, strict=True))[
        : -len(spaces[(len(parts) - 1) % len(spaces)])
    ]


def other_lines(text: str) -> str:
    """A line for each word, ended as on Windows."""
    return text.replace(" ", "\r\n")


def soft_hyphens(text: str) -> str:
    """A soft hyphen in every long word."""
    return _LONG_WORD.sub(lambda word: f"{word[0][:4]}\u00ad{word[0][4:]}", text)


def hyphenated_line_ends(text: str) -> str:
    """Every long word divided at a line end."""
    return _LONG_WORD.sub(lambda word: f"{word[0][:4]}-\n{word[0][4:]}", text)


def decomposed(text: str) -> str:
    """Letters and their accents apart (Unicode NFD)."""
    return unicodedata.normalize("NFD", text)


def ligatures(text: str) -> str:
    """``ﬁ`` and ``ﬂ`` for ``fi`` and ``fl``; a zero-width space after each comma."""
    return text.replace("fi", "ﬁ").replace("fl", "ﬂ").replace(", ", ",\u200b ")


def ellipses(text: str) -> str:
    """Each ellipsis as three points apart; a full point beside it as a fourth."""
    return _ELLIPSIS.sub(lambda found: " ".join(found[0].replace("…", "...")), text)


VARIANTS: dict[str, Callable[[str], str]] = {
    "straight marks": straight_marks,
    "curly marks": curly_marks,
    "guillemets": guillemets,
    "other dashes": other_dashes,
    "other spaces": other_spaces,
    "other line ends": other_lines,
    "soft hyphens": soft_hyphens,
    "hyphenated line ends": hyphenated_line_ends,
    "letters decomposed": decomposed,
    "ligatures, zero-width spaces": ligatures,
    "ellipses as points": ellipses,
}

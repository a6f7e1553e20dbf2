"""Characters that cannot be seen, and the places in which they are needed.

Which they are: those that Unicode marks as ignorable when text is shown (its property
Default_Ignorable_Code_Point), the controls of bidirectional text (UAX #9) among them, without those
of the Mongolian script, which is not written without them; and marks of interlinear annotation.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

_INVISIBLE = re.compile(
    # The flag of a region is a black flag with its code in tags (UTS #51, C.1): taken as a whole.
    "(?P<flag>\U0001f3f4[\U000e0020-\U000e007e]++\U000e007f)|["
    "\u00ad"  # soft hyphen
    "\u034f"  # combining grapheme joiner
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # bidirectional controls
    "\u115f\u1160\u3164\uffa0"  # Hangul fillers
    "\u17b4\u17b5"  # Khmer inherent vowels
    "\u200b-\u200d\u2060-\u2065\u206a-\u206f\ufeff"  # zero-width characters
    "\ufe00-\ufe0f\U000e0100-\U000e01ef"  # variation selectors
    "\ufff9-\ufffb"  # interlinear annotation
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"  # of shorthand and music
    "\U000e0000-\U000e007f"  # tags
    "]"
)
# The Arabic, Syriac, Thaana, N'Ko, Mandaic, Indic, Tibetan, Myanmar, Khmer and Mongolian blocks: in
# their scripts a joiner or non-joiner makes another word (The Unicode Standard, section 23.2).
_JOINING = re.compile("[\u0600-\u08ff\u0900-\u0fff\u1000-\u109f\u1780-\u18af\ufb50-\ufdff]")
_ZERO_WIDTH_NON_JOINER, _ZERO_WIDTH_JOINER = "\u200c", "\u200d"
_KEYS = frozenset("0123456789#*")


def invisible_characters(text: str) -> Iterator[tuple[int, str]]:
    """The characters of a text that cannot be seen and are not needed, each with its place."""
    if text.isascii():
        return
    for match in _INVISIBLE.finditer(text):
        place, character = match.start(), match[0]
        before, after = text[max(place - 1, 0) : place], text[place + 1 : place + 2]
        if not match["flag"] and not _is_needed(character, before, after):
            yield place, character


def name_of(character: str) -> str:
    """A character by its code point and name: “U+200B (zero width space)”."""
    name = unicodedata.name(character, "").lower()
    return f"U+{ord(character):04X}" + (f" ({name})" if name else "")


def _is_needed(character: str, before: str, after: str) -> bool:
    if character in (_ZERO_WIDTH_JOINER, _ZERO_WIDTH_NON_JOINER):
        if _JOINING.match(before):
            # After a virama, which has the combining class 9, it may also end a word.
            return bool(_JOINING.match(after)) or unicodedata.combining(before) == 9
        return character == _ZERO_WIDTH_JOINER and _is_picture(before) and _is_picture(after)
    if "\ufe00" <= character <= "\ufe0f":
        return before != "\ufe0f" and (
            _is_picture(before) or before in _KEYS or _is_ideograph(before)
        )
    if "\U000e0100" <= character <= "\U000e01ef":
        return _is_ideograph(before)
    return False


def _is_picture(character: str) -> bool:
    """Whether a character is an emoji or part of one: a symbol, a skin tone, a selector."""
    return character == "\ufe0f" or unicodedata.category(character or " ").startswith("S")


def _is_ideograph(character: str) -> bool:
    return "CJK" in unicodedata.name(character or " ", "")

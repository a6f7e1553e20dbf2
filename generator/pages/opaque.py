"""Text in a form in which Markdown, HTML and the theme can read nothing but the text.

Every character that any of them could act on is written as a numeric character reference, which
HTML turns back into the character after everybody has had their turn. Backslash escapes and plain
HTML escaping both fail in some contexts; this rule was tried on tens of thousands of random strings
in every context of a page template (``docs/decisions/0006-opaque-text.md``).
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from markupsafe import Markup

_KEPT_ASCII = frozenset(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789 ,;?%/'()+.-"
)
_KEPT_CATEGORIES = frozenset("LMNSP")


class _Table(dict[int, str]):
    """What becomes of a character wherever it stands; filled as characters turn up."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        if code < 0x80:
            kept = character in _KEPT_ASCII
        else:
            kept = unicodedata.category(character)[0] in _KEPT_CATEGORIES
        self[code] = character if kept else f"&#{code};"
        return self[code]


_TABLE = _Table()

# What matters only where it stands. A digit before a letter and a number before a dot can begin a
# list or continue a reference; a dash or dot can begin a rule, a list, a definition; Markdown folds
# spaces at the ends and takes two of them for a line break.
_IN_PLACE = re.compile(
    r"""\A[,;?%/'()+.\-]
      | (?<=\A[0-9])[.\-)] | (?<=\A[0-9][0-9])[.\-)] | (?<=\A[0-9]{3})[.\-)] | (?<=\A[0-9]{4})[.\-)]
      | (?<![^\W_])[.\-]
      | [0-9](?=[^\W\d_])
      | \A[ ] | [ ]\Z | [ ](?=[ ]) | (?<=[ ])[ ]""",
    re.VERBOSE,
)
_NUMBER_FIRST = re.compile(r"\A[0-9]{5,}[.\-)]")


@lru_cache(maxsize=50_000)
def opaque(text: str) -> Markup:
    """Encode a text so that every reader of the page between us and the eye passes it on.

    Args:
        text: any text without control characters.

    Returns:
        The text for any place of a Markdown or HTML page: headings, paragraphs, cells, attribute
        values in double quotes. What a browser makes of it is ``text``.
    """
    encoded = text.translate(_TABLE)
    if _NUMBER_FIRST.match(encoded):
        encoded = _reference(encoded[0]) + encoded[1:]
    return Markup(_IN_PLACE.sub(lambda found: _reference(found[0]), encoded))  # noqa: S704 - encoded


def _reference(character: str) -> str:
    return f"&#{ord(character)};"

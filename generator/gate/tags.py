"""A strict reading of HTML: a page consists of plain tags and texts, or it is refused.

**Why this sees what a browser sees.** Every ``<`` of the page has to begin one of the tokens below,
which hold no other ``<``, and no ``>`` but the one that ends them; attribute values stand in double
quotes and hold neither. A browser in its ordinary state reads the same tokens, at the same places.
It is in another state only inside of elements whose content is text (``RAW``), where it reads tags
as text: it sees fewer elements then than we do, never more. What it makes up itself (``tbody``,
``p``) has no attributes, and what it repeats was judged. So every element of the browser's tree was
judged here; a test compares this with a real parser on mutilated pages.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

TOKEN = re.compile(r"<[^<>]*>")
TOKEN_IN_LINE = re.compile(r"<[^<>\n]*>")
_SPACE = r"[ \t\n\r\f]"  # of HTML: `\s` has more, and a browser reads those as parts of names
START = re.compile(
    rf'<([a-zA-Z][a-zA-Z0-9]*)((?:{_SPACE}+[a-zA-Z_:][a-zA-Z0-9_:.-]*(?:="[^"<>]*")?)*){_SPACE}*/?>'
)
END = re.compile(rf"</([a-zA-Z][a-zA-Z0-9]*){_SPACE}*>")
COMMENT = re.compile(r"<!--(?!-)[^<>]*(?<!-)-->")
DOCTYPE = "<!doctype html>"

_ATTRIBUTE = re.compile(r'([a-zA-Z_:][a-zA-Z0-9_:.-]*)(?:="([^"<>]*)")?')

RAW = ("script", "style", "title", "iframe")
"""Elements whose content is text, of those that a page may have."""
_RAW = re.compile(rf"<({'|'.join(RAW)})\b([^<>]*)>([^<]*)(</\1>)?")


_RAW_STARTS = tuple(f"<{name}" for name in RAW)


@dataclass(frozen=True, slots=True)
class RawElement:
    """An element whose content is text."""

    at: int
    name: str
    written: str
    """Its attributes, as they are written."""
    content: str
    is_closed: bool
    """False where a tag comes before its end."""


def raw_elements(text: str, tokens: Iterable[str]) -> Iterator[RawElement]:
    """The elements of a text whose content is text themselves.

    Args:
        text: a page, or lines of one.
        tokens: its tags.
    """
    for start in {token for token in tokens if token.startswith(_RAW_STARTS)}:
        at = text.find(start)
        while at >= 0:
            if found := _RAW.match(text, at):
                yield RawElement(at, found[1], found[2], found[3], found[4] is not None)
            at = text.find(start, at + 1)


def attributes_of(written: str) -> dict[str, str]:
    """The attributes of a tag that ``START`` has matched, as they are written.

    Of two with one name a browser takes the first, and so do we.
    """
    found: dict[str, str] = {}
    for name, value in _ATTRIBUTE.findall(written):
        found.setdefault(name, value)
    return found

"""Links that scroll to words: text fragments, ``#:~:text=start,end``.

https://wicg.github.io/scroll-to-text-fragment/ (the syntax of the text directive)
"""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import quote

from generator.quotation.result import Selector

# A browser looks for a text within one paragraph, for a start and an end across paragraphs too.
_WHOLE_WORDS = 12
_END_WORDS = 5


def text_fragment(url: str, parts: Iterable[Selector]) -> str:
    """Return the address that opens a page at the words of a quotation.

    Args:
        url: the page's address. A fragment of its own is kept, a text directive is not.
        parts: the quotation's parts; a browser marks all and scrolls to the first.

    Returns:
        The address, in ASCII from the fragment on. Where a browser does not find the words, or
        knows no text fragments, it opens the page at its top, or at its fragment.
    """
    page, _, fragment = url.partition("#")
    own, _, _ = fragment.partition(":~:")
    return f"{page}#{own}:~:" + "&".join(f"text={_directive(part)}" for part in parts)


def _directive(part: Selector) -> str:
    """One text directive: ``[prefix-,]start[,end][,-suffix]``."""
    words = part.exact.split()
    is_long = len(words) > _WHOLE_WORDS
    runs = [words[:_END_WORDS], words[-_END_WORDS:]] if is_long else [words]
    fields = [_encoded(run) for run in runs]
    before, after = _encoded(part.prefix.split()), _encoded(part.suffix.split())
    if before:
        fields.insert(0, f"{before}-")
    if after:
        fields.append(f"-{after}")
    return ",".join(fields)


def _encoded(words: list[str]) -> str:
    """Words percent-encoded as UTF-8; the hyphen too, which has a meaning in a directive."""
    return quote(" ".join(words), safe="").replace("-", "%2D")

"""What the addresses of sources answered, for editors: in plain text, or as Markdown."""

from __future__ import annotations

import html
from collections.abc import Sequence

from generator.links import Asked, Looked, Standing
from generator.review.marks import visible


def as_text(looked: Sequence[Looked]) -> str:
    """A line for each source that a reader may not get to, or not where it stood."""
    told = [f"{one.source.ref}: {words}" for one in looked if (words := _words(one))]
    return "\n".join((*map(visible, told), _count(looked)))


def as_markdown(looked: Sequence[Looked]) -> str:
    """The same for the summary of a job; what a record says is in it as text alone."""
    rows = (
        f"<li><code>{html.escape(visible(one.source.ref))}</code> "
        f"<code>{html.escape(visible(words))}</code></li>\n"
        for one in looked
        if (words := _words(one))
    )
    listed = "".join(rows)
    return "\n".join(
        filter(
            None, ("## Addresses of sources\n", listed and f"<ul>\n{listed}</ul>\n", _count(looked))
        )
    )


def _words(looked: Looked) -> str:
    """What is to be told of a source; nothing where all its addresses answer."""
    asked = [one for one in (looked.url, looked.archive) if one is not None]
    if all(one.standing is Standing.ANSWERS for one in asked):
        return ""
    told = "; ".join(_answer(one) for one in asked)
    if looked.archive and looked.archive.standing is Standing.ANSWERS:
        return f"{told}: readers have the archived copy"
    return told if looked.can_be_read else f"{told}: readers have nothing to open"


def _answer(asked: Asked) -> str:
    return f"{asked.address} {asked.standing}{f' ({asked.why})' if asked.why else ''}"


def _count(looked: Sequence[Looked]) -> str:
    lost = sum(1 for one in looked if not one.can_be_read)
    return f"Sources with addresses: {len(looked)}. Of these, readers can open nowhere: {lost}."

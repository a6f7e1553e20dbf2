"""A review as Markdown, for a comment or the summary of a job.

What strangers wrote stands in lines of HTML, escaped, and inside ``<code>``: there neither Markdown
nor what a forge makes of addresses, names and numbers (links, mentions) reads anything into it.
"""

from __future__ import annotations

import html
from collections.abc import Iterator

from generator.review.marks import visible
from generator.review.review import Review
from generator.review.sections import Item, Line, Section, sections

LIMIT = 900_000
"""Bytes of a summary: GitHub takes 1 MiB, and shows nothing of what is longer."""
_NOTHING = "Readers would notice nothing.\n"


def as_markdown(review: Review, limit: int = LIMIT) -> str:
    """The review in Markdown; what went is struck out, what came is underlined.

    Args:
        review: what to write.
        limit: how many bytes it may have. What does not fit is counted.
    """
    parts = ["## What changes for readers\n"]
    left = limit - len(parts[0])
    unshown = 0
    for section in sections(review):
        shown: list[str] = []
        for item in section.items:
            text = "".join(_item(item))
            left -= len(text.encode())
            if left > 0:
                shown.append(text)
            else:
                unshown += 1
        if shown:
            parts.append(f"{_heading(section)}<ul>\n{''.join(shown)}</ul>\n")
    if unshown:
        parts.append(f"{unshown:,} more do not fit here: `factsheet diff` shows all.\n")
    return "\n".join(parts) if len(parts) > 1 else f"{parts[0]}\n{_NOTHING}"


def _heading(section: Section) -> str:
    return f"### {section.title} ({len(section.items):,})\n\n"


def _item(item: Item) -> Iterator[str]:
    names = (f"<code>{_safe(visible(name))}</code>" for name in (item.ref, item.label) if name)
    lines = "".join(f"<br>{_line(line)}" for line in item.lines)
    yield f"<li>{' '.join(names)}{lines}</li>\n"


def _line(line: Line) -> str:
    tag = "ins" if line.is_new else "del"
    runs = (f"<{tag}>{_safe(run)}</{tag}>" if differs else _safe(run) for run, differs in line.runs)
    return f"<code>{_safe(line.name)}</code>: <code>{''.join(runs)}</code>"


def _safe(text: str) -> str:
    return html.escape(text)

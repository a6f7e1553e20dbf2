"""A review for a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from generator.review.marks import visible
from generator.review.review import Review
from generator.review.sections import Item, Line, sections

NOTHING = "Readers would notice nothing."


def as_text(review: Review) -> str:
    """The review in plain text: what went stands in ``[-…-]``, what came in ``{+…+}``."""
    blocks = (
        "\n".join(
            (
                f"{section.title} ({len(section.items)})",
                *(line for item in section.items for line in _item(item)),
            )
        )
        for section in sections(review)
    )
    return "\n\n".join(blocks) or NOTHING


def _item(item: Item) -> Iterator[str]:
    yield "  " + ": ".join(filter(None, (visible(item.ref), visible(item.label))))
    yield from (f"    {line.name}: {_marked(line)}" for line in item.lines)


def _marked(line: Line) -> str:
    before, after = ("{+", "+}") if line.is_new else ("[-", "-]")
    return "".join(f"{before}{run}{after}" if differs else run for run, differs in line.runs)

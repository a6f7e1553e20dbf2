"""Phrases that several rules use in their messages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from generator.edtf_date import EdtfDate
from generator.records.values import Part

_LONGEST = 120
"""Characters of a value that a message repeats: more hides what is said about it."""


def quoted(text: str) -> str:
    """A text in quotation marks, on one line and cut where it is long."""
    return f"“{shortened(text)}”"


def shortened(text: str) -> str:
    """A text on one line, and its end left out where it is long."""
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1].rstrip() + "…"


def quotation(parts: Sequence[Part]) -> str:
    """The parts of a quote as readers see them: with “[…]” for what is left out between them."""
    return quoted(" […] ".join(part.exact for part in parts))


def either(names: Iterable[str]) -> str:
    """The names that may be written: “`a`, `b` or `c`”."""
    marked = [f"`{name}`" for name in names]
    return " or ".join(filter(None, (", ".join(marked[:-1]), marked[-1]))) if marked else ""


def on(date: EdtfDate) -> str:
    """A date with its preposition: “on 9 March 2004”, “in 2004”, “about 2004”, “by 2004”."""
    words = date.words()
    if date.is_interval:
        # An end that is open on one side bounds the date on the other.
        if date.earliest is None:
            return f"not after {words.removeprefix('until ')}"
        return f"not before {words.removeprefix('from ')}" if date.latest is None else words
    if date.approximate:
        return words
    return f"on {words}" if date.precision == "day" or words.startswith("a day") else f"in {words}"

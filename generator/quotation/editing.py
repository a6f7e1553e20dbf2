"""An editor's hand in a quotation: brackets and elisions, which its parts should express.

"We will not […] accept [the guarantees]" stands in no source. The parts "We will not" and
"accept" do, and each can be proven.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from generator.quotation.normalise import tokenise
from generator.quotation.result import Selector


class Editing(StrEnum):
    """What an editor puts into a quotation."""

    ELISION = "elision"
    """Words left out: ``…``, ``[…]``, ``(...)``."""
    INSERTION = "insertion"
    """Words put in or replaced: ``[the guarantees]``, ``[sic]``."""


@dataclass(frozen=True, slots=True)
class Edit:
    """An editor's hand in a quotation.

    Attributes:
        kind: what it does.
        text: how it is written.
        start, end: its characters in the part, end exclusive.
    """

    kind: Editing
    text: str
    start: int
    end: int


_DOTS = r"(?:…|\.\s?\.\s?\.(?:\s?\.)?)"
_ELISION = rf"\[\s?{_DOTS}\s?\]|\(\s?{_DOTS}\s?\)|{_DOTS}"
# With the rest of a word that is only partly in brackets: "[W]e", "guarantee[s]". What is within
# them is bounded, so that a bracket that is never closed costs no more than that.
_INSERTION = r"(?:(?<!\w)\w++)?\[[^\[\]]{1,200}\]\w*+"
_EDIT = re.compile(rf"(?P<elision>{_ELISION})|{_INSERTION}")


def edits(exact: str) -> tuple[Edit, ...]:
    """Return what looks like an editor's hand in a part, in order.

    Where the part is verified these stand in the source, and there is nothing to doubt. Where
    it is absent they are the likely reason: parts say the same and can be proven.
    """
    return tuple(
        Edit(
            Editing.ELISION if found["elision"] else Editing.INSERTION,
            found[0],
            *found.span(),
        )
        for found in _EDIT.finditer(exact)
    )


def without_edits(part: Selector) -> tuple[Selector, ...]:
    """Return the parts that say a part without the editor's hand: what to write instead.

    Empty if nothing but it is there.
    """
    bounds = [0, *(place for edit in edits(part.exact) for place in (edit.start, edit.end))]
    bounds.append(len(part.exact))
    pieces = [
        piece
        for start, end in zip(bounds[::2], bounds[1::2], strict=True)
        if tokenise(piece := part.exact[start:end].strip()).word_count
    ]
    return tuple(
        Selector(
            exact=piece,
            prefix=part.prefix if index == 0 else "",
            suffix=part.suffix if index == len(pieces) - 1 else "",
        )
        for index, piece in enumerate(pieces)
    )

"""Where two versions of a text differ, for whoever reads both in full."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from itertools import groupby

from rapidfuzz.distance import Indel

_WORD = re.compile(r"\w+|\s+|[^\w\s]")
_MOST = 4_000_000
"""Words of the one text times words of the other, up to which they are compared: 0.1 s."""

Run = tuple[str, bool]
"""A run of a text, and whether it is different in the other."""


def marked(was: str, now: str) -> tuple[tuple[Run, ...], tuple[Run, ...]]:
    """Both texts in runs that join to the whole, each with whether it differs."""
    old, new = _WORD.findall(was), _WORD.findall(now)
    start = _alike(old, new)
    end = _alike(old[start:][::-1], new[start:][::-1])
    kept_old, kept_new = [True] * len(old), [True] * len(new)
    last_old, last_new = len(old) - end, len(new) - end
    kept_old[start:last_old] = [False] * (last_old - start)
    kept_new[start:last_new] = [False] * (last_new - start)
    if (last_old - start) * (last_new - start) <= _MOST:
        found = Indel.opcodes(old[start:last_old], new[start:last_new])
        for run in (run for run in found if run.tag == "equal"):
            length = run.src_end - run.src_start
            for kept, first in ((kept_old, run.src_start), (kept_new, run.dest_start)):
                kept[start + first : start + first + length] = [True] * length
    return _runs(old, kept_old), _runs(new, kept_new)


def visible(text: str) -> str:
    """A text on one line, in which what nobody sees, or what turns the line round, is named."""
    line = " ".join(text.split())
    return "".join(
        f"⟨U+{ord(character):04X}⟩" if unicodedata.category(character)[0] == "C" else character
        for character in line
    )


def _alike(one: Sequence[str], other: Sequence[str]) -> int:
    """How many words both begin with."""
    pairs = zip(one, other, strict=False)
    return next((at for at, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


def _runs(words: Sequence[str], kept: list[bool]) -> tuple[Run, ...]:
    for at in range(1, len(words) - 1):  # a space between two changed words is no break
        if words[at].isspace() and not kept[at - 1] and not kept[at + 1]:
            kept[at] = False
    both = zip(words, kept, strict=True)
    groups = groupby(both, key=lambda pair: not pair[1])
    return tuple(("".join(word for word, _ in pairs), differs) for differs, pairs in groups)

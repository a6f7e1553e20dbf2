"""``content/addresses.txt``: the addresses that were published, one a line, sorted.

::

    /actors/jane-doe/
    /actors/j-doe/ moved /actors/jane-doe/
    /actors/nobody/ withdrawn
    /timelines/bridge/#opened

A line says what the address led to when it was last remembered: a page, another address, or what is
left of a withdrawn record. Lines that begin with ``#`` are remarks. Order and repetition mean
nothing, so that git can put two branches' lines together without asking (``merge=union``).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from generator.records import KINDS
from generator.records.forms import ID_PATTERN

FILE = "content/addresses.txt"
LIMIT = 64 * 1024 * 1024
"""Bytes: about a million addresses."""

HEAD = """\
# Every address that this site has published: `factsheet check` sees that none is lost, and
# `factsheet check --fix` adds the new ones. Take no line out: somebody may have linked to it.
"""
State = Literal["here", "moved", "withdrawn"]
_SAYS_MORE: dict[State, int] = {"here": 0, "moved": 1, "withdrawn": 2}

_ADDRESS = rf"/(?:{'|'.join(KINDS)})/(?:{ID_PATTERN.pattern})/(?:\#(?:{ID_PATTERN.pattern}))?"
_LINE = re.compile(
    rf"(?P<address>{_ADDRESS})(?:[ \t]+(?:(?P<withdrawn>withdrawn)|moved[ \t]+(?P<to>{_ADDRESS})))?"
)


@dataclass(frozen=True, slots=True)
class Entry:
    """An address, and what it led to."""

    address: str
    state: State = "here"
    target: str = ""
    """Where a moved address led; empty for others."""
    line: int = 0
    """Where it stands in the file, from 1; 0 where it does not."""

    def __str__(self) -> str:
        match self.state:
            case "moved":
                return f"{self.address} moved {self.target}"
            case "withdrawn":
                return f"{self.address} withdrawn"
        return self.address


@dataclass(frozen=True, slots=True)
class AddressesFile:
    """What a file says, and the lines that say nothing."""

    entries: tuple[Entry, ...]
    """Each address once: of the lines that name it, the last of those that say the most."""
    malformed: tuple[tuple[int, str], ...] = ()
    """The number and the text of each line that is no address."""


def parse(text: str) -> AddressesFile:
    """Read the file's text."""
    found: dict[str, Entry] = {}
    malformed = []
    for number, line in enumerate(text.split("\n"), start=1):
        words = line.strip()
        if not words or words.startswith("#"):
            continue
        match = _LINE.fullmatch(words)
        if match is None:
            malformed.append((number, words))
            continue
        address, target = match["address"], match["to"] or ""
        state: State = "withdrawn" if match["withdrawn"] else "moved" if target else "here"
        before = found.get(address)
        # Two lines for one address are those of two branches, put together by git.
        if before is None or _SAYS_MORE[state] >= _SAYS_MORE[before.state]:
            found[address] = Entry(address, state, target, number)
    return AddressesFile(tuple(found.values()), tuple(malformed))


def render(entries: Iterable[Entry]) -> str:
    """The file's text."""
    lines = sorted({entry.address: str(entry) for entry in entries}.values())
    return HEAD + "".join(f"{line}\n" for line in lines)


def ref_and_anchor(address: str) -> tuple[str, str]:
    """``kind/id`` and the anchor, empty where there is none, of an address."""
    page, _, anchor = address.partition("#")
    return page.strip("/"), anchor

"""Names of files that some system cannot hold, or takes for another's.

A project is checked out on every system, and its site is served from any: Windows keeps names for
its devices, and it and macOS hold two names to be one that differ in case or in Unicode's form.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator

from generator.diagnostics import START
from generator.faults import UnportableName

MAX_BYTES = 200
"""Of a name. File systems hold 255, and what is made beside a file has a longer name than it."""

# https://learn.microsoft.com/windows/win32/fileio/naming-a-file; whatever suffix follows.
_DEVICES = frozenset(
    {"con", "prn", "aux", "nul", "conin$", "conout$"}
    | {f"{port}{number}" for port in ("com", "lpt") for number in "0123456789¹²³"}
)
_RESERVED = frozenset('<>:"|?*\\')


def unportable_names(names: Iterable[str]) -> Iterator[tuple[str, UnportableName]]:
    """The names among those of one folder that some system cannot hold, each with its fault."""
    seen: dict[str, str] = {}
    for name in names:
        # Nearly all names, and nothing to normalise.
        plain = name.isascii() and name.islower()
        folded = name if plain else unicodedata.normalize("NFC", name).casefold()
        first = seen.setdefault(folded, name)
        if first != name:
            problem = f"is the same as `{first}` on Windows and macOS"
            yield name, UnportableName(START, name, problem, "rename one of the two")
        elif problem := _problem(name):
            yield name, UnportableName(START, name, problem, "give it another name")


def _problem(name: str) -> str:
    """What is wrong with a name; empty where nothing is."""
    if name.partition(".")[0].rstrip(" ").casefold() in _DEVICES:
        return "is the name of a device on Windows"
    if len(name.encode("utf-8", "surrogateescape")) > MAX_BYTES:
        return f"has more than {MAX_BYTES} bytes"
    if name.isascii() and name.isprintable():
        if not _RESERVED.isdisjoint(name):
            return "holds a character that Windows keeps for itself"
        return "ends in a point or a space" if name[-1] in ". " else ""
    if not name.isprintable():
        return "holds a character that nobody sees, or one that is no text"
    if unicodedata.normalize("NFC", name) != name:
        return "is not in Unicode's composed form (NFC), as other systems write it"
    return "" if _RESERVED.isdisjoint(name) else "holds a character that Windows keeps for itself"

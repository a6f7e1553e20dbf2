"""Why a file may not be published."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, order=True, slots=True)
class Fault:
    """A fault of a built file."""

    file: str
    """Relative to the site."""
    line: int
    """From 1; 0 where the file as a whole is at fault."""
    words: str
    """Which element, attribute or address it is, and what is wrong with it."""

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        return f"{place}: {self.words}"

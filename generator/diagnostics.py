"""What is wrong or doubtful in the content, as values that can be collected, ordered and shown."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """An error stops publication; a warning is shown and can be waived with a reason."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, order=True)
class Position:
    """A place in a text file: line and column, both counted from 1, in characters."""

    line: int
    column: int


START = Position(1, 1)


@dataclass(frozen=True, slots=True)
class Fix:
    """How a fault can be mended without asking: what is to stand between two places of its file."""

    start: Position
    end: Position
    text: str
    """As it is written into the file."""
    value: str
    """What it then says."""


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding: where it stands, what is wrong, and how to mend it.

    ``path`` is relative to the project; ``kind`` and ``id`` name the record, and are empty where
    the file is not one. ``waived`` holds the reason that the record gives for accepting it, and
    ``fix`` what mends it where nobody has to be asked.
    """

    code: str
    name: str
    severity: Severity
    path: str
    line: int
    column: int
    kind: str
    id: str
    message: str
    remedy: str
    waived: str | None = None
    fix: Fix | None = None

    @property
    def order(self) -> tuple[str, int, int, str, str]:
        """The key by which findings are listed: path, line, column, code, words."""
        return (self.path, self.line, self.column, self.code, self.message)

    @property
    def counts(self) -> bool:
        """Whether it counts against the content: a waived finding is listed and does not."""
        return self.waived is None

    @property
    def ref(self) -> str:
        """The record it is about, as ``kind/id``."""
        return f"{self.kind}/{self.id}"


def count(diagnostics: Iterable[Diagnostic], severity: Severity) -> int:
    """How many findings of this severity count against the content."""
    return sum(1 for found in diagnostics if found.severity is severity and found.counts)

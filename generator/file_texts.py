"""The files that findings stand in: the line at fault, and what of it is meant."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.diagnostics import Position
from generator.files import decode, read_file
from generator.scalars import Scalar, scalars_in


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A line of a file, and the stretch of it that a finding is about."""

    line: str
    start: int
    end: int


class FileTexts:
    """Reads files of a project again; the one that was asked for last is remembered."""

    def __init__(self, root: Path, size: int) -> None:
        self._root = root
        self._size = size
        self._file = ""
        self._raw: bytes | None = None
        self._lines: list[str] = []
        self._scalars: dict[Position, Scalar] = {}

    def raw(self, file: str) -> bytes | None:
        """The bytes of a file; None where it cannot be had."""
        self._open(file)
        return self._raw

    def scalars(self, file: str) -> Mapping[Position, Scalar]:
        """Its texts, by where they begin."""
        self._open(file)
        return self._scalars

    def excerpt(self, file: str, at: Position) -> Excerpt | None:
        """The line of a place; none where the file cannot be shown, or nothing stands there."""
        self._open(file)
        if at.line > len(self._lines):
            return None
        line = self._lines[at.line - 1]
        start = at.column - 1
        if not line.strip() or start > len(line):
            return None
        scalar = self._scalars.get(at)
        end = start + 1
        if scalar and not scalar.is_block:
            is_whole = scalar.end_at.line == at.line
            end = scalar.end_at.column - 1 if is_whole else len(line)
        return Excerpt(line, start, max(end, start + 1))

    def _open(self, file: str) -> None:
        if file == self._file:
            return
        raw = read_file(self._root / file, (self._root / "content").resolve(), self._size)
        self._file = file
        self._raw = raw if isinstance(raw, bytes) else None
        text = decode(raw) if isinstance(raw, bytes) else ""
        text = text if isinstance(text, str) else ""
        self._lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        self._scalars = scalars_in(text) if file.endswith(".yml") else {}

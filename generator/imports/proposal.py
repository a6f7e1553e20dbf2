"""What a format makes of a file: records that could be added, and what a person has to know."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.project import Project


@dataclass(frozen=True, slots=True)
class Proposed:
    """A record that could be added."""

    kind: str
    id: str
    values: Mapping[str, Any]
    """Its fields as in YAML: texts, lists and mappings."""
    origin: str
    """Where it stands in the file, for messages: ``line 3``."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """All that a file proposes."""

    records: tuple[Proposed, ...]
    notes: tuple[str, ...] = ()
    """What is shown before anything is written: how fields were mapped, what was left out."""


@dataclass(frozen=True, slots=True)
class Format:
    """A form of data that records can be taken from."""

    summary: str
    """What the files are, in a few words."""
    propose: Callable[[Project, Path], Proposal]
    """Reads a file; raises ``UsageError`` where it is not of this format."""

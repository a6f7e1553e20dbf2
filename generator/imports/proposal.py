"""What a format makes of a file: records that could be added, and what a person has to know."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.corpus import Corpus


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

    records: Iterable[Proposed]
    notes: tuple[str, ...] = ()
    """What is shown before anything is written: how fields were mapped, what was left out."""


@dataclass(frozen=True, slots=True)
class Format:
    """A form of data that records can be taken from."""

    summary: str
    """What the files are, in a few words."""
    propose: Callable[[Corpus, Path, str | None], Proposal]
    """Reads a file, or a folder, through the mapping that is named; knows the records that stand
    here already. Raises ``UsageError`` where the file is not of this format."""

"""What a change means to readers, as values."""

from __future__ import annotations

from dataclasses import dataclass

from generator.changes.fields import FieldChange


@dataclass(frozen=True, slots=True)
class Entry:
    """A record that appeared or went, with what it says or said, field by field."""

    ref: str
    label: str
    words: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """A record that was taken back, with the day and the reason."""

    ref: str
    label: str
    date: str
    reason: str


@dataclass(frozen=True, slots=True)
class Changed:
    """A record whose words are others than before."""

    ref: str
    label: str
    fields: tuple[FieldChange, ...]


@dataclass(frozen=True, slots=True)
class Turn:
    """Something about a record that is one of a few words, and is another one than before."""

    ref: str
    label: str
    about: str
    """What turned: a question, a field, a quotation."""
    was: str | None
    now: str | None
    basis: str = ""
    """What it rests on, where it says so."""


@dataclass(frozen=True, slots=True)
class Moved:
    """A page that stands at another address, which the old one leads to."""

    was: str
    now: str


@dataclass(frozen=True, slots=True)
class Vanished:
    """An address at which nothing stands any more."""

    address: str
    likely: str = ""
    """The record that seems to be the same, under another id."""


@dataclass(frozen=True, slots=True)
class Review:
    """All that readers would notice."""

    added: tuple[Entry, ...]
    withdrawn: tuple[Withdrawn, ...]
    removed: tuple[Entry, ...]
    changed: tuple[Changed, ...]
    uncorrected: tuple[Turn, ...]
    """Published words that changed without a correction."""
    positions: tuple[Turn, ...]
    statuses: tuple[Turn, ...]
    proofs: tuple[Turn, ...]
    archives: tuple[Turn, ...]
    appeared: tuple[str, ...]
    moved: tuple[Moved, ...]
    vanished: tuple[Vanished, ...]
    unread_before: tuple[str, ...]
    """Files of the base that have faults, and are not compared."""
    unread_now: tuple[str, ...]

    @property
    def is_empty(self) -> bool:
        """Whether readers would notice nothing."""
        return not any(getattr(self, name) for name in self.__slots__)

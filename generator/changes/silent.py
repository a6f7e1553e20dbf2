"""Published words that are others than before, without a correction that tells of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path as FilePath

from generator.changes.fields import FieldChange, as_read, changed_fields
from generator.corpus import Corpus
from generator.files import Limits
from generator.load import load
from generator.records import Record
from generator.yaml_source import Path

# What may change without a correction: links to records and elsewhere, marks for machines, what
# became of a report (which is news, and says on what it rests), and the editors' own remarks.
_NO_WORDS = frozenset(
    {
        "accessed",
        "actors",
        "archive_url",
        "contradicts",
        "id",
        "identifiers",
        "image",
        "lang",
        "licence",
        "mentions",
        "note",
        "organization",
        "part_of",
        "repeats",
        "responds_to",
        "statements",
        "status",
        "status_basis",
        "timelines",
        "topics",
        "url",
    }
)


@dataclass(frozen=True, slots=True)
class SilentChange:
    """A field of which published words changed or went, and no correction says so."""

    record: Record
    change: FieldChange

    @property
    def path(self) -> Path:
        """Where it stands in the record as it is now; of what went, where it stood."""
        return self.change.path if self.change.now is not None else self.change.path[:-1]


def silent_changes(before: Corpus, now: Corpus) -> Iterator[SilentChange]:
    """The silent changes between two states of the records.

    Only what stood there can change silently: a new field, a new item of a list is none.
    """
    for old in before.all():
        record = now.get(old.ref)
        if isinstance(record, Record) and record != old:
            new = [item for item in record.corrections if item not in old.corrections]
            for change in changed_fields(as_read(old, now), as_read(record, now)):
                is_published = change.was is not None and not _NO_WORDS & {*change.path}
                told = (item.field is None or _names(item.field, change) for item in new)
                if is_published and not any(told):
                    yield SilentChange(record, change)


def silent_changes_since(base: FilePath, now: Corpus, limits: Limits) -> Iterator[SilentChange]:
    """The silent changes since the records in a folder, which holds ``content/`` as it was."""
    return silent_changes(Corpus(load(base, limits)), now)


def _names(field: str, change: FieldChange) -> bool:
    """Whether a correction's field is the changed one, or holds it; places in lists may lack."""
    steps = tuple(map(str, change.path))
    names = tuple(step for step in change.path if isinstance(step, str))
    return any(
        field == ".".join(way[:length])
        for way in (steps, names)
        for length in range(1, len(way) + 1)
    )

"""The records together: references resolved, backlinks computed. Nothing changes after that."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from operator import is_
from typing import NamedTuple, TypeVar

from generator.load import Loaded
from generator.prose import record_links
from generator.records import KINDS, Record, Sheet, Tombstone
from generator.records.sheet import Question
from generator.records.values import Part, QuestionRef, Ref, Sort
from generator.records.walk import Value
from generator.yaml_source import Path


@dataclass(frozen=True, slots=True)
class Reference:
    """A place where one record names another."""

    record: Record
    path: Path
    kind: str
    """The kind it has to be of; empty where a link in prose names no known kind."""
    written: str
    """The id as it stands there."""
    target: str | None
    """``kind/id`` of the record that bears the id or has it as an alias; none where none does."""

    @property
    def field(self) -> str:
        """The path without the positions in lists: ``events.actors``."""
        return ".".join(step for step in self.path if isinstance(step, str))


@dataclass(frozen=True, slots=True)
class Passage:
    """A quote, with the record and field that hold it and the source that it is from."""

    record: Record
    path: Path
    parts: tuple[Part, ...]
    source: str
    """The source's id, an alias resolved."""


_Kind = TypeVar("_Kind", bound=Record)


class _Named(NamedTuple):
    """What one record names and quotes."""

    record: Record
    references: tuple[Reference, ...]
    passages: tuple[Passage, ...]


class Corpus:
    """All records, by kind and id, and who refers to whom.

    Args:
        loaded: what was read.
        earlier: another corpus, whose finds are taken over where they still hold: of the records
            that are the very same, as long as the same names lead to the same records.
    """

    def __init__(self, loaded: Loaded, earlier: Corpus | None = None) -> None:
        self._records: dict[str, dict[str, Record]] = {kind: {} for kind in KINDS}
        self._tombstones: dict[str, Tombstone] = {}
        self._aliases: dict[str, str] = {}
        self._unread = frozenset(loaded.unread)
        self._partial = tuple(loaded.partial)
        for record in sorted(loaded.records, key=lambda record: record.id):
            self._records[record.kind][record.id] = record
        for stone in sorted(loaded.tombstones, key=lambda stone: stone.ref):
            self._tombstones[stone.ref] = stone
        holders: list[Record | Tombstone] = [*self.all(), *self._tombstones.values()]
        for holder in holders:
            for alias in holder.aliases:
                self._aliases.setdefault(f"{holder.kind}/{alias}", holder.ref)
        self._known = earlier._named if earlier and self._leads_where(earlier) else {}

    def _leads_where(self, other: Corpus) -> bool:
        """Whether every id, alias and name of a question leads where it leads in another corpus."""
        return (
            all(ids.keys() == other._records[kind].keys() for kind, ids in self._records.items())
            and self._tombstones.keys() == other._tombstones.keys()
            and self._aliases == other._aliases
            and self._unread == other._unread
            and all(map(is_, self.of(Sheet), other.of(Sheet)))
        )

    def all(self) -> Iterator[Record]:
        """Every record that is not withdrawn, by kind and id."""
        for records in self._records.values():
            yield from records.values()

    def of(self, model: type[_Kind]) -> tuple[_Kind, ...]:
        """The records of one kind, by id."""
        return tuple(self._records[model.kind].values())  # type: ignore[arg-type]

    @property
    def tombstones(self) -> Mapping[str, Tombstone]:
        """Withdrawn records by ``kind/id``."""
        return self._tombstones

    @property
    def aliases(self) -> Mapping[str, str]:
        """Former ``kind/id`` → the present one."""
        return self._aliases

    def resolve(self, ref: str) -> str | None:
        """``kind/id`` as it is now, for an id or an alias; none where there is no such record.

        A record that could not be read for its faults is known all the same: what refers to it is
        not at fault.
        """
        kind, _, record_id = ref.partition("/")
        if record_id in self._records.get(kind, ()) or ref in self._tombstones:
            return ref
        return self._aliases.get(ref) or (ref if ref in self._unread else None)

    def present_id(self, kind: str, record_id: str) -> str:
        """The id that a record of this kind bears now, for an id or alias; unknown ones as given.

        What ``resolve`` finds, quickly where the id is the present one.
        """
        if record_id in self._records[kind]:
            return record_id
        return (self.resolve(f"{kind}/{record_id}") or f"{kind}/{record_id}").partition("/")[2]

    def get(self, ref: str) -> Record | Tombstone | None:
        """The record or tombstone at ``kind/id``, which may be an alias."""
        kind, _, record_id = (self.resolve(ref) or "").partition("/")
        return self._records.get(kind, {}).get(record_id) or self._tombstones.get(
            f"{kind}/{record_id}"
        )

    def find(self, model: type[_Kind], record_id: str) -> _Kind | None:
        """The record of this kind with this id or alias; none where it is withdrawn or unknown."""
        present = self._records.get(model.kind, {}).get(record_id)
        found = self.get(f"{model.kind}/{record_id}") if present is None else present
        return found if isinstance(found, model) else None

    def question(self, name: str) -> tuple[Sheet, Question] | None:
        """The question named ``<sheet id>/<question id>``, by ids or aliases."""
        sheet_id, _, question_id = name.partition("/")
        sheet = self.find(Sheet, sheet_id)
        for question in sheet.questions if sheet else ():
            if question_id in (question.id, *question.aliases):
                return (sheet, question) if sheet else None
        return None

    @cached_property
    def references(self) -> tuple[Reference, ...]:
        """Every reference of every record, in the order of the records and their fields.

        Those of records with faults too, as far as they can be read.
        """
        named = (*self._named.values(), *map(self._name, self._partial))
        return tuple(chain.from_iterable(found.references for found in named))

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """Every quote of every record, those with faults too, where its source is known."""
        named = (*self._named.values(), *map(self._name, self._partial))
        return tuple(chain.from_iterable(found.passages for found in named))

    @cached_property
    def _named(self) -> dict[str, _Named]:
        known, self._known = self._known, {}
        found: dict[str, _Named] = {}
        for record in self.all():
            named = known.get(record.ref)
            is_same = named is not None and named.record is record
            found[record.ref] = named if named and is_same else self._name(record)
        return found

    def _name(self, record: Record) -> _Named:
        references = (
            reference for value in record.marked for reference in self._references_in(record, value)
        )
        passages = (
            Passage(record, value.path, value.value, source)
            for value in record.marked
            if value.marker is Sort.QUOTE and (source := self._source_of(record, value.path))
        )
        return _Named(record, tuple(references), tuple(passages))

    def referring(self, ref: str, model: type[_Kind], field: str) -> tuple[_Kind, ...]:
        """The records of one kind that name ``ref`` in this field, each once, by id.

        So the statements by an actor are ``referring("actors/x", Statement, "speakers")``, and the
        answers to a statement ``referring("statements/x", Statement, "responds_to")``.
        """
        return self._backlinks.get((ref, model.kind, field), ())  # type: ignore[return-value]

    def holders(self, ref: str, model: type[_Kind]) -> tuple[_Kind, ...]:
        """The records of one kind that name ``ref`` in any field, each once, by id."""
        return self._backlinks.get((ref, model.kind, ""), ())  # type: ignore[return-value]

    def passages_from(self, source: str) -> tuple[Passage, ...]:
        """Every quote from the source with this id."""
        return self._passages_by_source.get(source, ())

    @cached_property
    def _passages_by_source(self) -> dict[str, tuple[Passage, ...]]:
        found: dict[str, list[Passage]] = defaultdict(list)
        for passage in self.passages:
            found[passage.source].append(passage)
        return {source: tuple(passages) for source, passages in found.items()}

    @cached_property
    def _backlinks(self) -> dict[tuple[str, str, str], tuple[Record, ...]]:
        found: dict[tuple[str, str, str], dict[str, Record]] = defaultdict(dict)
        for reference in self.references:
            if reference.target and reference.record.ref not in self._unread:
                for field in (reference.field, ""):
                    key = (reference.target, reference.record.kind, field)
                    found[key][reference.record.id] = reference.record
        return {key: tuple(records.values()) for key, records in found.items()}

    def _references_in(self, record: Record, value: Value) -> Iterator[Reference]:
        if isinstance(value.marker, Ref):
            yield self._reference(record, value.path, value.marker.kind, value.value)
        elif isinstance(value.marker, QuestionRef):
            target = self.resolve(f"sheets/{value.value.partition('/')[0]}")
            # Of a sheet that was withdrawn or cannot be read, nobody knows the questions.
            unknown = target in self._unread or target in self._tombstones
            known = unknown or self.question(value.value)
            yield Reference(record, value.path, "sheets", value.value, target if known else None)
        elif value.marker is Sort.PROSE:
            for link in record_links(value.value):
                kind, _, record_id = link.target.partition("/")
                if kind in KINDS:
                    yield self._reference(record, value.path, kind, record_id)
                else:
                    yield Reference(record, value.path, "", link.target, None)

    def _reference(self, record: Record, path: Path, kind: str, written: str) -> Reference:
        return Reference(record, path, kind, written, self.resolve(f"{kind}/{written}"))

    def _source_of(self, record: Record, path: Path) -> str:
        """The source beside a quote, or the record's own; empty where a fault leaves none."""
        holder: object = record
        for step in path[:-1]:
            holder = holder[step] if isinstance(step, int) else getattr(holder, step)  # type: ignore[index]
        written = getattr(holder, "source", None) or getattr(record, "source", None)
        if written is None:
            return ""
        return (self.resolve(f"sources/{written}") or f"sources/{written}").partition("/")[2]

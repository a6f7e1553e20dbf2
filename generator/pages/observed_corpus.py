"""A corpus that notes what is asked of it while a page is made."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import TypeVar

from generator.corpus import Corpus, Passage, Reference
from generator.pages.observing import EVERYTHING, Observer
from generator.records import Record, Sheet, Tombstone
from generator.records.sheet import Question

_Kind = TypeVar("_Kind", bound=Record)


class ObservedCorpus(Corpus):
    """Passes everything on, and notes it. Whoever is given a record may read all of it."""

    def __init__(self, corpus: Corpus, observer: Observer) -> None:
        self._corpus = corpus
        self._observer = observer
        observer.answered_by("name", self._name_of)
        observer.answered_by("linked", self._links_to)
        observer.answered_by("passages", self._quoted_from)

    def all(self) -> Iterator[Record]:
        """As in ``Corpus``: everything is asked for."""
        self._observer.note(*EVERYTHING)
        return self._corpus.all()

    def of(self, model: type[_Kind]) -> tuple[_Kind, ...]:
        """As in ``Corpus``: everything is asked for."""
        self._observer.note(*EVERYTHING)
        return self._corpus.of(model)

    @property
    def tombstones(self) -> Mapping[str, Tombstone]:
        """As in ``Corpus``: everything is asked for."""
        self._observer.note(*EVERYTHING)
        return self._corpus.tombstones

    @property
    def aliases(self) -> Mapping[str, str]:
        """As in ``Corpus``: everything is asked for."""
        self._observer.note(*EVERYTHING)
        return self._corpus.aliases

    @property
    def references(self) -> tuple[Reference, ...]:
        """As in ``Corpus``: everything is asked for."""
        self._observer.note(*EVERYTHING)
        return self._corpus.references

    @property
    def passages(self) -> tuple[Passage, ...]:
        """As in ``Corpus``: everything is asked for."""
        self._observer.note(*EVERYTHING)
        return self._corpus.passages

    def resolve(self, ref: str) -> str | None:
        """As in ``Corpus``."""
        self._observer.note("name", ref)
        return self._corpus.resolve(ref)

    def present_id(self, kind: str, record_id: str) -> str:
        """As in ``Corpus``."""
        self._observer.note("name", f"{kind}/{record_id}")
        return self._corpus.present_id(kind, record_id)

    def get(self, ref: str) -> Record | Tombstone | None:
        """As in ``Corpus``."""
        self._observer.note("record", ref)
        return self._corpus.get(ref)

    def find(self, model: type[_Kind], record_id: str) -> _Kind | None:
        """As in ``Corpus``."""
        self._observer.note("record", f"{model.kind}/{record_id}")
        return self._corpus.find(model, record_id)

    def question(self, name: str) -> tuple[Sheet, Question] | None:
        """As in ``Corpus``."""
        self._observer.note("record", f"{Sheet.kind}/{name.partition('/')[0]}")
        return self._corpus.question(name)

    def referring(self, ref: str, model: type[_Kind], field: str) -> tuple[_Kind, ...]:
        """As in ``Corpus``."""
        self._observer.note("linked", ref, model.kind)
        return self._given(self._corpus.referring(ref, model, field))

    def holders(self, ref: str, model: type[_Kind]) -> tuple[_Kind, ...]:
        """As in ``Corpus``."""
        self._observer.note("linked", ref, model.kind)
        return self._given(self._corpus.holders(ref, model))

    def passages_from(self, source: str) -> tuple[Passage, ...]:
        """As in ``Corpus``."""
        self._observer.note("passages", source)
        found = self._corpus.passages_from(source)
        self._given(tuple(passage.record for passage in found))
        return found

    def _name_of(self, ref: str) -> object:
        found = self._corpus.get(ref)
        label = found.label if isinstance(found, Record) else ""
        return self._corpus.resolve(ref), type(found).__name__, label

    def _links_to(self, ref: str, kind: str) -> object:
        return self._links.get((ref, kind))

    @cached_property
    def _links(self) -> Mapping[tuple[str, str], object]:
        found: dict[tuple[str, str], list[object]] = defaultdict(list)
        for reference in self._corpus.references:
            if reference.target:
                link = reference.record.id, reference.field
                found[reference.target, reference.record.kind].append(link)
        return found

    def _quoted_from(self, source: str) -> object:
        passages = self._corpus.passages_from(source)
        return [(passage.record.ref, passage.path) for passage in passages]

    def _given(self, records: tuple[_Kind, ...]) -> tuple[_Kind, ...]:
        for record in records:
            self._observer.note("record", record.ref)
        return records

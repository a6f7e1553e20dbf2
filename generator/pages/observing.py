"""What a page is made of: observed while it is made, and never declared.

A page asks the corpus for records, for names and for who refers to whom. Each of these is a
question; all questions that were asked while a page was made are noted. As long as their answers
(``answers.py``) are the same, the page is the same, whatever its template does with them.

A value that is kept between pages keeps its questions with it (``Kept``), or depends on no record.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator, Mapping
from functools import cached_property
from typing import Generic, TypeVar

from generator.corpus import Corpus, Passage, Reference
from generator.records import Record, Sheet, Tombstone
from generator.records.sheet import Question as SheetQuestion

Question = tuple[str, ...]
"""What is asked, and of what: ``("name", "actors/x")``. No part holds a tab or a line's end."""

EVERYTHING: Question = ("everything",)
"""Whether anything at all has changed."""

_Made = TypeVar("_Made")
_Kind = TypeVar("_Kind", bound=Record)


class Observer:
    """Notes the questions that are asked while something is made."""

    def __init__(self) -> None:
        self._asked: set[Question] | None = None
        self._answers: dict[str, Callable[..., object]] = {}

    def note(self, *question: str) -> None:
        """A question was asked."""
        if self._asked is not None:
            self._asked.add(question)

    def note_all(self, questions: frozenset[Question]) -> None:
        """These questions were asked."""
        if self._asked is not None:
            self._asked |= questions

    def answered_by(self, what: str, answer: Callable[..., object]) -> None:
        """Say what answers a sort of question: by texts and numbers, which differ if it does.

        Args:
            what: the first part of the questions.
            answer: given their other parts.
        """
        self._answers.setdefault(what, answer)

    def answer(self, question: Question) -> str:
        """The digest of the present answer to a question."""
        what, *of = question
        found = self.aside(lambda: self._answers[what](*of))
        content = repr(found).encode("utf-8", "surrogatepass")
        return hashlib.blake2b(content, digest_size=12).hexdigest()

    def observe(self, make: Callable[[], _Made]) -> tuple[_Made, frozenset[Question]]:
        """Make something.

        Returns:
            What was made, and the questions that were asked meanwhile.
        """
        outer, inner = self._asked, set[Question]()
        self._asked = inner
        try:
            made = make()
        finally:
            self._asked = outer
        return made, frozenset(inner)

    def aside(self, make: Callable[[], _Made]) -> _Made:
        """Make something that is one answer: nothing that is asked for it is noted."""
        outer, self._asked = self._asked, None
        try:
            return make()
        finally:
            self._asked = outer


class Kept(Generic[_Made]):
    """What was made for one page, for others: with the questions that were asked for it."""

    def __init__(self, observer: Observer) -> None:
        self._observer = observer
        self._made: dict[Hashable, tuple[_Made, frozenset[Question]]] = {}

    def get(self, key: Hashable, make: Callable[[], _Made]) -> _Made:
        """What was made of this key; made now where it was not."""
        found = self._made.get(key)
        if found is None:
            found = self._made[key] = self._observer.observe(make)
        made, asked = found
        self._observer.note_all(asked)
        return made


class ObservedCorpus(Corpus):
    """A corpus that notes what is asked of it. Whoever is given a record may read all of it."""

    def __init__(self, corpus: Corpus, observer: Observer) -> None:
        self._corpus = corpus
        self._observer = observer
        observer.answered_by("name", self._name_of)
        observer.answered_by("linked", self._links_to)
        observer.answered_by("passages", self._quoted_from)

    def all(self) -> Iterator[Record]:
        self._observer.note(*EVERYTHING)
        return self._corpus.all()

    def of(self, model: type[_Kind]) -> tuple[_Kind, ...]:
        self._observer.note(*EVERYTHING)
        return self._corpus.of(model)

    @property
    def tombstones(self) -> Mapping[str, Tombstone]:
        self._observer.note(*EVERYTHING)
        return self._corpus.tombstones

    @property
    def aliases(self) -> Mapping[str, str]:
        self._observer.note(*EVERYTHING)
        return self._corpus.aliases

    @property
    def references(self) -> tuple[Reference, ...]:
        self._observer.note(*EVERYTHING)
        return self._corpus.references

    @property
    def passages(self) -> tuple[Passage, ...]:
        self._observer.note(*EVERYTHING)
        return self._corpus.passages

    def resolve(self, ref: str) -> str | None:
        self._observer.note("name", ref)
        return self._corpus.resolve(ref)

    def present_id(self, kind: str, record_id: str) -> str:
        self._observer.note("name", f"{kind}/{record_id}")
        return self._corpus.present_id(kind, record_id)

    def get(self, ref: str) -> Record | Tombstone | None:
        self._observer.note("record", ref)
        return self._corpus.get(ref)

    def find(self, model: type[_Kind], record_id: str) -> _Kind | None:
        self._observer.note("record", f"{model.kind}/{record_id}")
        return self._corpus.find(model, record_id)

    def question(self, name: str) -> tuple[Sheet, SheetQuestion] | None:
        self._observer.note("record", f"{Sheet.kind}/{name.partition('/')[0]}")
        return self._corpus.question(name)

    def referring(self, ref: str, model: type[_Kind], field: str) -> tuple[_Kind, ...]:
        self._observer.note("linked", ref, model.kind)
        return self._given(self._corpus.referring(ref, model, field))

    def holders(self, ref: str, model: type[_Kind]) -> tuple[_Kind, ...]:
        self._observer.note("linked", ref, model.kind)
        return self._given(self._corpus.holders(ref, model))

    def passages_from(self, source: str) -> tuple[Passage, ...]:
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

"""How a statement stands: who repeats it and where, what contradicts it, what became of it.

All is counted from the records, and only what they say: a statement repeats, contradicts or answers
another one where it names it in that field. What repeats a repetition is not counted with it, since
it may repeat another part; but while there is any, nothing is said to stand in one source only.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from generator.corpus import Corpus
from generator.language import message, plural_message
from generator.pages.view_parts import Name
from generator.pages.views import SiteView, StatementView
from generator.records import Statement


@dataclass(frozen=True, slots=True)
class Related:
    """A statement that another one names; of one that was withdrawn, only the name is left."""

    name: Name
    view: StatementView | None


@dataclass(frozen=True, slots=True)
class Relation:
    """A field in which statements name each other, and what it is called in both directions."""

    field: str
    title: str
    title_back: str
    counted: tuple[str, str]
    """How many it names, one or more."""
    counted_back: tuple[str, str]
    """How many name it."""


RELATIONS = (
    Relation(
        "repeats",
        message("Repeats"),
        message("Repeated by"),
        plural_message("Repeats %(num)s other statement", "Repeats %(num)s other statements"),
        plural_message(
            "Repeated by %(num)s other statement", "Repeated by %(num)s other statements"
        ),
    ),
    Relation(
        "contradicts",
        message("Contradicts"),
        message("Contradicted by"),
        plural_message(
            "Contradicts %(num)s other statement", "Contradicts %(num)s other statements"
        ),
        plural_message(
            "Contradicted by %(num)s other statement", "Contradicted by %(num)s other statements"
        ),
    ),
    Relation(
        "responds_to",
        message("Answers"),
        message("Answered by"),
        plural_message("Answers %(num)s other statement", "Answers %(num)s other statements"),
        plural_message(
            "Answered by %(num)s other statement", "Answered by %(num)s other statements"
        ),
    ),
)
_SHORT = (
    plural_message("repeated in %(num)s other source", "repeated in %(num)s other sources"),
    plural_message("contradicted by %(num)s statement", "contradicted by %(num)s statements"),
    plural_message("contradicts %(num)s statement", "contradicts %(num)s statements"),
)


class Standing:
    """The standing of one statement."""

    def __init__(self, view: StatementView, standings: Standings) -> None:
        self._view = view
        self._site = view.site
        self._corpus = view.site.corpus
        self._standings = standings
        self._say = view.site.language

    @property
    def summary(self) -> str:
        """The standing in plain sentences."""
        return " ".join(f"{sentence}." for sentence in self._sentences())

    @property
    def short(self) -> tuple[str, ...]:
        """What a reader should know of it where it is one of many."""
        repeating = self._sources(self._naming("repeats")) - {self._source(self._view.record)}
        found = (repeating, self._naming("contradicts"), self._named("contradicts"))
        return tuple(
            self._say.ngettext(*words, len(items))
            for words, items in zip(_SHORT, found, strict=True)
            if items
        )

    @property
    def is_related(self) -> bool:
        """Whether it names another statement, or is named by one."""
        fields = [relation.field for relation in RELATIONS]
        return any(getattr(self._view.record, field) or self._naming(field) for field in fields)

    def named(self, field: str) -> tuple[Related, ...]:
        """The statements that this one names in a field such as ``responds_to``."""
        names = self._site.names("statements", getattr(self._view.record, field))
        return tuple(Related(name, self._view_of(name)) for name in dict.fromkeys(names))

    def is_in_same_source(self, other: StatementView) -> bool:
        """Whether another statement is written in the same source."""
        return self._source(other.record) == self._source(self._view.record)

    def _sentences(self) -> Iterator[str]:
        if self._standings.is_in_one_source(self._view.ref):
            yield self._say.gettext("Reported by one source")
        for relation in RELATIONS:
            for words, records in (
                (relation.counted_back, self._naming(relation.field)),
                (relation.counted, self._named(relation.field)),
            ):
                if records:
                    counted = self._say.ngettext(*words, len(records))
                    where = f" {self._where(records)}" if relation.field == "repeats" else ""
                    yield counted + where

    def _where(self, records: Iterable[Statement]) -> str:
        """In which sources: a repetition in the same source is not a second source."""
        own = self._source(self._view.record)
        sources = self._sources(records)
        elsewhere = len(sources - {own})
        if own not in sources:
            return self._say.ngettext(
                "in %(num)s other source", "in %(num)s other sources", elsewhere
            )
        if not elsewhere:
            return self._say.gettext("in the same source")
        return self._say.ngettext(
            "in the same source and in %(num)s other",
            "in the same source and in %(num)s others",
            elsewhere,
        )

    def _named(self, field: str) -> tuple[Statement, ...]:
        found = (self._corpus.find(Statement, name) for name in getattr(self._view.record, field))
        return tuple({record.ref: record for record in found if record}.values())

    def _naming(self, field: str) -> tuple[Statement, ...]:
        return self._corpus.referring(self._view.ref, Statement, field)

    def _view_of(self, name: Name) -> StatementView | None:
        record = self._corpus.find(Statement, name.ref.partition("/")[2])
        return self._site.statement(record) if record else None

    def _sources(self, records: Iterable[Statement]) -> set[str]:
        return {self._source(record) for record in records}

    def _source(self, record: Statement) -> str:
        return _source(record, self._corpus)


class Standings:
    """The standings of all statements of a site."""

    def __init__(self, site: SiteView) -> None:
        self._site = site
        site.observer.answered_by("family", self.is_in_one_source)

    @cached_property
    def _families(self) -> Mapping[str, frozenset[str]]:
        return self._site.observer.aside(lambda: sources_of_families(self._site.corpus))

    def of(self, view: StatementView) -> Standing:
        """The standing of one of them."""
        return Standing(view, self)

    def is_in_one_source(self, ref: str) -> bool:
        """Whether a statement, and all that hang together with it, are written in one source."""
        self._site.observer.note("family", ref)
        return len(self._families.get(ref, ())) <= 1


def sources_of_families(corpus: Corpus) -> dict[str, frozenset[str]]:
    """For each statement that repeats or is repeated: the sources of all that hang together so."""
    neighbours: dict[str, list[str]] = defaultdict(list)
    for record in corpus.of(Statement):
        for name in record.repeats:
            if other := corpus.find(Statement, name):
                neighbours[record.ref].append(other.ref)
                neighbours[other.ref].append(record.ref)
    found: dict[str, frozenset[str]] = {}
    for ref in list(neighbours):
        if ref in found:
            continue
        family, waiting = {ref}, [ref]
        while waiting:
            new = set(neighbours[waiting.pop()]) - family
            family |= new
            waiting += new
        members = (corpus.find(Statement, member.partition("/")[2]) for member in family)
        sources = frozenset(_source(member, corpus) for member in members if member)
        found |= dict.fromkeys(family, sources)
    return found


def _source(record: Statement, corpus: Corpus) -> str:
    return corpus.resolve(f"sources/{record.source}") or record.source

"""A fact sheet as its template shows it: its statements, positions, sources and doubts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from generator.pages.views import Finding, Name, QuoteView, SiteView, StatementView, when
from generator.records import Sheet, Source, Statement, Timeline
from generator.records.sheet import Question


@dataclass(frozen=True, slots=True)
class Cell:
    """What one actor's statements say to one question.

    Each stance with the statements that take it, in the order in which they were said: more than
    one stance is a change of position, or a position that depends.
    """

    stances: tuple[tuple[str, tuple[StatementView, ...]], ...]


class SheetView:
    """A sheet with all that belongs to it."""

    def __init__(self, sheet: Sheet, site: SiteView) -> None:
        self.record = sheet
        self._site = site
        self._corpus = site.corpus

    @cached_property
    def statements(self) -> tuple[StatementView, ...]:
        """The statements that the sheet lists, then all others of its topics."""
        found: dict[str, Statement] = {}
        for record_id in self.record.statements:
            if record := self._corpus.find(Statement, record_id):
                found[record.id] = record
        for topic in self.record.topics:
            ref = self._corpus.resolve(f"topics/{topic}") or ""
            for record in self._corpus.referring(ref, Statement, "topics"):
                found.setdefault(record.id, record)
        return tuple(map(self._site.statement, found.values()))

    @property
    def direct(self) -> tuple[StatementView, ...]:
        """Those in the speaker's own words."""
        return tuple(view for view in self.statements if view.record.speech == "direct")

    @property
    def reported(self) -> tuple[StatementView, ...]:
        """Those in the source's words, wholly or in part."""
        return tuple(view for view in self.statements if view.record.speech != "direct")

    @cached_property
    def positions(self) -> tuple[tuple[Name, tuple[Cell, ...]], ...]:
        """The positions matrix: for each actor who takes one, a cell for each question.

        Actors come in the order in which the sheet lists them, then in that of the statements.
        """
        takers = dict.fromkeys(
            self._corpus.resolve(f"actors/{speaker}") or ""
            for view in self.statements
            if any(self._stance(question, view) for question in self.record.questions)
            for speaker in view.record.speakers
        )
        listed = (self._corpus.resolve(f"actors/{actor}") or "" for actor in self.record.actors)
        rows = dict.fromkeys((*(ref for ref in listed if ref in takers), *takers))
        return tuple(
            (
                self._site.name(ref),
                tuple(self._cell(question, ref) for question in self.record.questions),
            )
            for ref in rows
        )

    @property
    def silent(self) -> tuple[Name, ...]:
        """The actors that the sheet lists and of whom no statement takes a position."""
        listed = self._site.names("actors", self.record.actors)
        takers = {actor.ref for actor, _ in self.positions}
        return tuple(name for name in listed if name.ref not in takers)

    def _cell(self, question: Question, actor: str) -> Cell:
        found: dict[str, list[StatementView]] = {}
        for view in sorted(self.statements, key=when):
            speakers = {self._corpus.resolve(f"actors/{name}") for name in view.record.speakers}
            stance = self._stance(question, view)
            if stance and actor in speakers:
                found.setdefault(stance, []).append(view)
        return Cell(tuple((stance, tuple(said)) for stance, said in found.items()))

    def _stance(self, question: Question, view: StatementView) -> str | None:
        for item in view.record.stances:
            named = self._corpus.question(item.question)
            if named and named[0].id == self.record.id and named[1].id == question.id:
                return item.stance
        return None

    @property
    def timelines(self) -> tuple[Timeline, ...]:
        """Its timelines."""
        found = (self._corpus.find(Timeline, name) for name in self.record.timelines)
        return tuple(timeline for timeline in found if timeline)

    @cached_property
    def sources(self) -> tuple[Source, ...]:
        """Every source that anything on the sheet is written in, in the order of appearance."""
        ids = (
            *(item.source for fact in self.record.facts for item in fact.sources),
            *(view.record.source for view in self.statements),
            *(item.source for line in self.timelines for e in line.events for item in e.sources),
        )
        found = (self._corpus.find(Source, source) for source in ids)
        return tuple({source.id: source for source in found if source}.values())

    @cached_property
    def quotes(self) -> tuple[QuoteView, ...]:
        """Every passage quoted on the sheet: of its facts and of its statements."""
        of_facts = (
            item.quote
            for index, fact in enumerate(self.record.facts)
            for item in self._site.evidence(self.record, ("facts", index, "sources"), fact.sources)
        )
        of_statements = (
            quote
            for view in self.statements
            for quote in (view.quote, *(described for _, described in view.described))
        )
        return tuple(quote for quote in (*of_facts, *of_statements) if quote)

    @property
    def verified(self) -> int:
        """How many of its passages are proven."""
        return verified(self.quotes)

    @cached_property
    def doubts(self) -> tuple[tuple[StatementView, Finding], ...]:
        """What was found about the sources of its statements."""
        return tuple((view, finding) for view in self.statements for finding in view.doubts)


def verified(quotes: Iterable[QuoteView]) -> int:
    """How many of these passages are proven."""
    return sum(quote.proof.outcome == "verified" for quote in quotes)

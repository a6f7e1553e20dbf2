"""A fact sheet as its template shows it: its statements, positions, sources and doubts."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from generator.pages.positions import Position, Positions
from generator.pages.view_parts import Finding, Name, QuoteView
from generator.pages.views import SiteView, StatementView
from generator.records import Sheet, Source, Statement, Timeline, Tombstone


class SheetView:
    """A sheet with all that belongs to it."""

    def __init__(self, sheet: Sheet, site: SiteView, positions: Positions) -> None:
        self.record = sheet
        self._site = site
        self._positions = positions
        self._corpus = site.corpus

    @cached_property
    def statements(self) -> tuple[StatementView, ...]:
        """Those that the sheet lists, then all others of its topics, and on its questions."""
        found: dict[str, Statement] = {}
        for record_id in self.record.statements:
            if record := self._corpus.find(Statement, record_id):
                found[record.id] = record
        for topic in self.record.topics:
            ref = self._corpus.resolve(f"topics/{topic}") or ""
            for record in self._corpus.referring(ref, Statement, "topics"):
                found.setdefault(record.id, record)
        for record in self._corpus.referring(self.record.ref, Statement, "stances.question"):
            found.setdefault(record.id, record)
        return tuple(map(self._site.statement, found.values()))

    @cached_property
    def withdrawn(self) -> tuple[Tombstone, ...]:
        """What the sheet lists and was withdrawn since: statements and timelines."""
        refs = (
            *(f"statements/{record_id}" for record_id in self.record.statements),
            *(f"timelines/{record_id}" for record_id in self.record.timelines),
        )
        found = (self._corpus.get(ref) for ref in refs)
        stones = {stone.ref: stone for stone in found if isinstance(stone, Tombstone)}
        return tuple(stones.values())

    @property
    def direct(self) -> tuple[StatementView, ...]:
        """Those in the speaker's own words."""
        return tuple(view for view in self.statements if view.record.speech == "direct")

    @property
    def reported(self) -> tuple[StatementView, ...]:
        """Those in the source's words, wholly or in part."""
        return tuple(view for view in self.statements if view.record.speech != "direct")

    @cached_property
    def positions(self) -> tuple[tuple[Name, tuple[Position | None, ...]], ...]:
        """The positions matrix: for each actor who takes one, what they hold on each question.

        Actors come in the order in which the sheet lists them, then in that of the statements.
        """
        columns = [self._positions.on(self.record, q) for q in self.record.questions]
        takers = {ref for column in columns for ref in column}
        listed = (name.ref for name in self._site.names("actors", self.record.actors))
        speakers = (speaker.ref for view in self.statements for speaker in view.speakers)
        return tuple(
            (self._site.name(ref), tuple(column.get(ref) for column in columns))
            for ref in dict.fromkeys((*listed, *speakers))
            if ref in takers
        )

    @property
    def silent(self) -> tuple[Name, ...]:
        """The actors that the sheet lists and of whom no statement takes a position."""
        listed = self._site.names("actors", self.record.actors)
        takers = {actor.ref for actor, _ in self.positions}
        return tuple(name for name in listed if name.ref not in takers)

    @property
    def timelines(self) -> tuple[Timeline, ...]:
        """Its timelines."""
        found = (self._corpus.find(Timeline, name) for name in self.record.timelines)
        return tuple(timeline for timeline in found if timeline)

    @cached_property
    def sources(self) -> tuple[tuple[Name, Source | None], ...]:
        """Every source that anything on the sheet is written in, in the order of appearance.

        Of one that was withdrawn, only the name is left.
        """
        ids = (
            *(item.source for fact in self.record.facts for item in fact.sources),
            *(view.record.source for view in self.statements),
            *(item.source for line in self.timelines for e in line.events for item in e.sources),
        )
        names = {name.ref: name for name in self._site.names("sources", ids)}
        return tuple(
            (name, self._corpus.find(Source, ref.partition("/")[2])) for ref, name in names.items()
        )

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

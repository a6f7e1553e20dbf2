"""Who takes which position on the questions of the sheets, and where somebody's position changed.

What is certain of the order in time is said, and no more: two statements are in order where every
day on which the one can have been made lies before every such day of the other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby, islice, pairwise
from typing import get_args

from generator.edtf_date import Day
from generator.language import message
from generator.pages.observing import Kept
from generator.pages.view_parts import Name
from generator.pages.views import SiteView, StatementView, when
from generator.records import Sheet, Statement
from generator.records.sheet import Question
from generator.records.statement import Stance

STANCES: tuple[str, ...] = get_args(Stance.model_fields["stance"].annotation)
_STANCES = {
    "for": message("for"),
    "against": message("against"),
    "conditional": message("conditional"),
    "unclear": message("unclear"),
}
OPPOSITE = frozenset(("for", "against"))
SHOWN_STEPS = 8
"""How many steps of a change a page of a statement or an actor shows."""
SHOWN_OTHERS = 8
"""How many others of one stance a statement's page names: no page grows with the whole corpus."""

_NO_DAY = Day(0, 0, 0)

_Said = tuple[str, StatementView]
"""A stance, and the statement that takes it."""


@dataclass(frozen=True, slots=True)
class Step:
    """A stance, with statements by one actor that take it."""

    stance: str
    statements: tuple[StatementView, ...]

    @property
    def first(self) -> StatementView:
        """The first of its statements, as far as their order is known."""
        return self.statements[0]


@dataclass(frozen=True, slots=True)
class Change:
    """Statements by one actor for and against: a change of position, never a fault."""

    steps: tuple[Step, ...]
    """One after the other where that is known, or else for and against."""
    in_order: bool

    @property
    def words(self) -> str:
        """What is known of it, without its dates."""
        say = self.steps[0].first.site.language
        if not self.in_order:
            return say.gettext("Both for and against; which came first is not known")
        if len(self.steps) > SHOWN_STEPS:
            times = len(self.steps) - 1
            return say.ngettext(
                "Changed position %(num)s time", "Changed position %(num)s times", times
            )
        first, *others = (say.gettext(_STANCES[step.stance]) for step in self.steps)
        then = "".join(say.gettext(", then %(stance)s", stance=stance) for stance in others)
        return say.gettext("Changed position: %(stances)s", stances=f"{first}{then}")

    @property
    def latest(self) -> tuple[Step, ...]:
        """Its last steps."""
        return self.steps[-SHOWN_STEPS:]


@dataclass(frozen=True, slots=True)
class Position:
    """What one actor's statements say to one question."""

    _all: Positions
    actor: str
    """``actors/<id>``."""
    sheet: Sheet
    question: Question
    said: tuple[_Said, ...]

    @property
    def speaker(self) -> Name:
        """The actor."""
        return self._all.site.name(self.actor)

    @property
    def index(self) -> int:
        """The question's place in its sheet."""
        return self.sheet.questions.index(self.question)

    @property
    def change(self) -> Change | None:
        """The change from the one side to the other; none where there was only one."""
        key = self.sheet.id, self.question.id, self.actor
        return self._all.changes_kept.get(key, self._found_change)

    def _found_change(self) -> Change | None:
        if not {stance for stance, _ in self.said} >= OPPOSITE:
            return None
        opposite = tuple(said for said in self.said if said[0] in OPPOSITE)
        steps = _in_order(self.said) or _in_order(opposite)
        return Change(steps or _by_stance(opposite), steps is not None)

    @property
    def steps(self) -> tuple[Step, ...]:
        """All statements: in the steps of a change where all are in order, or else by stance."""
        return (self.change and _in_order(self.said)) or _by_stance(self.said)


@dataclass(frozen=True, slots=True)
class Others:
    """Others who take a stance on a question, each with the latest statement that takes it."""

    stance: str
    speakers: tuple[tuple[Name, StatementView], ...]
    more: int
    """How many are not named."""


@dataclass(frozen=True, slots=True)
class Taken:
    """A position that a statement takes, with what else is known of the question."""

    sheet: Sheet
    index: int
    question: Question
    stance: str
    changes: tuple[tuple[Name, Change], ...]
    """Those of the statement's speakers."""
    others: tuple[Others, ...]


class Positions:
    """The positions that all statements of a site take. Computed once."""

    def __init__(self, site: SiteView) -> None:
        self.site = site
        self.changes_kept: Kept[Change | None] = Kept(site.observer)
        site.observer.answered_by("stances-on", self._on)
        site.observer.answered_by("stances-of", self._of)

    def on(self, sheet: Sheet, question: Question) -> Mapping[str, Position]:
        """The positions on a question by actor: those whom the sheet lists first, then by id."""
        self._note(sheet, question)
        return self._by_question.get((sheet.id, question.id), {})

    def of(self, actor: str) -> tuple[Position, ...]:
        """What an actor (``actors/<id>``) holds, by sheet and question."""
        self.site.observer.note("stances-of", actor)
        found = self._by_actor.get(actor, ())
        for position in found:
            self.site.observer.note("record", position.sheet.ref)
        return found

    def changes(self, actor: str) -> tuple[Position, ...]:
        """The questions on which an actor (``actors/<id>``) was on both sides."""
        return tuple(position for position in self.of(actor) if position.change)

    def taken(self, view: StatementView) -> tuple[Taken, ...]:
        """The positions that a statement takes."""
        return tuple(
            Taken(
                sheet,
                index,
                question,
                stance,
                tuple(self._changes_of(view, sheet, question)),
                tuple(self._others(view, sheet, question)),
            )
            for sheet, index, question, stance in view.stances
        )

    def _changes_of(
        self, view: StatementView, sheet: Sheet, question: Question
    ) -> Iterator[tuple[Name, Change]]:
        for speaker in view.speakers:
            position = self.on(sheet, question).get(speaker.ref)
            if position and (change := position.change):
                yield position.speaker, change

    def _others(self, view: StatementView, sheet: Sheet, question: Question) -> Iterator[Others]:
        self._note(sheet, question)
        own = {speaker.ref for speaker in view.speakers}
        for stance, speakers in self._by_stance.get((sheet.id, question.id), {}).items():
            # No more are looked at than are shown, however many there are.
            others = (
                (self.site.name(ref), item) for ref, item in speakers.items() if ref not in own
            )
            shown = tuple(islice(others, SHOWN_OTHERS))
            if shown:
                ours = sum(ref in speakers for ref in own)
                yield Others(stance, shown, len(speakers) - ours - len(shown))

    def _note(self, sheet: Sheet, question: Question) -> None:
        self.site.observer.note("record", sheet.ref)
        self.site.observer.note("stances-on", sheet.id, question.id)

    def _on(self, *of: str) -> object:
        sheet, question = of
        positions = self._by_question.get((sheet, question), {})
        return [(ref, _stances(position)) for ref, position in positions.items()]

    def _of(self, actor: str) -> object:
        positions = self._by_actor.get(actor, ())
        return [(p.sheet.id, p.question.id, _stances(p)) for p in positions]

    @cached_property
    def _by_question(self) -> Mapping[tuple[str, str], Mapping[str, Position]]:
        return self.site.observer.aside(self._found)

    def _found(self) -> Mapping[tuple[str, str], Mapping[str, Position]]:
        said: dict[tuple[str, str], dict[str, list[_Said]]] = defaultdict(lambda: defaultdict(list))
        questions: dict[tuple[str, str], tuple[Sheet, Question]] = {}
        for record in self.site.corpus.of(Statement):
            view = self.site.statement(record)
            for sheet, _, question, stance in view.stances:
                key = sheet.id, question.id
                questions[key] = sheet, question
                for ref in {speaker.ref: None for speaker in view.speakers}:
                    said[key][ref].append((stance, view))
        return {
            key: {
                ref: Position(
                    self,
                    ref,
                    sheet,
                    question,
                    tuple(sorted(said[key][ref], key=lambda item: when(item[1]))),
                )
                for ref in self._in_order_of(sheet, said[key])
            }
            for key, (sheet, question) in questions.items()
        }

    def _in_order_of(self, sheet: Sheet, actors: Mapping[str, object]) -> Iterator[str]:
        listed = (name.ref for name in self.site.names("actors", sheet.actors))
        yield from dict.fromkeys((*(ref for ref in listed if ref in actors), *sorted(actors)))

    @cached_property
    def _by_stance(
        self,
    ) -> Mapping[tuple[str, str], Mapping[str, Mapping[str, StatementView]]]:
        """For each question and stance, who takes it, with the latest statement that does."""
        return {
            key: {
                stance: {
                    ref: views[-1]
                    for ref, position in positions.items()
                    if (views := [view for taken, view in position.said if taken == stance])
                }
                for stance in STANCES
            }
            for key, positions in self._by_question.items()
        }

    @cached_property
    def _by_actor(self) -> Mapping[str, tuple[Position, ...]]:
        found: dict[str, list[Position]] = defaultdict(list)
        for positions in self._by_question.values():
            for ref, position in positions.items():
                found[ref].append(position)
        return {
            ref: tuple(sorted(positions, key=lambda item: (item.sheet.id, item.index)))
            for ref, positions in found.items()
        }


def _stances(position: Position) -> list[tuple[str, str]]:
    return [(stance, view.ref) for stance, view in position.said]


def _by_stance(said: Sequence[_Said]) -> tuple[Step, ...]:
    return tuple(
        Step(stance, views)
        for stance in STANCES
        if (views := tuple(view for taken, view in said if taken == stance))
    )


def _in_order(said: Sequence[_Said]) -> tuple[Step, ...] | None:
    """The stances one after the other; none where it is not certain which came first."""
    known = [(*_bounds(view), stance, view) for stance, view in said]
    known.sort(key=lambda item: (item[1] is None, item[1] or _NO_DAY))
    runs = [list(run) for _, run in groupby(known, key=lambda item: item[2])]
    for run, following in pairwise(runs):
        last = run[-1][1]
        starts = [item[0] for item in following]
        if last is None or any(first is None or first <= last for first in starts):
            return None
    return tuple(Step(run[0][2], tuple(item[3] for item in run)) for run in runs)


def _bounds(view: StatementView) -> tuple[Day | None, Day | None]:
    """The first and the last day on which a statement can have been made; none where not known.

    What has no date, or one with an open end, was said before its source was published.
    """
    date, published = view.record.date, view.published
    latest = date.latest if date else None
    if latest is None and published:
        latest = published.latest
    return date.earliest if date else None, latest

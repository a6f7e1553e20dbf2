"""Fact sheets: the page that a reader wants first."""

from __future__ import annotations

from typing import ClassVar, Self

from pydantic import Field, model_validator

from generator.records.base import Model, Record, refuse_repeated_ids
from generator.records.forms import AT_LEAST_ONE
from generator.records.timeline import Evidence
from generator.records.values import (
    ActorId,
    Id,
    Prose,
    StatementId,
    Text,
    TimelineId,
    TopicId,
    missing,
)


class Question(Model):
    """A question on which statements take positions."""

    id: Id
    """The question's id within the sheet."""
    text: Text
    """The question."""
    aliases: tuple[Id, ...] = ()
    """Former ids."""


class Fact(Model):
    """Something the sheet states, and what it rests on."""

    text: Prose
    """The fact."""
    sources: tuple[Evidence, ...] = Field(json_schema_extra=AT_LEAST_ONE)
    """Where it is written."""
    statements: tuple[StatementId, ...] = ()
    """Statements that say it."""

    @model_validator(mode="after")
    def _rests_on_something(self) -> Self:
        if not self.sources:
            raise missing("sources", "a fact rests on at least one source")
        return self


class Sheet(Record):
    """One subject: the short answer, the evidence, the positions, and what stays open."""

    kind: ClassVar = "sheets"
    plural: ClassVar = "Fact sheets"
    title_field: ClassVar = "title"
    schema_type: ClassVar = "WebPage"

    title: Text
    """The subject or question."""
    summary: Prose
    """The short answer."""
    questions: tuple[Question, ...] = ()
    """The questions of the positions matrix."""
    facts: tuple[Fact, ...] = ()
    """What is known, each with where it is written."""
    timelines: tuple[TimelineId, ...] = ()
    """Timelines that belong to it."""
    actors: tuple[ActorId, ...] = ()
    """People and bodies involved."""
    statements: tuple[StatementId, ...] = ()
    """Statements that belong to it."""
    topics: tuple[TopicId, ...] = ()
    """Topics whose statements all belong to it."""
    open_questions: tuple[Prose, ...] = ()
    """What the sources leave open."""

    @model_validator(mode="after")
    def _questions_have_ids_of_their_own(self) -> Self:
        refuse_repeated_ids("questions", ((item.id, item.aliases) for item in self.questions))
        return self

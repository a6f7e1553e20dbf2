"""Timelines: dated events, each with where it is written."""

from __future__ import annotations

from typing import ClassVar, Literal, Self

from pydantic import Field, model_validator

from generator.records.base import Model, Record, refuse_repeated_ids
from generator.records.forms import AT_LEAST_ONE
from generator.records.values import (
    ActorId,
    Date,
    Id,
    Prose,
    Quote,
    SourceId,
    StatementId,
    Text,
    missing,
)


class Evidence(Model):
    """Where something is written, and in which words."""

    source: SourceId
    """The source."""
    quote: Quote | None = None
    """Its words."""


class Event(Model):
    """Something that happened."""

    id: Id
    """The event's id within the timeline; its address is ``/timelines/<id>/#<event id>``."""
    date: Date
    """When it happened."""
    title: Text
    """What happened, in a few words."""
    summary: Prose | None = None
    """What happened, in a sentence or two."""
    actors: tuple[ActorId, ...] = ()
    """Who took part."""
    statements: tuple[StatementId, ...] = ()
    """What was said then, or of it."""
    sources: tuple[Evidence, ...] = ()
    """Where it is written."""
    status: Literal["reported", "confirmed", "disputed", "denied", "retracted"] = "reported"
    """What has become of the report."""
    aliases: tuple[Id, ...] = ()
    """Former ids."""


class Timeline(Record):
    """Dated events under one title."""

    kind: ClassVar = "timelines"
    plural: ClassVar = "Timelines"
    title_field: ClassVar = "title"
    schema_type: ClassVar = "ItemList"

    title: Text
    """What the timeline is of."""
    summary: Prose | None = None
    """What it covers."""
    events: tuple[Event, ...] = Field(json_schema_extra=AT_LEAST_ONE)
    """The events, in any order."""

    @model_validator(mode="after")
    def _events_have_ids_of_their_own(self) -> Self:
        if not self.events:
            raise missing("events", "a timeline has at least one event")
        refuse_repeated_ids("events", ((event.id, event.aliases) for event in self.events))
        return self

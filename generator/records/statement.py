"""Statements: who said what, where it is written (schema.org ``Quotation`` and ``Claim``)."""

from __future__ import annotations

from typing import Any, ClassVar, Literal, Self

from pydantic import ConfigDict, Field, model_validator

from generator.records.base import Model, Record
from generator.records.forms import AT_LEAST_ONE
from generator.records.values import (
    ActorId,
    Date,
    LanguageTag,
    Prose,
    QuestionId,
    Quote,
    SourceId,
    StatementId,
    Text,
    TopicId,
    missing,
)


class Described(Model):
    """How the source styles a speaker, in its words."""

    actor: ActorId
    """The speaker."""
    quote: Quote
    """The source's words for the speaker, proven like any quote."""


class Stance(Model):
    """Where the statement stands on a question of a fact sheet."""

    question: QuestionId
    """``<sheet id>/<question id>``."""
    stance: Literal["for", "against", "conditional", "unclear"]
    """The position it takes."""


class Translation(Model):
    """A translation of a quote in another language."""

    lang: LanguageTag
    """The language of the translation (BCP 47)."""
    text: Text
    """The translated words."""
    translator: Text | None = None
    """Who translated it."""


# In JSON Schema what `_speakers_and_basis` says below: a status needs what it rests on.
_BASIS_WHERE_NEEDED: dict[str, Any] = {
    "allOf": [
        {
            "if": {
                "required": ["status"],
                "properties": {"status": {"not": {"const": "reported"}}},
            },
            "then": {"required": ["status_basis"]},
        }
    ]
}


class Statement(Record):
    """What an actor said, in the words of the source that tells it."""

    kind: ClassVar = "statements"
    plural: ClassVar = "Statements"
    title_field: ClassVar = "claim"
    schema_type: ClassVar = "Quotation"
    statement_fields: ClassVar = ("repeats", "contradicts", "responds_to")

    model_config = ConfigDict(json_schema_extra=_BASIS_WHERE_NEEDED)

    speakers: tuple[ActorId, ...] = Field(json_schema_extra=AT_LEAST_ONE)
    """Who said it."""
    speech: Literal["direct", "indirect", "mixed"]
    """``direct``: the speaker's own words; ``indirect``: the source reports it."""
    claim: Text
    """One neutral sentence of ours: what was said."""
    quote: Quote
    """The source's words."""
    source: SourceId
    """Where it is written."""
    described_as: tuple[Described, ...] = ()
    """How the source styles the speakers."""
    date: Date | None = None
    """When it was said; absent where it is unknown."""
    mentions: tuple[ActorId, ...] = ()
    """Whom it speaks of."""
    topics: tuple[TopicId, ...] = ()
    """What it is about."""
    stances: tuple[Stance, ...] = ()
    """Where it stands on questions of fact sheets."""
    responds_to: tuple[StatementId, ...] = ()
    """Statements it answers."""
    contradicts: tuple[StatementId, ...] = ()
    """Statements it is at odds with."""
    repeats: tuple[StatementId, ...] = ()
    """Statements it says again."""
    status: Literal["reported", "confirmed", "disputed", "denied", "retracted"] = "reported"
    """What has become of it."""
    status_basis: Prose | None = None
    """What a status other than ``reported`` rests on."""
    translations: tuple[Translation, ...] = ()
    """The quote in other languages."""

    @model_validator(mode="after")
    def _speakers_and_basis(self) -> Self:
        if not self.speakers:
            raise missing("speakers", "a statement has at least one speaker")
        if self.status != "reported" and self.status_basis is None:
            raise missing("status_basis", f"the status is {self.status}")
        return self

"""Actors: who speaks or acts (Popolo ``Person`` and ``Organization``)."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from generator.records.base import Model, Record
from generator.records.values import ActorId, Date, ImageFile, LanguageTag, Prose, Text


class OtherName(Model):
    """Another name, spelling or script (Popolo ``other_names``)."""

    name: Text
    """The name."""
    lang: LanguageTag | None = None
    """Its language (BCP 47)."""
    note: Text | None = None
    """When or by whom it is used."""


class Membership(Model):
    """A role, held for a time (Popolo ``Membership``)."""

    role: Text
    """The role's title."""
    organization: ActorId | None = None
    """Where it was held."""
    start_date: Date | None = None
    """Its first day."""
    end_date: Date | None = None
    """Its last day."""
    also_called: tuple[Text, ...] = ()
    """How sources style somebody who holds it."""
    basis: Prose | None = None
    """Where the tenure is known from."""


class Image(Model):
    """A picture, kept in the project."""

    file: ImageFile
    """The picture's file, beside the record."""
    alt: Text
    """What it shows, for those who do not see it."""
    credit: Text
    """Who made it."""
    licence: Text
    """The licence under which it may be shown."""


class Actor(Record):
    """A person, organization, state or group that speaks or acts."""

    kind: ClassVar = "actors"
    plural: ClassVar = "People and bodies"
    title_field: ClassVar = "name"
    schema_type: ClassVar = "Person"
    statement_fields: ClassVar = ("speakers", "mentions")

    name: Text
    """The name readers know it by."""
    type: Literal["person", "organization", "state", "group"]
    """What sort of actor it is."""
    other_names: tuple[OtherName, ...] = ()
    """Other names, spellings and scripts; search finds the actor by them."""
    summary: Prose | None = None
    """Who or what it is, in a sentence or two."""
    memberships: tuple[Membership, ...] = ()
    """Roles, each with its tenure."""
    part_of: tuple[ActorId, ...] = ()
    """Bodies it belongs to."""
    identifiers: dict[Text, Text] = Field(default_factory=dict)
    """Identifiers elsewhere, by scheme: ``wikidata: Q58217``."""
    image: Image | None = None
    """A picture."""

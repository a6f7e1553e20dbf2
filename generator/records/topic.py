"""Topics: what statements are about."""

from __future__ import annotations

from typing import ClassVar

from generator.records.actor import OtherName
from generator.records.base import Record
from generator.records.values import Prose, Text


class Topic(Record):
    """A subject that statements are grouped by."""

    kind: ClassVar = "topics"
    plural: ClassVar = "Topics"
    title_field: ClassVar = "title"
    schema_type: ClassVar = "DefinedTerm"
    statement_fields: ClassVar = ("topics",)

    title: Text
    """The topic."""
    summary: Prose | None = None
    """What it covers."""
    other_names: tuple[OtherName, ...] = ()
    """Other words for it; search finds it by them."""

"""Sources: what was published, and how its date is known."""

from __future__ import annotations

from typing import ClassVar, Literal

from generator.records.base import Record
from generator.records.values import Date, LanguageTag, Prose, Text, Url


class Source(Record):
    """A published article, transcript, speech, post, document or broadcast."""

    kind: ClassVar = "sources"
    plural: ClassVar = "Sources"
    title_field: ClassVar = "title"
    schema_type: ClassVar = "CreativeWork"
    statement_fields: ClassVar = ("source",)

    title: Text
    """The title under which it was published."""
    type: Literal["article", "transcript", "speech", "post", "document", "broadcast"]
    """What sort of publication it is."""
    publisher: Text | None = None
    """Who published it."""
    authors: tuple[Text, ...] = ()
    """Who wrote it, as it says."""
    url: Url | None = None
    """Where it was published."""
    archive_url: Url | None = None
    """Where a copy is kept."""
    published: Date | None = None
    """When it was published."""
    accessed: Date | None = None
    """When it was read for this record."""
    date_basis: Prose | None = None
    """How ``published`` is known where the source does not say it."""
    lang: LanguageTag = "en"
    """The language it is written in (BCP 47)."""
    licence: Text | None = None
    """The licence of its text: an SPDX id, or words."""

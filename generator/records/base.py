"""What every record has: an identity, and the fields common to all kinds."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import ClassVar

from pydantic import BaseModel, ConfigDict, PrivateAttr
from pydantic_core import PydanticCustomError

from generator.records.values import CheckCode, Date, Id, Prose, Text
from generator.records.walk import Value, walk


class Model(BaseModel):
    """A mapping in a record: unknown keys are faults, and nothing changes after it was read."""

    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)


class Withdrawal(Model):
    """Why a record was taken back, and when."""

    date: Date
    """The day it was withdrawn."""
    reason: Text
    """Why, for the reader who follows an old link."""


class Correction(Model):
    """A public correction of a record (schema.org ``CorrectionComment``)."""

    date: Date
    """When it was corrected."""
    field: Text | None = None
    """The field that changed."""
    was: Text | None = None
    """What stood there before."""
    text: Prose
    """What was wrong, and what stands there now."""


class Waiver(Model):
    """The reason for accepting a finding of one check on this record."""

    code: CheckCode
    """The check's code, such as ``TEN001``."""
    reason: Prose
    """Why the finding stands; readers see it."""


class Record(Model):
    """One file of ``content/``: what all kinds share."""

    kind: ClassVar[str]
    """The folder that holds records of this kind, and the first part of their addresses."""
    plural: ClassVar[str]
    """What records of this kind are called together."""
    title_field: ClassVar[str]
    """The field that names a record of this kind where it is listed or linked."""
    schema_type: ClassVar[str]
    """The schema.org type that fits records of this kind best."""
    statement_fields: ClassVar[tuple[str, ...]] = ()
    """The fields of statements by which they are listed on this record's page."""

    aliases: tuple[Id, ...] = ()
    """Former ids, whose addresses redirect here."""
    note: Prose | None = None
    """A remark of the editors."""
    corrections: tuple[Correction, ...] = ()
    """Public corrections."""
    accept: tuple[Waiver, ...] = ()
    """Waivers of checks on this record."""

    _id: str = PrivateAttr("")
    _file: str = PrivateAttr("")

    def placed(self, record_id: str, file: str) -> None:
        """Give the record its place: its id, and its file relative to the project. Once only."""
        self._id, self._file = record_id, file

    # Kept, since they are asked for some hundred times a record, and pydantic takes 3 µs to find a
    # private attribute. So none may be asked for before the record has its place.
    @cached_property
    def id(self) -> str:
        """The stem of the record's file."""
        # Read where pydantic keeps it: its own way there takes 4 µs, and ids are asked for often.
        found: str = (self.__pydantic_private__ or {}).get("_id", "")
        return found

    @cached_property
    def file(self) -> str:
        """The record's file, relative to the project, with forward slashes."""
        return self._file

    @cached_property
    def ref(self) -> str:
        """``kind/id``: the record's address without the slash at its end."""
        return f"{self.kind}/{self.id}"

    @cached_property
    def marked(self) -> tuple[Value, ...]:
        """Its marked values: texts, prose, dates, quotes and references, in the order of fields."""
        return tuple(walk(self))

    @cached_property
    def label(self) -> str:
        """What names the record to readers."""
        value: str = getattr(self, self.title_field)
        return value


class Tombstone(Model):
    """A withdrawn record: its address tells when and why, and nothing of what it said."""

    withdrawn: Withdrawal
    """The record was taken back; its other fields may go."""
    aliases: tuple[Id, ...] = ()
    """Former ids, whose addresses redirect here."""
    corrections: tuple[Correction, ...] = ()
    """Public corrections."""

    _kind: str = PrivateAttr("")
    _id: str = PrivateAttr("")
    _file: str = PrivateAttr("")

    def placed(self, kind: str, record_id: str, file: str) -> None:
        """Give the tombstone its place. Once only."""
        self._kind, self._id, self._file = kind, record_id, file

    @cached_property
    def kind(self) -> str:
        """The kind of the record that stood here."""
        return self._kind

    @cached_property
    def id(self) -> str:
        """The id, which is never used again."""
        return self._id

    @cached_property
    def file(self) -> str:
        """The file, relative to the project."""
        return self._file

    @cached_property
    def ref(self) -> str:
        """``kind/id``."""
        return f"{self._kind}/{self._id}"


def refuse_repeated_ids(field: str, items: Iterable[tuple[str, tuple[str, ...]]]) -> None:
    """Fail on an id or alias that an earlier item of the list bears.

    Args:
        field: the field that holds the list.
        items: the id and the aliases of each item, in order.
    """
    taken: set[str] = set()
    for index, (item_id, aliases) in enumerate(items):
        places = [("id",), *(("aliases", at) for at in range(len(aliases)))]
        for name, place in zip((item_id, *aliases), places, strict=True):
            if name in taken:
                at = (field, index, *place)
                raise PydanticCustomError("duplicate_id", "taken", {"id": name, "at": at})
            taken.add(name)

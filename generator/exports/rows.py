"""A record → a row: columns derived from the models, with what a build has found out added.

A date becomes three columns (as written, its earliest and its latest day), a quote its text, the
outcome of its proof and its parts with their positions. References lead to present ids.
"""

from __future__ import annotations

import types
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, NamedTuple, Union, get_args, get_origin

from pydantic import BaseModel

from generator.edtf_date import EdtfDate
from generator.exports.columns import Column, Integer, ListOf, MapOf, Struct, Text, Type
from generator.pages.addresses import record_address
from generator.pages.views import SiteView
from generator.records import Record, Tombstone
from generator.records.canonical import plain_record
from generator.records.values import QuestionRef, Ref, Sort
from generator.yaml_source import Path

JOINT = " […] "
"""What stands between the parts of a quote where they are shown as one text."""

Row = dict[str, Any]


class Entry(NamedTuple):
    """One record in the forms that the formats are made from."""

    record: Record | Tombstone
    plain: dict[str, Any]
    """As in YAML."""
    row: Row
    """By column; what is absent is left out."""


class _Place(NamedTuple):
    site: SiteView
    record: Record | Tombstone


_Fill = Callable[[Any, Path, Row, _Place], None]
_Make = Callable[[Any, Path, _Place], Any]


@dataclass(frozen=True, slots=True)
class _Field:
    name: str
    columns: tuple[Column, ...]
    fill: _Fill | None = None
    """Puts its columns into a row; none where its value is what stands in the one column."""


_PART = Struct(
    (
        Column("exact", Text(), "The words as the source has them."),
        Column("prefix", Text(), "Words right before it."),
        Column("suffix", Text(), "Words right after it."),
        Column("first_word", Integer(), "Its first word in the source, from 1, where proven."),
        Column("last_word", Integer(), "Its last word in the source, where proven."),
    )
)


@cache
def columns_of(model: type[Record]) -> tuple[Column, ...]:
    """The columns of a kind, in the order of its fields."""
    return (
        Column("id", Text(), "The record's id, unique within its kind."),
        *(column for field in _fields(model) for column in field.columns),
        Column("withdrawn", Text(), "When the record was taken back (EDTF); else it stands."),
        Column("withdrawn_reason", Text(), "Why it was taken back."),
        Column("permalink", Text(), "The record's page, where the site has an address."),
        Column("digest", Text(), "SHA-256 of the record's canonical JSON, which names a version."),
    )


def entries(site: SiteView, model: type[Record]) -> Iterator[Entry]:
    """The records of a kind by id, withdrawn ones among them, one at a time."""
    records: list[Record | Tombstone] = list(site.corpus.of(model))
    records += (stone for stone in site.corpus.tombstones.values() if stone.kind == model.kind)
    for record in sorted(records, key=lambda record: record.id):
        plain = plain_record(record)
        row: Row = {"id": plain["id"]}
        if isinstance(record, Tombstone):
            row["withdrawn"] = record.withdrawn.date.text
            row["withdrawn_reason"] = record.withdrawn.reason
        _fill_model(record, (), row, _Place(site, record), model)
        if site.base:
            row["permalink"] = site.base + record_address(f"{model.kind}/{plain['id']}")
        row["digest"] = site.digest(record, plain)
        yield Entry(record, plain, row)


def _fill_model(
    value: BaseModel, path: Path, row: Row, place: _Place, model: type[BaseModel]
) -> None:
    values = value.__dict__  # read so for speed, and since a tombstone has few of its kind's fields
    for field in _fields(model):
        # What is absent is None or empty; no text may be.
        if inner := values.get(field.name):
            if field.fill:
                field.fill(inner, (*path, field.name), row, place)
            else:
                row[field.name] = inner


@cache
def _fields(model: type[BaseModel]) -> tuple[_Field, ...]:
    return tuple(
        _field(name, info.annotation, tuple(info.metadata), info.description or "")
        for name, info in model.model_fields.items()
    )


def _field(name: str, annotation: Any, metadata: tuple[Any, ...], about: str) -> _Field:
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin in (Union, types.UnionType):
        present = next(option for option in arguments if option is not types.NoneType)
        return _field(name, present, metadata, about)
    if origin is Annotated:
        return _field(name, arguments[0], (*arguments[1:], *metadata), about)
    if Sort.DATE in metadata:
        return _date_field(name, about)
    if Sort.QUOTE in metadata:
        return _quote_field(name, about)
    kind, make = _type(annotation, metadata)
    if make is _as_it_is:
        return _Field(name, (Column(name, kind, about),))

    def fill(value: Any, path: Path, row: Row, place: _Place) -> None:
        row[name] = make(value, path, place)

    return _Field(name, (Column(name, kind, about),), fill)


def _date_field(name: str, about: str) -> _Field:
    earliest, latest = f"{name}_earliest", f"{name}_latest"

    def fill(value: EdtfDate, _path: Path, row: Row, _place: _Place) -> None:
        row[name] = value.text
        if value.earliest:
            row[earliest] = value.earliest.isoformat()
        if value.latest:
            row[latest] = value.latest.isoformat()

    columns = (
        Column(name, Text(), f"{about} As written, in EDTF."),
        Column(earliest, Text(), f"The first day that `{name}` can mean (ISO 8601)."),
        Column(latest, Text(), f"The last day that `{name}` can mean (ISO 8601)."),
    )
    return _Field(name, columns, fill)


def _quote_field(name: str, about: str) -> _Field:
    outcome, parts = f"{name}_outcome", f"{name}_parts"

    def fill(value: Any, path: Path, row: Row, place: _Place) -> None:
        assert isinstance(place.record, Record)  # noqa: S101 - a tombstone has no quote
        found = place.site.proofs.of(place.record, path)
        row[name] = JOINT.join(part.exact for part in value)
        row[outcome] = found.outcome.value
        made: list[Row] = [{"exact": part.exact} for part in value]
        row[parts] = made
        for part, item in zip(value, made, strict=True):
            if part.prefix:
                item["prefix"] = part.prefix
            if part.suffix:
                item["suffix"] = part.suffix
        for passage, item in zip(found.passages, made, strict=False):
            item["first_word"], item["last_word"] = passage.first_word, passage.last_word

    columns = (
        Column(name, Text(), f"{about} Parts are joined by “{JOINT.strip()}”."),
        Column(outcome, Text(), "Its proof: verified, ambiguous or unprovable."),
        Column(parts, ListOf(_PART), "Its parts, each with its place in the source."),
    )
    return _Field(name, columns, fill)


def _type(annotation: Any, metadata: tuple[Any, ...] = ()) -> tuple[Type, _Make]:
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _type(arguments[0], arguments[1:])
    for marker in metadata:
        if isinstance(marker, Ref):
            return Text(marker.kind), _reference(marker.kind)
        if isinstance(marker, QuestionRef):
            return Text(), _question
    if origin is tuple:
        inner, make = _type(arguments[0])
        if isinstance(inner, Text) and inner.refers_to:
            return ListOf(inner), _references(inner.refers_to)
        return ListOf(inner), _each(make)
    if origin is dict:
        return MapOf(), lambda value, _path, _place: dict(value)
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        columns = tuple(column for field in _fields(annotation) for column in field.columns)
        return Struct(columns), _struct(annotation)
    return Text(), _as_it_is


def _as_it_is(value: Any, _path: Path, _place: _Place) -> Any:
    return value


def _each(make: _Make) -> _Make:
    def each(value: Any, path: Path, place: _Place) -> list[Any]:
        return [make(item, (*path, index), place) for index, item in enumerate(value)]

    return each


def _struct(model: type[BaseModel]) -> _Make:
    def struct(value: BaseModel, path: Path, place: _Place) -> Row:
        row: Row = {}
        _fill_model(value, path, row, place, model)
        return row

    return struct


def _reference(kind: str) -> _Make:
    def present(value: str, _path: Path, place: _Place) -> str:
        return place.site.corpus.present_id(kind, value)

    return present


def _references(kind: str) -> _Make:
    def present(values: Any, _path: Path, place: _Place) -> list[str]:
        present_id = place.site.corpus.present_id
        return [present_id(kind, value) for value in values]

    return present


def _question(value: str, _path: Path, place: _Place) -> str:
    found = place.site.corpus.question(value)
    return f"{found[0].id}/{found[1].id}" if found else value

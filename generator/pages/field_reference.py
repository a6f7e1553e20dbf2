"""Every field of every record, as the models have it: what the page of fields shows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, get_args

from pydantic import BaseModel

from generator.records import KINDS, Record, Statement, Tombstone
from generator.records.fields import field_order, inner_model
from generator.records.forms import CHECKS, QUESTIONS, REFERS_TO
from generator.records.values import Sort
from generator.schema.examples import example_yaml, examples
from generator.schema.record_schema import Schema, record_schema

_SORTS = {
    Sort.TEXT: "text",
    Sort.PROSE: "prose",
    Sort.DATE: "date",
    Sort.QUOTE: "quote: a text, or a list of parts",
}


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a record, or of a mapping in one."""

    name: str
    is_needed: bool
    takes: str
    """What it takes, in words."""
    values: tuple[str, ...]
    """The values that it takes, where it takes only some."""
    holds: str
    """The mapping that it holds, or holds a list of; empty of others."""
    words: str
    example: str


@dataclass(frozen=True, slots=True)
class Fields:
    """The fields of a kind of record, of all of them, or of a mapping."""

    anchor: str
    title: str
    words: str
    fields: tuple[Field, ...]


@cache
def field_reference() -> tuple[Fields, ...]:
    """The kinds, then what all of them may hold, then the mappings in them."""
    common = {*Record.model_fields, "withdrawn"}
    found = []
    for kind, model in KINDS.items():
        schema = record_schema(model)
        rows = tuple(_fields(model, schema, schema["else"]["required"], without=common))
        found.append(Fields(kind, f"content/{kind}/<id>.yml", schema["description"], rows))
    schema = record_schema(Statement)
    own = set(Statement.model_fields) - common
    rows = tuple(_fields(Statement, schema, (), without=own))
    words = "All of these may be left out. A record that is withdrawn needs no other field."
    found.append(Fields("every-record", "Every record", words, rows))
    for name, mapping in _mappings().items():
        definition = _definition(name)
        rows = tuple(_fields(mapping, definition, definition.get("required", ())))
        found.append(Fields(name.lower(), name, definition["description"], rows))
    return tuple(found)


def _mappings() -> dict[str, type[BaseModel]]:
    """The models of the mappings in records, by name."""
    found: dict[str, type[BaseModel]] = {}
    waiting: list[type[BaseModel]] = [*KINDS.values(), Tombstone]
    while waiting:
        model = waiting.pop(0)
        for field in model.model_fields:
            inner = inner_model(model, field)
            if inner and inner.__name__ not in found:
                found[inner.__name__] = inner
                waiting.append(inner)
    return dict(sorted(found.items()))


def _definition(name: str) -> Schema:
    definitions = (record_schema(model)["$defs"] for model in KINDS.values())
    found: Schema = next(known[name] for known in definitions if name in known)
    return found


def _fields(
    model: type[BaseModel], schema: Schema, needed: Any, without: set[str] | None = None
) -> Iterator[Field]:
    for name in field_order(model):
        if name in (without or ()):
            continue
        of_field = schema["properties"][name]
        holder = Tombstone if name == "withdrawn" else model
        inner = inner_model(holder, name)
        item = of_field.get("items", of_field)
        yield Field(
            name,
            name in needed,
            _takes(holder, name, of_field),
            () if item.get(REFERS_TO) == CHECKS else tuple(item.get("enum", ())),
            inner.__name__ if inner else "",
            of_field["description"].partition(" Example: ")[0],
            example_yaml(examples()[model.__name__, name]),
        )


def _takes(model: type[BaseModel], name: str, schema: Schema) -> str:
    info = model.model_fields[name]
    inner = inner_model(model, name)
    sort = _sort_of(info.annotation, info.metadata)
    item = schema.get("items", schema)
    if sort:
        what, many = _SORTS[sort], f"{_SORTS[sort]}s".replace("proses", "pieces of prose")
    elif inner:
        what, many = "mapping", "mappings"
    elif REFERS_TO in item:
        what, many = _named(item[REFERS_TO])
    elif "enum" in item:
        what, many = "one of", "any of"
    elif "patternProperties" in item:
        what, many = "mapping of texts", "mappings of texts"
    else:
        what, many = item.get("patternErrorMessage", "text"), "texts"
        if "maxLength" in item:
            what, many = "id", "ids"
    if schema.get("type") == "array":
        return f"list of {many}"
    return what


def _named(refers_to: str) -> tuple[str, str]:
    if refers_to == QUESTIONS:
        return "sheet’s id/question’s id", "sheets’ ids/questions’ ids"
    if refers_to == CHECKS:
        return "code of a check that may be waived", "codes of checks"
    return f"id in {refers_to}", f"ids in {refers_to}"


def _sort_of(annotation: Any, metadata: Any = ()) -> Sort | None:
    """What the values of a field are to those who show them, however deep its type has it."""
    marks = [mark for mark in (*metadata, *getattr(annotation, "__metadata__", ())) if mark]
    found = next((mark for mark in marks if isinstance(mark, Sort)), None)
    if found or (isinstance(annotation, type) and issubclass(annotation, BaseModel)):
        return found
    if getattr(annotation, "__origin__", None) is dict:
        return None
    return next(filter(None, (_sort_of(inner) for inner in get_args(annotation))), None)

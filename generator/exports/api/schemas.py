"""The models as JSON Schema (2020-12): what a record is in JSON, derived and said nowhere else.

The schemas are open: a later version may add a field, and what was written for this one must not
fail on it.
"""

from __future__ import annotations

import inspect
import types
from collections.abc import Iterator
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel

from generator.quotation.match import Outcome
from generator.records import MODELS, Record, Statement, Tombstone
from generator.records.forms import ID_PATTERN
from generator.records.values import Part, Sort

Schema = dict[str, Any]

_PREFIX = "#/components/schemas/"
_ID: Schema = {
    "type": "string",
    "pattern": f"^{ID_PATTERN.pattern}$",
    "description": "The record's id, unique within its kind, for ever.",
}
_NUMBER: Schema = {"type": "integer", "minimum": 1}


def ref(name: str) -> Schema:
    """A reference to a schema of the document."""
    return {"$ref": _PREFIX + name}


def schemas() -> dict[str, Schema]:
    """Every schema of the document by name: records, what they are made of, and lists."""
    found = {**_FIXED}
    for model in MODELS:
        found[model.__name__] = _record(model)
        for part in _parts(model):
            found.setdefault(part.__name__, _mapping(part))
    found["Tombstone"] = _record(Tombstone)
    for part in _parts(Tombstone):
        found.setdefault(part.__name__, _mapping(part))
    return dict(sorted(found.items()))


def _object(description: str, required: tuple[str, ...], **properties: Schema) -> Schema:
    return {
        "type": "object",
        "description": description,
        "properties": properties,
        "required": list(required),
    }


def _record(model: type[Record] | type[Tombstone]) -> Schema:
    """A record: its kind and id, its fields as in its YAML, and what is derived."""
    own = _mapping(model)
    kinds = [model.kind] if issubclass(model, Record) else [m.kind for m in MODELS]
    kind: Schema = {"type": "string", "enum": kinds, "description": "What sort of record it is."}
    derived: dict[str, Schema] = {
        "_digest": ref("Digest"),
        "_permalink": {
            "type": "string",
            "format": "uri",
            "description": "The record's page, where the site has an address.",
        },
    }
    if issubclass(model, Record):
        derived["_proofs"] = {
            "type": "object",
            "description": "What came of each of its quotes, by the quote's place in the record.",
            "additionalProperties": ref("Proof"),
        }
        if lists := list_names(model):
            derived["_lists"] = {
                "type": "object",
                "description": "Lists of statements that belong to it; those that are empty are "
                "left out.",
                "properties": {name: ref("ListLink") for name in lists},
            }
    return {
        **own,
        "properties": {"kind": kind, "id": _ID, **own["properties"], **derived},
        "required": ["kind", "id", *own["required"], "_digest"],
    }


def list_names(model: type[Record]) -> dict[str, str]:
    """The lists of statements of records of a kind, and the field of statements that makes each."""
    if not model.statement_fields:
        return {}
    if model is Statement:  # none are its own: each list is of those that have to do with it
        return {field: field for field in model.statement_fields}
    main, *others = model.statement_fields
    return {"statements": main, **{field: field for field in others}}


def _mapping(model: type[BaseModel]) -> Schema:
    fields = model.model_fields
    return {
        "type": "object",
        "description": _summary(model),
        "properties": {
            name: _described(_schema(info.annotation, tuple(info.metadata)), info.description)
            for name, info in fields.items()
        },
        "required": [name for name, info in fields.items() if info.is_required()],
    }


def _described(schema: Schema, description: str | None) -> Schema:
    # Beside a `$ref`, JSON Schema 2020-12 and so OpenAPI 3.1 take a description of its own.
    return {**schema, "description": description} if description else schema


def _summary(model: type[BaseModel]) -> str:
    return inspect.cleandoc(model.__doc__ or "").partition("\n\n")[0].replace("\n", " ")


def _schema(annotation: Any, metadata: tuple[Any, ...] = ()) -> Schema:
    """The schema of a field's type, in the form that ``plain_record`` gives it."""
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _schema(arguments[0], (*arguments[1:], *metadata))
    if origin in (Union, types.UnionType):
        return _schema(next(a for a in arguments if a is not types.NoneType), metadata)
    if Sort.DATE in metadata:
        return ref("Date")
    if Sort.QUOTE in metadata:
        return {"type": "array", "minItems": 1, "items": ref(Part.__name__)}
    if origin is Literal:
        return {"type": "string", "enum": list(arguments)}
    if origin is tuple:
        return {"type": "array", "items": _schema(arguments[0])}
    if origin is dict:
        return {"type": "object", "additionalProperties": _schema(arguments[1])}
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return ref(annotation.__name__)
    return {"type": "string"}


def _parts(model: type[BaseModel]) -> Iterator[type[BaseModel]]:
    """The models of the mappings in a model, at any depth."""
    for info in model.model_fields.values():
        for part in _models_in(info.annotation):
            yield part
            yield from _parts(part)


def _models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in get_args(annotation):
        yield from _models_in(argument)


_FIXED: dict[str, Schema] = {
    "Date": {
        "type": "string",
        "description": "A date in EDTF, levels 0 and 1, in whole days: `2022-02-24`, `2022-02`, "
        "`2025~`, `2025-02-24/2026-02-23`.",
    },
    "Digest": {
        "type": "string",
        "pattern": "^sha256:[0-9a-f]{64}$",
        "description": "Names a version: the SHA-256 of the record without the keys that begin "
        "with `_`, as JSON without white space, with sorted keys, in UTF-8.",
    },
    "Proof": _object(
        "What came of comparing a quote with its source.",
        ("outcome",),
        outcome={
            "type": "string",
            "enum": [o.value for o in Outcome if o is not Outcome.ABSENT],
            "description": "`verified`: it stands there word for word; `ambiguous`: more than "
            "once; `unprovable`: there is no archive to compare it with.",
        },
        parts={
            "type": "array",
            "description": "Where each of its parts stands in the source.",
            "items": ref("Words"),
        },
    ),
    "Words": _object(
        "A run of words of a source, numbered from 1.",
        ("first_word", "last_word"),
        first_word=_NUMBER,
        last_word=_NUMBER,
    ),
    "ListLink": _object(
        "A list: how long it is, and where it begins.",
        ("total", "chunks", "first"),
        total={"type": "integer", "minimum": 0, "description": "How many records it has."},
        chunks={**_NUMBER, "description": "How many files it is in."},
        first={
            "type": "string",
            "format": "uri-reference",
            "description": "Its first file, relative to the one at hand.",
        },
    ),
    "List": _object(
        "A part of a list of records, in the order of their ids.",
        ("kind", "chunk", "chunks", "total", "items"),
        kind={"type": "string", "description": "The kind of the records in it."},
        of={
            "type": "string",
            "description": "The record that it belongs to, as `kind/id`; none where it is of all "
            "records of the kind.",
        },
        chunk={**_NUMBER, "description": "Which part this is, from 1."},
        chunks={**_NUMBER, "description": "How many parts there are."},
        total={"type": "integer", "minimum": 0, "description": "How many records all parts have."},
        items={"type": "array", "items": ref("Item")},
        next={
            "type": "string",
            "format": "uri-reference",
            "description": "The next part, relative to this one; none after the last.",
        },
    ),
    "Item": _object(
        "A record in a list. It is at `<kind>/<id>.json`.",
        ("kind", "id", "digest"),
        kind={"type": "string", "description": "Its kind."},
        id=_ID,
        label={
            "type": "string",
            "description": "Its name, title or claim; none where it was withdrawn.",
        },
        digest=ref("Digest"),
        withdrawn={**ref("Date"), "description": "When it was withdrawn; none where it stands."},
    ),
    "Index": _object(
        "Where everything begins.",
        ("title", "kinds", "openapi"),
        title={"type": "string", "description": "The site's name."},
        url={"type": "string", "format": "uri", "description": "The site's address."},
        licence={"type": "string", "description": "The licence of the records (SPDX id)."},
        openapi={
            "type": "string",
            "format": "uri-reference",
            "description": "The document that describes all this.",
        },
        kinds={
            "type": "object",
            "description": "The list of all records of each kind.",
            "properties": {model.kind: ref("ListLink") for model in MODELS},
            "required": [model.kind for model in MODELS],
        },
    ),
}

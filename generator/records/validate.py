"""A YAML document → a record, or all that keeps it from being one, each fault at its place."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError, create_model
from pydantic_core import ErrorDetails

from generator.faults import (
    BadDate,
    BadId,
    DuplicateId,
    EmptyValue,
    Fault,
    MissingField,
    UnknownField,
    WrongShape,
    WrongValue,
)
from generator.records.base import Record, Tombstone
from generator.records.fields import field_order, inner_model
from generator.records.forms import ID_PATTERN
from generator.records.values import suggest_id
from generator.yaml_source import Document, Path

_TOMBSTONE_FIELDS = frozenset(Tombstone.model_fields)
_ABSENT = frozenset({"missing", "missing_because"})
_SHAPES = {
    "string_type": "a text",
    "tuple_type": "a list",
    "list_type": "a list",
    "dict_type": "a mapping",
    "model_type": "a mapping",
    "is_instance_of": "a text",
}


_LISTS = frozenset({"tuple_type", "list_type"})


@dataclass(frozen=True, slots=True)
class Validated:
    """A record or tombstone, where the document makes one, and all of the document's faults."""

    record: Record | Tombstone | None
    faults: list[Fault]
    partial: Record | None = None
    """What is sound of a record that has faults: its other fields are looked at all the same."""


def validate(document: Document, model: type[Record]) -> Validated:
    """Make a record of a document.

    Args:
        document: what was read from the file, its YAML faults included.
        model: the kind of record that its folder holds.
    """
    faults = list(document.faults)
    empty = set(_empty_paths(document.data))
    faults += [
        EmptyValue(document.locate_key(path), _dotted(path)) for path in sorted(empty, key=str)
    ]
    if not document.data and faults:
        return Validated(None, faults)
    reader = _Reader(document, model, empty, faults)
    record = reader.tombstone() if "withdrawn" in document.data else reader.record()
    if not faults:
        return Validated(record, faults)
    return Validated(None, faults, None if "withdrawn" in document.data else reader.partial())


def quick(data: dict[str, Any], model: type[Record]) -> Record | None:
    """The record that sound data make; None where there may be anything to say of them."""
    if "withdrawn" in data:
        return None
    try:
        return model.model_validate(data)
    except ValidationError:
        return None


_Made = TypeVar("_Made", bound=BaseModel)


class _Reader:
    def __init__(
        self, document: Document, model: type[Record], empty: set[Path], faults: list[Fault]
    ) -> None:
        self._document = document
        self._model = model
        self._empty = empty
        self._faults = faults
        self._seen = set(faults)

    def record(self) -> Record | None:
        return self._make(self._model, self._document.data)

    def partial(self) -> Record:
        """The record with those fields that fit; a required one that does not is no attribute."""
        sound: dict[str, Any] = {}
        for name, value in self._document.data.items():
            if name in self._model.model_fields:
                with suppress(ValidationError):
                    alone = _one_field(self._model, name).model_validate({name: value})
                    sound[name] = getattr(alone, name)
        return self._model.model_construct(**sound)

    def tombstone(self) -> Tombstone | None:
        """What a tombstone still holds of its record has to fit, but nothing has to be there."""
        data = self._document.data
        rest = {key: value for key, value in data.items() if key != "withdrawn"}
        self._make(self._model, rest, absence_is_legal=True)
        own = {key: value for key, value in data.items() if key in _TOMBSTONE_FIELDS}
        return self._make(Tombstone, own)

    def _make(
        self, model: type[_Made], data: dict[str, Any], *, absence_is_legal: bool = False
    ) -> _Made | None:
        try:
            return model.model_validate(data)
        except ValidationError as error:
            for detail in error.errors(include_url=False):
                absent = detail["type"] in _ABSENT and len(detail["loc"]) <= 1
                if not (absence_is_legal and absent) and not self._stands_empty(detail["loc"]):
                    fault = self._fault(detail, model)
                    if fault not in self._seen:
                        self._seen.add(fault)
                        self._faults.append(fault)
            return None

    def _stands_empty(self, path: Path) -> bool:
        """Whether the value is reported as empty already, which is all there is to say of it."""
        return any(path[:length] in self._empty for length in range(1, len(path) + 1))

    def _fault(self, detail: ErrorDetails, model: type[BaseModel]) -> Fault:
        context: dict[str, Any] = detail.get("ctx", {})
        path: Path = (*detail["loc"], *context.get("at", ()))
        at, field, value = self._document.locate(path), _dotted(path), detail["input"]
        match detail["type"]:
            case "missing":
                return MissingField(self._document.locate(path[:-1]), field)
            case "missing_because":
                path = (*path, context["field"])
                at = self._document.locate(path)
                return MissingField(at, _dotted(path), context["because"])
            case "extra_forbidden":
                known = _fields_at(model, path[:-1])
                return UnknownField(self._document.locate_key(path), str(path[-1]), known)
            case "empty_value":
                return EmptyValue(at, field)
            case "bad_date":
                words = (context["problem"], context["remedy"], context["meant"])
                return BadDate(at, field, str(value), *words)
            case "bad_id":
                return BadId(at, str(value), suggest_id(str(value)))
            case "duplicate_id":
                return DuplicateId(at, context["id"], "")
            case kind if kind in _SHAPES:
                only = _only_item(model, path, value) if kind in _LISTS else ""
                return WrongShape(at, field, _SHAPES[kind], _shape(value), only)
            case "wrong_value":
                return WrongValue(at, field, _shown(value), context["problem"], context["remedy"])
            case "literal_error":
                allowed = context["expected"].replace("'", "`")
                remedy = f"write one of {allowed}"
                problem, meant = "is not a value of this field", _in_other_letters(value, allowed)
                return WrongValue(at, field, _shown(value), problem, remedy, meant)
            case _:
                problem = f"does not fit: {detail['msg'].lower()}"
                return WrongValue(at, field, _shown(value), problem, "see the field's description")


@cache
def _one_field(model: type[Record], name: str) -> type[BaseModel]:
    """A model of one field of another, to try it apart from its neighbours."""
    info = model.model_fields[name]
    return create_model("OneField", **{name: (info.rebuild_annotation(), ...)})  # type: ignore[call-overload,no-any-return]


def _empty_paths(value: Any, path: Path = ()) -> Iterator[Path]:
    """Where a key or an item stands with nothing behind it. Depth is the reader's to limit."""
    if value == "":
        yield path
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _empty_paths(inner, (*path, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _empty_paths(inner, (*path, index))


def _fields_at(model: type[BaseModel], path: Path) -> tuple[str, ...]:
    """The keys that the mapping at ``path`` may have."""
    found = _model_at(model, path)
    return field_order(found) if found else ()


def _model_at(model: type[BaseModel], path: Path) -> type[BaseModel] | None:
    found: type[BaseModel] | None = model
    for step in path:
        if isinstance(step, str) and found:
            found = inner_model(found, step)
    return found


def _only_item(model: type[BaseModel], path: Path, value: object) -> str:
    """An id that stands alone where a list of ids belongs.

    Any other text may be meant as several: “Jane Doe and John Roe”.
    """
    if not isinstance(value, str) or not ID_PATTERN.fullmatch(value) or not path:
        return ""
    return "" if _model_at(model, path) else value


def _in_other_letters(value: object, allowed: str) -> str:
    """The value of a field that only capitals or blanks keep from being it."""
    plain = value.strip().lower() if isinstance(value, str) else ""
    return plain if f"`{plain}`" in allowed else ""


def _dotted(path: Path) -> str:
    return ".".join(map(str, path))


def _shape(value: object) -> str:
    if isinstance(value, str):
        return "a text"
    return "a list" if isinstance(value, list) else "a mapping"


def _shown(value: object) -> str:
    return value if isinstance(value, str) else _shape(value)

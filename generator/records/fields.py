"""The fields of a record and of the mappings in it: which there are, and in which order."""

from __future__ import annotations

from functools import cache
from typing import Any

from pydantic import BaseModel

from generator.records.base import Record


@cache
def field_order(model: type[BaseModel]) -> tuple[str, ...]:
    """The keys that a mapping may have, in the order in which they are written.

    Of a record those of its kind first, then those that all kinds have. Where a record is
    withdrawn, that is said before anything else.
    """
    names = tuple(model.model_fields)
    if not issubclass(model, Record):
        return names
    common = tuple(Record.model_fields)
    return ("withdrawn", *(name for name in names if name not in common), *common)


def inner_model(model: type[BaseModel], field: str) -> type[BaseModel] | None:
    """The model of the mapping, or of the mappings in the list, that a field holds; none of others.

    What ``withdrawn`` holds is in the model of tombstones.
    """
    info = model.model_fields.get(field)
    return _model_in(info.annotation) if info else None


def _model_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    inner = (_model_in(argument) for argument in getattr(annotation, "__args__", ()))
    return next((found for found in inner if found), None)

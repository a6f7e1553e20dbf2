"""Every marked value of a record with its path: its texts, prose, dates, quotes and references.

One walk (``Record.marked``) serves all who need them: references, quotations, exports, checks.
What to visit is found once a model, from its annotations.
"""

from __future__ import annotations

import types
from collections.abc import Callable, Iterator
from functools import cache, partial
from typing import Annotated, Any, NamedTuple, Union, get_args, get_origin

from pydantic import BaseModel

from generator.records.values import QuestionRef, Ref, Sort
from generator.yaml_source import Path

Marker = Sort | Ref | QuestionRef


class Value(NamedTuple):
    """A marked value: what it is, where in the record it stands, and what stands there."""

    marker: Marker
    path: Path
    value: Any


_Visit = Callable[[Any, Path], Iterator[Value]]


def walk(model: BaseModel, sorts: frozenset[Sort] | None = None) -> Iterator[Value]:
    """The marked values of a model, in the order of its fields; absent ones are left out.

    Args:
        model: a record, or a mapping in one.
        sorts: what to visit; everything that is marked where nothing is said.
    """
    return _visit_model(model, (), sorts)


def _visit_model(model: BaseModel, path: Path, sorts: frozenset[Sort] | None) -> Iterator[Value]:
    values = model.__dict__  # by far the quickest way to what pydantic keeps there
    for name, visit in _plan(type(model), sorts):
        value = values.get(name)  # a record with faults may lack what is required
        if value is not None:
            yield from visit(value, (*path, name))


@cache
def _plan(model: type[BaseModel], sorts: frozenset[Sort] | None) -> tuple[tuple[str, _Visit], ...]:
    found = []
    for name, info in model.model_fields.items():
        visit = _visitor(info.annotation, tuple(info.metadata), sorts)
        if visit is not None:
            found.append((name, visit))
    return tuple(found)


def _visitor(
    annotation: Any, metadata: tuple[Any, ...], sorts: frozenset[Sort] | None
) -> _Visit | None:
    for marker in metadata:
        if isinstance(marker, Marker):
            return _leaf(marker) if sorts is None or marker in sorts else None
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _visitor(arguments[0], arguments[1:], sorts)
    if origin in (Union, types.UnionType):
        present = next(option for option in arguments if option is not types.NoneType)
        return _visitor(present, (), sorts)
    if origin is tuple:
        inner = _visitor(arguments[0], (), sorts)
        return _each(inner) if inner else None
    if origin is dict:
        inner = _visitor(arguments[1], (), sorts)
        return _each_value(inner) if inner else None
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return partial(_visit_model, sorts=sorts) if _plan(annotation, sorts) else None
    return None


def _leaf(marker: Marker) -> _Visit:
    def visit(value: Any, path: Path) -> Iterator[Value]:
        yield Value(marker, path, value)

    return visit


def _each(inner: _Visit) -> _Visit:
    def visit(values: tuple[Any, ...], path: Path) -> Iterator[Value]:
        for index, value in enumerate(values):
            yield from inner(value, (*path, index))

    return visit


def _each_value(inner: _Visit) -> _Visit:
    def visit(values: dict[str, Any], path: Path) -> Iterator[Value]:
        for key, value in values.items():
            yield from inner(value, (*path, key))

    return visit

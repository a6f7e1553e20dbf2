"""Columns → the tables of a relational database: a table a kind, and one for each list.

A list of a record stands in a table of its own, ``statements_speakers``, by the record's id and the
position in the list; a list inside that, in a table below it. What it names is a foreign key.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from generator.exports.columns import Column, Integer, ListOf, MapOf, Struct, Text, Type
from generator.exports.rows import Row

Values = tuple[Any, ...]
Rows = Mapping[str, list[Values]]
"""Rows by the name of their table."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A column of a table."""

    name: str
    type: Type
    path: tuple[str, ...]
    """Where its value stands in a row; nothing for the item itself."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table."""

    name: str
    keys: tuple[str, ...]
    """The columns of its primary key: the record's id, and positions from 0."""
    cells: tuple[Cell, ...]
    lists: tuple[tuple[tuple[str, ...], Table], ...]
    """The tables of its lists, with where they stand in a row."""
    parent: Table | None
    names: tuple[str, ...]
    """Where the first of its cells stand in a row."""
    deep: tuple[tuple[str, ...], ...]
    """Where the others stand, which come from mappings in the row."""
    is_plain: bool
    """Whether its rows hold an item itself, not what stands in it."""

    def all(self) -> Iterator[Table]:
        """The table itself and those below it."""
        yield self
        for _, table in self.lists:
            yield from table.all()

    def collect(self, row: Row, keys: Values, into: Rows) -> None:
        """Add what a row holds to the rows of this table and of those below it."""
        values = map(row.get, self.names)
        into[self.name].append((*keys, *values, *(_at(row, path) for path in self.deep)))
        for path, table in self.lists:
            if items := row.get(path[0]) if len(path) == 1 else _at(row, path):
                table.collect_items(items, keys, into)

    def collect_items(self, items: Any, keys: Values, into: Rows) -> None:
        """Add the items of a list or mapping."""
        if isinstance(items, dict):
            into[self.name] += [
                (*keys, position, *item) for position, item in enumerate(items.items())
            ]
        elif self.is_plain:
            into[self.name] += [(*keys, position, item) for position, item in enumerate(items)]
        else:
            for position, item in enumerate(items):
                self.collect(item, (*keys, position), into)


def main_table(kind: str, columns: tuple[Column, ...]) -> Table:
    """The table of a kind, with those of its lists."""
    return _table(kind, ("id",), (), columns[1:], None)


def singular(kind: str) -> str:
    """What the column is called that names one record of a kind: ``statement``."""
    return kind.removesuffix("s")


def _table(
    name: str,
    keys: tuple[str, ...],
    cells: tuple[Cell, ...],
    columns: tuple[Column, ...],
    parent: Table | None,
) -> Table:
    cells += tuple(sorted(_cells(columns, ()), key=lambda cell: len(cell.path) > 1))
    names = tuple(cell.path[0] for cell in cells if len(cell.path) == 1)
    deep = tuple(cell.path for cell in cells if len(cell.path) > 1)
    is_plain = len(cells) == 1 and not cells[0].path
    # The tables below are made after it, since they name it.
    table = Table(name, keys, cells, (), parent, names, deep, is_plain)
    lists = ((path, _list_table(table, path, kind)) for path, kind in _lists(columns, ()))
    return replace(table, lists=tuple(lists))


def _list_table(parent: Table, path: tuple[str, ...], kind: Type) -> Table:
    name = f"{parent.name}_{'_'.join(path)}"
    if parent.parent is None:
        keys: tuple[str, ...] = (singular(parent.name), "position")
    else:
        above = parent.name.removeprefix(f"{parent.parent.name}_")
        keys = (*parent.keys[:-1], f"{above}_position", "position")
    if isinstance(kind, MapOf):
        pair = (Column("key", Text(), ""), Column("value", Text(), ""))
        return _table(name, keys, (), pair, parent)
    assert isinstance(kind, ListOf)  # noqa: S101 - no other type has a table
    if isinstance(kind.item, Struct):
        return _table(name, keys, (), kind.item.columns, parent)
    refers_to = kind.item.refers_to if isinstance(kind.item, Text) else ""
    column = singular(refers_to) if refers_to else "value"
    # The answers of a statement are statements too: the other one is its target.
    column = "target" if column in keys else column
    return _table(name, keys, (Cell(column, kind.item, ()),), (), parent)


def _cells(columns: tuple[Column, ...], path: tuple[str, ...]) -> Iterator[Cell]:
    for column in columns:
        here = (*path, column.name)
        if isinstance(column.type, Struct):
            yield from _cells(column.type.columns, here)
        elif isinstance(column.type, Text | Integer):
            yield Cell("_".join(here), column.type, here)


def _lists(
    columns: tuple[Column, ...], path: tuple[str, ...]
) -> Iterator[tuple[tuple[str, ...], Type]]:
    for column in columns:
        here = (*path, column.name)
        if isinstance(column.type, Struct):
            yield from _lists(column.type.columns, here)
        elif isinstance(column.type, ListOf | MapOf):
            yield here, column.type


def _at(row: Row, path: tuple[str, ...]) -> Any:
    value: Any = row.get(path[0])
    for step in path[1:]:
        value = None if value is None else value.get(step)
    return value

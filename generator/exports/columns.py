"""What a column of the data can hold, and its names in the formats that have types."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Text:
    """A text; with ``refers_to``, the id of a record of that kind."""

    refers_to: str = ""


@dataclass(frozen=True, slots=True)
class Integer:
    """A whole number."""


@dataclass(frozen=True, slots=True)
class ListOf:
    """An ordered list."""

    item: Type


@dataclass(frozen=True, slots=True)
class MapOf:
    """Texts by text."""


@dataclass(frozen=True, slots=True)
class Struct:
    """Named values."""

    columns: tuple[Column, ...]


Type = Text | Integer | ListOf | MapOf | Struct


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, what it holds, and what that means."""

    name: str
    type: Type
    description: str


def parquet_type(kind: Type) -> str:
    """The type as DuckDB writes it, from which it makes Parquet's own."""
    match kind:
        case ListOf(item):
            return f"{parquet_type(item)}[]"
        case Struct(columns):
            inner = ", ".join(f'"{column.name}" {parquet_type(column.type)}' for column in columns)
            return f"STRUCT({inner})"
        case MapOf():
            return "MAP(VARCHAR, VARCHAR)"
        case Integer():
            return "INTEGER"
    return "VARCHAR"


def table_schema_type(kind: Type) -> str:
    """The type in a Frictionless Table Schema, as a CSV file holds it."""
    match kind:
        case ListOf():
            return "array"
        case Struct() | MapOf():
            return "object"
        case Integer():
            return "integer"
    return "string"

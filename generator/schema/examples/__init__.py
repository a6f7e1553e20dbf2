"""One record a kind with every field in it: what schemas and the reference give as examples.

All are about an invented bridge. ``withdrawn.yml`` is the tombstone; the fields common to all kinds
stand in ``statements.yml``.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from generator.formatting.record_file import value_text
from generator.records import KINDS, Record, Statement, Tombstone
from generator.records.validate import validate
from generator.yaml_source import read

_FOLDER = Path(__file__).resolve().parent
_TOMBSTONE = "withdrawn"


def example_text(kind: str) -> str:
    """The example of a kind, or of a record that is ``withdrawn``, as its file has it."""
    return (_FOLDER / f"{kind}.yml").read_text("utf-8")


def example_yaml(example: Any) -> str:
    """An example as YAML, ending in a line end."""
    return f"{example}\n" if isinstance(example, str) else value_text(example)


@cache
def examples() -> dict[tuple[str, str], Any]:
    """An example of every field, as plain data: by the name of the model that has it, and its own.

    What several models inherit is found under each of them.
    """
    found: dict[tuple[str, str], Any] = {}
    for name in (*KINDS, _TOMBSTONE):
        document = read(example_text(name).encode())
        record = validate(document, KINDS.get(name, Record)).record
        assert record is not None, name  # noqa: S101 - a test reads them all
        _collect(record, document.data, found)
    for model in KINDS.values():
        for field in (*Record.model_fields, _TOMBSTONE):
            holder = Tombstone if field == _TOMBSTONE else Statement
            found[model.__name__, field] = found[holder.__name__, field]
    return found


def _collect(value: Any, plain: Any, found: dict[tuple[str, str], Any]) -> None:
    """Go through a model and what it was made of side by side."""
    if isinstance(value, BaseModel) and isinstance(plain, dict):
        for field, inner in plain.items():
            found.setdefault((type(value).__name__, field), inner)
            _collect(getattr(value, field), inner, found)
    elif isinstance(value, tuple) and isinstance(plain, list):
        for item, inner in zip(value, plain, strict=True):
            _collect(item, inner, found)

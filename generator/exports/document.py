"""A file of the data that is text: written in pieces, so that none is ever held as a whole."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.exports.data_package import DataFile
from generator.records.canonical import compact_json


@dataclass(frozen=True, slots=True)
class Document:
    """A file to be written."""

    name: str
    """Relative to the folder of the data, with forward slashes."""
    pieces: Iterable[str]
    """What is in it, one after the other."""
    description: str = ""
    """What it is; empty where it is one of many that another file leads to."""


def write_document(document: Document, folder: Path) -> DataFile:
    """Write a file below the folder of the data."""
    path = folder / document.name
    path.parent.mkdir(exist_ok=True)
    digest, size = hashlib.sha256(), 0
    with path.open("wb") as file:
        for piece in document.pieces:
            raw = piece.encode()
            digest.update(raw)
            size += file.write(raw)
    return DataFile(document.name, document.description, size, digest.hexdigest())


def json_list(items: Iterable[Any]) -> Iterator[str]:
    """A list in JSON, an item a line."""
    before = "[\n"
    for item in items:
        yield f"{before}{compact_json(item).decode()}"
        before = ",\n"
    yield "[]\n" if before == "[\n" else "\n]\n"

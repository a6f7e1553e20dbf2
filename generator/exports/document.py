"""A file of the data that is text in UTF-8: written in pieces, and so never held as a whole."""

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
    pieces: Iterable[bytes]
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
            digest.update(piece)
            size += file.write(piece)
    return DataFile(document.name, document.description, size, digest.hexdigest())


def json_list(items: Iterable[Any]) -> Iterator[bytes]:
    """A list in JSON, an item a line."""
    before = b"[\n"
    for item in items:
        yield before + compact_json(item)
        before = b",\n"
    yield b"[]\n" if before == b"[\n" else b"\n]\n"

"""JSON Lines and CSV: a file a kind, in UTF-8, written a record at a time."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from generator.exports.columns import Column, Text
from generator.exports.rows import Entry
from generator.records.canonical import compact_json

Add = Callable[[Entry], None]

_DANGEROUS = re.compile("[ \u00a0\ufeff\u200b]*[=+\\-@\t\r\n＝＋－＠']").match


@contextmanager
def json_lines(path: Path) -> Iterator[Add]:
    """A record a line (https://jsonlines.org): kind, id, its fields as in YAML, what is derived.

    Keys that begin with ``_`` are derived: ``_digest``, the SHA-256 of the canonical JSON of all
    others, and ``_permalink`` where the site has an address.
    """
    with path.open("wb") as file:

        def add(entry: Entry) -> None:
            derived = {"_digest": entry.row["digest"]}
            if permalink := entry.row.get("permalink"):
                derived["_permalink"] = permalink
            file.write(compact_json({**entry.plain, **derived}) + b"\n")

        yield add


@contextmanager
def comma_separated(path: Path, columns: tuple[Column, ...]) -> Iterator[Add]:
    """A record a row, after RFC 4180: a head, commas, CR LF, an absent value empty.

    A list or mapping is JSON. A spreadsheet would run a text that begins like a formula, so an
    apostrophe is put before it; and before one that begins with an apostrophe, so that whoever
    takes one apostrophe off the front of a cell has the text again.
    """
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, lineterminator="\r\n")
        rows.writerow([column.name for column in columns])
        absent = dict.fromkeys((column.name for column in columns), "")
        texts = {column.name for column in columns if isinstance(column.type, Text)}

        def add(entry: Entry) -> None:
            cells = absent.copy()
            for name, value in entry.row.items():
                cells[name] = guarded(value) if name in texts else compact_json(value).decode()
            rows.writerow(cells.values())

        yield add


def guarded(text: str) -> str:
    """A text as a CSV cell holds it: no spreadsheet takes it for a formula."""
    return f"'{text}" if _DANGEROUS(text) else text


def unguarded(cell: str) -> str:
    """The text that a cell holds: what ``guarded`` was given."""
    return cell.removeprefix("'")

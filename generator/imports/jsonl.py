"""JSON Lines, as `factsheet export` writes them: a record a line, its fields as in YAML."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from generator.corpus import Corpus
from generator.errors import UsageError
from generator.imports.proposal import Proposal, Proposed
from generator.records import KINDS

MAX_LINE = 8 * 1024 * 1024
"""Bytes of one line: four times what a record's file may have, for escapes."""
_REMEDY = "import a file that `factsheet export` wrote, such as statements.jsonl"


def propose(corpus: Corpus, file: Path, mapping: str | None) -> Proposal:  # noqa: ARG001 - as all
    """The records in a file.

    Keys that begin with ``_`` are derived from the records and are left out. The file is read
    twice, a line at a time: nothing is proposed of one that holds a line that is no record.

    Raises:
        UsageError: a line is no record in JSON, or a mapping is named.
    """
    if mapping is not None:
        raise UsageError("JSON Lines take no mapping", "leave --mapping out")
    for _ in _records(file):
        pass
    return Proposal(_records(file))


def _records(file: Path) -> Iterator[Proposed]:
    try:
        with file.open("rb") as lines:
            for number, line in enumerate(iter(lambda: lines.readline(MAX_LINE + 1), b""), 1):
                if line.strip():
                    yield _proposed(line, number, file)
    except OSError as error:
        raise UsageError(f"{file} cannot be read: {error.strerror}") from None


def _proposed(line: bytes, number: int, file: Path) -> Proposed:
    where = f"{file}, line {number}"
    if len(line) > MAX_LINE:
        raise UsageError(f"{where} is longer than {MAX_LINE:,} bytes", _REMEDY)
    try:
        text = line.decode("utf-8-sig" if number == 1 else "utf-8")
        value = json.loads(text, object_pairs_hook=_mapping)
    except (ValueError, RecursionError):
        raise UsageError(f"{where} is not JSON in UTF-8, or has a key twice", _REMEDY) from None
    if not isinstance(value, dict):
        raise UsageError(f"{where} is not a JSON object", _REMEDY)
    kind, record_id = value.pop("kind", None), value.pop("id", None)
    if not isinstance(kind, str) or kind not in KINDS or not isinstance(record_id, str):
        raise UsageError(f"{where} does not say its `kind` and `id`", _REMEDY)
    values: dict[str, Any] = {key: v for key, v in value.items() if not key.startswith("_")}
    return Proposed(kind, record_id, values, f"line {number}")


def _mapping(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError
    return found

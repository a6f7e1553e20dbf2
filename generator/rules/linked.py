"""The addresses that a record leads readers to."""

from __future__ import annotations

from collections.abc import Iterator

from generator.prose import links
from generator.records import Record, Source
from generator.records.values import Sort
from generator.yaml_source import Path


def linked(record: Record) -> Iterator[tuple[Path, str, str]]:
    """Each address in a record: where it stands, the address, and the words of a link."""
    if isinstance(record, Source):
        for field in ("url", "archive_url"):
            if address := getattr(record, field):
                yield (field,), address, ""
    for value in record.marked:
        if value.marker is Sort.PROSE:
            for link in links(value.value):
                yield value.path, link.target, link.text

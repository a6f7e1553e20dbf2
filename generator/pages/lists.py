"""The long lists of a site, in chunks: a page that shows a chunk depends on that chunk alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from generator.pages.addresses import record_address
from generator.pages.chunks import Chunk, chunked
from generator.pages.views import SiteView, StatementView
from generator.records import KINDS, Record, Statement, Tombstone
from generator.records.base import Correction, Withdrawal


@dataclass(frozen=True, slots=True)
class CorrectionEntry:
    """A correction, or a withdrawal, with the record it is of."""

    ref: str
    index: int | None
    """The correction's place in its record; none of a withdrawal."""
    correction: Correction | Withdrawal


class Lists:
    """The lists of a site. How many chunks each has may be asked without depending on any."""

    def __init__(self, site: SiteView) -> None:
        self._site = site
        self._cut: dict[tuple[str, ...], tuple[Chunk[Any], ...]] = {}
        site.observer.answered_by("chunk", self._items_of)

    def statements(self, ref: str, field: str, number: int) -> Chunk[StatementView]:
        """A chunk of the statements that name a record in a field.

        Those of the record's main field continue at ``_/2/``.
        """
        return self._chunk(number, ref, field)

    def records(self, model: type[Record], number: int) -> Chunk[Any]:
        """A chunk of all records of a kind; of statements, their views."""
        return self._chunk(number, model.kind)

    def corrections(self, number: int) -> Chunk[CorrectionEntry]:
        """A chunk of all corrections and withdrawals, newest first."""
        return self._chunk(number, "corrections")

    def further(self, *name: str) -> range:
        """The numbers of all chunks but the first, of the list of this name."""
        return range(2, len(self._chunks(*name)) + 1)

    def address(self, number: int, *name: str) -> str:
        """Where a chunk of the list of this name stands."""
        return self._chunks(*name)[0].addresses[number - 1]

    def _chunk(self, number: int, *name: str) -> Chunk[Any]:
        self._site.observer.note("chunk", str(number), *name)
        chunk = self._chunks(*name)[number - 1]
        for item in chunk.items:
            if not isinstance(item, StatementView):  # which says itself when it is looked at
                self._site.observer.note("record", item.ref)
        return chunk

    def _items_of(self, number: str, *name: str) -> object:
        chunks = self._chunks(*name)
        if int(number) > len(chunks):
            return None
        chunk = chunks[int(number) - 1]
        items = [(item.ref, getattr(item, "index", None)) for item in chunk.items]
        return items, chunk.of, chunk.total

    def _chunks(self, *name: str) -> tuple[Chunk[Any], ...]:
        if name not in self._cut:
            self._cut[name] = self._site.observer.aside(lambda: self._found(*name))
        return self._cut[name]

    def _found(self, *name: str) -> tuple[Chunk[Any], ...]:
        sizes = self._site.settings.chunks
        match name:
            case ref, field:
                base = record_address(ref)
                main = KINDS[ref.partition("/")[0]].statement_fields[0]
                further = base if field == main else f"{base}_/{field}/"
                views = self._site.statements_naming(ref, field)
                return chunked(views, sizes.statements, base, further)
            case ("corrections",):
                return chunked(self._all_corrections(), sizes.listing, "corrections/")
        return chunked(self._all_of(KINDS[name[0]]), sizes.listing, f"{name[0]}/")

    def _all_of(self, model: type[Record]) -> Sequence[Any]:
        if model is Statement:
            return self._site.statements
        records = self._site.corpus.of(model)
        return sorted(records, key=lambda record: (record.label.casefold(), record.id))

    def _all_corrections(self) -> Sequence[CorrectionEntry]:
        corpus = self._site.corpus
        records: list[Record | Tombstone] = [*corpus.all(), *corpus.tombstones.values()]
        found = [
            CorrectionEntry(record.ref, index, correction)
            for record in records
            for index, correction in self._site.corrections(record)
        ]
        found += (
            CorrectionEntry(stone.ref, None, stone.withdrawn)
            for stone in corpus.tombstones.values()
        )
        return sorted(found, key=lambda entry: entry.correction.date.sort_key(), reverse=True)

"""Writes the API: a file a record, a file a chunk of each list."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from generator.corpus import Corpus
from generator.exports.api.openapi import FILE, openapi
from generator.exports.api.schemas import list_names
from generator.pages.addresses import API, record_address
from generator.pages.views import SiteView
from generator.proving import Proofs
from generator.records import MODELS, Record, Statement, Tombstone
from generator.records.canonical import plain_record

_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def write_api(site: SiteView, folder: Path) -> None:
    """Write every file of the API into an empty folder."""
    _Api(site, folder).write()


class _Api:
    def __init__(self, site: SiteView, folder: Path) -> None:
        self._site = site
        self._corpus: Corpus = site.corpus
        self._proofs: Proofs = site.proofs
        self._folder = folder
        self._size = site.settings.chunks.api
        self._items: dict[str, str] = {}
        self._quotes: dict[str, list[Any]] = defaultdict(list)
        for passage in self._corpus.passages:
            self._quotes[passage.record.ref].append(passage)

    def write(self) -> None:
        aliases = self._corpus.aliases
        former: dict[str, list[str]] = defaultdict(list)
        for old, present in aliases.items():
            former[present].append(old)
        kinds = {}
        for model in MODELS:
            folder = self._folder / model.kind
            folder.mkdir(parents=True)
            records = self._of(model)
            for record in records:
                text = self._record(record)
                for ref in (record.ref, *former[record.ref]):
                    self._write(f"{ref}.json", text)
            for record in records:
                self._write_lists_of(record)
            kinds[model.kind] = self._write_list(f"{model.kind}/_", model.kind, records)
        self._write_json("index.json", self._index(kinds))
        title, licence = self._site.title, self._site.settings.licence
        url = f"{self._site.base}{API}".rstrip("/") if self._site.base else ""
        self._write_json(FILE, openapi(title=title, url=url, licence=licence))

    def _of(self, model: type[Record]) -> list[Record | Tombstone]:
        """All records of a kind by id, withdrawn ones among them."""
        stones = self._corpus.tombstones.values()
        found: list[Record | Tombstone] = [*self._corpus.of(model)]
        found += (stone for stone in stones if stone.kind == model.kind)
        return sorted(found, key=lambda record: record.id)

    def _record(self, record: Record | Tombstone) -> str:
        found = plain_record(record)
        found["_digest"] = self._site.digest(record)
        if self._site.base:
            found["_permalink"] = self._site.base + record_address(record.ref)
        if isinstance(record, Record):
            if quotes := self._quotes.get(record.ref):
                found["_proofs"] = {
                    ".".join(map(str, quote.path)): self._proof(record, quote.path)
                    for quote in quotes
                }
            lists = {
                name: self._link(len(items), f"{record.id}/{name}")
                for name, items in self._lists_of(record)
            }
            if lists:
                found["_lists"] = lists
        return _encode(found)

    def _proof(self, record: Record, path: Any) -> dict[str, Any]:
        result = self._proofs.of(record, path)
        words = [
            {"first_word": passage.first_word, "last_word": passage.last_word}
            for passage in result.passages
        ]
        found: dict[str, Any] = {"outcome": result.outcome.value}
        return {**found, "parts": words} if words else found

    def _lists_of(self, record: Record) -> Iterator[tuple[str, Sequence[Record]]]:
        """The lists of a record that are not empty, by name."""
        for name, field in list_names(type(record)).items():
            if items := self._corpus.referring(record.ref, Statement, field):
                yield name, items

    def _write_lists_of(self, record: Record | Tombstone) -> None:
        if isinstance(record, Record):
            for name, items in self._lists_of(record):
                self._write_list(f"{record.ref}/{name}", Statement.kind, items, of=record.ref)

    def _write_list(
        self, address: str, kind: str, records: Sequence[Record | Tombstone], *, of: str = ""
    ) -> dict[str, Any]:
        """Write a list in its chunks; returns the link to it from the API's own folder."""
        link = self._link(len(records), address)
        (self._folder / address).mkdir(parents=True)
        for index in range(link["chunks"]):
            share = records[self._size * index : self._size * (index + 1)]
            chunk: dict[str, Any] = {"kind": kind}
            if of:
                chunk["of"] = of
            chunk |= {"chunk": index + 1, "chunks": link["chunks"], "total": len(records)}
            if index + 1 < link["chunks"]:
                chunk["next"] = f"{index + 2}.json"
            items = ",".join(map(self._item, share))
            self._write(f"{address}/{index + 1}.json", f'{_encode(chunk)[:-1]},"items":[{items}]}}')
        return link

    def _link(self, total: int, address: str) -> dict[str, Any]:
        chunks = max(1, -(-total // self._size))
        return {"total": total, "chunks": chunks, "first": f"{address}/1.json"}

    def _item(self, record: Record | Tombstone) -> str:
        """A record as lists have it, in JSON: made once, for a statement is in many lists."""
        ref = record.ref
        if ref not in self._items:
            found = {"kind": record.kind, "id": record.id, "digest": self._site.digest(record)}
            if isinstance(record, Tombstone):
                found["withdrawn"] = record.withdrawn.date.text
            else:
                found["label"] = record.label
            self._items[ref] = _encode(found)
        return self._items[ref]

    def _index(self, kinds: dict[str, Any]) -> dict[str, Any]:
        found: dict[str, Any] = {"title": self._site.title}
        if self._site.base:
            found["url"] = self._site.base
        if self._site.settings.licence:
            found["licence"] = self._site.settings.licence
        return {**found, "openapi": FILE, "kinds": kinds}

    def _write_json(self, name: str, value: dict[str, Any]) -> None:
        self._write(name, _encode(value))

    def _write(self, name: str, text: str) -> None:
        (self._folder / name).write_bytes(text.encode())

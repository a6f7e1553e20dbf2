"""Search entries → the bundle that the search page reads: words, facets, and what results show.

The bundle is Pagefind's index of words (``search_pagefind.py``) and two things of our own:

``facets.json``
    ``version`` (a digest of everything else), ``count``, ``chunk``, ``parts`` (how many indexes of
    words there are: the first stands in the bundle itself, another in ``parts/<n>/``, with every
    so manieth entry), and ``facets`` and ``sorts``:
    a column each with its ``values`` in order, and for every entry the places of its values
    among them (one number, several, or null).
``entries/<n>.json``
    ``chunk`` entries each, with what a result shows: address, title, text, note, names, meta.

Entries are numbered in the order of their addresses. Why not Pagefind's own filters and
fragments: docs/decisions/0005-search.md.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from generator.site.search_pagefind import Document, index
from generator.site.search_words import has_words, words

CHUNK = 8
"""Entries a file. A page of ten results reads up to ten of them: larger files make it slow, more
files make the site large."""

PART = 20_000
"""Entries that share an index of words at most: Pagefind takes some 40 kB of memory for each, and
compares each with all others."""

_ADDRESS = re.compile(r"(?![/\\])[^:?\\\x00-\x20\x7f]*")
"""Relative, and so never ``javascript:`` or another host's."""


@dataclass(frozen=True, slots=True)
class SearchEntry:
    """What search knows of one page. All texts are untrusted and shown as they are."""

    address: str
    """Relative to the site, e.g. ``actors/sergey-lavrov/``; no two entries share one."""
    kind: str
    """The facet ``kind``; its label is the search page's."""
    title: str
    text: str
    """Searched, and shown as an excerpt around what was found."""
    names: tuple[str, ...] = ()
    """Searched like the title, but shown only where one of them matches: other names and scripts,
    and of a statement those of its speakers."""
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Facet → values; an entry may have several of one facet, or none."""
    meta: Mapping[str, str] = field(default_factory=dict)
    """Searched, and shown under the title in this order."""
    sort: Mapping[str, str] = field(default_factory=dict)
    """Key → a text that sorts by code point, such as a date in ISO 8601."""
    note: str = ""
    """Searched, and shown apart from the text, only where it matches: what we say about a text,
    which nobody may take for a part of it."""


def write_search_bundle(entries: Iterable[SearchEntry], out: Path, *, language: str = "en") -> None:
    """Make the bundle of these entries, the same to the byte whatever their order.

    Args:
        entries: all that can be found; there may be none.
        out: the folder that then holds the bundle and nothing else. It is changed only after
            everything has been made.
        language: whose endings are taken off words (BCP 47). All entries share one index, so that
            a query in any script finds what is written in any other.

    Raises:
        SearchIndexError: Pagefind is not there or failed.
        ValueError: two entries share an address, or one leads out of the site.
    """
    ordered = sorted(entries, key=lambda entry: entry.address)
    _refuse_bad_addresses(ordered)
    bundle: dict[str, bytes] = {}
    for number, start in enumerate(range(0, len(ordered), CHUNK)):
        shown = [_shown(entry) for entry in ordered[start : start + CHUNK]]
        bundle[f"entries/{number}.json"] = _json(shown)
    parts = -(-len(ordered) // PART)
    for part in range(parts):
        bundle |= _indexed(ordered, range(part, len(ordered), parts), language)
    bundle["facets.json"] = _json(
        {
            "version": _digest(bundle),
            "count": len(ordered),
            "chunk": CHUNK,
            "parts": parts,
            "facets": _columns([{**entry.filters, "kind": (entry.kind,)} for entry in ordered]),
            "sorts": _columns([{k: (v,) for k, v in entry.sort.items()} for entry in ordered]),
        }
    )
    _replace(out, bundle)


def _refuse_bad_addresses(ordered: Sequence[SearchEntry]) -> None:
    previous = None
    for entry in ordered:
        if not _ADDRESS.fullmatch(entry.address):
            raise ValueError(f"{entry.address!r} is no address inside the site")
        if entry.address == previous:
            raise ValueError(f"two search entries have the address {entry.address!r}")
        previous = entry.address


def _indexed(ordered: Sequence[SearchEntry], ids: range, language: str) -> dict[str, bytes]:
    """The index of some entries, by its files' names in the bundle."""
    files = index([_document(ordered[number]) for number in ids], language, ids)
    if not ids.start:
        return files
    # The program and its WebAssembly are the first one's.
    own = {name: data for name, data in files.items() if not name.endswith((".js", ".pagefind"))}
    return {f"parts/{ids.start}/{name}": data for name, data in own.items()}


def _document(entry: SearchEntry) -> Document:
    body = f"{words(entry.text)} {words(entry.note)}".strip()
    if not has_words(body):
        # Pagefind drops a page whose body has no words, even where its title is found.
        # These stand behind text and note, where the search page shows nothing any more.
        body = f"{body} {words(entry.address)}".strip()
    others = {"names": " · ".join(entry.names), "meta": " · ".join(entry.meta.values())}
    fields = {"title": entry.title, **others}
    return Document(body, {name: words(text) for name, text in fields.items() if text})


def _shown(entry: SearchEntry) -> dict[str, Any]:
    return {
        "address": entry.address,
        "title": entry.title,
        "text": words(entry.text),
        "note": words(entry.note),
        "names": entry.names,
        "meta": [*entry.meta.values()],
    }


def _columns(rows: Sequence[Mapping[str, tuple[str, ...]]]) -> dict[str, Any]:
    """Rows of named values → a column a name, its values written once."""
    return {
        name: _column([row.get(name, ()) for row in rows])
        for name in sorted({name for row in rows for name in row})
    }


def _column(cells: Sequence[tuple[str, ...]]) -> dict[str, Any]:
    values = sorted({value for cell in cells for value in cell})
    place = {value: number for number, value in enumerate(values)}
    return {"values": values, "entries": [_cell([place[v] for v in cell]) for cell in cells]}


def _cell(places: list[int]) -> int | list[int] | None:
    return sorted(set(places)) if len(places) > 1 else next(iter(places), None)


def _digest(bundle: Mapping[str, bytes]) -> str:
    """Changes with any file: the browser asks for chunks by it, and never mixes two builds."""
    digest = hashlib.sha256()
    for name, data in sorted(bundle.items()):
        digest.update(f"{name}\n{len(data)}\n".encode() + data)
    return digest.hexdigest()[:12]


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def _replace(out: Path, bundle: Mapping[str, bytes]) -> None:
    """Write what differs and remove what is not of this bundle."""
    kept = {out / name for name in bundle}
    for path in sorted(out.rglob("*"), reverse=True):
        if path.is_dir() and not path.is_symlink():
            if not any(path.iterdir()):
                path.rmdir()
        elif path not in kept:
            path.unlink()
    for name, data in bundle.items():
        path = out / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.is_file() or path.read_bytes() != data:
            path.write_bytes(data)

"""Data of another form → Popolo, by a mapping that is itself data.

A mapping is a YAML file:

.. code:: yaml

    about: what the files are
    files: ["*/people/*.yml"]          # which files, where a folder is imported
    tables:
      chambers: {lower: Representative, upper: Senator}
    person:                            # what each document, or each item of its list, becomes
      id: "{id}"
      name: ["{name.full}", "{name.first} {name.last}"]
      memberships:
        each: roles
        role: "{type:chambers}"
        start_date: "{start}"
        organization: {id: "{/country}", name: "{/country}"}

In a text, ``{a.b}`` is what stands there in the document, and ``{a.b:table}`` what a table has for
that. A text of which a part is not there is no text. Of a list of texts the first counts that is
one. ``each`` makes an item for every item of a list: within it, paths begin there, ``{.}`` is the
item itself, and those that begin with ``/`` begin at the document. A list of mappings is all of
their items.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.errors import UsageError
from generator.imports.foreign import Value, read_foreign
from generator.suggestions import did_you_mean

FOLDER = Path(__file__).parent / "mappings"
"""The mappings that come with this tool, by name."""
_KEYS = frozenset({"about", "files", "tables", "person", "organization"})
_SLOT = re.compile(r"\{(/?[^{}:]+)(?::([^{}]+))?\}")
_LISTS = {"person": "persons", "organization": "organizations"}


@dataclass(frozen=True, slots=True)
class MappingFile:
    """A mapping, read."""

    name: str
    about: str
    files: tuple[str, ...]
    tables: Mapping[str, Mapping[str, str]]
    templates: Mapping[str, Any]
    """What a document becomes, by the list of a Popolo document that it goes into."""

    def popolo(self, document: Value) -> dict[str, list[Any]]:
        """A document, or each item of its list, as Popolo."""
        items = document if isinstance(document, list) else [document]
        return {
            name: [
                made for item in items if (made := _Filling(item, self.tables).of(template, item))
            ]
            for name, template in self.templates.items()
        }


def names() -> tuple[str, ...]:
    """The names of the mappings that come with this tool."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.yml")))


def read_mapping(name: str) -> MappingFile:
    """The mapping of this name, or in this file.

    Raises:
        UsageError: there is none, or it does not have the form of one.
    """
    path = FOLDER / f"{name}.yml" if name in names() else Path(name)
    if not path.is_file():
        remedy = did_you_mean(name, names(), f"name a file, or one of {', '.join(names())}")
        raise UsageError(f"there is no mapping {name}", remedy)
    found = read_foreign(path)
    if not isinstance(found, dict) or not found.keys() & _LISTS.keys():
        raise UsageError(f"{path} is no mapping", "it has to have `person` or `organization`")
    if unknown := sorted(found.keys() - _KEYS):
        raise UsageError(
            f"{path}: there is no `{unknown[0]}`", f"there are {', '.join(sorted(_KEYS))}"
        )
    files, tables = found.get("files") or [], found.get("tables") or {}
    if (
        not _is_texts(files)
        or not isinstance(tables, dict)
        or not all(map(_is_table, tables.values()))
    ):
        raise UsageError(f"{path}: `files` is a list of texts, `tables` has texts by text by name")
    templates = {_LISTS[key]: found[key] for key in _LISTS if key in found}
    for template in _texts(list(templates.values())):
        for slot in _SLOT.finditer(template):
            if slot[2] and slot[2] not in tables:
                raise UsageError(f"{path}: there is no table `{slot[2]}`")
    return MappingFile(name, str(found.get("about") or ""), tuple(files), tables, templates)


@dataclass(frozen=True, slots=True)
class _Filling:
    document: Value
    tables: Mapping[str, Mapping[str, str]]

    def of(self, template: Any, item: Value) -> Any:
        """What a template makes of an item; nothing where nothing of it is there."""
        if isinstance(template, str):
            return self._text(template, item)
        if isinstance(template, dict):
            if "each" in template:
                return list(self._each(template, item))
            made = {key: value for key, part in template.items() if (value := self.of(part, item))}
            # What the mapping says of itself is worth nothing where the document says nothing.
            return made if any(_has_slot(template[key]) for key in made) else None
        if _is_texts(template):
            return next(filter(None, (self.of(part, item) for part in template)), None)
        lists = (self.of(part, item) for part in template or ())
        return [x for made in lists if made for x in (made if isinstance(made, list) else [made])]

    def _each(self, template: Mapping[str, Any], item: Value) -> Iterator[Any]:
        rest = {key: part for key, part in template.items() if key != "each"}
        found = self._at(str(template["each"]), item)
        for inner in found if isinstance(found, list) else [found]:
            if inner is not None and (made := self.of(rest, inner)):
                yield made

    def _text(self, template: str, item: Value) -> str | None:
        pieces, end = [], 0
        for slot in _SLOT.finditer(template):
            value = self._at(slot[1], item)
            if slot[2]:
                value = self.tables[slot[2]].get(value) if isinstance(value, str) else None
            if not isinstance(value, str) or not value:
                return None
            pieces += [template[end : slot.start()], value]
            end = slot.end()
        return "".join((*pieces, template[end:]))

    def _at(self, path: str, item: Value) -> Value:
        value = self.document if path.startswith("/") else item
        for step in path.strip("/").split(".") if path != "." else ():
            value = value.get(step) if isinstance(value, dict) else None
        return value


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif value:
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _texts(inner)


def _has_slot(template: Any) -> bool:
    return any(map(_SLOT.search, _texts(template)))


def _is_texts(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(x, str) for x in value)


def _is_table(value: Any) -> bool:
    return isinstance(value, dict) and all(isinstance(x, str) for x in value.values())

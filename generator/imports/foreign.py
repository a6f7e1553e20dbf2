"""Other people's JSON and YAML, read as texts, lists and mappings; nothing else gets in.

A number is the text that it is written as, so that ``00172`` stays what it is; what is null is
absent. Aliases, tags, repeated keys and depths that no data has are refused, as in records: a few
lines of YAML with aliases can mean more than a machine can hold.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NoReturn

import yaml

from generator.errors import UsageError
from generator.files import decode
from generator.yaml_source import MAX_DEPTH

LIMIT = 128 * 1024 * 1024
"""Bytes of one file."""
_SUFFIXES = (".json", ".yml", ".yaml")
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})

Value = Any
"""A text, a list, or a mapping by texts; None where nothing stands."""


def documents(path: Path, patterns: tuple[str, ...]) -> Iterator[tuple[str, Value]]:
    """The documents in a file, or in the files of a folder, each with its name.

    Args:
        path: the file or folder.
        patterns: which files of a folder, as ``*/legislature/*.yml``.

    Raises:
        UsageError: a file cannot be read, or a folder has no such files.
    """
    if not path.is_dir():
        yield str(path), read_foreign(path)
        return
    found = sorted({file for pattern in patterns for file in path.glob(pattern) if file.is_file()})
    if not found:
        asked = ", ".join(patterns) or "nothing: name a mapping that says which files to read"
        raise UsageError(f"{path} holds no file to read", f"looked for {asked}")
    for file in found:
        yield file.relative_to(path).as_posix(), read_foreign(file)


def read_foreign(path: Path) -> Value:
    """Read a JSON or YAML file.

    Raises:
        UsageError: it is too large, no UTF-8, or holds what is refused.
    """
    if path.suffix not in _SUFFIXES:
        raise UsageError(
            f"{path} is not JSON or YAML by its name", f"one of {', '.join(_SUFFIXES)}"
        )
    if path.stat().st_size > LIMIT:
        raise UsageError(f"{path} has more than {LIMIT:,} bytes", "import it in several parts")
    text = decode(path.read_bytes())
    if not isinstance(text, str):
        raise UsageError(f"{path} is not UTF-8: line {text.at.line}, column {text.at.column}")
    try:
        return _json(text) if path.suffix == ".json" else _yaml(text)
    except (ValueError, RecursionError, yaml.YAMLError) as error:
        kind = "JSON" if path.suffix == ".json" else "YAML"
        what = (
            "nested too deep" if isinstance(error, RecursionError) else " ".join(f"{error}".split())
        )
        raise UsageError(f"{path} cannot be read as {kind}: {what}") from None


def _json(text: str) -> Value:
    return json.loads(
        text, parse_int=str, parse_float=str, parse_constant=_refuse, object_pairs_hook=_mapping
    )


def _mapping(pairs: list[tuple[str, Value]]) -> dict[str, Value]:
    found: dict[str, Value] = {}
    for key, value in pairs:
        if key in found:
            _refuse(f"the key {key!r} twice")
        found[key] = str(value).lower() if isinstance(value, bool) else value
    return found


def _yaml(text: str) -> Value:
    """One document, built from libyaml's events: PyYAML's own composer recurses without end."""
    events: Iterator[Any] = yaml.parse(text, Loader=yaml.CBaseLoader)
    found: Value = None
    for event in events:
        if isinstance(event, yaml.DocumentStartEvent):
            if found is not None:
                _refuse("a second document")
            found = _node(next(events), events, 1)
    return found


def _node(event: Any, events: Iterator[Any], depth: int) -> Value:
    if isinstance(event, yaml.AliasEvent) or event.anchor or event.tag:
        _refuse("an alias, an anchor or a tag", event)
    if isinstance(event, yaml.ScalarEvent):
        return None if event.implicit[0] and event.value in _NULLS else event.value
    if depth > MAX_DEPTH:
        _refuse(f"more than {MAX_DEPTH} levels", event)
    if isinstance(event, yaml.SequenceStartEvent):
        items = []
        while not isinstance(event := next(events), yaml.SequenceEndEvent):
            items.append(_node(event, events, depth + 1))
        return items
    mapping: dict[str, Value] = {}
    while not isinstance(event := next(events), yaml.MappingEndEvent):
        key = _node(event, events, MAX_DEPTH)
        if not isinstance(key, str) or key in mapping:
            _refuse("a key that is no text, or that stands there already", event)
        mapping[key] = _node(next(events), events, depth + 1)
    return mapping


def _refuse(what: str, event: Any = None) -> NoReturn:
    line = f" in line {event.start_mark.line + 1}" if event else ""
    raise ValueError(f"it holds {what}{line}")

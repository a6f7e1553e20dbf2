"""YAML read as text only, each value with its place: one pass over libyaml's events.

The pass guards and builds at once. Nodes are never composed by PyYAML, because libyaml's composer
recurses and ends the process on some 25,000 nested brackets; the event parser does not.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import yaml

from generator.diagnostics import START, Position
from generator.faults import (
    DuplicateKey,
    Fault,
    ForbiddenCharacter,
    Indirection,
    Malformed,
    NotAMapping,
    NotUtf8,
    SecondDocument,
    TooDeep,
    TooManyValues,
)
from generator.files import decode, position

Path = tuple[str | int, ...]

MAX_DEPTH = 50
MAX_VALUES = 50_000

# Unicode's controls (C0 but tab, line feed and carriage return; DEL; C1), surrogates and
# noncharacters: none has a meaning in a text, and several end or corrupt XML, SQLite and terminals.
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef"
    + "".join(chr(plane << 16 | low) for plane in range(17) for low in (0xFFFE, 0xFFFF))
    + "]"
)


@dataclass(slots=True)
class Document:
    """A YAML mapping as plain ``dict``, ``list`` and ``str``, and where everything in it stands.

    ``data`` is empty where a fault leaves nothing to go on with; ``faults`` has them all.
    """

    data: dict[str, Any] = field(default_factory=dict)
    values: dict[Path, Position] = field(default_factory=dict)
    keys: dict[Path, Position] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)

    def locate(self, path: Path) -> Position:
        """Where the value at ``path`` stands; where there is none, what should hold it."""
        while path:
            if path in self.values:
                return self.values[path]
            if path in self.keys:
                return self.keys[path]
            path = path[:-1]
        return self.values.get((), START)

    def locate_key(self, path: Path) -> Position:
        """Where the key of ``path`` stands; the value itself for an item of a list."""
        return self.keys.get(path) or self.locate(path)


def read(raw: bytes, *, max_depth: int = MAX_DEPTH, max_values: int = MAX_VALUES) -> Document:
    """Read one YAML document of a record.

    Args:
        raw: the bytes of the file; its size is the caller's to limit.
        max_depth: how deep lists and mappings may be nested.
        max_values: how many texts, lists and mappings there may be.

    Returns:
        The document. Never raises: whatever is wrong is in ``faults``.
    """
    document = Document()
    text = decode(raw)
    if isinstance(text, NotUtf8):
        document.faults.append(text)
        return document
    # A form of its own for the one case libyaml reports without a place.
    if found := _FORBIDDEN.search(text):
        place = position(text, found.start())
        document.faults.append(ForbiddenCharacter(place, ord(found.group())))
        return document
    try:
        _Builder(document, max_depth, max_values).build(text)
    except _StopReading:
        document.data = {}
    except yaml.MarkedYAMLError as error:
        # An open quotation mark or bracket is mended where it opens, not where the file ends.
        unclosed = "end of stream" in f"{error.problem}" or "a flow " in f"{error.context}"
        marks = (error.problem_mark, error.context_mark)
        mark = next(filter(None, reversed(marks) if unclosed else marks), None)
        at = _at(mark) if mark else START
        problem = " ".join(filter(None, (error.context, error.problem)))
        document.faults.append(Malformed(at, problem or "cannot be parsed"))
        document.data = {}
    except yaml.YAMLError as error:
        document.faults.append(Malformed(START, str(error).splitlines()[0]))
        document.data = {}
    return document


# Where an anchor, an alias or a tag may begin.
_INDIRECTION = re.compile(rb"(?:\A|[\s\[\]{},:?-])[&*!]")
_QUICK_SIZE = 64 * 1024
_QUICK_BRACKETS = 100


def quick(raw: bytes, *, max_depth: int = MAX_DEPTH) -> dict[str, Any] | None:
    """The data of a document that is plainly sound, in a third of the time that ``read`` takes.

    Nodes are composed by libyaml. Before that, the bytes are looked at for what it cannot be
    trusted with: what is short and has few brackets cannot be nested deep enough to end it.

    Returns:
        What ``read`` gives as ``data``, where that has no faults; or None, where only ``read`` can
        tell.
    """
    brackets = raw.count(b"[") + raw.count(b"{") + raw.count(b"- -") + raw.count(b"? ")
    is_doubtful = len(raw) > _QUICK_SIZE or brackets > _QUICK_BRACKETS or b"\\" in raw
    if is_doubtful or _INDIRECTION.search(raw):
        return None
    try:
        text = raw.decode("utf-8-sig")
        if not text.replace("\n", "").isprintable() and _FORBIDDEN.search(text):
            return None
        loader = yaml.CBaseLoader(text)
        try:
            node = loader.get_single_node()
        finally:
            loader.dispose()
        value = _plain(node, max_depth)
    except (ValueError, yaml.YAMLError):
        return None
    return value if isinstance(value, dict) else None


def _plain(node: Any, depth: int) -> Any:
    kind = type(node)
    if kind is yaml.ScalarNode:
        if not node.value:
            raise ValueError("an empty value")
        return node.value
    if not depth or node is None:
        raise ValueError("nested too deep, or nothing")
    if kind is yaml.SequenceNode:
        return [_plain(item, depth - 1) for item in node.value]
    mapping: dict[str, Any] = {}
    for key, value in node.value:
        if type(key) is not yaml.ScalarNode or key.value in mapping:
            raise ValueError("a key that is no text, or stands twice")
        mapping[key.value] = _plain(value, depth - 1)
    return mapping


class _StopReading(Exception):  # noqa: N818 - control flow inside this module, never an error
    """What follows in the file cannot be given a meaning."""


class _Builder:
    """Turns the stream of events into values, without recursion of its own beyond ``max_depth``."""

    def __init__(self, document: Document, max_depth: int, max_values: int) -> None:
        self._document = document
        self._max_depth = max_depth
        self._max_values = max_values
        self._count = 0

    def build(self, text: str) -> None:
        loader = yaml.CBaseLoader(text)
        try:
            # The type stubs allow for no event; a stream without its end is an error instead.
            self._next: Callable[[], Any] = loader.get_event
            self._stream()
        finally:
            loader.dispose()

    def _stream(self) -> None:
        self._next()  # the start of the stream
        event = self._next()
        if isinstance(event, yaml.StreamEndEvent):
            self._stop(NotAMapping(START, "nothing"))
        value = self._value(self._next(), (), 1)
        self._next()  # the end of the document
        event = self._next()
        if not isinstance(event, yaml.StreamEndEvent):
            self._stop(SecondDocument(_at(event.start_mark)))
        if not isinstance(value, dict):
            found = "a list" if isinstance(value, list) else "a text" if value else "nothing"
            self._stop(NotAMapping(self._document.values[()], found))
        self._document.data = value

    def _value(self, event: Any, path: Path, depth: int) -> Any:
        self._refuse_indirection(event)
        at = _at(event.start_mark)
        self._count += 1
        if self._count > self._max_values:
            self._stop(TooManyValues(at, self._max_values))
        self._document.values[path] = at
        if isinstance(event, yaml.ScalarEvent):
            return self._text(event)
        if depth > self._max_depth:
            self._stop(TooDeep(at, self._max_depth))
        if isinstance(event, yaml.SequenceStartEvent):
            return self._list(path, depth)
        return self._mapping(path, depth)

    def _list(self, path: Path, depth: int) -> list[Any]:
        items: list[Any] = []
        while not isinstance(event := self._next(), yaml.SequenceEndEvent):
            items.append(self._value(event, (*path, len(items)), depth + 1))
        return items

    def _mapping(self, path: Path, depth: int) -> dict[str, Any]:
        mapping: dict[str, Any] = {}
        while not isinstance(event := self._next(), yaml.MappingEndEvent):
            self._refuse_indirection(event)
            at = _at(event.start_mark)
            if not isinstance(event, yaml.ScalarEvent):
                self._stop(Indirection(at, "a key that is not a text"))
            key = self._text(event)
            if key in mapping:
                first = self._document.keys[(*path, key)]
                self._document.faults.append(DuplicateKey(at, key, first))
                self._skip(depth)
                continue
            self._document.keys[(*path, key)] = at
            mapping[key] = self._value(self._next(), (*path, key), depth + 1)
        return mapping

    def _skip(self, depth: int) -> None:
        """Read a value for its faults only: what a second key says is not the record's."""
        aside = _Builder(Document(faults=self._document.faults), self._max_depth, self._max_values)
        aside._next, aside._count = self._next, self._count
        aside._value(self._next(), (), depth + 1)
        self._count = aside._count

    def _text(self, event: yaml.ScalarEvent) -> str:
        text: str = event.value
        if found := _FORBIDDEN.search(text):
            at = _at(event.start_mark)
            self._document.faults.append(ForbiddenCharacter(at, ord(found.group())))
            return _FORBIDDEN.sub("\ufffd", text)
        return text

    def _refuse_indirection(self, event: Any) -> None:
        if isinstance(event, yaml.AliasEvent):
            self._stop(Indirection(_at(event.start_mark), f"the alias *{event.anchor}"))
        if event.anchor is not None:
            self._stop(Indirection(_at(event.start_mark), f"the anchor &{event.anchor}"))
        if event.tag is not None:
            self._stop(Indirection(_at(event.start_mark), f"the tag {event.tag}"))

    def _stop(self, fault: Fault) -> None:
        self._document.faults.append(fault)
        raise _StopReading


def _at(mark: Any) -> Position:
    return Position(mark.line + 1, mark.column + 1)

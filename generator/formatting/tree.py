"""A YAML text as a tree in which every comment has its place.

A comment above a key belongs to that key, so that it goes where the key goes. (Libraries that keep
comments tie them to what stands *before*, and a key that is moved takes the next one's comment
along.) libyaml's events say where each value begins and ends; the comments are in what lies
between.

Only what a record may hold is read: mappings, lists and texts, of one document that
``generator/yaml_source.py`` has read without faults.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

MODELINE = "# yaml-language-server:"
_LINE_ENDS = "\n\u2028\u2029"  # those that libyaml ends a comment at
_COMMENT = re.compile(rf"(?<!\S)#[^{_LINE_ENDS}]*")


@dataclass(slots=True)
class Text:
    """A text."""

    value: str


@dataclass(slots=True)
class Place:
    """An entry of a mapping or list, with its comments as they stand, marks included."""

    before: list[str] = field(default_factory=list)
    """Lines above it; an empty one is a blank line."""
    beside: list[str] = field(default_factory=list)
    """Comments behind it on its line."""


@dataclass(slots=True)
class Item(Place):
    """An item of a list."""

    value: Node = field(default_factory=lambda: Text(""))


@dataclass(slots=True)
class Entry(Item):
    """A key with its value."""

    key: str = ""


@dataclass(slots=True)
class Collection:
    """A list or a mapping."""

    entries: list[Any] = field(default_factory=list)
    end: list[str] = field(default_factory=list)
    """Comments behind the last entry."""


class List(Collection):
    """A list; its entries are ``Item``."""


class Mapping(Collection):
    """A mapping; its entries are ``Entry``."""


Node = Text | List | Mapping


@dataclass(slots=True)
class Tree:
    """A document: its mapping, and what stands above all of it."""

    root: Mapping
    header: list[str]


@dataclass(frozen=True, slots=True)
class _Comment:
    text: str
    column: int
    after_blank: bool


def read_tree(text: str) -> Tree:
    """Read a text that is known to hold one mapping and nothing that a record may not hold."""
    return _Reader(text.replace("\r\n", "\n").replace("\r", "\n")).tree()


def comments_in(tree: Tree) -> Iterator[str]:
    """Every comment, in no order that means anything."""
    yield from filter(None, tree.header)
    yield from _comments_in(tree.root)


def _comments_in(node: Node) -> Iterator[str]:
    if isinstance(node, Collection):
        yield from filter(None, node.end)
        for entry in node.entries:
            yield from filter(None, (*entry.before, *entry.beside))
            yield from _comments_in(entry.value)


class _Reader:
    """Goes through the events and looks at what lies between them."""

    def __init__(self, text: str) -> None:
        self._text = text
        # Found once: a search backwards for a line end that the text lacks goes to its beginning.
        self._line_starts = [0, *(end.end() for end in re.finditer(f"[{_LINE_ENDS}]", text))]
        self._at = 0
        self._pending: list[_Comment] = []
        self._owner: Place | None = None

    def tree(self) -> Tree:
        loader = yaml.CBaseLoader(self._text)
        try:
            self._events = loader
            self._next()  # the start of the stream
            self._next()  # the start of the document
            root = self._value(self._next(), parent=-1)
            assert isinstance(root, Mapping)  # noqa: S101 - the reader of records saw to it
        finally:
            loader.dispose()
        self._look_between(len(self._text))
        root.end += self._lines(self._take(), after_blank=False)
        return Tree(root, _header_of(root))

    def _next(self) -> Any:
        event: Any = self._events.get_event()
        self._look_between(event.start_mark.index)
        self._at = max(self._at, event.end_mark.index)
        return event

    def _value(self, event: Any, parent: int) -> Node:
        """A value; ``parent`` is the column of the collection that holds it."""
        if isinstance(event, yaml.ScalarEvent):
            self._look_behind_indicator(event)
            return Text(event.value)
        is_list = isinstance(event, yaml.SequenceStartEvent)
        node: List | Mapping = List() if is_list else Mapping()
        column: int = event.start_mark.column
        in_brackets = self._is_in_brackets(event)
        while not isinstance(event := self._next(), yaml.CollectionEndEvent):
            before = self._lines(self._take(), after_blank=self._follows_blank(event))
            if is_list:
                item = Item(before=before)
                if isinstance(event, yaml.ScalarEvent):
                    self._owner = item
                item.value = self._value(event, column)
                node.entries.append(item)
            else:
                entry = Entry(before=before, key=event.value)
                self._owner = entry
                value = self._next()
                if isinstance(value, yaml.ScalarEvent) or self._is_in_brackets(value):
                    entry.before += self._lines(self._take(), after_blank=False)
                entry.value = self._value(value, column)
                node.entries.append(entry)
        # A list may stand in the same column as the key that holds it: what follows in that column
        # is the next key's.
        least = 0 if in_brackets else column + (column == parent)
        node.end = self._lines(self._take(least), after_blank=False)
        return node

    def _is_in_brackets(self, event: Any) -> bool:
        return self._text[event.start_mark.index : event.start_mark.index + 1] in ("[", "{")

    def _look_between(self, end: int) -> None:
        """Collect the comments up to where the next event begins."""
        for match in _COMMENT.finditer(self._text, self._at, max(self._at, end)):
            start = self._line_start(match.start())
            ahead = self._text[start : match.start()]
            comment = match.group().rstrip()
            if self._owner is None or not ahead.strip(" \t-?:"):
                blank = self._is_blank_above(start)
                self._pending.append(_Comment(comment, match.start() - start, blank))
            else:
                self._owner.beside.append(comment)

    def _look_behind_indicator(self, event: Any) -> None:
        """A block's first line, that of the ``|`` or ``>``, may end in a comment."""
        if event.style in ("|", ">") and self._owner:
            start = event.start_mark.index
            end = self._text.find("\n", start)
            line = self._text[start : end if end >= 0 else None]
            if match := _COMMENT.search(line):
                self._owner.beside.append(match.group().rstrip())

    def _take(self, least: int = -1) -> list[_Comment]:
        """Those of the pending comments, from the first on, that stand in this column or behind."""
        count = next((n for n, c in enumerate(self._pending) if c.column < least), None)
        taken = self._pending[:count]
        del self._pending[: len(taken)]
        return taken

    def _lines(self, comments: list[_Comment], *, after_blank: bool) -> list[str]:
        """Comments as lines, with a blank one where there was one, or several."""
        lines = [line for c in comments for line in (("", c.text) if c.after_blank else (c.text,))]
        return [*lines, ""] if after_blank else lines

    def _follows_blank(self, event: Any) -> bool:
        """Whether a blank line stands above what begins here, if anything begins a line here."""
        start = self._line_start(event.start_mark.index)
        ahead = self._text[start : event.start_mark.index].strip()
        return ahead in ("", "-") and self._is_blank_above(start)

    def _line_start(self, index: int) -> int:
        return self._line_starts[bisect_right(self._line_starts, max(0, index)) - 1]

    def _is_blank_above(self, line_start: int) -> bool:
        above = self._text[self._line_start(line_start - 1) : line_start] if line_start else "-"
        return not above.strip()


def _header_of(root: Mapping) -> list[str]:
    """Take what is said of the whole file from the first key's comments.

    That is what a blank line parts from the key, and the line that names a schema to editors.
    """
    first = root.entries[0] if root.entries else None
    lines: list[str] = first.before if first else root.end
    while lines and not lines[0]:
        del lines[0]
    parted = max((n for n, line in enumerate(lines) if not line), default=0)
    header, rest = lines[:parted], lines[parted:]
    while rest and (not rest[0] or rest[0].startswith(MODELINE)):
        header.append(rest.pop(0))
    if first:
        first.before = rest
    else:
        root.end = rest
    return header

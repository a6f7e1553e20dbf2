"""Where each text of a YAML file begins and ends: to point at it, and to write another there."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

import yaml

from generator.diagnostics import Position


@dataclass(frozen=True, slots=True)
class Scalar:
    """A key or a value as it stands in the file, quotation marks included."""

    value: str
    start: int
    end: int
    """Indexes into the text of the file."""
    end_at: Position
    is_block: bool
    """It stands below a ``|`` or ``>``."""
    is_in_brackets: bool
    """It stands in a list or mapping of one line, in ``[`` or ``{``."""


def scalars_in(text: str) -> dict[Position, Scalar]:
    """The keys and values of a file by where they begin; those before what is no YAML."""
    found: dict[Position, Scalar] = {}
    brackets: list[bool] = []
    loader = yaml.CBaseLoader(text)
    try:
        # Events alone: unlike nodes, they are made without recursion, however deep a file goes.
        with suppress(yaml.YAMLError):
            following: Callable[[], Any] = loader.get_event
            event = following()
            while not isinstance(event, yaml.StreamEndEvent):
                start: Any = event.start_mark
                end: Any = event.end_mark
                if isinstance(event, yaml.SequenceStartEvent | yaml.MappingStartEvent):
                    brackets.append(text[start.index : start.index + 1] in ("[", "{"))
                elif isinstance(event, yaml.CollectionEndEvent):
                    brackets.pop()
                elif isinstance(event, yaml.ScalarEvent):
                    found[_at(start)] = Scalar(
                        event.value,
                        start.index,
                        end.index,
                        _at(end),
                        event.style in ("|", ">"),
                        any(brackets[-1:]),
                    )
                event = following()
    finally:
        loader.dispose()
    return found


def _at(mark: Any) -> Position:
    return Position(mark.line + 1, mark.column + 1)

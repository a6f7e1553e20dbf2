"""JSON-LD as the one line of a page's Markdown that carries it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from generator.records.canonical import compact_json

Node = dict[str, Any]
"""A JSON-LD node: ``@type``, ``@id`` and schema.org properties."""

CONTEXT = "https://schema.org"

# What could close the element, begin a comment in it, or be read as an entity or a line's end. JSON
# has these characters in strings only, where an escape means the same. Backslashes and line ends
# are escaped by JSON itself, so that the line is one line to every reader of Markdown.
_ESCAPES = tuple(
    (character, f"\\u{ord(character):04x}") for character in ("<", ">", "&", "\u2028", "\u2029")
)


def script_line(nodes: Iterable[Node]) -> str:
    """The element that holds the nodes, for the body of a page.

    A browser runs nothing of it and asks nobody for the context: it is a data block (HTML, section
    4.12.1), which a Content-Security-Policy lets stand without any source of scripts.
    """
    graph = compact_json({"@context": CONTEXT, "@graph": list(nodes)}).decode()
    for character, escape in _ESCAPES:  # `str.translate` takes thirty times as long
        graph = graph.replace(character, escape)
    return f'<script type="application/ld+json">{graph}</script>'


def node(kind: str | list[str], identity: str = "", /, **properties: Any) -> Node:
    """A node without the properties that have no value."""
    found: Node = {"@type": kind}
    if identity:
        found["@id"] = identity
    for name, value in properties.items():
        if value or value == 0:
            found[name] = value
    return found

"""JSON-LD as the one line of a page's Markdown that carries it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

Node = dict[str, Any]
"""A JSON-LD node: ``@type``, ``@id`` and schema.org properties."""

CONTEXT = "https://schema.org"

# What could close the element, begin a comment in it, or be read as an entity or a line's end. JSON
# has these characters in strings only, where an escape means the same. Backslashes and line ends
# are escaped by JSON itself, so that the line is one line to every reader of Markdown.
_ESCAPES = str.maketrans(
    {character: f"\\u{ord(character):04x}" for character in ("<", ">", "&", "\u2028", "\u2029")}
)
_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def script_line(nodes: Iterable[Node]) -> str:
    """The element that holds the nodes, for the body of a page.

    A browser runs nothing of it and asks nobody for the context: it is a data block (HTML, section
    4.12.1), which a Content-Security-Policy lets stand without any source of scripts.
    """
    graph = _encode({"@context": CONTEXT, "@graph": list(nodes)}).translate(_ESCAPES)
    return f'<script type="application/ld+json">{graph}</script>'


def node(kind: str | list[str], identity: str = "", /, **properties: Any) -> Node:
    """A node without the properties that have no value."""
    found: Node = {"@type": kind}
    if identity:
        found["@id"] = identity
    for name, value in properties.items():
        if value is not None and value not in ("", []):
            found[name] = value
    return found

"""What a page says to programs: JSON-LD in the words of schema.org, and nothing but data."""

from __future__ import annotations

import json
import re
from typing import Any

from generator.gate.allowed import names

_CONTEXT = "https://schema.org"
_HTML = re.compile("[<>&]")
_NAME = re.compile("@?[A-Za-z][A-Za-z0-9]*|query-input")
_ADDRESSES = names(
    "@id additionalType archivedAt contentUrl embedUrl image license logo sameAs thumbnailUrl url"
)
_AWAY = re.compile(r"[\s\x00-\x1f]*(?!https?:)[A-Za-z][A-Za-z0-9+.-]*:", re.IGNORECASE)


def linked_data_fault(text: str) -> str | None:
    """Why this may not stand in a page as JSON-LD; None where it may."""
    if _HTML.search(text):
        return "JSON-LD holds `<`, `>` or `&`, which have to be escaped in it"
    try:
        data = json.loads(text, object_hook=_looked_at)
    except _Fault as fault:
        return f"JSON-LD: {fault}"
    except ValueError:
        return "JSON-LD is not JSON"
    if not isinstance(data, dict) or data.get("@context") != _CONTEXT:
        return f"JSON-LD has another context than {_CONTEXT}"
    return None


class _Fault(Exception):  # noqa: N818 - ends the reading of one text
    """What is wrong with an object of JSON-LD."""


_known: set[str] = set()
"""Names that have been looked at: there are a few dozen of them."""


def _looked_at(node: dict[str, Any]) -> dict[str, Any]:
    for name in node.keys() - _known:
        if not _NAME.fullmatch(name):
            raise _Fault(f"`{name[:40]}` is no name of schema.org's")
        _known.add(name)
    for name in node.keys() & _ADDRESSES:
        if isinstance(node[name], str) and _AWAY.match(node[name]):
            raise _Fault(f"`{name}` is no address of the web")
    return node

"""Feeds, the sitemap and drawings: XML of known elements, which names nothing from elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from xml.parsers import expat

from generator.gate.allowed import DRAWING, is_plain_look, may_have

_FEED: dict[str, frozenset[str]] = {
    name: frozenset(attributes.split())
    for name, attributes in {
        # Atom (RFC 4287). Texts are plain: none has a type, so that none is read as HTML.
        "feed": "xmlns",
        "id": "",
        "title": "",
        "updated": "",
        "author": "",
        "name": "",
        "entry": "",
        "summary": "",
        "link": "rel href",
        # Sitemaps.
        "urlset": "xmlns",
        "url": "",
        "loc": "",
        "lastmod": "",
    }.items()
}
_WEB = ("https://", "http://")

Fault = tuple[int, str]
_Judge = Callable[[str, dict[str, str]], str | None]


def feed_faults(raw: bytes) -> Iterator[Fault]:
    """What is wrong with a feed or sitemap: lines, and words."""
    yield from _faults(raw, _feed_fault)


def drawing_faults(raw: bytes) -> Iterator[Fault]:
    """What is wrong with a file of SVG: opened by itself it is a page, and could run scripts."""
    yield from _faults(raw, _drawing_fault)


def _faults(raw: bytes, judge: _Judge) -> Iterator[Fault]:
    """Read XML. It ends at the first declaration, so that no entity is ever expanded."""
    found: list[Fault] = []
    parser = expat.ParserCreate()

    def start(name: str, attributes: dict[str, str]) -> None:
        if words := judge(name, attributes):
            found.append((parser.CurrentLineNumber, words))

    def refuse(*_: object) -> None:
        raise _Declared

    parser.StartElementHandler = start
    parser.StartDoctypeDeclHandler = refuse
    parser.EntityDeclHandler = refuse
    parser.ProcessingInstructionHandler = refuse
    try:
        parser.Parse(raw, True)
    except _Declared:
        found.append((parser.CurrentLineNumber, "it has a declaration or instruction of its own"))
    except expat.ExpatError as error:
        found.append((error.lineno, "it is not well-formed XML"))
    yield from found


class _Declared(Exception):  # noqa: N818 - ends the reading of one file
    """A document type, an entity or an instruction."""


def _feed_fault(name: str, attributes: dict[str, str]) -> str | None:
    allowed = _FEED.get(name)
    if allowed is None:
        return f"<{name}> may not stand in a feed or sitemap"
    for attribute, value in attributes.items():
        if attribute not in allowed:
            return f"<{name} {attribute}>: the element may not have this attribute"
        if attribute == "href" and not value.startswith(_WEB):
            return f"<{name} href>: no address of the web"
    return None


def _drawing_fault(name: str, attributes: dict[str, str]) -> str | None:
    if name not in DRAWING:
        return f"<{name}> may not stand in a drawing"
    for attribute, value in attributes.items():
        if not may_have(DRAWING, name, attribute):
            return f"<{name} {attribute}>: the element may not have this attribute"
        if attribute == "href" and not value.startswith((*_WEB, "#")):
            return f"<{name} href>: no address of the web"
        if not is_plain_look(attribute, value):
            return f"<{name} {attribute}>: a look that names something outside of the drawing"
    return None

"""The Markdown of a page that is made of HTML blocks and headings → the HTML that Markdown makes.

The templates of records hold nothing else: their texts are opaque, so that nothing in them can be
Markdown, and what stands around the texts is HTML, and headings with ids of their own. Of that,
Python-Markdown changes only the headings, and how many blank lines stand between it all. So it need
not read each page, which takes it 3 ms and more; a test compares what both make of every template.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from markdown.util import BLOCK_LEVEL_ELEMENTS
from markupsafe import escape

_BLANK_LINES = re.compile(r"(\n{2,})")
_HEADING = re.compile(r"(#{1,6}) (\S.*\S|\S) \{#([A-Za-z_][\w-]*)\}")
_NAME = re.compile(r"<([a-z][a-z0-9]*)[ >]")
_ELEMENTS = frozenset(BLOCK_LEVEL_ELEMENTS)
_VOID = ("<br>", "<img ", "<input ", "<hr>", "<wbr>")
# Of what can stand in a heading's text, what Markdown would read something into. Values are opaque.
_MARKDOWN = re.compile(r"[*_`\[\]\\!~^=|]|<(?!/?(?:span|code)[ >])|&(?!#\d+;)|://|\{")
_ATTRIBUTE = re.compile(r'="[^"]*"')


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a page."""

    level: int
    id: str
    text: str
    """Its HTML."""


@dataclass(frozen=True, slots=True)
class Blocks:
    """A converted page."""

    html: str
    headings: tuple[Heading, ...]


def convert(markdown: str, link_title: str = "Link to this section") -> Blocks | None:
    """The HTML of a page's body, or None where it holds anything but HTML blocks and headings.

    Args:
        markdown: what a template made, without front matter.
        link_title: what the link beside a heading is called.
    """
    made: list[str] = []
    headings: list[Heading] = []
    for block in _blocks(markdown.strip("\n")):
        if block.startswith("#"):
            found = _HEADING.fullmatch(block)
            if found is None or _MARKDOWN.search(_ATTRIBUTE.sub("", found[2])):
                return None
            heading = Heading(len(found[1]), found[3], found[2])
            headings.append(heading)
            made.append(_heading_html(heading, escape(link_title)))
        elif _is_html(block):
            made.append(block + "\n\n")
        else:
            return None
    return Blocks("".join(made).rstrip("\n"), tuple(headings))


def _blocks(markdown: str) -> Iterator[str]:
    """What stands between blank lines; an element with blank lines inside of it is one block."""
    begun, missing = "", 0
    pieces = _BLANK_LINES.split(markdown)
    for block, blank in zip(pieces[::2], (*pieces[1::2], ""), strict=True):
        missing += _missing(block) if begun or block.startswith("<") else 0
        if missing > 0:
            begun += block + blank
        else:
            yield begun + block
            begun, missing = "", 0
    if begun:
        yield begun


def _missing(html: str) -> int:
    """How many more start tags than end tags there are."""
    return html.count("<") - sum(map(html.count, _VOID)) - 2 * html.count("</")


def _heading_html(heading: Heading, link_title: str) -> str:
    name = f"h{heading.level}"
    return (
        f'<{name} id="{heading.id}">{heading.text}<a class="headerlink" href="#{heading.id}" '
        f'title="{link_title}">&para;</a></{name}>\n'
    )


def _is_html(block: str) -> bool:
    """Whether a block is one or more whole HTML elements, which Markdown passes on as they are."""
    name = _NAME.match(block)
    is_element = name is not None and name[1] in _ELEMENTS
    return is_element and block.endswith(">") and _missing(block) == 0

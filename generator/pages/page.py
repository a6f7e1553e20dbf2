"""A page: a Markdown file with front matter, as MkDocs reads it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import yaml
from markupsafe import escape

from generator.pages.structured_data import Node, script_line

HIDE_NAVIGATION = ("navigation",)


@dataclass(frozen=True, slots=True)
class Page:
    """A Markdown page.

    ``title`` and ``description`` are plain text. MkDocs renders its templates with autoescape off,
    so that a title from front matter becomes live HTML; both are escaped here and nowhere else.
    """

    file: str
    """The path below ``docs/``."""
    address: str
    """The address below the site's, with a slash at its end; empty for the home page."""
    title: str
    body: str
    description: str = ""
    hide: tuple[str, ...] = HIDE_NAVIGATION
    template: str = ""
    """The template that the body was made with."""
    record: str = ""
    """``kind/id`` of the record that the page belongs to, by which the theme links to its forms."""
    has_card: bool = False
    """Whether a picture stands beside the page by which it is shown where it is shared."""
    lang: str = ""
    """The language of the page's own words, where it is not that of the interface."""
    data: tuple[Node, ...] = ()
    """What the page says to programs: a line of JSON-LD below the body."""
    is_markdown: bool = False
    """Whether the body is more than HTML and headings, so that only Markdown can read it."""

    def markdown(self) -> str:
        """The file's text."""
        front: dict[str, object] = {"title": str(escape(self.title))}
        if self.description:
            front["description"] = str(escape(self.description))
        if self.record:
            front["record"] = self.record
        if self.has_card:
            front["card"] = True
        if self.lang:
            front["lang"] = self.lang
        if self.hide:
            front["hide"] = list(self.hide)
        head = yaml.dump(front, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False)
        return f"---\n{head}---\n\n{self.content()}"

    def content(self) -> str:
        """What stands below the front matter."""
        return f"{self.body}\n\n{script_line(self.data)}\n" if self.data else self.body


@dataclass(frozen=True, slots=True)
class Planned:
    """A page before it is made."""

    address: str
    template: str
    make: Callable[[], Page]

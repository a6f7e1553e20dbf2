"""Frames: what MkDocs and its theme put around a page, made once for all pages that share it.

A frame is cut from an exemplar: a page with marks in the places of title, description, id and body,
built by MkDocs. All pages with the same headings, at addresses of the same form, share one. What is
cut so cannot know what a template makes of a page's text; so the build compares stamped pages of
each kind with what MkDocs makes of them (``framed.py``).
"""

from __future__ import annotations

import re
from collections.abc import Container, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from markupsafe import escape

from generator.pages.page import Page
from generator.site.blocks import Blocks, Heading
from generator.site.stock import Session

_TITLE, _DESCRIPTION = "fsmarktitle", "fsmarkdescription"
_ID, _NUMBER = "fsmarkid", "fsmarknumber"
_START, _END = "<p>fsmarkstart</p>", "<p>fsmarkend</p>"
_MARKS = re.compile(f"({_TITLE}|{_DESCRIPTION}|{_ID}|{_NUMBER})")


class Key(NamedTuple):
    """What pages share that share a frame."""

    form: tuple[str, ...]
    """Of their addresses."""
    headings: tuple[tuple[int, str, str], ...]
    """Level, id and text of each that is listed."""
    hide: tuple[str, ...]
    lang: str
    has_card: bool
    has_description: bool
    has_record: bool


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands before and after a page's body, cut at the marks."""

    before: tuple[str, ...]
    after: tuple[str, ...]


class NoFrame(Exception):  # noqa: N818 - no error: MkDocs makes what there is no frame for
    """There is no frame for a page, and no MkDocs to make one."""


class Frames:
    """Makes frames as they are asked for, and stamps pages with them.

    Args:
        session: makes pages; without one, there are only the frames that are known.
        alone: the addresses of pages that are like no others: navigation leads to them.
        known: frames that are there already.
    """

    def __init__(
        self, session: Session | None, alone: Container[str], known: Mapping[Key, Frame]
    ) -> None:
        self._session = session
        self.alone = alone
        self._frames = dict(known)
        self.made: dict[Key, Frame] = {}
        """Those that were not known."""

    def stamp(self, page: Page, blocks: Blocks) -> str:
        """The whole HTML of a page, from its converted body."""
        form, slots = self._form(page)
        # The first heading is the page's title, which differs from page to page and is not listed.
        listed = tuple(
            (heading.level, heading.id, "" if heading.level == 1 else heading.text)
            for heading in blocks.headings
        )
        key = Key(
            form,
            listed,
            page.hide,
            page.lang,
            page.has_card,
            bool(page.description),
            bool(page.record),
        )
        frame = self._frames.get(key)
        if frame is None:
            frame = self._frames[key] = self.made[key] = self._make(page, blocks.headings)
        values = {
            _TITLE: str(escape(page.title)),
            _DESCRIPTION: str(escape(page.description)),
            **slots,
        }
        get = values.get
        before = "".join([get(piece, piece) for piece in frame.before])
        after = "".join([get(piece, piece) for piece in frame.after])
        return f"{before}{blocks.html}{after}"

    def _make(self, page: Page, headings: tuple[Heading, ...]) -> Frame:
        body = "\n\n".join((_START, *map(_markdown, headings), _END))
        if self._session is None:
            raise NoFrame(page.address)
        form, slots = self._form(page)
        exemplar = Page(
            f"{'/'.join(form)}.md" if slots else page.file,
            page.address,
            _TITLE,
            body,
            _DESCRIPTION if page.description else "",
            page.hide,
            record=f"{form[0]}/{_ID}" if page.record and _ID in slots else page.record,
            lang=page.lang,
            has_card=page.has_card,
        )
        html = self._session.page(exemplar.file, exemplar.markdown())
        before, _, rest = html.partition(_START)
        _, _, after = rest.partition(_END)
        return Frame(tuple(_MARKS.split(before)), tuple(_MARKS.split(after)))

    def _form(self, page: Page) -> tuple[tuple[str, ...], dict[str, str]]:
        """The form of a page's address, and what stands in its places.

        A page that is like no others is of a form of its own.
        """
        return ((page.address,), {}) if page.address in self.alone else _form(page)


def _form(page: Page) -> tuple[tuple[str, ...], dict[str, str]]:
    """The form of an address that others share.

    All that a theme can see of an address is its form: ``statements/<id>/`` and
    ``statements/_/<number>/`` are of two forms, since templates tell them apart.
    """
    steps = page.address.rstrip("/").split("/")
    slots: dict[str, str] = {}
    if len(steps) > 1 and steps[1] != "_":
        slots[_ID] = steps[1]
        steps[1] = _ID
    if len(steps) > 2:
        slots[_NUMBER] = steps[-1]
        steps[-1] = _NUMBER
    return tuple(steps), slots


def _markdown(heading: Heading) -> str:
    text = "fsmarkheading" if heading.level == 1 else heading.text
    return f"{'#' * heading.level} {text} {{#{heading.id}}}"

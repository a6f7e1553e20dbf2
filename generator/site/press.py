"""Makes pages: stamped from frames where they can be, by MkDocs where not."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from generator.pages.observing import Observer, Question
from generator.pages.page import Page, Planned
from generator.pages.plan import Plan
from generator.site.blocks import convert
from generator.site.docs_tree import WriteOthers
from generator.site.earlier import MadePage, MadeSite
from generator.site.frames import Frame, Frames, Key, NoFrame
from generator.site.stock import Session

# What tells whether a theme passes on what MkDocs was told: references, marks, spaces.
_TRIAL = "&amp; <b>\"'</b> | {{ }}  é"


@dataclass(slots=True)
class Written:
    """What came of a share of the pages."""

    pages: dict[str, MadePage] = field(default_factory=dict)
    """By their addresses."""
    frames: dict[Key, Frame] = field(default_factory=dict)
    """Those that were made for them."""


@dataclass
class Press:
    """Makes pages, stamped where they can be."""

    session: Session | None
    """None where all pages are stamped, or none is made."""
    site: Path
    known: MadeSite
    """What is known of the frames already."""
    own: frozenset[str]
    """The addresses of hand-written pages."""
    stubs: frozenset[str] = frozenset()
    """The addresses of the pages that tell of what stands beside the pages."""
    built: tuple[tuple[Page, frozenset[Question]], ...] = ()
    """The pages that MkDocs has built already."""
    _frames: Frames = field(init=False)

    def __post_init__(self) -> None:
        self._built = self.own | self.made
        known = self.known.frames
        framed_alone = {key.form[0] for key in known if len(key.form) == 1}
        alone = framed_alone if self.session is None else self._built | self.stubs
        self._frames = Frames(self.session, alone, known)

    @property
    def made(self) -> frozenset[str]:
        """The addresses of those."""
        return frozenset(page.address for page, _ in self.built)

    def html(self, page: Page) -> str:
        """The HTML of a page."""
        return self._made(page)[0]

    def _made(self, page: Page) -> tuple[str, bool]:
        """The HTML of a page, and whether frames could not carry it, though they should."""
        is_framed = self._is_framed(page)
        stamped = self._stamped(page) if is_framed else None
        if stamped is not None:
            return stamped, False
        if self.session is None:
            raise NoFrame(page.address)
        return self.session.page(page.file, page.markdown()), is_framed

    def _is_framed(self, page: Page) -> bool:
        # A page whose file is its folder's index has other links to its source.
        has_file_of_its_own = page.file == f"{page.address.rstrip('/')}.md"
        is_alone = self.session is None and page.address in self._frames.alone
        is_left = page.address in self._built or page.template in self.known.unframed
        return (has_file_of_its_own or is_alone) and not (is_left or page.is_markdown)

    def _stamped(self, page: Page) -> str | None:
        blocks = convert(page.content(), self.known.link_title)
        return None if blocks is None else self._frames.stamp(page, blocks)

    def try_out(self, plan: Plan) -> None:
        """Compare a page or two of every template with what MkDocs makes of them."""
        for planned in plan.samples(self._built):
            page = planned.make()
            tried = replace(page, title=page.title + _TRIAL, description=page.description + _TRIAL)
            stamped = self._stamped(tried) if self._is_framed(tried) else None
            if stamped and stamped != self._page(tried):
                self.known.unframed.append(page.template)
                self.known.notes.append(
                    f"pages of {page.template}, which are not as their frames are"
                )

    def frame_built(self) -> Written:
        """Make frames of the pages that MkDocs has built: each has its own, for a later build."""
        written = Written()
        for page, asked in self.built:
            written.pages[page.address] = MadePage.of(page.file, asked)
            html = (self.site / page.address / "index.html").read_text("utf-8")
            self._frame_alone(page, html)
        written.frames = self._new_frames()
        return written

    def _frame_alone(self, page: Page, html: str) -> None:
        """Make the frame of a page that is like no others, and keep it if it carries the page."""
        if page.is_markdown or page.template in self.known.unframed:
            return
        before = set(self._frames.made)
        if self._stamped(page) != html:
            for key in self._frames.made.keys() - before:
                del self._frames.made[key]
        self._page(page)  # MkDocs has to forget the exemplar: navigation may show its title

    def share(self, planned: Sequence[Planned], observer: Observer) -> Written:
        """Make the pages of a share."""
        written = Written()
        for page in planned:
            _, written.pages[page.address] = self._written(*observer.observe(page.make))
        written.frames = self._new_frames()
        return written

    def others(self, write: WriteOthers) -> Written:
        """Write what stands beside the pages, and the pages that tell of it."""
        written = Written()
        for page in write(self.site):
            if page.address not in self._built:
                html, made = self._written(page, frozenset())
                written.pages[page.address] = made
                if self.session is not None:
                    self._frame_alone(page, html)
        written.frames = self._new_frames()
        return written

    def _written(self, page: Page, asked: frozenset[Question]) -> tuple[str, MadePage]:
        folder = f"{self.site}/{page.address}"
        os.makedirs(folder, exist_ok=True)  # noqa: PTH103 - twice as fast as pathlib's
        html, is_left = self._made(page)
        with open(f"{folder}index.html", "wb") as file:  # noqa: PTH123 - likewise
            file.write(html.encode("utf-8", "xmlcharrefreplace"))
        return html, MadePage.of(page.file, asked, page.template if is_left else "")

    def _new_frames(self) -> dict[Key, Frame]:
        new, self._frames.made = self._frames.made, {}
        return new

    def _page(self, page: Page) -> str:
        if self.session is None:
            raise NoFrame(page.address)
        return self.session.page(page.file, page.markdown())

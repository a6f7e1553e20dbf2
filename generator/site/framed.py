"""Builds a site from frames: MkDocs makes few pages, and what it puts around the others is reused.

What comes out is what plain MkDocs makes of the generated project, to the byte; a test compares
whole trees. What frames cannot carry (plugins, hooks, a project's own page templates) goes to plain
MkDocs, page by page where that is enough, as a whole where it is not.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Any

from generator.errors import FactsheetError
from generator.pages.observing import Question
from generator.pages.page import Page, Planned
from generator.pages.plan import Plan
from generator.project import Project
from generator.resources import built_in_templates
from generator.site.docs_tree import (
    WriteOthers,
    hand_written,
    write_files,
    write_frame_of_project,
    write_page,
)
from generator.site.earlier import Earlier, MadePage, MadeSite
from generator.site.fingerprint import file_names
from generator.site.frames import NoFrame
from generator.site.press import Press, Written
from generator.site.publish import empty, staged
from generator.site.sitemap import write_sitemap
from generator.site.stock import CannotFrame, build_with_mkdocs
from generator.spreading import spread

SHARE = 64
"""Pages in a share: enough to be worth handing over, few enough to be even."""
_FILE = re.compile(r"[\w./-]+\.md")


def build_framed(  # noqa: PLR0913 - all that a site is made of
    plan: Plan,
    writers: Sequence[WriteOthers],
    stubs: Iterable[Page],
    provenance: dict[str, Any],
    site: Path,
    *,
    earlier: Earlier,
) -> MadeSite:
    """Build a site into an empty folder.

    Args:
        plan: all pages but those of the writers.
        writers: write what stands beside the pages, and give the pages that tell of it.
        stubs: those pages, without their bodies, for the navigation.
        provenance: what the mark of the site says.
        site: the folder.
        earlier: what an earlier build made: pages that would be the same are taken over.

    Returns:
        What was made, with what had to be left to plain MkDocs.

    Raises:
        CannotFrame: plain MkDocs has to build this site as a whole.
        ToolError: a part failed.
    """
    own = hand_written(plan.project)
    planned = [page for page in plan.all() if page.address not in own]
    earlier.hold_to(_named(plan, own))
    held = {page.address for page in planned if earlier.holds(page.address)}
    work = _Work(plan, writers, site, earlier)
    if earlier.site.pages and earlier.site.pages.keys() == {page.address for page in planned}:
        try:
            write_files(plan, provenance, site)
            return work.without_mkdocs(
                Press(None, site, earlier.site, frozenset(own)), planned, held
            )
        except NoFrame:
            empty(site)
    return work.with_mkdocs(make_press(plan, stubs, provenance, site), planned, held)


@dataclass(frozen=True, slots=True)
class _Work:
    """A build, in one of two ways."""

    plan: Plan
    writers: Sequence[WriteOthers]
    site: Path
    earlier: Earlier

    def with_mkdocs(self, press: Press, planned: Sequence[Planned], held: set[str]) -> MadeSite:
        """MkDocs makes the pages that navigation leads to, and frames of them for the others."""
        rest = [page for page in planned if page.address not in press.made]
        made, told = self._make(press, rest, held, press.known.files, [press.frame_built])
        files = [page.file for page in (*made.pages.values(), *told.values())]
        if press.session is not None:
            write_sitemap(press.session, files, self.site)
        return made

    def without_mkdocs(self, press: Press, planned: Sequence[Planned], held: set[str]) -> MadeSite:
        """All pages are those that there were, and there is a frame for each that is made anew."""
        self.earlier.take(press.known.files, self.site)
        return self._make(press, planned, held, press.known.files, ())[0]

    def _make(
        self,
        press: Press,
        planned: Sequence[Planned],
        held: set[str],
        files: list[str],
        first: Iterable[Callable[[], Written]],
    ) -> tuple[MadeSite, dict[str, MadePage]]:
        """Make pages, and what stands beside them; returns the pages that tell of that too."""
        taken = [page.address for page in planned if page.address in held]
        changed = [page for page in planned if page.address not in held]
        observer = self.plan.site.observer
        tasks: list[Callable[[], Written]] = [
            partial(press.others, write) for write in self.writers
        ]
        tasks += first
        tasks.append(partial(self._take, taken))
        shares = (changed[at : at + SHARE] for at in range(0, len(changed), SHARE))
        tasks += (partial(press.share, share, observer) for share in shares)
        results = spread(tasks)
        told, written = results[: len(self.writers)], results[len(self.writers) :]
        pages = {address: self.earlier.site.pages[address] for address in taken}
        frames = dict(press.known.frames)
        for share in written:
            pages |= share.pages
        for share in results:
            frames |= share.frames
        known = press.known
        key, named = self.earlier.site.key, self.earlier.site.named
        made = replace(known, key=key, named=named, pages=pages, files=files, frames=frames)
        return made, dict(chain.from_iterable(share.pages.items() for share in told))

    def _take(self, addresses: Iterable[str]) -> Written:
        self.earlier.take((f"{address}index.html" for address in addresses), self.site)
        return Written()


def make_press(plan: Plan, stubs: Iterable[Page], provenance: dict[str, Any], site: Path) -> Press:
    """Write all that is no page, and the pages that MkDocs has to build, into an empty folder.

    Returns:
        What makes the other pages, to be used on those of this plan, or of one for the same
        configuration, templates and hand-written pages.

    Raises:
        CannotFrame, ToolError: as ``build_framed``.
    """
    _refuse_what_frames_cannot_carry(plan.project)
    own = hand_written(plan.project)
    with staged(plan.project.work / "frames") as small:
        made = _write_small_project(plan, stubs, own, small)
        try:
            session = build_with_mkdocs(small, site)
        except FactsheetError as error:
            # It may be only that a hand-written page leads to one that is not there: MkDocs will
            # say so again, or find the page, where it has all of them.
            raise CannotFrame(f"a part of it did not build alone: {error}") from None
    pages = {
        *(f"{page.address}index.html" for page, _ in made),
        *(f"{stub.address}index.html" for stub in stubs),
    }
    files = [name for name in file_names(site) if name not in pages]
    write_files(plan, provenance, site)
    unframed = _overridden(plan.project)
    notes = [f"pages of {name}, which is the project's own" for name in sorted(unframed)]
    known = MadeSite(
        files=files, unframed=sorted(unframed), notes=notes, link_title=session.link_title
    )
    told = frozenset(stub.address for stub in stubs)
    press = Press(session, site, known, frozenset(own), told, tuple(made))
    press.try_out(plan)
    return press


def _refuse_what_frames_cannot_carry(project: Project) -> None:
    config = project.config
    for key in ("plugins", "hooks", "extra_templates"):
        if config.get(key):
            raise CannotFrame(f"mkdocs.yml has `{key}`, which may change any page")
    if not config.get("nav"):
        raise CannotFrame("mkdocs.yml has no `nav`, so that every page is in the navigation")


def _write_small_project(
    plan: Plan, stubs: Iterable[Page], own: dict[str, Path], target: Path
) -> list[tuple[Page, frozenset[Question]]]:
    """Write a project of the pages that MkDocs has to build; returns them, and what they asked."""
    write_frame_of_project(plan.project, target)
    observe = plan.site.observer.observe
    built = [
        observe(page.make)
        for page in (*plan.front(), *plan.named(named_files(plan.project, own)))
        if page.address not in own
    ]
    for page in (*(page for page, _ in built), *stubs):
        if page.address not in own:
            write_page(page, target / "docs")
    return built


def named_files(project: Project, own: dict[str, Path]) -> frozenset[str]:
    """The files that navigation and hand-written pages name."""
    return frozenset(
        file.lstrip("./")
        for text in (*_texts(project.config["nav"]), *map(_read, own.values()))
        for file in _FILE.findall(text)
    )


def _named(plan: Plan, own: dict[str, Path]) -> list[list[str]]:
    """The records that navigation and hand-written pages name, with what all pages may show."""
    pages = plan.named(named_files(plan.project, own))
    refs = (page.address.rstrip("/") for page in pages)
    return [[ref, plan.site.name(ref).label] for ref in refs]


def _texts(value: object) -> Iterator[str]:
    """All texts in a list of lists and mappings."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | dict):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _texts(inner)


def _read(path: Path) -> str:
    return path.read_text("utf-8", "replace")


def _overridden(project: Project) -> set[str]:
    """The page templates that a project has of its own; all pages hang on one with a ``_``."""
    own, built_in = project.root / "site_templates/pages", built_in_templates() / "pages"
    if not own.is_dir() or own.resolve() == built_in.resolve():
        return set()
    names = {path.name for path in own.glob("*.j2")}
    if any(name.startswith("_") for name in names):
        return {path.name for path in built_in.glob("*.j2")} | names
    return names

"""Builds a site from frames: MkDocs makes few pages, and what it puts around the others is reused.

What comes out is what plain MkDocs makes of the generated project, to the byte; a test compares
whole trees. What frames cannot carry (plugins, hooks, a project's own page templates) goes to plain
MkDocs, page by page where that is enough, as a whole where it is not.
"""

from __future__ import annotations

import gzip
import os
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from urllib.parse import quote, urljoin

from generator.errors import FactsheetError
from generator.pages.page import Page
from generator.pages.plan import Plan, Share
from generator.project import Project
from generator.resources import built_in_templates
from generator.site.blocks import convert
from generator.site.docs_tree import (
    WriteOthers,
    hand_written,
    write_files,
    write_frame_of_project,
    write_page,
)
from generator.site.frames import Frames
from generator.site.publish import staged
from generator.site.stock import CannotFrame, Session, build_with_mkdocs
from generator.spreading import spread

SITEMAP = "sitemap.xml"
_FILE = re.compile(r"[\w./-]+\.md")
# What tells whether a theme passes on what MkDocs was told: references, marks, spaces.
_TRIAL = "&amp; <b>\"'</b> | {{ }}  é"


def build_framed(
    plan: Plan,
    writers: Sequence[WriteOthers],
    stubs: Iterable[Page],
    provenance: dict[str, Any],
    site: Path,
) -> tuple[str, ...]:
    """Build a site into an empty folder.

    Args:
        plan: all pages but those of the writers.
        writers: write what stands beside the pages, and give the pages that tell of it.
        stubs: those pages, without their bodies, for the navigation.
        provenance: what the mark of the site says.
        site: the folder.

    Returns:
        What had to be left to plain MkDocs, in words; nothing where there was nothing.

    Raises:
        CannotFrame: plain MkDocs has to build this site as a whole.
        ToolError: a part failed.
    """
    press = make_press(plan, stubs, provenance, site)
    tasks: list[Callable[[], Written]] = [partial(press.others, writer) for writer in writers]
    tasks += [partial(press.share, share) for share in plan.shares()]
    written = spread(tasks)
    _write_sitemap(press.session, [file for share in written for file in share.files], site)
    left = sorted(set[str]().union(*(share.left for share in written)))
    return (*press.notes, *(f"pages of {name} that are more than HTML blocks" for name in left))


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
        built = _write_small_project(plan, stubs, own, small)
        try:
            session = build_with_mkdocs(small, site)
        except FactsheetError as error:
            # It may be only that a hand-written page leads to one that is not there: MkDocs will
            # say so again, or find the page, where it has all of them.
            raise CannotFrame(f"a part of it did not build alone: {error}") from None
    write_files(plan, provenance, site)
    press = Press(session, site, frozenset((*built, *own)), _overridden(plan.project))
    press.try_out(plan)
    return press


@dataclass(slots=True)
class Written:
    """What came of a share of the pages."""

    files: list[str] = field(default_factory=list)
    """The pages' files below ``docs/``."""
    left: set[str] = field(default_factory=set)
    """The templates of those that frames could not carry, though they should."""


@dataclass
class Press:
    """Makes pages, stamped where they can be."""

    session: Session
    site: Path
    built: frozenset[str]
    """The addresses of the pages that MkDocs has built already."""
    unframed: set[str]
    """The templates whose pages are left to MkDocs."""
    notes: list[str] = field(default_factory=list)
    _frames: Frames = field(init=False)

    def __post_init__(self) -> None:
        self._frames = Frames(self.session)
        self.notes += [
            f"pages of {name}, which is the project's own" for name in sorted(self.unframed)
        ]

    def html(self, page: Page) -> str:
        """The HTML of a page."""
        return self._made(page)[0]

    def _made(self, page: Page) -> tuple[str, bool]:
        """The HTML of a page, and whether frames could not carry it, though they should."""
        is_framed = self._is_framed(page)
        stamped = self._stamped(page) if is_framed else None
        if stamped is not None:
            return stamped, False
        return self.session.page(page.file, page.markdown()), is_framed

    def _is_framed(self, page: Page) -> bool:
        # A page whose file is its folder's index has other links to its source.
        has_file_of_its_own = page.file == f"{page.address.rstrip('/')}.md"
        is_left = page.address in self.built or page.template in self.unframed
        return has_file_of_its_own and not (is_left or page.is_markdown)

    def _stamped(self, page: Page) -> str | None:
        blocks = convert(page.content(), self.session.link_title)
        return None if blocks is None else self._frames.stamp(page, blocks)

    def try_out(self, plan: Plan) -> None:
        """Compare a page or two of every template with what MkDocs makes of them."""
        for page in plan.samples(self.built):
            tried = replace(page, title=page.title + _TRIAL, description=page.description + _TRIAL)
            stamped = self._stamped(tried) if self._is_framed(tried) else None
            if stamped and stamped != self.session.page(tried.file, tried.markdown()):
                self.unframed.add(page.template)
                self.notes.append(f"pages of {page.template}, which are not as their frames are")

    def share(self, share: Share) -> Written:
        """Make the pages of a share."""
        return self._write(page for page in share() if page.address not in self.built)

    def others(self, write: WriteOthers) -> Written:
        """Write what stands beside the pages, and the pages that tell of it."""
        return self._write(page for page in write(self.site) if page.address not in self.built)

    def _write(self, pages: Iterable[Page]) -> Written:
        written = Written()
        for page in pages:
            folder = f"{self.site}/{page.address}"
            os.makedirs(folder, exist_ok=True)  # noqa: PTH103 - twice as fast as pathlib's
            html, is_left = self._made(page)
            with open(f"{folder}index.html", "wb") as file:  # noqa: PTH123 - likewise
                file.write(html.encode("utf-8", "xmlcharrefreplace"))
            written.files.append(page.file)
            if is_left:
                written.left.add(page.template)
        return written


def _refuse_what_frames_cannot_carry(project: Project) -> None:
    config = project.config
    for key in ("plugins", "hooks", "extra_templates"):
        if config.get(key):
            raise CannotFrame(f"mkdocs.yml has `{key}`, which may change any page")
    if not config.get("nav"):
        raise CannotFrame("mkdocs.yml has no `nav`, so that every page is in the navigation")


def _write_small_project(
    plan: Plan, stubs: Iterable[Page], own: dict[str, Path], target: Path
) -> set[str]:
    """Write a project of the pages that MkDocs has to build; returns their addresses."""
    write_frame_of_project(plan.project, target)
    named = frozenset(
        file.lstrip("./")
        for text in (*_texts(plan.project.config["nav"]), *map(_read, own.values()))
        for file in _FILE.findall(text)
    )
    built = set()
    for page in (*plan.front(), *plan.named(named)):
        if page.address not in own:
            write_page(page, target / "docs")
            built.add(page.address)
    for stub in stubs:
        if stub.address not in own:
            write_page(stub, target / "docs")
    return built


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


def _write_sitemap(session: Session, files: Sequence[str], site: Path) -> None:
    """Write the sitemap of all pages, by the theme's own template."""
    from mkdocs.commands.build import get_context
    from mkdocs.utils import get_build_timestamp, get_relative_url

    if SITEMAP not in session.config.theme.static_templates:
        return
    built = list(session.files.documentation_pages())
    template = session.env.get_template(SITEMAP)

    def rendered(entries: list[Any]) -> str:
        base = get_relative_url(".", SITEMAP)
        context = get_context(session.nav, entries, session.config, base_url=base)
        return str(template.render(context))

    base = session.config.site_url
    entries = {file.src_uri: _entry(file.src_uri, base) for file in built}
    if rendered(list(entries.values())) != rendered(built):
        raise CannotFrame("the theme's sitemap asks for more than addresses")
    entries |= {file: _entry(file, base) for file in files}
    text = rendered([entries[file] for file in sorted(entries, key=_order)])
    if not text.strip():
        return
    (site / SITEMAP).write_text(text, "utf-8")
    stamp = get_build_timestamp(pages=[file.page for file in built if file.page])
    target = f"{site / SITEMAP}.gz"
    with (
        open(target, "wb") as raw,  # noqa: PTH123 - the name goes into the file as MkDocs writes it
        gzip.GzipFile(fileobj=raw, filename=target, mode="wb", mtime=stamp) as packed,
    ):
        packed.write(text.encode())


def _entry(file: str, site_url: str | None) -> Any:
    """A page as a sitemap's template sees it."""
    stem = file.removesuffix(".md")
    folder, _, name = stem.rpartition("/")
    url = (folder if name in ("index", "README") else stem) + "/"
    url = "" if url == "/" else quote(url)
    canonical = urljoin(site_url.rstrip("/") + "/", url) if site_url else None
    return SimpleNamespace(page=SimpleNamespace(canonical_url=canonical, url=url, is_link=False))


def _order(file: str) -> list[tuple[Any, ...]]:
    """The order in which MkDocs finds files: a folder's own before its folders, its index first."""
    *folders, name = file.split("/")
    stem = name.rpartition(".")[0]
    return [*((1, folder) for folder in folders), (0, stem not in ("index", "README"), name)]

"""Writes the generated project: configuration, Markdown pages, theme, assets, search bundle."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from copy import deepcopy
from itertools import chain
from pathlib import Path
from typing import Any

from jinja2 import Environment
from markupsafe import escape

from generator.config_file import render_config
from generator.load import PAGES
from generator.pages.addresses import address_of, image_address, record_address
from generator.pages.environment import rendered
from generator.pages.page import Page
from generator.pages.plan import Plan
from generator.pages.views import SiteView
from generator.policy import HEADERS
from generator.project import Project
from generator.records import MODELS, Actor
from generator.resources import template_folders
from generator.site.made import MARK, mark_text

DOCS = "docs"
THEME = "overrides"
CONFIG = "mkdocs.yml"

_SAID = re.compile(r'\{\{ _\("([^"]*)"\) \}\}')

WriteOthers = Callable[[Path], Iterable[Page]]
"""Writes files of other kinds into a folder, and gives the pages that tell of them."""


def write_project(
    plan: Plan, writers: Sequence[WriteOthers], provenance: dict[str, Any], target: Path
) -> None:
    """Write a MkDocs project that stock builders build with no code of ours.

    Args:
        plan: all pages.
        writers: write what stands beside them.
        provenance: what the mark of the site says.
        target: an empty folder.
    """
    docs = target / DOCS
    write_frame_of_project(plan.project, target)
    own = hand_written(plan.project)
    write_files(plan, provenance, docs)
    planned = (page.make() for page in plan.all())
    for page in chain(planned, *(write(docs) for write in writers)):
        if page.address not in own:
            write_page(page, docs)


def write_frame_of_project(project: Project, target: Path) -> None:
    """Write the configuration, the theme and the hand-written pages."""
    docs = target / DOCS
    docs.mkdir(parents=True)
    for path in _files_below(project.content / PAGES):
        name = path.relative_to(project.content / PAGES)
        (docs / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, docs / name)
    _copy_theme(project, target / THEME)
    (target / CONFIG).write_text(render_config(_generated(project.config)), "utf-8")


def hand_written(project: Project) -> dict[str, Path]:
    """The hand-written pages by their addresses; no page of ours takes the place of one.

    Only the home page and those that are the same for all sites can be so replaced: the others'
    addresses begin with names that hand-written pages may not have (``generator/load.py``).
    """
    return hand_written_at(project.root)


def hand_written_at(root: Path) -> dict[str, Path]:
    """The hand-written pages below a folder's ``content/``, by their addresses."""
    pages = root / "content" / PAGES
    files = (path for path in _files_below(pages) if path.suffix == ".md")
    return {address_of(path.relative_to(pages).as_posix()): path for path in files}


def write_files(plan: Plan, provenance: dict[str, Any], folder: Path) -> None:
    """Write what a builder copies to the site as it is, but for exports and search."""
    _write_redirects(plan.env, plan.site, folder)
    _copy_images(plan.project, plan.site, folder)
    _write_ids(plan.site, folder)
    (folder / MARK).write_text(mark_text(provenance), "utf-8")
    (folder / HEADERS).write_text(plan.project.policy.headers(), "utf-8")


def theme_files(project: Project) -> frozenset[str]:
    """The files that the site has from the theme's folders, the project's own or the built-in."""
    themes = (folder / "theme" for folder in template_folders(project.root))
    return frozenset(
        path.relative_to(theme).as_posix()
        for theme in themes
        for path in theme.rglob("*")
        if path.is_file()
    )


def write_page(page: Page, docs: Path) -> None:
    """Write the Markdown of a page."""
    path = docs / page.file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(page.markdown(), "utf-8")


def _files_below(pages: Path) -> Iterator[Path]:
    """The hand-written pages in a folder, and what stands beside them."""
    for path in sorted(pages.rglob("*")) if pages.is_dir() else ():
        parts = path.relative_to(pages).parts
        if path.is_file() and not path.is_symlink() and not any(p.startswith(".") for p in parts):
            yield path


def _generated(config: dict[str, Any]) -> dict[str, Any]:
    """The configuration of the generated project: the same, with its own folders."""
    made = deepcopy(config)
    made["docs_dir"], made["site_dir"] = DOCS, "site"
    made["theme"]["custom_dir"] = THEME
    # Material writes it into an attribute as it is.
    if isinstance(description := made.get("site_description"), str):
        made["site_description"] = str(escape(description))
    return made


def _write_redirects(env: Environment, site: SiteView, docs: Path) -> None:
    """A page at the address of every alias, in HTML, which every builder copies as it is."""
    for old, ref in site.corpus.aliases.items():
        address = record_address(old)
        path = docs / address / "index.html"
        path.parent.mkdir(parents=True, exist_ok=True)
        html = rendered(env, "redirect.html.j2", address, target=ref)
        path.write_text(html, "utf-8")


def _copy_images(project: Project, site: SiteView, docs: Path) -> None:
    for actor in site.corpus.of(Actor):
        if actor.image:
            target = docs / image_address(actor)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile((project.root / actor.file).parent / actor.image.file, target)


def _write_ids(site: SiteView, docs: Path) -> None:
    """The ids of each kind, by which the page for what is not found offers those nearest to it."""
    folder = docs / "assets/ids"
    folder.mkdir(parents=True, exist_ok=True)
    for model in MODELS:
        ids = "".join(f"{record.id}\n" for record in site.corpus.of(model))
        (folder / f"{model.kind}.txt").write_text(ids, "utf-8")


def _copy_theme(project: Project, target: Path) -> None:
    """The theme's own files, the project's over the built-in, file by file.

    Builders have no catalogue: what a template of the theme says is set into it here.
    """
    target.mkdir()
    for folder in reversed(template_folders(project.root)):
        if (folder / "theme").is_dir():
            shutil.copytree(folder / "theme", target, dirs_exist_ok=True)
    for path in target.rglob("*.html"):
        text = path.read_text("utf-8")
        said = _SAID.sub(lambda found: project.language.gettext(found[1]), text)
        path.write_text(said, "utf-8")

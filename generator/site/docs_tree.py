"""Writes the generated project: configuration, Markdown pages, theme, assets, search bundle."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable
from copy import deepcopy
from pathlib import Path
from typing import Any

from jinja2 import Environment

from generator.config_file import render_config
from generator.load import PAGES
from generator.pages.addresses import address_of, image_address, record_address
from generator.pages.environment import environment
from generator.pages.page import Page
from generator.pages.record_pages import record_pages
from generator.pages.site_pages import site_pages
from generator.pages.views import SiteView
from generator.project import Project
from generator.records import Actor
from generator.resources import template_folders
from generator.site.made import MARK, mark_text
from generator.site.search_entries import search_entries
from generator.site.search_index import write_search_bundle

DOCS = "docs"
THEME = "overrides"
CONFIG = "mkdocs.yml"

Progress = Callable[[str], None]


def write_project(
    project: Project, site: SiteView, provenance: dict[str, Any], target: Path, progress: Progress
) -> None:
    """Write a MkDocs project that stock builders build with no code of ours.

    Args:
        project: the project that it is made from.
        site: its checked corpus.
        provenance: what the mark of the site says.
        target: an empty folder.
        progress: told what is being done.
    """
    docs = target / DOCS
    docs.mkdir(parents=True)
    env = environment(template_folders(project.root), site)
    progress("Writing pages")
    own = frozenset(map(address_of, _copy_hand_written(project.content / PAGES, docs)))
    _write_pages(record_pages(env, site, project.settings.chunks.statements), docs, own)
    _write_pages(site_pages(env, site, project), docs, own)
    _write_redirects(env, site, docs)
    _copy_images(project, site, docs)
    (docs / MARK).write_text(mark_text(provenance), "utf-8")
    _copy_theme(project, target / THEME)
    (target / CONFIG).write_text(render_config(_generated(project.config)), "utf-8")
    progress("Indexing for search")
    write_search_bundle(search_entries(site), docs / "pagefind", language=project.settings.language)


def _generated(config: dict[str, Any]) -> dict[str, Any]:
    """The configuration of the generated project: the same, with its own folders."""
    made = deepcopy(config)
    made["docs_dir"], made["site_dir"] = DOCS, "site"
    made["theme"]["custom_dir"] = THEME
    return made


def _copy_hand_written(pages: Path, docs: Path) -> tuple[str, ...]:
    """Copy hand-written pages and what stands beside them; returns the paths of the pages."""
    copied = []
    for path in sorted(pages.rglob("*")) if pages.is_dir() else ():
        name = path.relative_to(pages)
        if path.is_symlink() or not path.is_file() or any(p.startswith(".") for p in name.parts):
            continue
        (docs / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, docs / name)
        if path.suffix == ".md":
            copied.append(name.as_posix())
    return tuple(copied)


def _write_pages(pages: Iterable[Page], docs: Path, own: frozenset[str]) -> None:
    """Write pages; at an address that has a hand-written one, that one stays.

    Only the home page and those that are the same for all sites can be so replaced: the others'
    addresses begin with names that hand-written pages may not have (``generator/load.py``).
    """
    for page in pages:
        if page.address in own:
            continue
        path = docs / page.file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(page.markdown(), "utf-8")


def _write_redirects(env: Environment, site: SiteView, docs: Path) -> None:
    """A page at the address of every alias, in HTML, which every builder copies as it is."""
    template = env.get_template("redirect.html.j2")
    for old, ref in site.corpus.aliases.items():
        address = record_address(old)
        path = docs / address / "index.html"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(template.render(here=address, target=ref), "utf-8")


def _copy_images(project: Project, site: SiteView, docs: Path) -> None:
    for actor in site.corpus.of(Actor):
        if actor.image:
            target = docs / image_address(actor)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile((project.root / actor.file).parent / actor.image.file, target)


def _copy_theme(project: Project, target: Path) -> None:
    """The theme's own files, the project's over the built-in, file by file."""
    target.mkdir()
    for folder in reversed(template_folders(project.root)):
        if (folder / "theme").is_dir():
            shutil.copytree(folder / "theme", target, dirs_exist_ok=True)

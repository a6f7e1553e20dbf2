"""Builds a generated project with plain MkDocs, and holds on to what MkDocs knows after it."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator.errors import ToolError, UsageError

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation

CONFIG = "mkdocs.yml"

# What MkDocs dates a site with where nothing else is said. No page shows it; the sitemap's gzip
# file carries it, and the same records have to give the same bytes on any day.
NO_DATE = "0"
_OBSERVER = "factsheet"


@dataclass
class Session:
    """What MkDocs holds after a build, by which further pages are made as that build would have."""

    config: MkDocsConfig
    files: Files
    nav: Navigation
    env: Environment

    @cached_property
    def link_title(self) -> str:
        """What the link beside a heading is called."""
        return str(self.config.mdx_configs["toc"]["permalink_title"])

    def page(self, source: str, markdown: str) -> str:
        """The HTML of one page.

        Args:
            source: the page's file below ``docs/``. It may have been built already.
            markdown: the file's text, front matter and all.

        Raises:
            CannotFrame: the theme asks for all pages of the site.
            ToolError: MkDocs or the theme warned of something.
        """
        from mkdocs.commands.build import get_context
        from mkdocs.structure.files import File
        from mkdocs.structure.pages import Page

        config = self.config
        with collected_warnings() as warnings:
            file = self.files.get_file_from_path(source)
            if file is None:
                file = File(source, config.docs_dir, config.site_dir, use_directory_urls=True)
            file.content_string = markdown
            page = file.page or Page(None, file, config)
            page.read_source(config)
            page.render(config, self.files)
            page.active = True
            try:
                context = get_context(self.nav, _NoPages(), config, page)
                template = self.env.get_template(str(page.meta.get("template", "main.html")))
                html = template.render(context)
            finally:
                page.active = False
        if warnings:
            raise ToolError(f"MkDocs could not build {source}: {'; '.join(warnings)}")
        return html


def build_with_mkdocs(project: Path, site: Path) -> Session:
    """Build the site of a generated project, strictly: a warning of MkDocs is a failure.

    Args:
        project: the folder that holds ``mkdocs.yml`` and ``docs/``.
        site: the folder to write; MkDocs empties it first.

    Raises:
        UsageError: MkDocs does not take the configuration.
        ToolError: MkDocs failed or warned, with its words.
    """
    os.environ.setdefault("SOURCE_DATE_EPOCH", NO_DATE)
    # Material prints an announcement about MkDocs 2 on standard error unless told otherwise.
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    # Imported here: MkDocs takes 0.2 s to import, and only a build needs it.
    from mkdocs.commands.build import build
    from mkdocs.config import load_config
    from mkdocs.exceptions import MkDocsException

    with collected_warnings() as warnings:
        try:
            config = load_config(str(project / CONFIG), site_dir=str(site), strict=True)
        except (MkDocsException, SystemExit, TypeError) as error:
            words = "; ".join(warnings) or str(error)
            raise UsageError(f"mkdocs.yml: {words}") from None
        observed = _observe(config)
        try:
            config.plugins.on_startup(command="build", dirty=False)
            try:
                build(config)
            finally:
                config.plugins.on_shutdown()
        except (MkDocsException, SystemExit) as error:
            words = "; ".join(warnings) or str(error)
            raise ToolError(f"MkDocs could not build the site: {words}") from None
    return Session(config, observed["files"], observed["nav"], observed["env"])


class CannotFrame(Exception):  # noqa: N818 - no error: plain MkDocs makes what frames cannot
    """Why a site cannot be made of frames."""


class _NoPages(list[Any]):
    """Stands for the list of all pages, which nobody has who makes one page."""

    def __iter__(self) -> Iterator[Any]:
        raise CannotFrame("the theme's templates list all pages of the site")


def _observe(config: MkDocsConfig) -> dict[str, Any]:
    """Listen to MkDocs' events for what it makes; nothing is changed."""
    from mkdocs.plugins import BasePlugin

    seen: dict[str, Any] = {}

    class Observer(BasePlugin):  # type: ignore[type-arg,no-untyped-call]
        def on_nav(self, nav: Navigation, **_: Any) -> None:
            seen["nav"] = nav

        def on_env(self, env: Environment, files: Files, **_: Any) -> None:
            seen["env"], seen["files"] = env, files

    config.plugins[_OBSERVER] = Observer()
    return seen


class _Collector(logging.Handler):
    def __init__(self, words: list[str]) -> None:
        super().__init__(logging.WARNING)
        self._words = words

    def emit(self, record: logging.LogRecord) -> None:
        self._words.append(record.getMessage())


@contextmanager
def collected_warnings() -> Iterator[list[str]]:
    """What MkDocs warns of, kept for the error instead of printed."""
    words: list[str] = []
    logger, handler = logging.getLogger("mkdocs"), _Collector(words)
    propagated = logger.propagate
    logger.addHandler(handler)
    logger.propagate = False
    try:
        yield words
    finally:
        logger.removeHandler(handler)
        logger.propagate = propagated

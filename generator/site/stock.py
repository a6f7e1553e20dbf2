"""Builds a generated project with plain MkDocs.

This is the seam for a faster way: whatever takes its place gets the same project and has to make
the same files, to the byte.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from generator.errors import ToolError, UsageError

CONFIG = "mkdocs.yml"

# What MkDocs dates a site with where nothing else is said. No page shows it; the sitemap's gzip
# file carries it, and the same records have to give the same bytes on any day.
NO_DATE = "0"


def build_with_mkdocs(project: Path, site: Path) -> None:
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

    with _collected_warnings() as warnings:
        try:
            config = load_config(str(project / CONFIG), site_dir=str(site), strict=True)
        except (MkDocsException, SystemExit, TypeError) as error:
            words = "; ".join(warnings) or str(error)
            raise UsageError(f"mkdocs.yml: {words}") from None
        try:
            config.plugins.on_startup(command="build", dirty=False)
            try:
                build(config)
            finally:
                config.plugins.on_shutdown()
        except (MkDocsException, SystemExit) as error:
            words = "; ".join(warnings) or str(error)
            raise ToolError(f"MkDocs could not build the site: {words}") from None


class _Collector(logging.Handler):
    def __init__(self, words: list[str]) -> None:
        super().__init__(logging.WARNING)
        self._words = words

    def emit(self, record: logging.LogRecord) -> None:
        self._words.append(record.getMessage())


@contextmanager
def _collected_warnings() -> Iterator[list[str]]:
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

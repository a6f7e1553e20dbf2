"""The last look at a site before readers have it: nothing runs or loads but what we put there.

The gate trusts neither the encoder of texts nor the care of templates. It reads the finished files
as a browser would, and holds each to one list of what may stand in it (``allowed.py``) and to the
site's own policy (``generator/policy.py``). All that the builder tells it is which files are the
theme's, and which have passed before.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path

from generator.errors import ToolError
from generator.gate.fault import Fault
from generator.gate.kinds import fault_of_kind
from generator.gate.page import Pages
from generator.gate.xml_file import drawing_faults, feed_faults
from generator.policy import Policy
from generator.spreading import spread

_SHARE = 512
"""Files that are looked at in one go: fewer are not worth another process."""
_SHOWN = 5


class GateError(ToolError):
    """What was built holds what may not be published."""


def examine(
    site: Path, policy: Policy, theme_files: Collection[str], names: Iterable[str] | None = None
) -> None:
    """Refuse a built site that holds anything which its templates did not put there.

    Args:
        site: the folder of the finished site.
        policy: what its pages may run and load.
        theme_files: the files that come from the theme's folders, which are trusted.
        names: the files to look at, relative to the folder with forward slashes; all of them where
            nothing is said. Whoever names some answers for it that the others have passed before.

    Raises:
        GateError: something may not be published; the first few faults are told.
    """
    files = list(_files(str(site), "") if names is None else names)
    look = _Look(site, Pages(policy, frozenset(_scripts(site))), frozenset(theme_files))
    shares = (files[at : at + _SHARE] for at in range(0, len(files), _SHARE))
    tasks: list[Callable[[], list[Fault]]] = [partial(look.at, share) for share in shares]
    faults = [fault for found in spread(tasks) for fault in found]
    if faults:
        more = f"; and {len(faults) - _SHOWN} more" if len(faults) > _SHOWN else ""
        words = "; ".join(map(str, sorted(faults)[:_SHOWN]))
        raise GateError(
            f"nothing is published, since the site would hold what may not be in it: {words}{more}",
            "what is published already stays as it is. In a hand-written page or a file beside it, "
            "take this out: scripts and styles belong into site_templates/theme/, and other hosts "
            "are named under extra.factsheet.policy. Anywhere else it is a fault of this tool: "
            "please report it",
        )


class _Look:
    """Looks at files of a site."""

    def __init__(self, site: Path, pages: Pages, theme_files: frozenset[str]) -> None:
        self._site = f"{site}/"
        self._pages = pages
        self._theme_files = theme_files

    def at(self, names: Sequence[str]) -> list[Fault]:
        """What is wrong with these files."""
        return [Fault(name, line, words) for name in names for line, words in self._faults_of(name)]

    def _faults_of(self, name: str) -> Iterator[tuple[int, str]]:
        if name.endswith(".html"):
            yield from self._pages.faults(self._read(name))
        elif name in self._theme_files:
            return
        elif name.endswith(".svg"):
            yield from drawing_faults(self._read(name))
        elif name.endswith(".xml"):
            yield from feed_faults(self._read(name))
        elif words := fault_of_kind(name, partial(self._read, name)):
            yield 0, words

    def _read(self, name: str) -> bytes:
        with open(self._site + name, "rb") as file:  # noqa: PTH123 - twice as fast as pathlib's
            return file.read()


def _scripts(site: Path) -> Iterator[str]:
    """The files of scripts, which a page may name."""
    return (name for name in _files(str(site), "") if name.endswith((".js", ".mjs")))


def _files(folder: str, prefix: str) -> Iterator[str]:
    """The files below a folder, by their names in it. A link is one, wherever it leads."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                yield from _files(entry.path, f"{prefix}{entry.name}/")
            else:
                yield prefix + entry.name

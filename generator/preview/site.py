"""The site as it would be now: pages made on demand, the last sound state kept behind faults."""

from __future__ import annotations

import hashlib
import shutil
import threading
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from jinja2 import TemplateError

from generator.build import planned, view
from generator.check import Checked, check
from generator.config_file import render_config
from generator.diagnostics import Diagnostic, Severity, count
from generator.errors import FactsheetError
from generator.exports import STUBS
from generator.history import last_changed
from generator.memory import Memory, OwnMemory
from generator.pages.plan import Plan
from generator.preview.others import Others
from generator.project import Project, open_project
from generator.resources import template_folders
from generator.site.framed import make_press
from generator.site.press import Press
from generator.site.stock import CannotFrame
from generator.snapshot import Learned, take

_LONG = 0.4
"""Seconds of a check from which on pages are shown before all rules have run."""
_NOT_FOUND = "404.html"


@dataclass(frozen=True)
class State:
    """What there is to show at one moment."""

    version: int
    """Another one where pages may look otherwise."""
    diagnostics: tuple[Diagnostic, ...] = ()
    """What counts against the content."""
    failure: str = ""
    """Why nothing could be made at all, as of a fault in the configuration."""

    @property
    def is_sound(self) -> bool:
        """Whether what is shown is what stands in the files."""
        return not self.failure and not count(self.diagnostics, Severity.ERROR)


@dataclass
class _Shown:
    """Records that pages are made of, and what makes them."""

    plan: Plan
    press: Press
    made: dict[str, bytes | None] = field(default_factory=dict)


class Preview:
    """A project's site, made anew when its files change.

    Args:
        root: the project's folder.
        folder: where files that are no pages are put; what stands there is lost.
        changed: called whenever there is a new state.
    """

    def __init__(self, root: Path, folder: Path, changed: Callable[[State], None]) -> None:
        self._root = root
        self._folder = folder
        self._changed = changed
        self._memory = OwnMemory(Memory.of(root))
        self._lock = threading.Lock()
        self._shown: _Shown | None = None
        self._press: tuple[bytes, Press, Mapping[str, str]] | None = None
        self._checked: Checked | None = None
        self._took = 0.0
        self._others: Others | None = None
        self.state = State(0)

    def refresh(self) -> None:
        """Look at the files, and show what stands in them where it is sound."""
        self.stop_others()
        started = time.monotonic()
        before, failure = self._shown, ""
        diagnostics: tuple[Diagnostic, ...] = ()
        try:
            project = open_project(self._root)
            learned = Learned(self._memory, take(self._root, self._memory))
            early = None
            if before and self._took > _LONG:
                early = self._early(project, learned)
            checked = check(self._root, project.limits, learned=learned, early=early)
            diagnostics = tuple(found for found in checked.diagnostics if found.counts)
            if checked.errors:
                self._shown = before
            elif not self._is_shown(checked):
                self._show(project, learned, checked)
            self._checked = checked
        except (FactsheetError, TemplateError, OSError, CannotFrame) as error:
            self._shown, failure = before, _words(error)
        self._took = time.monotonic() - started
        self._tell(diagnostics, failure)

    def page(self, address: str) -> bytes | None:
        """The page at an address of the site; none where there is none.

        Raises:
            FactsheetError, TemplateError: it cannot be made.
        """
        with self._lock:
            shown = self._shown
            if shown is None:
                return None
            if address not in shown.made:
                page = shown.plan.find(address)
                html = None if page is None else shown.press.html(page).encode("utf-8")
                shown.made[address] = html
            return shown.made[address]

    def file(self, path: str) -> Path | None:
        """The file at a path below the site; none where there is none."""
        root = self._folder.resolve()
        try:
            file = (root / path).resolve()
            if file.is_dir():
                file /= "index.html"
            return file if file.is_file() and file.is_relative_to(root) else None
        except (OSError, ValueError):  # no name that a file can have: too long, with a zero byte
            return None

    @property
    def not_found(self) -> Path:
        """The page for what is not there."""
        return self._folder / _NOT_FOUND

    def make_others(self) -> None:
        """Make what takes longer, in a process of its own: search, data, feed."""
        shown = self._shown
        if shown is None or not self.state.is_sound:
            return
        self._others = others = Others(self._root, self._folder.with_name("preview-others"))
        for page in others.take(self._folder):
            with self._lock:
                shown.made[page.address] = shown.press.html(page).encode("utf-8")

    def stop_others(self) -> None:
        """What is being made is old now."""
        if self._others is not None:
            self._others.stop()

    def _early(self, project: Project, learned: Learned) -> Callable[[Checked], None]:
        """Shows pages with the findings of the check before, until the new ones are there."""
        known = self._checked.diagnostics if self._checked else ()

        def show(checked: Checked) -> None:
            self._show(project, learned, replace(checked, diagnostics=known))
            self._tell(self.state.diagnostics, "")

        return show

    def _is_shown(self, checked: Checked) -> bool:
        """Whether the pages that are shown early are right: no finding has changed."""
        shown = self._shown
        return (
            shown is not None
            and shown.plan.site.is_of(checked)
            and self._checked is not None
            and checked.diagnostics == self._checked.diagnostics
        )

    def _show(self, project: Project, learned: Learned, checked: Checked) -> None:
        key = _key(project, learned)
        if self._press is None or self._press[0] != key:
            changed = last_changed(self._root)
            plan, _ = planned(project, view(project, checked, changed))
            with self._lock:
                shutil.rmtree(self._folder, ignore_errors=True)
                self._folder.mkdir(parents=True)
                self._press = key, make_press(plan, STUBS, {}, self._folder), changed
        _, press, changed = self._press
        plan, _ = planned(project, view(project, checked, changed))
        self._shown = _Shown(plan, press)

    def _tell(self, diagnostics: Iterable[Diagnostic], failure: str) -> None:
        self.state = State(self.state.version + 1, tuple(diagnostics), failure)
        self._changed(self.state)


def _key(project: Project, learned: Learned) -> bytes:
    """What the frames hang on: configuration, templates, and pages written by hand."""
    digest = hashlib.sha256(render_config(project.config).encode())
    for name, content in sorted(learned.snapshot.digests.items()):
        if name.startswith("content/pages/"):
            digest.update(name.encode("utf-8", "surrogateescape") + b"\0" + content)
    for folder in template_folders(project.root):
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                digest.update(str(path).encode("utf-8", "surrogateescape") + b"\0")
                digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.digest()


def _words(error: Exception) -> str:
    remedy = getattr(error, "remedy", "")
    words = f"a template has a fault: {error}" if isinstance(error, TemplateError) else str(error)
    return f"{words}: {remedy}" if remedy else words

"""Waits for changes of a project's files."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver
from watchdog.observers.polling import PollingObserver

from generator.snapshot import CONTENT, TEXTS

TEMPLATES = "site_templates"
_QUIET = 0.03
"""Seconds without a change after which a save is taken to be complete."""
_READ_ONLY = frozenset(("opened", "closed_no_write"))


class Watch:
    """Tells whether anything has changed."""

    def __init__(self) -> None:
        self._changed = threading.Event()

    def changed(self) -> None:
        """Something has."""
        self._changed.set()

    def wait(self) -> None:
        """Wait for a change, and for the quiet after it."""
        self._changed.wait()
        while self._changed.is_set():
            self._changed.clear()
            self._changed.wait(_QUIET)


@contextmanager
def watching(root: Path) -> Iterator[Watch]:
    """Watch the records, the private texts, the templates and the configuration of a project."""
    watch = Watch()

    class Handler(FileSystemEventHandler):
        def on_any_event(self, event: FileSystemEvent) -> None:
            if event.event_type not in _READ_ONLY:
                watch.changed()

    class OfConfiguration(Handler):
        def on_any_event(self, event: FileSystemEvent) -> None:
            if Path(str(event.src_path)).suffix in (".yml", ".yaml"):
                super().on_any_event(event)

    def begin(observer: BaseObserver) -> None:
        for folder in (CONTENT, TEXTS, TEMPLATES):
            if (root / folder).is_dir():
                observer.schedule(Handler(), str(root / folder), recursive=True)
        observer.schedule(OfConfiguration(), str(root))
        observer.start()

    observer: BaseObserver = Observer()
    try:
        begin(observer)
    except OSError:  # the system watches no more folders for this user
        observer = PollingObserver()
        begin(observer)
    try:
        yield watch
    finally:
        observer.stop()
        observer.join()

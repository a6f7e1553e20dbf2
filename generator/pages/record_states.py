"""What a page can show of one record: its file, what was found about it, when it last changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cached_property
from pathlib import PurePosixPath

from generator.load import PROOFS, TEXT
from generator.pages.observing import EVERYTHING
from generator.pages.views import SiteView
from generator.records import Source
from generator.snapshot import CONTENT, Snapshot

_SOURCES = f"{CONTENT}/{Source.kind}/"


class RecordStates:
    """Answers whether a record is as it was, by the digests of its files."""

    def __init__(self, site: SiteView, snapshot: Snapshot) -> None:
        self._site = site
        self._snapshot = snapshot
        site.observer.answered_by("record", self._of)
        site.observer.answered_by(EVERYTHING[0], self._all)

    def _of(self, ref: str) -> object:
        found = self._site.corpus.get(ref)
        if found is None:
            return self._site.corpus.resolve(ref)
        archives = self._archives.get(found.id) if found.kind == Source.kind else None
        return (
            found.ref,
            found.file,
            self._snapshot.digests.get(found.file),
            archives,
            self._site.findings(found.ref),
            self._site.day_of_change(found),
        )

    def _all(self) -> object:
        return self._snapshot.digest, self._site.days_of_change

    @cached_property
    def _archives(self) -> Mapping[str, list[tuple[str, bytes]]]:
        """The names and digests of archives, by the id of their source."""
        found: dict[str, list[tuple[str, bytes]]] = defaultdict(list)
        for name, digest in sorted(self._snapshot.digests.items()):
            if name.startswith(_SOURCES) and name.endswith((TEXT, PROOFS)):
                found[PurePosixPath(name).stem].append((name, digest))
        return found

"""Compares the addresses that are remembered with those that there are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from generator.corpus import Corpus
from generator.diagnostics import START, Position
from generator.faults import (
    Fault,
    ForgottenAddress,
    LostAddress,
    LostAnchor,
    MalformedAddress,
    ReusedAddress,
    UnrememberedAddresses,
)
from generator.files import Limits, decode, read_file
from generator.load import FileFault, read_document
from generator.permanence.addresses_file import (
    FILE,
    LIMIT,
    AddressesFile,
    Entry,
    parse,
    ref_and_anchor,
)
from generator.permanence.present import Standing, published, standing
from generator.records import KINDS, Record, Timeline, Tombstone
from generator.suggestions import nearest


class Remembered(NamedTuple):
    """What a project remembers."""

    file: AddressesFile | None
    """None where the project has no such file, and so remembers nothing."""
    fault: Fault | None = None
    """What keeps the file from being read."""


def remembered(root: Path) -> Remembered:
    """Read a project's file of addresses."""
    path = root / FILE
    if not path.exists() and not path.is_symlink():
        return Remembered(None)
    raw = read_file(path, (root / "content").resolve(), LIMIT)
    text = raw if isinstance(raw, Fault) else decode(raw)
    return Remembered(None, text) if isinstance(text, Fault) else Remembered(parse(text))


def address_faults(
    root: Path, corpus: Corpus, limits: Limits, base: Path | None = None
) -> Iterator[FileFault]:
    """What is wrong with the addresses of a project.

    Args:
        root: the project's folder.
        corpus: its records.
        limits: what one file may cost.
        base: a folder that holds ``content/`` as it was published; none to compare with nothing.
    """
    known = remembered(root)
    if known.fault is not None:
        yield FileFault(FILE, "", "", known.fault)
        return
    file = known.file or AddressesFile(())
    faults = [
        *(
            FileFault(FILE, "", "", MalformedAddress(Position(line, 1), text))
            for line, text in file.malformed
        ),
        *_Comparison(root, corpus, limits, file.entries, base).faults(),
    ]
    yield from faults
    if known.file is not None and not faults:
        yield from _unremembered(corpus, file.entries)


def is_reused(corpus: Corpus, entry: Entry, now: Standing) -> bool:
    """Whether an address leads to something else than what it was remembered for.

    An address that led to a page may lead to another since: that is a record renamed, or put
    together with another. One that led elsewhere already has to lead to the same.
    """
    if now.holder is None:
        return False  # it has faults of its own
    if entry.state == "withdrawn":
        is_page = "#" not in entry.address  # with which all its anchors were withdrawn
        return is_page and not isinstance(now.holder, Tombstone)
    if entry.state == "moved":
        then = standing(corpus, entry.target)
        return then is not None and then.holder is not None and then.final != now.final
    return False


class _Comparison:
    def __init__(
        self,
        root: Path,
        corpus: Corpus,
        limits: Limits,
        entries: Iterable[Entry],
        base: Path | None,
    ) -> None:
        self._root, self._corpus, self._limits = root, corpus, limits
        self._entries = {entry.address: entry for entry in entries}
        before = remembered(base).file if base else None
        self._listed_before = {entry.address: entry for entry in before.entries} if before else {}
        self._files_before = dict(_addresses_of_files(base)) if base else {}

    def faults(self) -> Iterator[FileFault]:
        lost: set[str] = set()
        for entry in self._all():
            ref, anchor = ref_and_anchor(entry.address)
            now = standing(self._corpus, entry.address)
            if now is not None:
                if is_reused(self._corpus, entry, now):
                    yield self._reused(entry, now)
                elif not entry.line and entry.address in self._listed_before:
                    kind, _, record_id = ref.partition("/")
                    yield FileFault(FILE, kind, record_id, ForgottenAddress(START, entry.address))
            elif anchor and (holder := self._corpus.get(ref)) is not None:
                yield self._lost_anchor(holder, entry.address, anchor)
            elif ref not in lost:
                lost.add(ref)  # the anchors on a lost page are lost with it
                yield self._lost(entry, ref)

    def _all(self) -> Iterator[Entry]:
        """What is remembered; with a base, what was remembered or published there too."""
        for address, entry in self._entries.items():
            before = self._listed_before.get(address)
            # A withdrawal is never taken back by taking a word out of the file.
            was_withdrawn = before is not None and before.state == "withdrawn"
            yield Entry(address, "withdrawn", "", entry.line) if was_withdrawn else entry
        for address, entry in self._listed_before.items():
            if address not in self._entries:
                yield Entry(address, entry.state, entry.target)
        for address in self._files_before:
            if address not in self._entries and address not in self._listed_before:
                yield Entry(address)

    def _place(self, entry: Entry) -> tuple[str, Position]:
        """The line that remembers an address, or else the file that was there."""
        if entry.line:
            return FILE, Position(entry.line, 1)
        page = entry.address.partition("#")[0]
        return self._files_before.get(page, FILE), START

    def _lost(self, entry: Entry, ref: str) -> FileFault:
        kind, _, record_id = ref.partition("/")
        file, at = self._place(entry)
        fault = LostAddress(at, f"/{ref}/", kind, record_id, self._candidate(kind, record_id))
        return FileFault(file, kind, record_id, fault)

    def _candidate(self, kind: str, record_id: str) -> str:
        """The file of the record that the lost one may have become: one that was not known yet."""
        new = {
            record.id: record.file
            for record in self._corpus.of(KINDS[kind])
            if f"/{record.ref}/" not in self._entries
            and f"/{record.ref}/" not in self._files_before
        }
        found = nearest(record_id, new) if new else None
        if found is None and len(new) == 1:
            (found,) = new
        return new[found] if found else ""

    def _lost_anchor(self, holder: Record | Tombstone, address: str, anchor: str) -> FileFault:
        field = "events" if isinstance(holder, Timeline) else "questions"
        document = read_document(self._root, holder.file, self._limits)
        at = document.locate_key((field,)) or START
        fault = LostAnchor(at, address, anchor, field)
        return FileFault(holder.file, holder.kind, holder.id, fault)

    def _reused(self, entry: Entry, now: Standing) -> FileFault:
        ref = ref_and_anchor(entry.address)[0]
        kind, _, record_id = ref.partition("/")
        file = now.holder.file if now.holder else FILE
        fault = ReusedAddress(START, entry.address, record_id, entry.target, entry.line)
        return FileFault(file, kind, record_id, fault)


def _unremembered(corpus: Corpus, entries: Iterable[Entry]) -> Iterator[FileFault]:
    known = {entry.address: entry for entry in entries}
    new, changed = [], []
    for entry in published(corpus):
        before = known.get(entry.address)
        if before is None:
            new.append(entry.address)
        elif str(before) != str(entry):
            changed.append(entry.address)
    if new or changed:
        fault = UnrememberedAddresses(START, tuple(new), tuple(changed))
        yield FileFault(FILE, "", "", fault)


def is_reused_entry(corpus: Corpus, entry: Entry) -> bool:
    """Whether an entry's address leads to something else now."""
    now = standing(corpus, entry.address)
    return now is not None and is_reused(corpus, entry, now)


def _addresses_of_files(base: Path) -> Iterator[tuple[str, str]]:
    """The address of each record with its file's path: ``content/<kind>/**/<id>.yml``."""
    for kind in KINDS:
        for path in sorted((base / "content" / kind).rglob("*.yml")):
            yield f"/{kind}/{path.stem}/", path.relative_to(base).as_posix()

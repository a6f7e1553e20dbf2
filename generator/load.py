"""Files → records: finds them, reads them within limits, and collects what is wrong with them."""

from __future__ import annotations

import hashlib
import json
import os
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from generator.diagnostics import START, Position
from generator.faults import (
    BadId,
    BadPicture,
    DuplicateId,
    Fault,
    FoldersTooDeep,
    StrayFile,
    TooLarge,
    TooManyFiles,
    TooMuchProse,
    Unreadable,
)
from generator.files import MOST_FOLDERS, Limits, is_picture, read_file
from generator.portable_names import unportable_names
from generator.quick_reading import QuickReader, is_id
from generator.records import KINDS, Actor, Record, Tombstone
from generator.records.forms import ID_PATTERN
from generator.records.validate import Validated, validate
from generator.records.values import Sort, suggest_id
from generator.records.walk import walk
from generator.snapshot import NOTHING, Learned
from generator.suggestions import did_you_mean
from generator.yaml_source import Document, read

PAGES = "pages"
# What the site itself holds at its top, beside the pages that a hand-written one may replace.
TAKEN = frozenset(
    {*KINDS, "api", "assets", "build.json", "checks", "corrections", "data", "feed.xml"}
)
TAKEN |= {"404.html", "pagefind", "sitemap.xml", "sitemap.xml.gz", "_"}
TEXT, PROOFS = ".txt", ".proofs"
"""The two sorts of archive: a source's text, or a commitment to it with proofs."""
IMAGE_LIMIT = 5 * 1024 * 1024
# What may lie in a kind's folder beside records: pictures, and notes to fellow editors.
_BESIDE_RECORDS = frozenset({".md", ".png", ".jpg", ".jpeg", ".webp", ".gif", ".avif"})
_NOT_YAML_HERE = frozenset({".yaml", ".json", ".toml"})


@dataclass(frozen=True, slots=True)
class FileFault:
    """A fault, with the file it was found in and the record that the file would be."""

    file: str
    kind: str
    id: str
    fault: Fault


@dataclass(slots=True)
class Loaded:
    """All that was read: records, tombstones, the archives beside sources, and the faults."""

    records: list[Record] = field(default_factory=list)
    tombstones: list[Tombstone] = field(default_factory=list)
    partial: list[Record] = field(default_factory=list)
    """What is sound of records that have faults: nothing is published of them, but what they name
    and quote is checked in the same run."""
    archives: dict[tuple[str, str], Path] = field(default_factory=dict)
    """The file of an archive by source id and suffix."""
    faults: list[FileFault] = field(default_factory=list)
    unread: set[str] = field(default_factory=set)
    """``kind/id`` of files that are no records for their faults: known, though not usable."""


def load(root: Path, limits: Limits | None = None, learned: Learned = NOTHING) -> Loaded:
    """Read every record below ``root/content``.

    Args:
        root: the project's folder.
        limits: what a file may cost.
        learned: what is known from earlier runs.

    Returns:
        What was read, ordered by kind and file name, whatever order the file system has.
    """
    return _Loader(root, limits or Limits(), learned).load()


def record_files(root: Path) -> Iterator[tuple[str, Path]]:
    """Every file below ``content/`` that is read as a record, with its kind, in a fixed order."""
    for kind in KINDS:
        folder = root / "content" / kind
        if folder.is_dir() and not folder.is_symlink():
            for path in sorted(_records_below(folder, MOST_FOLDERS)):
                if path.is_file():
                    yield kind, path


def _records_below(folder: Path, levels: int) -> Iterator[Path]:
    """The YAML files below a folder: by hand, since pathlib gives up on deep folders."""
    for entry in folder.iterdir():
        if entry.name.startswith("."):
            continue
        if entry.is_dir() and not entry.is_symlink():
            if levels:
                yield from _records_below(entry, levels - 1)
        elif entry.suffix == ".yml":
            yield entry


def read_document(root: Path, file: str, limits: Limits) -> Document:
    """Read one file of the project again, for the places of its values.

    A file that has gone meanwhile gives an empty document, whose every place is its beginning.
    """
    raw = read_file(root / file, (root / "content").resolve(), limits.file_size)
    return read_within(raw, limits) if isinstance(raw, bytes) else Document()


def read_within(raw: bytes, limits: Limits) -> Document:
    """Read the YAML of a record within the limits of its project."""
    return read(raw, max_depth=limits.depth, max_values=limits.values)


def _too_much_prose(found: Validated, document: Document, limit: int) -> list[Fault]:
    """Whether a record has more prose than is read: to read markup takes some time a character."""
    record = found.record or found.partial
    prose = list(walk(record, frozenset({Sort.PROSE}))) if record else []
    total = 0
    for value in prose:
        total += len(value.value)
        if total > limit:
            length = sum(len(each.value) for each in prose)
            return [TooMuchProse(document.locate(value.path), length, limit)]
    return []


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link that leads back to itself
        return False


def _picture_fault(raw: bytes | Fault, suffix: str) -> str | None:
    """Why what was read is no picture that could be shown; None where it is one."""
    if isinstance(raw, TooLarge):
        return f"has {raw.size:,} bytes, more than the {raw.limit:,} that a picture may have"
    if isinstance(raw, Unreadable):
        return raw.reason
    if not isinstance(raw, bytes) or not is_picture(raw, suffix):
        return f"does not begin as a file that ends in {suffix} does"
    return None


class _Loader:
    def __init__(self, root: Path, limits: Limits, learned: Learned) -> None:
        self._root = root
        self._quick_reader = QuickReader(root, limits, learned)
        self._content = root / "content"
        self._boundary = self._content.resolve()
        self._limits = limits
        self._loaded = Loaded()
        self._holders: dict[tuple[str, str], str] = {}
        self._located = ("", Document())
        self._sound: dict[str, Record] = {}

    def load(self) -> Loaded:
        for entry in sorted(self._entries(self._content)):
            if entry.name in KINDS or entry.name == PAGES:
                self._report_unless_folder(entry)
            else:
                self._report_stray_entry(entry)
        # Paths are texts here: there are as many as records, and a Path takes as long to make as to
        # take a record from what is remembered.
        found = [
            (kind, file)
            for kind in KINDS
            if (self._content / kind).is_dir() and not (self._content / kind).is_symlink()
            for file in self._files(f"content/{kind}")
        ]
        if len(found) > self._limits.files:
            _, first = found[self._limits.files]
            self._report(self._root / first, "", "", TooManyFiles(START, self._limits.files))
            del found[self._limits.files :]
        if (self._content / PAGES).is_dir() and not (self._content / PAGES).is_symlink():
            deque(self._files(f"content/{PAGES}"), maxlen=0)  # for the names alone
        self._sound = self._quick_reader.read(found)
        for kind, file in found:
            sound = self._sound.get(file)
            if sound and self._holders.setdefault((kind, sound.id), file) == file:
                self._loaded.records.append(sound)
            else:
                self._take(kind, self._root / file)
        self._quick_reader.keep()
        self._refuse_taken_aliases()
        self._refuse_lonely_archives()
        self._refuse_taken_pages()
        return self._loaded

    def _entries(self, folder: Path) -> Iterator[Path]:
        if folder.is_dir():
            yield from (path for path in folder.iterdir() if not path.name.startswith("."))

    def _files(self, folder: str) -> Iterator[str]:
        """The files below a folder, by path. Links to folders are not followed, but reported."""
        with os.scandir(self._root / folder) as found:
            entries = sorted(found, key=lambda entry: entry.name)
        for name, unportable in unportable_names([entry.name for entry in entries]):
            self._report(self._root / folder / name, "", "", unportable)
        # Two of the levels are `content/` and the kind's own folder.
        if folder.count("/") > self._limits.folders + 1:
            for entry in entries[:1]:
                fault = FoldersTooDeep(START, self._limits.folders)
                self._report(self._root / folder / entry.name, "", "", fault)
            return
        for entry in entries:
            path = f"{folder}/{entry.name}"
            if entry.name.startswith("."):
                continue
            if not _is_folder(entry):
                yield path
            elif entry.is_symlink():
                self._report_unless_folder(self._root / path)
            else:
                yield from self._files(path)

    def _take(self, kind: str, path: Path) -> None:
        if path.suffix == ".yml":
            self._take_record(kind, path)
        elif kind == "sources" and path.suffix in (TEXT, PROOFS):
            self._take_archive(path)
        elif path.suffix.lower() not in _BESIDE_RECORDS:
            self._loaded.unread.add(f"{kind}/{path.stem}")
            remedy = f"name it `{path.stem}.yml`"
            self._report(path, kind, path.stem, StrayFile(START, "is not read as a record", remedy))

    def _take_archive(self, path: Path) -> None:
        """An archive lies beside its record: elsewhere, another could take its place unseen."""
        first = self._loaded.archives.setdefault((path.stem, path.suffix), path)
        if first != path:
            reason = f"is a second archive of this source, beside {self._relative(first)}"
            fault = StrayFile(START, reason, "delete one of the two")
            self._report(path, "sources", path.stem, fault)

    def _take_record(self, kind: str, path: Path) -> None:
        record_id = path.stem
        self._loaded.unread.add(f"{kind}/{record_id}")
        if not is_id(record_id):
            self._report(path, kind, record_id, BadId(START, record_id, suggest_id(record_id)))
        file = self._relative(path)
        holder = self._holders.setdefault((kind, record_id), file)
        if holder != file:
            self._report(path, kind, record_id, DuplicateId(START, record_id, holder))
            return
        raw = read_file(path, self._boundary, self._limits.file_size)
        if isinstance(raw, Fault):
            self._report(path, kind, record_id, raw)
            return
        document = read_within(raw, self._limits)
        found = validate(document, KINDS[kind])
        faults = [*found.faults, *self._image_faults(found.record, document, path)]
        prose = _too_much_prose(found, document, self._limits.prose)
        faults += prose
        for fault in faults:
            self._report(path, kind, record_id, fault)
        if faults:
            self._know_by_aliases(kind, document)
            if found.partial is not None and not prose:
                found.partial.placed(record_id, self._relative(path))
                self._loaded.partial.append(found.partial)
        if found.record is not None and not faults and ID_PATTERN.fullmatch(record_id):
            self._keep(found.record, kind, record_id, self._relative(path))
            if isinstance(found.record, Record):
                form = json.dumps(document.data, ensure_ascii=False)
                self._quick_reader.remember(found.record, form, hashlib.sha256(raw).digest())

    def _know_by_aliases(self, kind: str, document: Document) -> None:
        """What refers to a record by an old id is not at fault for the faults of the record."""
        aliases = document.data.get("aliases")
        for alias in aliases if isinstance(aliases, list) else ():
            if isinstance(alias, str):
                self._loaded.unread.add(f"{kind}/{alias}")

    def _image_faults(
        self, record: Record | Tombstone | None, document: Document, path: Path
    ) -> Iterator[Fault]:
        """Whether the picture that a record names is there, and is what its name says."""
        if isinstance(record, Actor) and record.image:
            name = record.image.file
            raw = read_file(path.parent / name, self._boundary, IMAGE_LIMIT)
            if reason := _picture_fault(raw, Path(name).suffix):
                yield BadPicture(document.locate(("image", "file")), name, reason)

    def _keep(self, record: Record | Tombstone, kind: str, record_id: str, file: str) -> None:
        if isinstance(record, Tombstone):
            record.placed(kind, record_id, file)
            self._loaded.tombstones.append(record)
        else:
            record.placed(record_id, file)
            self._loaded.records.append(record)
        self._loaded.unread.discard(f"{kind}/{record_id}")

    def _refuse_taken_aliases(self) -> None:
        """An alias redirects from an address, so no record and no other alias may have it."""
        holders: list[Record | Tombstone] = [*self._loaded.records, *self._loaded.tombstones]
        for record in holders:
            for index, alias in enumerate(record.aliases):
                holder = self._holders.setdefault((record.kind, alias), f"{record.file}#{index}")
                if holder != f"{record.file}#{index}":
                    at = self._locate(record.file, index)
                    fault = DuplicateId(at, alias, holder.partition("#")[0])
                    self._report(self._root / record.file, record.kind, record.id, fault)

    def _locate(self, file: str, alias: int) -> Position:
        # One record at a time is looked at; only the last one's places are worth keeping.
        if self._located[0] != file:
            self._located = (file, read_document(self._root, file, self._limits))
        return self._located[1].locate(("aliases", alias))

    def _refuse_lonely_archives(self) -> None:
        for (source, suffix), path in self._loaded.archives.items():
            holder = self._holders.get(("sources", source), "")
            if holder and "#" not in holder and (self._root / holder).parent != path.parent:
                fault = StrayFile(START, "is not beside its record", f"move it to that of {holder}")
                self._report(path, "sources", source, fault)
            elif suffix == PROOFS and (source, TEXT) in self._loaded.archives:
                reason = f"stands beside a text, {source}{TEXT}: a source has one archive"
                remedy = "run `factsheet source seal`, which puts the text away, or delete one"
                self._report(path, "sources", source, StrayFile(START, reason, remedy))
            elif not holder or "#" in holder:
                remedy = f"add `{source}.yml` beside it, or delete it"
                fault = StrayFile(START, "is the archive of no source", remedy)
                self._report(path, "sources", source, fault)

    def _report_unless_folder(self, path: Path) -> None:
        """A link to a folder is none: it might lead into all that the machine holds."""
        if not path.is_dir():
            fault = StrayFile(START, "is not a folder", f"put a folder named `{path.name}` here")
            self._report(path, "", "", fault)
        elif path.is_symlink():
            self._report(path, "", "", Unreadable(START, "is a link to a folder"))

    def _refuse_taken_pages(self) -> None:
        """A hand-written page may not stand where the site's own pages and files stand."""
        for entry in sorted(self._entries(self._content / PAGES)):
            if entry.name.removesuffix(".md").casefold() in TAKEN:
                reason = "stands where a part of the site stands that is made of the records"
                fault = StrayFile(START, reason, "give it another name")
                self._report(entry, "", "", fault)

    def _report_stray_entry(self, path: Path) -> None:
        kinds = ", ".join(f"`{kind}/`" for kind in KINDS)
        if path.is_dir():
            otherwise = f"records stand in {kinds}; hand-written pages in `{PAGES}/`"
            remedy = did_you_mean(path.name, (*KINDS, PAGES), otherwise)
            self._report(path, "", "", StrayFile(START, "is a folder of no kind", remedy))
        elif path.suffix.lower() in (".yml", *_NOT_YAML_HERE):
            remedy = f"move it into the folder of its kind: {kinds}"
            self._report(path, "", "", StrayFile(START, "is in no folder of a kind", remedy))

    def _report(self, path: Path, kind: str, record_id: str, fault: Fault) -> None:
        self._loaded.faults.append(FileFault(self._relative(path), kind, record_id, fault))

    def _relative(self, path: Path) -> str:
        return path.relative_to(self._root).as_posix()

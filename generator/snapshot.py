"""What stands in a project's files at one moment: a digest of each, of those unread before read."""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from generator.memory import FORGETFUL, Memory

PART = "files"
CONTENT, TEXTS = "content", ".factsheet/texts"
_SETTLED = 2_000_000_000
"""Nanoseconds after which a file's times can be trusted: some systems count whole seconds."""

_DEPTH = 110
"""Levels of folders that are looked into: a few more than a project may allow."""

_FOLDER, _LINK, _OTHER, _UNREADABLE = b"folder", b"link", b"other", b"unreadable"
"""What stands for the digest of what is no file, or none that can be read."""

_LARGE = 16 * 1024 * 1024
"""Bytes from which on a file is not held as a whole."""

Signature = tuple[int, ...]


@dataclass(frozen=True)
class Snapshot:
    """The files that the records, their checks and their proofs depend on."""

    digests: Mapping[str, bytes]
    """Of what stands in each, by the path in the project."""
    signatures: Mapping[str, Signature]
    """Of those whose digest need not be taken again while this is the same."""

    @cached_property
    def digest(self) -> bytes:
        """The digest of all names and contents."""
        digest = hashlib.sha256()
        for name, content in sorted(self.digests.items()):
            digest.update(name.encode("utf-8", "surrogateescape") + b"\0" + content)
        return digest.digest()


@dataclass(frozen=True)
class Learned:
    """What earlier runs have learned, and of which files as they are now it holds."""

    memory: Memory
    snapshot: Snapshot

    @classmethod
    def of(cls, root: Path, *, clean: bool = False) -> Learned:
        """What is known of the project at ``root``.

        Args:
            root: its folder.
            clean: forget what was known before.
        """
        memory = Memory.of(root)
        if clean:
            memory.forget()
        return cls(memory, take(root, memory))


NOTHING = Learned(FORGETFUL, Snapshot({}, {}))
"""What is known where nothing is to be remembered."""


def take(root: Path, memory: Memory) -> Snapshot:
    """The files of the project at ``root``: below ``content/``, private texts, configuration.

    A file whose size, times and place on the disk are those that are remembered is not read.
    """
    known = _remembered(memory)
    now = time.time_ns()
    digests: dict[str, bytes] = {}
    signatures: dict[str, Signature] = {}
    for name, entry in _entries(root):
        try:
            if not entry.is_file():
                digests[name] = _kind(entry)
                continue
            signature = _signature(entry)
            if signature is not None and known.signatures.get(name) == signature:
                digests[name] = known.digests[name]
            else:
                digests[name] = _digest(entry)
        except OSError:
            digests[name] = _UNREADABLE
            continue
        # What was changed just now may be changed again within the same tick of the clock.
        if signature is not None and max(signature[-2:]) < now - _SETTLED:
            signatures[name] = signature
    snapshot = Snapshot(digests, signatures)
    if signatures != known.signatures or digests != known.digests:
        texts = {name: digest.hex() for name, digest in digests.items()}
        memory.write(PART, [texts, signatures])
    return snapshot


def _remembered(memory: Memory) -> Snapshot:
    """The snapshot that was taken last."""
    match memory.read(PART):
        case [dict(digests), dict(signatures)]:
            return Snapshot(
                {name: bytes.fromhex(digest) for name, digest in digests.items()},
                {name: tuple(signature) for name, signature in signatures.items()},
            )
    return Snapshot({}, {})


def _kind(entry: os.DirEntry[str]) -> bytes:
    if entry.is_symlink():
        return _LINK
    return _FOLDER if entry.is_dir() else _OTHER


def _signature(entry: os.DirEntry[str]) -> Signature | None:
    """What changes whenever somebody writes to a file; nothing for links, which lead elsewhere."""
    if entry.is_symlink():
        return None
    status = entry.stat()
    return (
        status.st_dev,
        status.st_ino,
        status.st_mode,
        status.st_size,
        status.st_mtime_ns,
        status.st_ctime_ns,
    )


def _digest(entry: os.DirEntry[str]) -> bytes:
    with open(entry.path, "rb") as file:  # noqa: PTH123 - a third of pathlib's time
        if entry.stat().st_size > _LARGE:
            return hashlib.file_digest(file, "sha256").digest()
        return hashlib.sha256(file.read()).digest()


def _entries(root: Path) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """The files and folders, with their paths in the project."""
    for folder in (CONTENT, TEXTS):
        yield from _walk(str(root / folder), f"{folder}/")
    with os.scandir(root) as entries:
        yield from ((entry.name, entry) for entry in entries if entry.is_file())


def _walk(folder: str, prefix: str) -> Iterator[tuple[str, os.DirEntry[str]]]:
    waiting = [(folder, prefix)]
    while waiting:
        folder, prefix = waiting.pop()
        try:
            entries = os.scandir(folder)
        except OSError:
            continue
        with entries:
            for entry in entries:
                yield f"{prefix}{entry.name}", entry
                # What stands deeper is read by nobody.
                if entry.is_dir(follow_symlinks=False) and prefix.count("/") < _DEPTH:
                    waiting.append((entry.path, f"{prefix}{entry.name}/"))

"""Reads files that strangers may have put there: regular ones, inside the project, of a size."""

from __future__ import annotations

import errno
import os
import stat
from dataclasses import dataclass
from pathlib import Path

from generator.diagnostics import START, Position
from generator.errors import UsageError
from generator.faults import Fault, NotUtf8, TooLarge, Unreadable

TEXT_LIMIT = 8 * 1024 * 1024
"""Bytes of a source's text: a long book has two million."""


MOST_FOLDERS = 100
"""Levels of folders that a project may allow, at the most."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What a record's file may cost to read."""

    file_size: int = 2 * 1024 * 1024
    """Bytes."""
    depth: int = 50
    """Levels of lists and mappings."""
    values: int = 50_000
    """Texts, lists and mappings."""
    prose: int = 64 * 1024
    """Characters of prose, that of all its fields together."""
    files: int = 500_000
    """Files below ``content/``."""
    folders: int = 20
    """Levels of folders below that of a kind."""

    @property
    def quick(self) -> int:
        """The bytes up to which a file can neither have too many values nor too much prose."""
        return min(self.file_size, self.values, self.prose)

    @property
    def of_records(self) -> str:
        """Those that decide what a file is read as, in one word: to be remembered by."""
        return f"{self.file_size}-{self.depth}-{self.values}-{self.prose}"


# What files of these kinds begin with (after as many bytes as the number says).
_PICTURES: dict[str, tuple[int, tuple[bytes, ...]]] = {
    ".png": (0, (b"\x89PNG\r\n\x1a\n",)),
    ".jpg": (0, (b"\xff\xd8\xff",)),
    ".jpeg": (0, (b"\xff\xd8\xff",)),
    ".gif": (0, (b"GIF87a", b"GIF89a")),
    ".webp": (8, (b"WEBP",)),  # and "RIFF" before its size
    ".avif": (4, (b"ftypavif", b"ftypavis")),
}


def read_file(path: Path, boundary: Path, limit: int) -> bytes | Fault:
    """Read a regular file.

    Args:
        path: the file.
        boundary: the folder, with links resolved, that it may not lead out of.
        limit: the most bytes it may have.

    Returns:
        Its bytes, or why it cannot be had. Never raises for what the file is.
    """
    try:
        if not path.resolve(strict=True).is_relative_to(boundary):
            return Unreadable(START, "leads out of the content folder")
        # Not to wait for ever: to open a named pipe without this blocks until somebody writes.
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | getattr(os, "O_CLOEXEC", 0))
        with os.fdopen(descriptor, "rb") as file:
            if not stat.S_ISREG(os.fstat(descriptor).st_mode):
                return Unreadable(START, "is not a regular file")
            raw = file.read(limit + 1)
    except (OSError, RuntimeError) as error:
        # Before Python 3.13, `resolve` raised RuntimeError for links that lead in a circle.
        if isinstance(error, RuntimeError) or error.errno == errno.ELOOP:
            return Unreadable(START, "is a link that leads back to itself")
        reason = (error.strerror or "unknown reason").lower()
        return Unreadable(START, f"cannot be opened: {reason}")
    if len(raw) > limit:
        return TooLarge(START, max(len(raw), path.stat().st_size), limit)
    return raw


def read_plain(path: str, limit: int) -> bytes | None:
    """Read a regular file that was found by walking folders that are no links.

    Returns:
        Its bytes; or None, where it is a link or anything else that only ``read_file`` can tell of.
    """
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0)
    if not hasattr(os, "O_NOFOLLOW"):
        return None
    try:
        descriptor = os.open(path, flags | os.O_NOFOLLOW)
    except OSError:
        return None
    try:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode) or status.st_size > limit:
            return None
        raw = os.read(descriptor, limit + 1)
    except OSError:
        return None
    finally:
        os.close(descriptor)
    return raw if len(raw) == status.st_size else None


def decode(raw: bytes) -> str | NotUtf8:
    """The text of a file in UTF-8, a byte order mark at its beginning left out."""
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8", "replace")
        return NotUtf8(position(before, len(before)), raw[error.start])


def read_text(path: Path) -> str:
    """Read a text that the user named.

    Raises:
        UsageError: it is no regular file, is too large, or is not UTF-8.
    """
    path = path.absolute()
    raw = read_file(path, Path(path.anchor), TEXT_LIMIT)
    if not isinstance(raw, bytes):
        raise UsageError(
            f"{path} {raw.reason}"
            if isinstance(raw, Unreadable)
            else f"{path} is larger than {TEXT_LIMIT >> 20} MiB"
        )
    text = decode(raw)
    if not isinstance(text, str):
        raise UsageError(
            f"{path} is not UTF-8: line {text.at.line}, column {text.at.column}",
            "save it as UTF-8, and look whether its letters are still right",
        )
    return text


def position(text: str, index: int) -> Position:
    """The place of a character, counting lines as an editor does: LF, CR LF, or CR alone."""
    before = text[:index].replace("\r\n", "\n").replace("\r", "\n")
    return Position(before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1)


def is_picture(raw: bytes, suffix: str) -> bool:
    """Whether the bytes begin as those of a picture with this suffix do."""
    start, beginnings = _PICTURES.get(suffix.lower(), (0, ()))
    if suffix.lower() == ".webp" and not raw.startswith(b"RIFF"):
        return False
    return any(raw.startswith(beginning, start) for beginning in beginnings)

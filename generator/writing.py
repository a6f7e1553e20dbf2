"""Writes files so that a crash leaves the old one or the new one, and nobody's work is lost."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path


def write_whole(path: Path, content: str) -> None:
    """Write a text file as a whole: what stood there is there until all of the new one is.

    Raises:
        OSError: the file cannot be written; what stood there is untouched.
    """
    mode = path.stat().st_mode & 0o777 if path.exists() else 0o644
    replace_whole(path, content.encode("utf-8"), mode)


def replace_whole(path: Path, content: bytes, mode: int = 0o600) -> None:
    """Write a file as ``write_whole`` does, for those whose mode is given."""
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(mode)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def write_new(path: Path, content: str) -> None:
    """Write a text file as a whole where there is none.

    Raises:
        FileExistsError: there is one; it is untouched.
        OSError: the file cannot be written; there is none then.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content.encode("utf-8"))
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(0o644)
        try:
            path.hardlink_to(name)  # unlike a rename, never over another
        except FileExistsError:
            raise
        except OSError:  # a file system without such links, as of memory cards
            if path.exists():
                raise
            Path(name).rename(path)
    finally:
        Path(name).unlink(missing_ok=True)


def make_ignored(folder: Path) -> None:
    """Make a folder that git leaves alone, also in a project that has no ``.gitignore``."""
    folder.mkdir(parents=True, exist_ok=True)
    ignore = folder / ".gitignore"
    if not ignore.exists():
        ignore.write_text("*\n", "utf-8")


def move_whole(source: Path, target: Path) -> None:
    """Move a file to a place where no other stands.

    Raises:
        FileExistsError: another file with other content stands there.
    """
    content = source.read_bytes()
    if target.exists() and target.read_bytes() != content:
        raise FileExistsError(17, "another text is kept there already", str(target))
    target.parent.mkdir(parents=True, exist_ok=True)
    source.replace(target)

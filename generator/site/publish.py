"""Puts a finished tree in the place of the old one, in one step.

A reader of the folder sees the old tree or the new one, never a part and never nothing: Linux
exchanges the two names at once (``renameat2`` with ``RENAME_EXCHANGE``). Where the system cannot,
two renames follow each other as closely as they can.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
_NEW, _OLD = ".new-", ".old-"


@contextmanager
def staged(folder: Path) -> Iterator[Path]:
    """A new folder beside ``folder``, on the same file system, to build in and then publish.

    It is gone afterwards, published or not; so is what killed processes have left.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    _remove_leftovers(folder)
    staging = folder.parent / f".{folder.name}{_NEW}{os.getpid()}"
    shutil.rmtree(staging, ignore_errors=True)
    staging.mkdir()
    try:
        yield staging
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def _remove_leftovers(folder: Path) -> None:
    """Remove the staging folders of processes that are no more."""
    for mark in (_NEW, _OLD):
        prefix = f".{folder.name}{mark}"
        for path in folder.parent.iterdir():
            process = path.name.removeprefix(prefix)
            if path.name.startswith(prefix) and process.isdecimal() and not _lives(int(process)):
                shutil.rmtree(path, ignore_errors=True)


def _lives(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True  # it is somebody else's
    return True


def empty(folder: Path) -> None:
    """Remove what stands in a folder."""
    for path in folder.iterdir():
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink()


def publish(made: Path, folder: Path) -> None:
    """Make ``made`` the content of ``folder``; what stood there before is gone afterwards.

    Raises:
        OSError: the file system refuses; ``folder`` is then as it was.
    """
    if not folder.exists():
        try:
            made.rename(folder)
        except OSError:
            if not folder.exists():
                raise  # else another build was first
        else:
            return
    if not _exchange(made, folder):
        old = folder.parent / f".{folder.name}{_OLD}{os.getpid()}"
        folder.rename(old)
        made.rename(folder)
        made = old
    shutil.rmtree(made, ignore_errors=True)  # it is published, whatever keeps the old one there


@contextmanager
def alone(mark: Path) -> Iterator[None]:
    """Wait until no other process is in this block with the same file, where a system can tell.

    The lock is the process's: it is gone when that ends, however it ends.
    """
    try:
        import fcntl
    except ImportError:  # Windows
        yield
        return
    with mark.open("wb") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def _exchange(one: Path, other: Path) -> bool:
    """Exchange two names at once; false where the system has no such call."""
    if not sys.platform.startswith("linux"):
        return False
    renameat2 = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if renameat2 is None:
        return False
    names = os.fsencode(one), os.fsencode(other)
    return bool(renameat2(_AT_FDCWD, names[0], _AT_FDCWD, names[1], _RENAME_EXCHANGE) == 0)

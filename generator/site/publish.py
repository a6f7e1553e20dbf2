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
from pathlib import Path

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2


def staging_for(folder: Path) -> Path:
    """Where to build what will become ``folder``: beside it, on the same file system."""
    return folder.parent / f".{folder.name}.new-{os.getpid()}"


def publish(staged: Path, folder: Path) -> None:
    """Make ``staged`` the content of ``folder``; what stood there before is gone afterwards.

    Raises:
        OSError: the file system refuses; ``folder`` is then as it was.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    if not folder.exists():
        staged.rename(folder)
        return
    if not _exchange(staged, folder):
        old = folder.parent / f".{folder.name}.old-{os.getpid()}"
        folder.rename(old)
        staged.rename(folder)
        staged = old
    shutil.rmtree(staged)


def _exchange(one: Path, other: Path) -> bool:
    """Exchange two names at once; false where the system has no such call."""
    if not sys.platform.startswith("linux"):
        return False
    renameat2 = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if renameat2 is None:
        return False
    names = os.fsencode(one), os.fsencode(other)
    return bool(renameat2(_AT_FDCWD, names[0], _AT_FDCWD, names[1], _RENAME_EXCHANGE) == 0)

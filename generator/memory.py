"""What earlier runs have learned of a project, kept in the user's cache folder, not in the project.

A pull request can bring any file into a checkout, and none into that folder; so nothing that is
remembered can be planted. Everything remembered is found by what it was made from: contents, not
times. It may be deleted at any moment, copied, cut short, or written by another version: what is
not whole, or was made by another program, is not there. It is data (JSON) and never code.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any, Generic, TypeVar

import platformdirs

from generator.writing import replace_whole

FOLDER = "FACTSHEET_CACHE"
"""The variable that names another folder than the system's own."""

_PACKAGE = Path(__file__).resolve().parent
_Value = TypeVar("_Value")


class Memory:
    """What is remembered of one project, in parts that are read when they are asked for."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder

    @classmethod
    def of(cls, root: Path) -> Memory:
        """What is remembered of the project at ``root``; nothing where no folder can be trusted."""
        place = os.environ.get(FOLDER) or platformdirs.user_cache_dir("factsheet")
        name = hashlib.sha256(os.fsencode(root.resolve())).hexdigest()[:32]
        folder = Path(place) / name
        return cls(folder if _is_ours(folder) else None)

    def read(self, part: str) -> Any:
        """A part, as it was written; None where there is none that can be used."""
        if self._folder is None:
            return None
        body = _whole(self._folder / part)
        try:
            return None if body is None else json.loads(body.decode("utf-8", "surrogatepass"))
        except ValueError:
            return None

    def write(self, part: str, value: Any) -> None:
        """Remember a part: texts, numbers, truths, lists and mappings.

        Where that cannot be, the next run does the work again.
        """
        if self._folder is None:
            return
        # Names of files may hold what no text can.
        body = json.dumps(value, ensure_ascii=False).encode("utf-8", "surrogatepass")
        try:
            replace_whole(self._folder / part, _head(body) + body)
        except OSError:
            return

    def values(self, part: str) -> dict[str, Any]:
        """What this process has made of a part already, by the part's keys."""
        del part
        return {}

    def files(self, part: str) -> Files:
        """A part that holds files, each found by its key."""
        return Files(self._folder / part if self._folder else None)

    def forget(self) -> None:
        """Forget everything."""
        for path in self._folder.iterdir() if self._folder else ():
            if path.is_dir():
                shutil.rmtree(path, ignore_errors=True)
            else:
                path.unlink(missing_ok=True)


FORGETFUL = Memory(None)
"""Remembers nothing."""


class OwnMemory(Memory):
    """What a process that goes on remembers for itself; it begins with what earlier runs knew."""

    def __init__(self, earlier: Memory = FORGETFUL) -> None:
        super().__init__(None)
        self._earlier = earlier
        self._parts: dict[str, Any] = {}
        self._values: dict[str, dict[str, Any]] = {}

    def read(self, part: str) -> Any:
        """A part, as it is remembered."""
        if part not in self._parts:
            self._parts[part] = self._earlier.read(part)
        return self._parts[part]

    def write(self, part: str, value: Any) -> None:
        """Remember a part while the process lasts."""
        self._parts[part] = value

    def values(self, part: str) -> dict[str, Any]:
        """What was made of a part: the very objects."""
        return self._values.setdefault(part, {})


class Files:
    """Contents of files by what they were made from, read one by one.

    What a run has no use for is forgotten after it.
    """

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        self._used: set[str] = set()

    def get(self, key: str) -> bytes | None:
        """The content that was made from this; None where there is none.

        Args:
            key: the digest, in hexadecimal, of what it was made from.
        """
        self._used.add(key)
        return None if self._folder is None else _whole(self._folder / key)

    def put(self, key: str, content: bytes) -> None:
        """Remember a content with what it was made from."""
        self._used.add(key)
        if self._folder is not None:
            with suppress(OSError):
                replace_whole(self._folder / key, _head(content) + content)

    def keep(self) -> None:
        """Forget what this run has not used."""
        if self._folder is not None and self._folder.is_dir():
            for path in self._folder.iterdir():
                if path.name not in self._used:
                    path.unlink(missing_ok=True)


class Memo(Generic[_Value]):
    """Values by what they were made from. What a run has no use for is forgotten after it.

    A value is remembered in a form that says all of it, as text: JSON, where it has parts.
    """

    def __init__(self, memory: Memory, part: str) -> None:
        self._memory, self._part = memory, part
        found = memory.read(part)
        self._before: dict[str, str] = found if isinstance(found, dict) else {}
        self._values: dict[str, _Value] = memory.values(part)
        self._used: dict[str, str] = {}

    def get(self, key: str, made_of: Callable[[str], _Value | None]) -> _Value | None:
        """The value that was made from this; None where there is none.

        Args:
            key: what it was made from.
            made_of: makes it of its form; None where it does not hold any more.
        """
        form = self._before.get(key)
        if form is None:
            return None
        value = self._values.get(key)
        if value is None:
            value = made_of(form)
            if value is None:
                return None
            self._values[key] = value
        self._used[key] = form
        return value

    def put(self, key: str, value: _Value, form: str) -> None:
        """Remember a value with what it was made from."""
        self._values[key] = value
        self._used[key] = form

    def keep(self) -> None:
        """Write down what this run has used, where that is not what is written there."""
        if self._used.keys() != self._before.keys():
            self._memory.write(self._part, self._used)
            for key in self._values.keys() - self._used.keys():
                del self._values[key]


@cache
def program_digest() -> bytes:
    """The digest of this program and all that it runs on: other programs may find otherwise."""
    digest = hashlib.sha256(sys.version.encode())
    for path in sorted(_PACKAGE.rglob("*")):
        if path.suffix != ".pyc" and path.is_file():
            content = path.read_bytes()
            digest.update(f"{path.relative_to(_PACKAGE)}\0{len(content)}\0".encode())
            digest.update(content)
    # The names of these folders hold the versions of all that is installed.
    installed = {
        name
        for folder in map(Path, filter(None, sys.path))
        if folder.is_dir()
        for name in os.listdir(folder)  # noqa: PTH208 - a third of the time
        if name.endswith((".dist-info", ".egg-info"))
    }
    digest.update("\n".join(sorted(installed)).encode("utf-8", "surrogateescape"))
    return digest.digest()


_HEAD = 2 * hashlib.sha256().digest_size


def _head(body: bytes) -> bytes:
    """What stands before a part: which program wrote it, and a digest that tells it is whole."""
    return program_digest() + hashlib.sha256(body).digest()


def _whole(path: Path) -> bytes | None:
    """What stands behind the head of a file; None where it is not whole, or not of this program."""
    try:
        content = path.read_bytes()
    except OSError:
        return None
    head, body = content[:_HEAD], content[_HEAD:]
    return body if head == _head(body) else None


def _is_ours(folder: Path) -> bool:
    """Whether a folder is there, made if need be, and only this user can write to it."""
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        status = folder.stat()
    except OSError:
        return False
    return not hasattr(os, "geteuid") or (
        status.st_uid == os.geteuid() and not status.st_mode & 0o022
    )

"""What git knows of the records: when each file was last changed, and what all were before.

Read from the repository's commits and from nothing else, so that the same commit gives the same
pages. Without a repository, or in a shallow clone, nothing is known and nothing is said.
"""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath
from subprocess import CompletedProcess
from tempfile import TemporaryDirectory

from generator.errors import ToolError, UsageError

_ADDRESSES = "content/addresses.txt"
_ARCHIVE = re.compile(r"content/sources/.*\.(?:proofs|txt)", re.DOTALL)
_COMMIT = "\x1e"
"""Begins a commit's line in the log; no path holds it that git prints unquoted."""


def last_changed(root: Path, folder: str = "content") -> Mapping[str, str]:
    """The day on which each file below a folder was last changed in a commit.

    Args:
        root: the project's folder.
        folder: the folder, relative to it.

    Returns:
        Days (ISO 8601, UTC) by path relative to ``root``; empty where there is no full history.
    """
    if _git(root, "rev-parse", "--is-shallow-repository").strip() != "false":
        return {}
    log = _git(
        root,
        "-c",
        "core.quotePath=false",
        "log",
        "--no-renames",
        "--relative",
        f"--format={_COMMIT}%ct",
        "--name-only",
        "--",
        folder,
    )
    days: dict[str, str] = {}
    for commit in log.split(_COMMIT)[1:]:
        seconds, *paths = commit.splitlines()
        day = datetime.fromtimestamp(int(seconds), UTC).date().isoformat()
        for path in filter(None, paths):
            days.setdefault(path, day)
    return days


@dataclass(frozen=True, slots=True)
class Origin:
    """The commit that a project's files are of."""

    commit: str
    modified: bool
    """Whether something that a site is made of is not as it is in the commit."""


def origin(root: Path, parts: Iterable[str]) -> Origin | None:
    """The commit of a project; none where there is no repository, or no commit in it.

    Args:
        root: the project's folder.
        parts: what a site is made of, relative to it.
    """
    commit = _git(root, "rev-parse", "--verify", "--quiet", "HEAD").strip()
    if not commit:
        return None
    status = _git(root, "status", "--porcelain", "--untracked-files=all", "--", *parts)
    return Origin(commit, bool(status))


@contextmanager
def content_at(root: Path, revision: str) -> Iterator[Path]:
    """The records as they were at a revision, in a folder of their own for as long as it is used.

    They are read from git's objects: the files of the project, and git's index, are not touched.

    Args:
        root: the project's folder.
        revision: what git calls a revision: a branch, a tag, a commit.

    Yields:
        A folder that holds ``content/`` as it was; an empty one where there was none.

    Raises:
        UsageError: there is no repository, or no such revision in it.
    """
    commit = _commit(root, revision)
    entries = tuple(_entries(root, commit))
    with TemporaryDirectory(prefix="factsheet-") as name:
        folder = Path(name).resolve()
        (folder / "content").mkdir()
        blobs = _blobs(root, (entry.blob for entry in entries))
        for below in {entry.path.parent for entry in entries}:
            (folder / below).mkdir(parents=True, exist_ok=True)
        # Links at last: so nothing can be written through one.
        for entry in sorted(entries, key=lambda entry: entry.is_link):
            path = folder / entry.path
            if not entry.is_link:
                path.write_bytes(blobs[entry.blob])
            elif not path.exists():
                path.symlink_to(os.fsdecode(blobs[entry.blob]))
        yield folder


@dataclass(frozen=True, slots=True)
class _Entry:
    """A file in a commit."""

    path: PurePosixPath
    blob: bytes
    is_link: bool


def _commit(root: Path, revision: str) -> str:
    """The commit that a revision means.

    Raises:
        UsageError: git is not there, there is no repository, or no such revision in it.
    """
    found = _run(root, "rev-parse", "--is-shallow-repository")
    if found is None:
        raise UsageError("git is not there", "install git, or put it on the path")
    if found.returncode:
        # It may stand there and be refused, as one that is somebody else's is.
        said = found.stderr.decode("utf-8", "replace").strip().partition("\n")[0]
        raise UsageError("git finds no repository here", f"git says: {said}")
    is_shallow = found.stdout.strip() == b"true"
    wanted = f"{revision}^{{commit}}"
    commit = _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", wanted).strip()
    if not commit:
        remedy = "name a branch, a tag or a commit: `git log --oneline` lists commits"
        if is_shallow:
            remedy = (
                "this is a shallow clone, which lacks older commits: `git fetch --unshallow` "
                "brings them (in a workflow, `fetch-depth: 0` at the checkout)"
            )
        raise UsageError(f"git knows no revision {revision} here", remedy)
    return commit


def _entries(root: Path, commit: str) -> Iterator[_Entry]:
    """The files below ``content/`` in a commit; those of other repositories in it are left out."""
    listed = _run(root, "ls-tree", "-r", "-z", commit, "--", "content")
    for line in listed.stdout.split(b"\0") if listed else ():
        about, _, name = line.partition(b"\t")
        path = PurePosixPath(os.fsdecode(name))
        if about.startswith((b"100", b"120")) and ".." not in path.parts and name[:1] != b"/":
            mode, _, blob = about.split(b" ")
            yield _Entry(path, blob, mode == b"120000")


def _blobs(root: Path, names: Iterable[bytes]) -> Mapping[bytes, bytes]:
    """The contents of git's objects by their names.

    Raises:
        ToolError: git has not given them.
    """
    wanted = tuple(dict.fromkeys(names))
    done = _run(root, "cat-file", "--batch", given=b"".join(name + b"\n" for name in wanted))
    found: dict[bytes, bytes] = {}
    rest = memoryview(done.stdout) if done else memoryview(b"")
    for name in wanted:
        head = bytes(rest[:128]).partition(b"\n")[0]
        if not head.startswith(name + b" blob "):
            raise ToolError(f"git cannot read its object {name.decode()}", "run `git fsck`")
        start, size = len(head) + 1, int(head.rpartition(b" ")[2])
        found[name] = bytes(rest[start : start + size])
        rest = rest[start + size + 1 :]
    return found


def _git(root: Path, *arguments: str) -> str:
    """What git prints; nothing where it fails or is not there."""
    done = _run(root, *arguments)
    return done.stdout.decode("utf-8", "replace") if done and done.returncode == 0 else ""


def _run(root: Path, *arguments: str, given: bytes = b"") -> CompletedProcess[bytes] | None:
    """Run git with something to read; none where it is not there."""
    # Somebody's settings (a pager, colours, other encodings) must not change what is printed.
    environment = {
        **os.environ,
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_OPTIONAL_LOCKS": "0",
        "LC_ALL": "C",
    }
    try:
        return subprocess.run(  # noqa: S603 - a list, without a shell
            ["git", "--no-pager", *arguments],  # noqa: S607 - the user's own git
            cwd=root,
            env=environment,
            input=given,
            capture_output=True,
            check=False,
        )
    except OSError:
        return None

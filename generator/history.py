"""What git knows of the records: when each file was last changed, and what stood there before.

Read from the repository's commits and from nothing else, so that the same commit gives the same
pages. Without a repository, or in a shallow clone, nothing is known and nothing is said.
"""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

from generator.errors import UsageError

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


def project_at(root: Path, revision: str) -> Mapping[str, str]:
    """What a project was at a revision, as far as the checks compare with it.

    Args:
        root: the project's folder.
        revision: what git calls a revision: a branch, a tag, a commit.

    Returns:
        The archives of sources and the file of addresses, their texts by path relative to
        ``root``; and the paths of the records, without their texts.

    Raises:
        UsageError: there is no repository, or no such revision in it.
    """
    found = _git(
        root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}"
    )
    commit = found.strip()
    if not commit:
        raise UsageError(f"git knows no revision {revision} here")
    listed = _git(root, "ls-tree", "-r", "--name-only", "-z", commit, "--", "content")
    paths = listed.split("\0")
    read = [path for path in paths if path == _ADDRESSES or _ARCHIVE.fullmatch(path)]
    records = {path: "" for path in paths if path.endswith(".yml")}
    return {**records, **{path: _git(root, "show", f"{commit}:./{path}") for path in read}}


def _git(root: Path, *arguments: str) -> str:
    """What git prints; nothing where it fails or is not there."""
    # Somebody's settings (a pager, colours, other encodings) must not change what is printed.
    environment = {
        **os.environ,
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_OPTIONAL_LOCKS": "0",
        "LC_ALL": "C",
    }
    try:
        done = subprocess.run(  # noqa: S603 - a list, without a shell
            ["git", "--no-pager", *arguments],  # noqa: S607 - the user's own git
            cwd=root,
            env=environment,
            capture_output=True,
            check=False,
        )
    except OSError:
        return ""
    return done.stdout.decode("utf-8", "replace") if done.returncode == 0 else ""

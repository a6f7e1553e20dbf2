"""Starts a site of one's own: records to begin from, settings, workflows, editor settings."""

from __future__ import annotations

import json
import os
from importlib.metadata import distribution
from pathlib import Path

from generator.errors import UsageError

STARTER = Path(__file__).resolve().parent / "starter"
"""A whole small project, which is copied. All that it tells is invented, and says so."""
REQUIREMENTS = "requirements.txt"


def start(folder: Path) -> tuple[str, ...]:
    """Write a new project into a folder, which may hold other things, and overwrite none of them.

    Args:
        folder: made where it is not there.

    Returns:
        The files, relative to the folder.

    Raises:
        UsageError: the folder holds something under a name that would be written; nothing was.
    """
    if folder.exists() and not folder.is_dir():
        raise UsageError(f"{folder} is not a folder")
    files = starter_files() | {REQUIREMENTS: f"{requirement()}\n".encode()}
    # Records of somebody else would be one site with the examples.
    taken = {name for name in (*files, "content") if os.path.lexists(folder / name)}
    folders = {parent for name in files for parent in Path(name).parents}
    taken |= {str(name) for name in folders if (folder / name).is_file()}
    if taken:
        first = ", ".join(sorted(taken)[:3])
        raise UsageError(
            f"{folder} holds {first} already; nothing was written",
            "name an empty folder, or one that is not there yet",
        )
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("xb") as file:
            file.write(content)
    return tuple(sorted(files))


def starter_files() -> dict[str, bytes]:
    """The files of the starter by their names in it."""
    return {
        path.relative_to(STARTER).as_posix(): path.read_bytes()
        for path in sorted(STARTER.rglob("*"))
        if path.is_file() and path.relative_to(STARTER).parts[0] not in (".factsheet", "site")
    }


def requirement() -> str:
    """The package as pip takes it: from where it was installed, or by its version."""
    found = distribution("factsheet")
    # PEP 610. A file of this machine is nowhere else.
    origin = json.loads(found.read_text("direct_url.json") or "{}")
    url, vcs = origin.get("url", ""), origin.get("vcs_info")
    if not url.startswith("https://"):
        return f"factsheet=={found.version}"
    return f"factsheet @ {vcs['vcs']}+{url}@{vcs['commit_id']}" if vcs else f"factsheet @ {url}"

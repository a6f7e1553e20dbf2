"""Starts a site of one's own: records to begin from, settings, workflows, editor settings."""

from __future__ import annotations

import os
from pathlib import Path

from generator.errors import UsageError
from generator.installed import pins, requirement, wheel

STARTER = Path(__file__).resolve().parent / "starter"
"""A whole small project, which is copied. All that it tells is invented, and says so."""
REQUIREMENTS, PACKAGES = "requirements.txt", "packages"


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
    files = starter_files() | _packages()
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


def _packages() -> dict[str, bytes]:
    """The list of packages; and the wheel itself, where no other place would have it."""
    package, files = requirement(), {}
    if found := wheel():
        name, content = found
        package = f"./{PACKAGES}/{name}"
        files[f"{PACKAGES}/{name}"] = content
    lines = (
        "# This package, and all that it needs, as they were when the site was begun.",
        package,
        *pins(),
    )
    return {**files, REQUIREMENTS: "".join(f"{line}\n" for line in lines).encode()}

"""What a build was made of, as one digest: equal digests make equal sites."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Mapping
from operator import itemgetter
from pathlib import Path

from generator.config_file import render_config, variables_of
from generator.history import Origin
from generator.load import PAGES
from generator.memory import program_digest
from generator.project import CONFIG, DEFAULTS, Project
from generator.resources import built_in_templates, template_folders
from generator.site.stock import NO_DATE
from generator.snapshot import CONTENT, Snapshot


def inputs_digest(
    setting: str, snapshot: Snapshot, changed: Mapping[str, str], origin: Origin | None
) -> str:
    """The digest of everything that a site depends on.

    Args:
        setting: the digest of what is no record.
        snapshot: the content.
        changed: when each record was last changed, which its page shows.
        origin: the commit, which the site's mark states.
    """
    digest = hashlib.sha256(snapshot.digest + setting.encode())
    _add(digest, "changed", repr(sorted(changed.items())).encode())
    _add(digest, "origin", repr(origin).encode())
    return digest.hexdigest()


def setting_digest(project: Project, snapshot: Snapshot) -> str:
    """The digest of all that pages are made of beside records.

    That is the program, the templates, the configuration, and what is written by hand.

    Args:
        project: its templates and configuration.
        snapshot: its content.
    """
    digest = hashlib.sha256(program_digest())
    for name, content in sorted(snapshot.digests.items()):
        if name.startswith(f"{CONTENT}/{PAGES}/"):
            _add(digest, name, content)
    for number, folder in enumerate(template_folders(project.root)):
        for name, entry in _files(folder):
            _add(digest, f"{number}/{name}", _read(entry))
    for path in (project.root / CONFIG, built_in_templates() / DEFAULTS):
        _add(digest, path.name, path.read_bytes() if path.is_file() else b"")
    _add(digest, "configuration", render_config(project.config).encode())
    # What `!ENV` in the configuration stands for, and the date that MkDocs takes from there.
    variables = {name: os.environ.get(name) for name in variables_of(project.config)}
    variables["SOURCE_DATE_EPOCH"] = os.environ.get("SOURCE_DATE_EPOCH", NO_DATE)
    _add(digest, "environment", repr(sorted(variables.items())).encode())
    return digest.hexdigest()


def content_digest(project: Project) -> str:
    """The digest of the records alone, as the site's mark states it."""
    digest = hashlib.sha256()
    for name, entry in _files(project.content):
        _add(digest, name, _read(entry))
    return digest.hexdigest()


def tree_digest(folder: Path) -> str:
    """The digest of a folder's names, sizes and times: it changes when anybody touches a file."""
    digest = hashlib.sha256()
    for name, entry in _files(folder):
        status = entry.stat()
        _add(digest, name, f"{status.st_size} {status.st_mtime_ns}".encode())
    return digest.hexdigest()


def file_names(folder: Path) -> list[str]:
    """The names of the files below a folder, in order."""
    return [name for name, _ in _files(folder)]


def _files(folder: Path) -> list[tuple[str, os.DirEntry[str]]]:
    """The regular files below a folder with their names in it, in the order of the names."""
    return sorted(_walk(str(folder), ""), key=itemgetter(0))


def _walk(folder: str, prefix: str) -> Iterator[tuple[str, os.DirEntry[str]]]:
    # By the system's own listing: pathlib's takes ten times as long.
    try:
        entries = os.scandir(folder)
    except FileNotFoundError:
        return
    with entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                if entry.name != "__pycache__":
                    yield from _walk(entry.path, f"{prefix}{entry.name}/")
            elif entry.is_file():
                yield f"{prefix}{entry.name}", entry


def _read(entry: os.DirEntry[str]) -> bytes:
    with open(entry.path, "rb") as file:  # noqa: PTH123 - as above
        return file.read()


def _add(digest: hashlib._Hash, name: str, content: bytes) -> None:
    """Add one file, its name and length before it, so that no two lists of files look alike."""
    head = f"{name}\0{len(content)}\0".encode("utf-8", "surrogateescape")
    digest.update(head)
    digest.update(content)

"""What a build was made of, as one digest: equal digests make equal sites."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator, Mapping
from importlib.metadata import distributions
from pathlib import Path

from generator.config_file import render_config, variables_of
from generator.project import CONFIG, DEFAULTS, Project
from generator.resources import built_in_templates, template_folders
from generator.site.stock import NO_DATE

_PACKAGE = Path(__file__).resolve().parents[1]


def inputs_digest(project: Project, changed: Mapping[str, str]) -> str:
    """The digest of everything that a site depends on.

    Args:
        project: its content, templates and configuration.
        changed: when each record was last changed, which its page shows.
    """
    digest = hashlib.sha256()
    folders = (project.content, *template_folders(project.root), _PACKAGE)
    for number, folder in enumerate(folders):
        for name, path in _files(folder):
            _add(digest, f"{number}/{name}", path.read_bytes())
    for path in (project.root / CONFIG, built_in_templates() / DEFAULTS):
        _add(digest, path.name, path.read_bytes() if path.is_file() else b"")
    _add(digest, "configuration", render_config(project.config).encode())
    # What `!ENV` in the configuration stands for, and the date that MkDocs takes from there.
    variables = {name: os.environ.get(name) for name in variables_of(project.config)}
    variables["SOURCE_DATE_EPOCH"] = os.environ.get("SOURCE_DATE_EPOCH", NO_DATE)
    _add(digest, "environment", repr(sorted(variables.items())).encode())
    _add(digest, "changed", repr(sorted(changed.items())).encode())
    versions = sorted({f"{d.name}=={d.version}" for d in distributions()})
    _add(digest, "tools", "\n".join(versions).encode())
    return digest.hexdigest()


def content_digest(project: Project) -> str:
    """The digest of the records alone, as the site's mark states it."""
    digest = hashlib.sha256()
    for name, path in _files(project.content):
        _add(digest, name, path.read_bytes())
    return digest.hexdigest()


def tree_digest(folder: Path) -> str:
    """The digest of a folder's names, sizes and times: it changes when anybody touches a file."""
    digest = hashlib.sha256()
    for name, path in _files(folder):
        status = path.stat()
        _add(digest, name, f"{status.st_size} {status.st_mtime_ns}".encode())
    return digest.hexdigest()


def file_names(folder: Path) -> list[str]:
    """The names of the files below a folder, in order."""
    return [name for name, _ in _files(folder)]


def _files(folder: Path) -> Iterable[tuple[str, Path]]:
    """The regular files below a folder with their names in it, in the order of the names."""
    return sorted((path.relative_to(folder).as_posix(), path) for path in _walk(folder))


def _walk(folder: Path) -> Iterator[Path]:
    for path in folder.rglob("*"):
        if "__pycache__" not in path.parts and path.is_file():
            yield path


def _add(digest: hashlib._Hash, name: str, content: bytes) -> None:
    """Add one file, its name and length before it, so that no two lists of files look alike."""
    head = f"{name}\0{len(content)}\0".encode("utf-8", "surrogateescape")
    digest.update(head)
    digest.update(content)

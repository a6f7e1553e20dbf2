"""Fixtures for all tests."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path, PurePosixPath

import pytest

from generator.memory import FOLDER

MakeProject = Callable[[Mapping[str, str | bytes | PurePosixPath]], Path]


@pytest.fixture(autouse=True, scope="session")
def memory_of_its_own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """What tests remember stays out of the user's own cache folder."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(FOLDER, str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture
def make_project(tmp_path: Path) -> MakeProject:
    """Write a project and return its folder.

    What goes in are the files by their paths, such as ``content/actors/a.yml``: a text, bytes, or a
    ``PurePosixPath``, which makes a symbolic link to it. Each call adds to the same project, and
    writes over what it had under the same names.
    """

    def make(files: Mapping[str, str | bytes | PurePosixPath]) -> Path:
        root = tmp_path / "project"
        (root / "content").mkdir(parents=True, exist_ok=True)
        for name, content in files.items():
            file = root / name
            file.parent.mkdir(parents=True, exist_ok=True)
            if isinstance(content, PurePosixPath):
                file.symlink_to(content)
            else:
                file.write_bytes(content if isinstance(content, bytes) else content.encode())
        return root

    return make

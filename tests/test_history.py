"""What is said of a record's past comes from the repository's commits alone."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.errors import UsageError
from generator.history import last_changed, project_at

MakeProject = Callable[..., Path]
PROOFS = "content/sources/a b.proofs"


def git(root: Path, *arguments: str, day: str = "2024-03-04") -> None:
    """Run git as somebody who commits on this day."""
    moment = f"{day}T12:00:00Z"
    names = {
        f"GIT_{who}_{what}": "a" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")
    }
    dates = {"GIT_AUTHOR_DATE": moment, "GIT_COMMITTER_DATE": moment}
    subprocess.run(
        ["git", *arguments],
        cwd=root,
        env={**os.environ, **names, **dates},
        check=True,
        capture_output=True,
    )


@pytest.fixture
def repository(make_project: MakeProject) -> Path:
    """A project two folders deep in a repository, with two commits."""
    root = make_project({"content/actors/a.yml": "name: A\n", "content/topics/ü.yml": "title: U\n"})
    git(root.parent, "init", "-q")
    git(root.parent, "add", "project")
    git(root.parent, "commit", "-q", "-m", "one")
    make_project({"content/actors/a.yml": "name: B\n", PROOFS: "before\n"})
    git(root.parent, "add", "project")
    git(root.parent, "commit", "-q", "-m", "two", day="2025-06-07")
    return root


def test_day_is_that_of_the_last_commit_that_touched_the_file(repository: Path) -> None:
    """By path relative to the project, whatever its letters."""
    (repository / "content/topics/ü.yml").write_text("title: V\n")  # not committed: not published
    assert last_changed(repository) == {
        "content/actors/a.yml": "2025-06-07",
        PROOFS: "2025-06-07",
        "content/topics/ü.yml": "2024-03-04",
    }


def test_nothing_is_known_without_a_full_history(repository: Path, tmp_path: Path) -> None:
    """A shallow clone would date every record from its newest commit."""
    shallow = tmp_path / "shallow"
    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{repository.parent}", str(shallow))
    assert last_changed(shallow / "project") == {}
    outside = tmp_path / "outside"
    (outside / "content").mkdir(parents=True)
    if not os.environ.get("GIT_DIR"):
        assert last_changed(Path("/")) == {}


def test_a_project_is_read_as_it_was(repository: Path) -> None:
    """At a revision, not as it is in the folder now: archives and addresses; records by name."""
    (repository / PROOFS).write_text("after\n")
    records = {"content/actors/a.yml": "", "content/topics/ü.yml": ""}
    assert project_at(repository, "HEAD") == {PROOFS: "before\n", **records}
    (repository / "content/addresses.txt").write_text("/actors/a/\n")
    git(repository.parent, "add", "project")
    git(repository.parent, "commit", "-q", "-m", "three")
    (repository / "content/addresses.txt").write_text("")
    assert project_at(repository, "HEAD")["content/addresses.txt"] == "/actors/a/\n"
    assert project_at(repository, "HEAD~2") == records


@pytest.mark.parametrize("revision", ["nowhere", "--help", "-n1", "HEAD:content", ""])
def test_what_is_no_revision_is_refused(repository: Path, revision: str) -> None:
    """Nothing that is typed there becomes an option of git."""
    with pytest.raises(UsageError):
        project_at(repository, revision)

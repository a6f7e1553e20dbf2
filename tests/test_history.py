"""What is said of a record's past comes from the repository's commits alone."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.errors import UsageError
from generator.history import content_at, last_changed
from generator.load import load

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


def files_at(root: Path, revision: str) -> dict[str, str]:
    with content_at(root, revision) as base:
        found = {path.relative_to(base).as_posix(): path for path in base.rglob("*")}
        return {name: path.read_text() for name, path in found.items() if path.is_file()}


def test_records_are_read_as_they_were(repository: Path) -> None:
    """At a revision, not as they are in the folder now, which is left as it is."""
    (repository / PROOFS).write_text("after\n")
    (repository / "content/actors/a.yml").unlink()
    before = {"content/actors/a.yml": "name: B\n", "content/topics/ü.yml": "title: U\n"}
    assert files_at(repository, "HEAD") == {**before, PROOFS: "before\n"}
    assert files_at(repository, "HEAD~1") == {**before, "content/actors/a.yml": "name: A\n"}
    assert (repository / PROOFS).read_text() == "after\n"
    assert not (repository / "content/actors/a.yml").exists()


def test_a_link_in_a_commit_leads_nowhere_else(repository: Path, tmp_path: Path) -> None:
    """What it leads to is read by nobody; what stands beside it is."""
    (tmp_path / "secret").write_text("secret")
    (repository / "content/topics/link.yml").symlink_to(tmp_path / "secret")
    git(repository, "add", ".")
    git(repository, "commit", "-q", "-m", "link")
    with content_at(repository, "HEAD") as base:
        assert [fault.file for fault in load(base).faults if "link" in fault.file] == [
            "content/topics/link.yml"
        ]
    assert not base.exists()


def test_without_git_or_a_repository_it_is_said_which(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    with pytest.raises(UsageError, match="no repository"), content_at(outside, "HEAD"):
        pass
    shallow = tmp_path / "shallow"
    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{repository.parent}", str(shallow))
    with pytest.raises(UsageError) as told, content_at(shallow / "project", "HEAD~1"):
        pass
    assert "shallow" in told.value.remedy
    monkeypatch.setenv("PATH", str(outside))
    with pytest.raises(UsageError, match="git is not there"), content_at(repository, "HEAD"):
        pass


@pytest.mark.parametrize("revision", ["nowhere", "--help", "-n1", "HEAD:content", ""])
def test_what_is_no_revision_is_refused(repository: Path, revision: str) -> None:
    """Nothing that is typed there becomes an option of git."""
    with pytest.raises(UsageError), content_at(repository, revision):
        pass

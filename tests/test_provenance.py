"""A site says what it was made of, in `build.json`; and says the same however it was made."""

from __future__ import annotations

import json
import os
import re
import subprocess
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest

from generator.build import build
from generator.project import open_project

MakeProject = Callable[..., Path]
FILES = {
    "content/actors/jane-doe.yml": "name: Jane Doe\ntype: person\n",
    "content/sources/news.yml": "title: The bridge\ntype: article\n",
    "content/sources/news.txt": "“The bridge will open in May,” said Jane Doe.\n",
    "content/statements/bridge.yml": (
        "speakers: [jane-doe]\nspeech: direct\nclaim: Jane Doe said that it will open.\n"
        "quote: The bridge will open in May\nsource: news\n"
    ),
    "content/topics/old.yml": "withdrawn: {date: '2024-03-04', reason: It was none.}\n",
    ".gitignore": ".factsheet/\n/site/\n",
}


def built(root: Path) -> dict[str, Any]:
    """What the site says of itself, built anew where that is needed."""
    assert build(open_project(root), root / "site", lambda _: None).published
    made: dict[str, Any] = json.loads((root / "site/build.json").read_text("utf-8"))
    return made


def commit(root: Path) -> None:
    names = ("-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
    for command in (("init", "-q"), ("add", "."), ("commit", "-q", "-m", "one", "--allow-empty")):
        subprocess.run(["git", *names, *command], cwd=root, check=True, capture_output=True)


def test_it_counts_and_names_its_tools(
    make_project: MakeProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = make_project(FILES)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(root.parent))
    made = built(root)
    assert re.fullmatch("[0-9a-f]{64}", made.pop("content_sha256"))
    versions = made.pop("versions")
    assert versions["mkdocs"] == version("mkdocs")
    assert made == {
        "generator": "factsheet",
        "records": {"actors": 1, "sources": 1, "statements": 1},
        "withdrawn": 1,
        "quotations": {"verified": 1},
    }


def test_it_names_the_commit_and_whether_more_was_changed(make_project: MakeProject) -> None:
    """Of what a site is made of alone; a new commit is named, if nothing else is new."""
    root = make_project(FILES)
    commit(root)
    head = next((root / ".git/refs/heads").iterdir())
    made = built(root)
    assert (made["commit"], made["modified"]) == (head.read_text().strip(), False)
    (root / "notes.txt").write_text("mine")
    assert built(root)["modified"] is False
    (root / "content/topics/new.yml").write_text("title: New\n")
    assert built(root)["modified"] is True
    commit(root)
    made = built(root)
    assert (made["commit"], made["modified"]) == (head.read_text().strip(), False)


def test_the_same_commit_makes_the_same_bytes_anywhere_and_any_day(
    make_project: MakeProject, tmp_path: Path
) -> None:
    root = make_project(FILES)
    commit(root)
    clone = tmp_path / "elsewhere"
    subprocess.run(["git", "clone", "-q", root, clone], check=True)
    for path in clone.rglob("*.yml"):
        os.utime(path, (0, 0))
    for folder in (root, clone):
        build(open_project(folder), folder / "site", lambda _: None)

    def files(folder: Path) -> dict[str, bytes]:
        paths = (path for path in (folder / "site").rglob("*") if path.is_file())
        return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}

    assert files(root) == files(clone)

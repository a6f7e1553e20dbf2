"""Names that another system cannot hold are named before they are in somebody's way."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.faults import FoldersTooDeep, TooManyFiles
from generator.files import Limits
from generator.load import load, record_files
from generator.memory import FORGETFUL
from generator.portable_names import unportable_names
from generator.snapshot import take

MakeProject = Callable[..., Path]


@pytest.mark.parametrize(
    "name",
    [
        "con.yml",
        "NUL",
        "aux.tar.gz",
        "com1.md",
        "lpt¹.md",
        "a:b.md",
        "a?.md",
        "a.",
        "a ",
        "a" * 201,
        "e\u0301.md",
        "a\u200b.md",
        "a\u202eb.md",
        "a\nb.md",
        "\udcff.md",
    ],
)
def test_a_name_that_cannot_be_everywhere(name: str) -> None:
    assert [found for found, _ in unportable_names([name])] == [name]


@pytest.mark.parametrize(
    "names", [("A.md", "a.md"), ("STRASSE.md", "straße.md"), ("é.md", "e\u0301.md")]
)
def test_two_names_that_are_one_elsewhere(names: tuple[str, str]) -> None:
    ((name, fault),) = unportable_names(names)
    assert name == names[1]
    assert names[0] in fault.problem


def test_names_of_every_day_pass() -> None:
    names = ["a.yml", "about-us.md", "Überblick.md", "сайт.md", "config.md", "common.md", "a b.png"]
    assert list(unportable_names(names)) == []


def test_pages_are_looked_at_too(make_project: MakeProject) -> None:
    root = make_project({"content/pages/deep/con.md": "x", "content/topics/a.yml": "title: A\n"})
    (found,) = load(root).faults
    assert found.file == "content/pages/deep/con.md"


def test_a_thousand_folders_in_each_other_are_not_gone_through(
    make_project: MakeProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They once ended the command with a RecursionError."""
    root = make_project({"content/topics/a.yml": "title: A\n"})
    monkeypatch.chdir(root / "content/topics")
    for _ in range(1200):  # no function makes them all at once
        Path("d").mkdir()
        os.chdir("d")
    monkeypatch.chdir(root)
    try:
        (found,) = load(root).faults
        assert isinstance(found.fault, FoldersTooDeep)
        assert [record.id for record in load(root).records] == ["a"]
        assert len(take(root, FORGETFUL).digests) < 200
        assert [path.name for _, path in record_files(root)] == ["a.yml"]
    finally:
        subprocess.run(["rm", "-rf", root / "content/topics/d"], check=True)


def test_no_more_files_are_read_than_may_be(make_project: MakeProject) -> None:
    root = make_project({f"content/topics/t{number}.yml": "title: A\n" for number in range(5)})
    loaded = load(root, Limits(files=3))
    assert len(loaded.records) == 3
    assert [type(found.fault) for found in loaded.faults] == [TooManyFiles]

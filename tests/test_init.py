"""`factsheet init` starts a site that passes and builds at once, and overwrites nothing."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from functools import partial
from importlib.metadata import PathDistribution, version
from pathlib import Path

import pytest

from generator import installed
from generator.check import check
from generator.cli import cli, run
from generator.installed import pins, requirement
from generator.records import KINDS, Actor, Sheet, Source
from generator.starting import start, starter_files

Type = Callable[..., int]


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Type:
    monkeypatch.chdir(tmp_path)
    return lambda *words: run(
        partial(cli.main, [*map(str, words)], prog_name="factsheet", standalone_mode=False)
    )


def test_what_it_writes_has_every_kind_and_no_findings(tmp_path: Path) -> None:
    start(tmp_path / "facts")
    checked = check(tmp_path / "facts")
    assert checked.diagnostics == ()
    assert {record.kind for record in checked.corpus.all()} == set(KINDS)


def test_all_that_it_tells_is_marked_as_invented(tmp_path: Path) -> None:
    """In the names of the files, in their first line, and to readers."""
    start(tmp_path)
    for file in (tmp_path / "content").rglob("*.yml"):
        assert file.name.startswith("example-")
        assert "invented example" in file.read_text("utf-8").splitlines()[0]
    corpus = check(tmp_path).corpus
    labels = [record.label for model in (Actor, Sheet, Source) for record in corpus.of(model)]
    assert all("xample" in label for label in labels)


def test_it_may_begin_in_a_folder_that_holds_other_things(tmp_path: Path, typed: Type) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "LICENSE").write_text("mine")
    assert typed("init", ".") == 0
    assert (tmp_path / "LICENSE").read_text() == "mine"
    assert typed("check", "--strict") == 0


@pytest.mark.parametrize(
    "name", ["README.md", "content/actors/me.yml", ".gitignore", "content", ".github"]
)
def test_nothing_is_overwritten_and_then_nothing_written(
    tmp_path: Path, typed: Type, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "facts" / name
    path.parent.mkdir(parents=True)
    path.write_text("mine")
    assert typed("init", "facts") == 2
    assert "nothing was written" in capsys.readouterr().err
    assert path.read_text() == "mine"
    assert [found for found in (tmp_path / "facts").rglob("*") if found.is_file()] == [path]


def test_twice_is_once(tmp_path: Path, typed: Type) -> None:
    assert typed("init", "facts") == 0
    record = tmp_path / "facts/content/topics/example-bridge.yml"
    record.write_text("title: Mine\n")
    assert typed("init", "facts") == 2
    assert record.read_text() == "title: Mine\n"


def test_a_file_is_no_folder(tmp_path: Path, typed: Type) -> None:
    (tmp_path / "facts").write_text("mine")
    assert typed("init", "facts") == 2
    assert typed("init", "facts/below") in (2, 3)
    assert (tmp_path / "facts").read_text() == "mine"


@pytest.mark.parametrize(
    ("origin", "wanted"),
    [
        ({}, f"factsheet=={version('factsheet')}"),
        ({"url": "file:///home/me/factsheet.whl"}, f"factsheet=={version('factsheet')}"),
        ({"url": "https://example.org/f.whl"}, "factsheet @ https://example.org/f.whl"),
        (
            {"url": "https://example.org/f", "vcs_info": {"vcs": "git", "commit_id": "abc"}},
            "factsheet @ git+https://example.org/f@abc",
        ),
    ],
)
def test_the_package_is_named_as_it_was_installed(
    origin: dict[str, object], wanted: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "METADATA").write_text(f"Name: factsheet\nVersion: {version('factsheet')}\n")
    (tmp_path / "direct_url.json").write_text(json.dumps(origin))
    monkeypatch.setattr(installed, "distribution", lambda _: PathDistribution(tmp_path))
    assert requirement() == wanted


def test_all_that_the_package_needs_is_named_with_its_version() -> None:
    found = dict(pin.split("==") for pin in pins())
    assert found["mkdocs"] == version("mkdocs")
    assert found["markupsafe"] == version("markupsafe"), "what jinja2 needs"
    assert found["pagefind-bin"] == version("pagefind-bin"), "an extra that we ask for"
    assert not {"factsheet", "pytest", "duckdb"} & found.keys(), "extras that nobody asked for"


@pytest.mark.parametrize("is_same", [True, False])
def test_a_wheel_of_this_machine_goes_with_the_site(
    is_same: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No index may have it, so that workflows could not install it; but only if it is the same."""
    wheel = tmp_path / "wheels/factsheet-0.1.0-py3-none-any.whl"
    wheel.parent.mkdir()
    wheel.write_bytes(b"built")
    digest = hashlib.sha256(b"built" if is_same else b"built anew").hexdigest()
    origin = {"url": wheel.as_uri(), "archive_info": {"hashes": {"sha256": digest}}}
    monkeypatch.setattr(installed, "_origin", lambda: origin)
    start(tmp_path / "facts")
    first = (tmp_path / "facts/requirements.txt").read_text().splitlines()[1]
    if is_same:
        assert (tmp_path / "facts" / first).read_bytes() == b"built"
    else:
        assert first == f"factsheet=={version('factsheet')}"
        assert not (tmp_path / "facts/packages").exists()


def test_editors_find_the_schemas_at_once(tmp_path: Path, typed: Type) -> None:
    assert typed("init", "facts") == 0
    settings = json.loads((tmp_path / "facts/.vscode/settings.json").read_text())
    for schema in settings["yaml.schemas"]:
        assert (tmp_path / "facts" / schema).is_file()


def test_its_records_have_the_one_form(typed: Type) -> None:
    assert typed("init", "facts") == 0
    assert typed("-C", "facts", "fmt", "--check") == 0


def test_the_starter_holds_nothing_that_is_made() -> None:
    assert not [name for name in starter_files() if name.startswith((".factsheet/", "site/"))]

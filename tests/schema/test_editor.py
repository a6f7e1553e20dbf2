"""What an editor shows: the real YAML language server, over the repository's own settings."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from generator.cli import cli, run
from generator.records import KINDS
from generator.schema.editors import MODELINE, modeline, vscode_files
from generator.schema.files import write_schemas

ROOT = Path(__file__).resolve().parents[2]
STATEMENT = "content/statements/new.yml"
WRONG = """\
speakers:
  - ser
speech: direkt
claim: 1984
quote: true
source: unsigned-article-security-guarantees
date: 24.02.2022
stances:
  - question: western-security-guarantees-ukraine/western-aid
    stance: pro
responds_to:
  - Not an id
"""

Start = Callable[[Path, dict[str, Any]], Any]


def settings_of_vscode() -> dict[str, Any]:
    """The settings committed in this repository, as the extension hands them to the server."""
    settings = json.loads((ROOT / ".vscode/settings.json").read_text("utf-8"))
    yaml = {key.removeprefix("yaml."): settings[key] for key in settings if "yaml." in key}
    return {**yaml, "hover": True, "completion": True, "validate": True}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The repository's records, with schemas."""
    root = tmp_path / "a project"
    shutil.copytree(ROOT / "content", root / "content")
    words = ["-C", str(root), "schema"]
    assert run(partial(cli.main, words, standalone_mode=False)) == 0
    return root


def test_a_statement_is_written_with_its_schema(
    project: Path, language_server: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Squiggles under what is wrong, the ids that exist, and words over each field."""
    server = language_server(project, settings_of_vscode())
    squiggles = {(line, column): words for line, column, words in server.open(STATEMENT, WRONG)}
    assert sorted(squiggles) == [(3, 9), (5, 8), (7, 7), (10, 13), (12, 5)]
    assert all(stance in squiggles[10, 13] for stance in ("for", "against", "conditional"))
    assert "2022-02-24" in squiggles[7, 7]

    speakers = server.complete(STATEMENT, 2, 8)
    assert speakers["sergey-lavrov"]["insertText"] == "sergey-lavrov"
    assert "Сергей Лавров" in speakers["sergey-lavrov"]["documentation"]
    assert set(speakers) == {path.stem for path in (project / "content/actors").iterdir()}
    questions = server.complete(STATEMENT, 9, 20)
    assert any("western-aid" in label for label in questions)
    assert set(server.complete(STATEMENT, 10, 14)) == {"for", "against", "conditional", "unclear"}

    over_speech = server.hover(STATEMENT, 3, 2)
    assert "the speaker's own words" in over_speech
    assert "`indirect`" in over_speech
    assert "Example:" in server.hover(STATEMENT, 7, 2)


def test_a_field_is_completed_without_words_that_nobody_said(
    project: Path, language_server: Start
) -> None:
    """Examples are for reading: none is put into a record."""
    server = language_server(project, settings_of_vscode())
    server.open(STATEMENT, "cl")
    offered = server.complete(STATEMENT, 1, 3)
    assert offered["claim"]["insertText"].rstrip() in ("claim:", "claim: $1")
    assert {"speakers", "speech", "quote", "source", "withdrawn"} <= set(offered)
    for item in offered.values():
        assert "Doe" not in item["insertText"]
        assert "doe" not in item["insertText"]


def test_every_record_of_this_repository_is_sound_to_the_editor(
    project: Path, language_server: Start
) -> None:
    server = language_server(project, settings_of_vscode())
    files = sorted(path.relative_to(project) for path in project.rglob("content/*/*.yml"))
    assert len(files) > 30
    for file in files:
        assert server.open(str(file), (project / file).read_text("utf-8")) == [], file


def test_a_withdrawn_record_needs_nothing_else(project: Path, language_server: Start) -> None:
    server = language_server(project, settings_of_vscode())
    stone = "withdrawn:\n  date: 2024\n  reason: It was never said.\n"
    assert server.open(STATEMENT, stone) == []
    assert server.open("content/statements/other.yml", stone + "speech: loud\n") != []


def test_a_modeline_leads_other_editors_to_the_schema(
    project: Path, language_server: Start
) -> None:
    """Without any settings, in folders below the kind's too."""
    server = language_server(project, {"hover": True, "completion": True, "validate": True})
    for file in ("content/actors/x.yml", "content/actors/of/spain/x.yml"):
        text = f"{modeline(file)}\nname: X\ntype: human\n"
        (fault,) = server.open(file, text)
        assert fault[:2] == (3, 7)
        assert text.startswith(MODELINE)


def test_ten_thousand_statements_are_offered_at_once(project: Path, language_server: Start) -> None:
    """The server collects what is offered in a time that grows with the number, not its square."""
    many = [
        (f"statement-number-{n}", f"Somebody said something, the {n}th.") for n in range(10_000)
    ]
    write_schemas(project / ".factsheet/schema", {"statements": many})
    server = language_server(project, settings_of_vscode())
    server.open(STATEMENT, "responds_to:\n  - s\n")
    assert len(server.complete(STATEMENT, 2, 6)) == 10_000


def test_the_repository_holds_the_settings_that_are_made_from_the_kinds() -> None:
    for file, text in vscode_files().items():
        assert (ROOT / file).read_text("utf-8") == text
    assert len(settings_of_vscode()["schemas"]) == len(KINDS)

"""The settings of a project: `mkdocs.yml`, with what the environment says."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.errors import UsageError
from generator.project import open_project

CONFIG = """site_url: !ENV WHERE
extra:
  factsheet:
    language: !ENV [LANGUAGE_OF_RECORDS, en]
    history: !ENV HISTORY
"""


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("WHERE", "LANGUAGE_OF_RECORDS", "HISTORY"):
        monkeypatch.delenv(name, raising=False)
    (tmp_path / "content").mkdir()
    (tmp_path / "mkdocs.yml").write_text(CONFIG)
    return tmp_path


def test_a_variable_says_where_the_site_is(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WHERE", "https://example.org/facts/")
    monkeypatch.setenv("HISTORY", "https://example.org/log/{file}")
    project = open_project(root)
    assert project.text("site_url") == "https://example.org/facts/"
    assert project.settings.history == "https://example.org/log/{file}"


@pytest.mark.parametrize("value", [None, ""])
def test_without_the_variable_nothing_is_said(
    root: Path, monkeypatch: pytest.MonkeyPatch, value: str | None
) -> None:
    if value is not None:
        monkeypatch.setenv("HISTORY", value)
    project = open_project(root)
    assert project.text("site_url") == ""
    assert project.settings.history is None
    assert project.settings.language == "en"


def test_what_a_variable_says_is_looked_at_as_well(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HISTORY", "javascript:{file}")
    with pytest.raises(UsageError, match=r"extra\.factsheet\.history"):
        open_project(root)

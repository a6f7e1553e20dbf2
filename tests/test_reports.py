"""What was found before is told again only of the very same files."""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from generator.check import check
from generator.cli import cli, run
from generator.reports import Report, recalled, remember
from generator.snapshot import Learned

MakeProject = Callable[[Mapping[str, str]], Path]
# Errors, warnings, one that is waived, one with a fix: every sort of finding.
FILES = {
    "content/topics/a.yml": "title: A\nsummary: ''\n",
    "content/actors/x.yml": "name: X\ntype: person\n",
    "content/actors/y.yml": (
        "name: X\ntype: person\naccept: [{code: DUP002, reason: They are two.}]\n"
    ),
    "content/sources/s.yml": "title: S\ntype: article\npublished: 24.02.2022\n",
}


@pytest.fixture(autouse=True)
def _cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FACTSHEET_CACHE", str(tmp_path / "cache"))


def looked_at(root: Path) -> Report:
    """What a check finds, and remembers."""
    learned = Learned.of(root)
    checked = check(root, learned=learned)
    remember(root, learned.memory, learned.snapshot, checked.diagnostics, checked.records)
    return Report(checked.diagnostics, checked.records)


def test_a_report_comes_back_as_it_was(make_project: MakeProject) -> None:
    root = make_project(FILES)
    report = looked_at(root)
    assert any(found.fix for found in report.diagnostics)
    assert any(found.waived for found in report.diagnostics)
    assert recalled(root) == report


def link_folder(root: Path) -> None:
    shutil.move(root / "content/topics", root / "elsewhere")
    (root / "content/topics").symlink_to(root / "elsewhere")


def add_private_text(root: Path) -> None:
    (root / ".factsheet/texts").mkdir(parents=True)
    (root / ".factsheet/texts/s.txt").write_text("Words.\n", "utf-8")


def put_pipe(root: Path) -> None:
    (root / "content/topics/a.yml").unlink()
    os.mkfifo(root / "content/topics/a.yml")


CHANGES: dict[str, Callable[[Path], object]] = {
    "a file is edited": lambda root: (root / "content/topics/a.yml").write_text("title: B\n"),
    "a file is added": lambda root: (root / "content/topics/b.yml").write_text("title: B\n"),
    "a file goes": lambda root: (root / "content/topics/a.yml").rename(root / "gone"),
    "a file is renamed": lambda root: (root / "content/topics/a.yml").rename(
        root / "content/topics/c.yml"
    ),
    "an empty folder is added": lambda root: (root / "content/stray").mkdir(),
    "a folder becomes a link": link_folder,
    "a link to nowhere is added": lambda root: (root / "content/topics/n.yml").symlink_to("none"),
    "a private text is added": add_private_text,
    "the configuration is added": lambda root: (root / "mkdocs.yml").write_text("site_name: S\n"),
    "a pipe takes a file's place": put_pipe,
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_any_change_is_looked_at(
    make_project: MakeProject, change: Callable[[Path], object]
) -> None:
    root = make_project(FILES)
    looked_at(root)
    change(root)
    assert recalled(root) is None
    report = looked_at(root)
    assert recalled(root) == report


def test_a_configuration_that_another_file_belongs_to(make_project: MakeProject) -> None:
    """Limits may stand there."""
    files = {**FILES, "mkdocs.yml": "INHERIT: base.yml\n", "base.yml": "site_name: S\n"}
    root = make_project(files)
    looked_at(root)
    assert recalled(root) is None


def test_a_variable_that_the_configuration_names(
    make_project: MakeProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Limits may come from it."""
    monkeypatch.setenv("DEPTH", "50")
    config = "extra: {factsheet: {limits: {depth: !ENV [MOST, DEPTH, 40]}}}\n"
    root = make_project({**FILES, "mkdocs.yml": config})
    report = looked_at(root)
    assert recalled(root) == report
    monkeypatch.setenv("OTHER", "50")
    assert recalled(root) == report
    monkeypatch.setenv("MOST", "3")
    assert recalled(root) is None


def test_what_changed_during_a_check_is_not_remembered(make_project: MakeProject) -> None:
    """The check may have seen either."""
    root = make_project(FILES)
    learned = Learned.of(root)
    checked = check(root, learned=learned)
    (root / "content/topics/a.yml").write_text("title: B\n", "utf-8")
    remember(root, learned.memory, learned.snapshot, checked.diagnostics, checked.records)
    assert recalled(root) is None


def test_the_command_says_the_same_twice(
    make_project: MakeProject, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """In every form; and the second time without looking."""
    monkeypatch.chdir(make_project(FILES))

    def said(*arguments: str) -> tuple[int, str]:
        code = run(lambda: cli.main(["check", *arguments], standalone_mode=False))
        return code, capsys.readouterr().out

    first = [said("--format", form) for form in ("text", "json", "github", "sarif")]
    assert len(json.loads(first[1][1])) == 3
    monkeypatch.setitem(sys.modules, "generator.cli_checking", None)
    assert [said("--format", form) for form in ("text", "json", "github", "sarif")] == first
    assert said("--strict")[0] == 1
    assert said("--select", "DUP")[0] == 3  # this has to look, and cannot here

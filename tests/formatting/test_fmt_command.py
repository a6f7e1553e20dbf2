"""``factsheet fmt`` as its users type it."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path, PurePosixPath

import pytest

from generator.cli import cli, run
from generator.formatting import files, record_file

ROOT = Path(__file__).resolve().parents[2]
UNTIDY = "type:   person\nname: 'Jane Doe' # the mayor\n"
TIDY = "name: Jane Doe # the mayor\ntype: person\n"

MakeProject = Callable[..., Path]


def typed(root: Path, *words: str | Path) -> int:
    arguments = ["-C", str(root), *map(str, words)]
    return run(partial(cli.main, arguments, prog_name="factsheet", standalone_mode=False))


@pytest.fixture(autouse=True)
def elsewhere(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """`-C` changes the folder of the process: it is put back after each test."""
    monkeypatch.chdir(tmp_path)


def test_records_are_brought_into_their_form(
    make_project: MakeProject, capsys: pytest.CaptureFixture[str]
) -> None:
    root = make_project({"content/actors/jane-doe.yml": UNTIDY, "content/actors/b.yml": TIDY})
    file = root / "content/actors/jane-doe.yml"
    file.chmod(0o600)
    assert typed(root, "fmt", "--check") == 1
    shown = capsys.readouterr().out
    assert "-name: 'Jane Doe' # the mayor" in shown
    assert "+name: Jane Doe # the mayor" in shown
    assert "1 file to format, 1 as they were." in shown
    assert file.read_text() == UNTIDY
    assert typed(root, "fmt") == 0
    assert file.read_text() == TIDY
    assert file.stat().st_mode & 0o777 == 0o600
    assert typed(root, "fmt", "--check") == 0
    assert [path.name for path in file.parent.iterdir() if path.name.startswith(".")] == []


def test_only_what_is_named_is_formatted(make_project: MakeProject, tmp_path: Path) -> None:
    names = ("actors/a.yml", "actors/of/b.yml", "topics/c.yml")
    root = make_project({f"content/{name}": UNTIDY for name in names})
    assert typed(root, "fmt", "content/actors/of", "content/topics/c.yml") == 0
    texts = {name: (root / "content" / name).read_text() for name in names}
    assert texts["actors/a.yml"] == UNTIDY
    assert texts["actors/of/b.yml"] == TIDY
    assert texts["topics/c.yml"] != UNTIDY
    assert typed(root, "fmt", "content/nothing.yml") == 2
    assert typed(root, "fmt", tmp_path) == 2


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"name: [", "YML005"),
        (b"name: a\nname: b\n", "YML008"),
        (b"name: &a b\n", "YML007"),
        (b"name: \xff\n", "YML003"),
        (b"- a\n", "YML010"),
        (b"a: b\n---\nc: d\n", "YML009"),
        (b"x" * (2 * 1024 * 1024 + 1), "YML002"),
        (b"[" * 1000, "YML006"),
        (PurePosixPath("../../../outside.yml"), "YML001"),
    ],
)
def test_a_file_with_faults_is_reported_and_left(
    make_project: MakeProject,
    capsys: pytest.CaptureFixture[str],
    raw: bytes | PurePosixPath,
    code: str,
) -> None:
    """Others are formatted all the same."""
    root = make_project({"outside.yml": UNTIDY})
    (root.parent / "outside.yml").write_text(UNTIDY)
    make_project({"content/actors/jane-doe.yml": UNTIDY, "content/actors/bad.yml": raw})
    bad = root / "content/actors/bad.yml"
    before = bad.read_bytes()
    assert typed(root, "fmt") == 1
    shown = capsys.readouterr().out
    assert f"content/actors/bad.yml:1:1 {code}" in shown or f" {code} " in shown
    assert "1 left alone for their faults" in shown
    assert bad.read_bytes() == before
    assert bad.is_symlink() == isinstance(raw, PurePosixPath)
    assert (root / "content/actors/jane-doe.yml").read_text() == TIDY


def test_a_record_that_does_not_fit_its_model_is_formatted(make_project: MakeProject) -> None:
    """What is missing or unknown is for `check` to say; here nothing is lost of it."""
    root = make_project({"content/actors/a.yml": "colour: red\nname:\ntype: [x, {b: z}]\n"})
    assert typed(root, "fmt") == 0
    text = (root / "content/actors/a.yml").read_text()
    assert text == "name:\ntype:\n  - x\n  - b: z\ncolour: red\n"


def test_the_line_for_editors_is_added_where_it_is_asked_for(make_project: MakeProject) -> None:
    root = make_project({"content/actors/of/a.yml": TIDY})
    assert typed(root, "fmt", "--modeline") == 0
    text = (root / "content/actors/of/a.yml").read_text()
    line = "# yaml-language-server: $schema=../../../.factsheet/schema/actors.json\n"
    assert text == line + TIDY
    assert typed(root, "fmt", "--check") == 0


def test_no_file_is_written_that_would_say_something_else(
    make_project: MakeProject,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    root = make_project({"content/actors/a.yml": UNTIDY})
    monkeypatch.setattr(record_file, "emit", lambda _: "name: Somebody else\n")
    assert typed(root, "fmt") == 3
    assert "content/actors/a.yml" in capsys.readouterr().err
    assert (root / "content/actors/a.yml").read_text() == UNTIDY


def test_a_file_that_cannot_be_written_stays(
    make_project: MakeProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = make_project({"content/actors/a.yml": UNTIDY})

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device", "a.yml")

    monkeypatch.setattr(files, "write_whole", full)
    assert typed(root, "fmt") == 3
    assert (root / "content/actors/a.yml").read_text() == UNTIDY


def test_signs_that_steer_a_terminal_are_shown_escaped(
    make_project: MakeProject, capsys: pytest.CaptureFixture[str]
) -> None:
    root = make_project({"content/actors/a.yml": "name: 'a\u202eb'\ntype: person\n"})
    assert typed(root, "fmt", "--check") == 1
    shown = capsys.readouterr().out
    assert "\u202e" not in shown
    assert "\\u202e" in shown


def test_a_thousand_records_take_seconds(make_project: MakeProject) -> None:
    """As long as those of this repository are: 0.9 s on two cores when this was written."""
    source = next((ROOT / "content/statements").glob("biden*.yml")).read_text("utf-8")
    untidy = source.replace("speech: indirect\n", "") + "speech: indirect\n"
    root = make_project({f"content/statements/s{n}.yml": untidy for n in range(1000)})
    start = time.process_time()
    assert typed(root, "fmt") == 0
    assert time.process_time() - start < 10
    assert (root / "content/statements/s7.yml").read_text("utf-8") == source


def test_the_records_of_this_repository_are_in_their_form(
    capsys: pytest.CaptureFixture[str],
) -> None:
    os.chdir(ROOT)
    assert run(partial(cli.main, ["fmt", "--check"], standalone_mode=False)) == 0, (
        capsys.readouterr().out
    )

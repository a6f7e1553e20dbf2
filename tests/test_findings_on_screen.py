"""What is shown of a finding: its line, a caret under the value, its check; the same words for all.

Where somebody is watching, in colour.
"""

from __future__ import annotations

import json
import os
import pty
import re
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from generator.cli import cli, run
from generator.diagnostics import Position
from generator.file_texts import FileTexts

ACTOR = "name: Jane Doe\ntype: human # or is she?\n"
MakeProject = Callable[..., Path]


def check(root: Path, *options: str) -> int:
    words = ["-C", str(root), "check", *options]
    return run(partial(cli.main, words, prog_name="factsheet", standalone_mode=False))


def test_the_line_is_shown_with_a_caret_under_the_value(
    make_project: MakeProject, capsys: pytest.CaptureFixture[str]
) -> None:
    root = make_project({"content/actors/jane-doe.yml": ACTOR})
    assert check(root) == 1
    assert capsys.readouterr().out == (
        "content/actors/jane-doe.yml:2:7 REC004 wrong-value: "
        "`type`: “human” is not a value of this field\n"
        "    2 | type: human # or is she?\n"
        "      |       ^^^^^\n"
        "    write one of `person`, `organization`, `state` or `group`\n"
        "\n"
        "    1 × REC004 wrong-value  factsheet explain REC004\n"
        "no records: 1 error, no warnings.\n"
    )


def test_findings_stand_together_by_file_and_are_counted_by_check(
    make_project: MakeProject, capsys: pytest.CaptureFixture[str]
) -> None:
    root = make_project(
        {"content/actors/jane.yml": ACTOR + "born: 1970\n", "content/actors/john.yml": ACTOR}
    )
    assert check(root) == 1
    groups = capsys.readouterr().out.split("\n\n")
    assert [set(re.findall(r"actors/(\w+)\.yml", group)) for group in groups[:2]] == [
        {"jane"},
        {"john"},
    ]
    assert groups[2].splitlines()[:2] == [
        "    1 × REC002 unknown-field  factsheet explain REC002",
        "    2 × REC004 wrong-value    factsheet explain REC004",
    ]


@pytest.mark.parametrize(
    ("text", "at", "line", "meant"),
    [
        ("a: b\nname: x y # z\n", Position(2, 7), "name: x y # z", "x y"),
        ("name: 'x # y'\n", Position(1, 7), "name: 'x # y'", "'x # y'"),
        ("a: one\n  two\n", Position(1, 4), "a: one", "one"),
        ("a: >-\n  two\n", Position(1, 4), "a: >-", ">"),
        ("name: x\n", Position(1, 1), "name: x", "name"),
        ("a: [b, c]\n", Position(1, 4), "a: [b, c]", "["),
        ("a: [b, c]\r\nd: e\r\n", Position(2, 4), "d: e", "e"),
        ("\ufeffa: b\n", Position(1, 4), "a: b", "b"),
        ("a: 𝔘𝔫𝔦 # x\nb: [𝔘, c]", Position(2, 8), "b: [𝔘, c]", "c"),
        ("a: b\nc: d: e\n", Position(2, 4), "c: d: e", "d"),
    ],
)
def test_what_is_meant_of_a_line(
    make_project: MakeProject, text: str, at: Position, line: str, meant: str
) -> None:
    root = make_project({"content/actors/a.yml": text})
    found = FileTexts(root, 1000).excerpt("content/actors/a.yml", at)
    assert found
    assert (found.line, found.line[found.start : found.end]) == (line, meant)


@pytest.mark.parametrize("text", [b"", b"\n\n", b"a: \xff\n", b"a" * 2000])
def test_what_cannot_be_shown_is_left_out(make_project: MakeProject, text: bytes) -> None:
    root = make_project({"content/actors/a.yml": text})
    assert FileTexts(root, 1000).excerpt("content/actors/a.yml", Position(1, 1)) is None
    assert FileTexts(root, 1000).excerpt("content/actors/none.yml", Position(1, 1)) is None


def test_a_file_outside_of_the_content_is_never_shown(
    make_project: MakeProject, tmp_path: Path
) -> None:
    (tmp_path / "secret.yml").write_text("password: swordfish\n")
    root = make_project({})
    (root / "content/actors").mkdir()
    (root / "content/actors/a.yml").symlink_to(tmp_path / "secret.yml")
    assert FileTexts(root, 1000).excerpt("content/actors/a.yml", Position(1, 1)) is None


def test_long_lines_are_cut_and_nothing_in_them_acts_on_the_terminal(
    make_project: MakeProject, capsys: pytest.CaptureFixture[str]
) -> None:
    """The caret stands under the value as it is seen: characters that are wide, or escaped."""
    long = "x" * 500
    root = make_project(
        {
            "content/actors/a.yml": f"type: [{long}, \u202e漢字, b]\nname: {long}\n",
            "content/actors/b.yml": '{"\u202e漢字": 1, name: B, type: group}\n',
        }
    )
    assert check(root) == 1
    out = capsys.readouterr().out
    assert "\u202e" not in out
    lines = [line for line in out.splitlines() if line.startswith(("    1 |", "      |"))]
    assert lines == [
        f"    1 | type: [{'x' * 93}…",
        "      |       ^",
        r'    1 | {"\u202e漢字": 1, name: B, type: group}',
        "      |  ^^^^^^^^^^^^",
    ]


def on_a_terminal(root: Path, **variables: str) -> str:
    """What ``check`` prints where somebody is watching."""
    ours, its = pty.openpty()
    environment = {key: os.environ[key] for key in ("PATH", "HOME") if key in os.environ}
    command = [sys.executable, "-c", "from generator.cli import main; main()"]
    done = subprocess.Popen(
        [*command, "-C", str(root), "check"],
        stdout=its,
        stderr=its,
        cwd=Path(__file__).parent.parent,
        env={**environment, "TERM": "xterm-256color", **variables},
    )
    os.close(its)
    parts = []
    try:
        while part := os.read(ours, 4096):
            parts.append(part)
    except OSError:  # Linux says so that the other side is closed
        pass
    os.close(ours)
    assert done.wait() == 1
    return b"".join(parts).decode()


def test_a_terminal_shows_colours_unless_it_is_told_not_to(
    make_project: MakeProject, capsys: pytest.CaptureFixture[str]
) -> None:
    root = make_project({"content/actors/jane-doe.yml": ACTOR})
    check(root)
    plain = capsys.readouterr().out
    assert "\x1b" not in plain
    shown = on_a_terminal(root).replace("\r\n", "\n")
    assert "\x1b[31m\x1b[1m^^^^^\x1b[0m" in shown
    assert re.sub(r"\x1b\[[0-9;]*m", "", shown) == plain
    assert on_a_terminal(root, NO_COLOR="1").replace("\r\n", "\n") == plain
    assert on_a_terminal(root, TERM="dumb").replace("\r\n", "\n") == plain


def test_all_forms_say_the_same(
    make_project: MakeProject, capsys: pytest.CaptureFixture[str]
) -> None:
    root = make_project({"content/actors/jane-doe.yml": ACTOR.replace("human", "Person")})

    def said(form: str) -> str:
        assert check(root, "--format", form) == 1
        return capsys.readouterr().out

    [found] = json.loads(said("json"))
    words = f"{found['message']}\n{found['remedy']}"
    assert found["fix"] == {
        "start": {"line": 2, "column": 7},
        "end": {"line": 2, "column": 13},
        "text": "person",
        "value": "person",
    }
    [result] = json.loads(said("sarif"))["runs"][0]["results"]
    assert result["message"]["text"] == words
    [change] = result["fixes"][0]["artifactChanges"]
    assert change["artifactLocation"] == {"uri": "content/actors/jane-doe.yml"}
    assert change["replacements"] == [
        {
            "deletedRegion": {"startLine": 2, "startColumn": 7, "endLine": 2, "endColumn": 13},
            "insertedContent": {"text": "person"},
        }
    ]
    assert said("github") == (
        "::error file=content/actors/jane-doe.yml,line=2,col=7,title=REC004 wrong-value::"
        + words.replace("\n", "%0A")
        + "\n"
    )
    text = said("text")
    assert found["message"] in text
    assert found["remedy"] in text
    assert "`factsheet check --fix` mends 1 of them." in text

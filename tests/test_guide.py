"""The guide's own examples are sound: what it shows can be copied."""

from __future__ import annotations

import re
import shlex
import subprocess
import textwrap
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from generator.check import check
from generator.cli import cli, run
from generator.resources import built_in_templates

MakeProject = Callable[..., Path]
ARTICLE = "“The bridge will open in May,” said Mayor Jane Doe, “and not a day later.”\n"


def examples() -> list[str]:
    """The YAML that the guide shows, in order."""
    guide = (built_in_templates() / "pages/contributing.md.j2").read_text("utf-8")
    found = re.findall(r"^( *)```yaml\n(.*?)^\1```", guide, re.MULTILINE | re.DOTALL)
    return [textwrap.dedent(text) for _, text in found]


def test_what_the_guide_shows_passes_the_checks(make_project: MakeProject) -> None:
    """Each kind, a quote in parts, roles, relations, what every record may hold, a tombstone."""
    actor, statement, parts, more, roles, topic, timeline, sheet, common, tombstone = examples()
    common = common.partition("accept:")[0]  # a waiver waits for something to waive
    quoted_in_parts = statement.replace("quote: The bridge will open in May\n", parts)
    assert quoted_in_parts != statement
    root = make_project(
        {
            "content/sources/springfield-news-bridge.yml": "title: The bridge\ntype: article\n",
            "content/sources/springfield-news-bridge.txt": ARTICLE,
            "content/actors/jane-doe.yml": actor + roles,
            "content/statements/doe-bridge-opens-in-may.yml": statement + common,
            "content/statements/doe-not-a-day-later.yml": quoted_in_parts + more,
            "content/topics/bridge.yml": topic,
            "content/timelines/building.yml": timeline,
            "content/sheets/bridge.yml": sheet,
            "content/topics/old.yml": tombstone,
        }
    )
    assert check(root).diagnostics == ()


BEGINNING = {
    "content/actors/jane-doe.yml": "name: Jane Doe\ntype: person\n",
    "content/sources/springfield-news-bridge.yml": "title: The bridge\ntype: article\n",
    "content/sources/springfield-news-bridge.txt": ARTICLE,
    "content/statements/doe-bridge-opens-in-may.yml": (
        "speakers:\n  - jane-doe\nspeech: direct\n"
        "claim: Jane Doe said that the bridge will open in May.\n"
        "quote: The bridge will open in May\nsource: springfield-news-bridge\ndate: 2024-03\n"
    ),
    "review.txt": "Nobody is glad. “The cost has doubled,” said John Roe on Sunday.\n",
    ".gitignore": "site/\n.factsheet/\nreview.txt\n",
}


def steps_of_tasks() -> Iterator[tuple[str, str]]:
    """What the five tasks have a contributor type and change, in order."""
    guide = (built_in_templates() / "pages/contributing.md.j2").read_text("utf-8")
    tasks = guide.partition("{#_tasks}")[2].partition("\n## ")[0]
    assert len(re.findall(r"^### ", tasks, re.MULTILINE)) == 5
    for found in re.finditer(r"^ *```(sh|diff)\n(.*?)^ *```$", tasks, re.MULTILINE | re.DOTALL):
        yield found[1], textwrap.dedent(found[2])


def edit(root: Path, change: str) -> None:
    """Make a change by hand: the lines with a minus become those with a plus."""
    head, *lines = change.splitlines()
    file = root / head.removeprefix("--- ")
    old = "".join(f"{line[1:]}\n" for line in lines if line.startswith("-"))
    new = "".join(f"{line[1:]}\n" for line in lines if line.startswith("+"))
    text = file.read_text()
    assert text.count(old) == 1 or not old
    file.write_text(text.replace(old, new) if old else text + new)


def test_the_five_tasks_can_be_carried_out_as_they_are_written(
    make_project: MakeProject, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Every command is run and every change made; only the fault that is announced is found."""
    root = make_project(BEGINNING)
    monkeypatch.chdir(root)
    for name in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{name}_NAME", "A")
        monkeypatch.setenv(f"GIT_{name}_EMAIL", "a@example.org")
    for command in ("git init -q", "git add .", "git commit -q -m Beginning"):
        subprocess.run(shlex.split(command), check=True)
    failed = []
    for sort, step in steps_of_tasks():
        if sort == "diff":
            edit(root, step)
            continue
        for command in step.splitlines():
            program, *words = shlex.split(command)
            if program == "git":
                subprocess.run([program, *words], check=True, capture_output=True)
            else:
                assert program == "factsheet"
                if run(partial(cli.main, words, prog_name=program, standalone_mode=False)):
                    failed.append(command)
    assert failed == ["factsheet check --fix"], capsys.readouterr().out
    assert check(root).diagnostics == ()
    log = subprocess.run(["git", "log", "--oneline"], capture_output=True, text=True, check=True)
    assert len(log.stdout.splitlines()) == 6
    left = subprocess.run(["git", "status", "--short"], capture_output=True, text=True, check=True)
    assert left.stdout == ""
    assert (root / "site/statements/roe-cost-doubled/index.html").is_file()
    assert run(partial(cli.main, ["fmt", "--check"], standalone_mode=False)) == 0

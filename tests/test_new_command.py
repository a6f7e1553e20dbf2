"""``factsheet new``: asked or told, it writes a file that passes the checks, and no other."""

from __future__ import annotations

import os
import pty
import re
import select
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from generator.beginning.sentences import in_quotation_marks, quote_of, sentences
from generator.check import check
from generator.cli import cli, run
from generator.cli_new import new_group
from generator.records import KINDS

ARTICLE = (
    "On Monday the U.S. Mayor, J. Doe, spoke. “The bridge will open in May,” said Jane Doe.\n"
    "Is it safe?\n\nNobody knows. The bridge was closed. Later the bridge was closed again.\n"
)
PROJECT = {
    "content/actors/jane-doe.yml": "name: Jane Doe\ntype: person\n",
    "content/actors/town.yml": "name: Town\ntype: state\n",
    "content/sources/news.yml": "title: The bridge\ntype: article\n",
    "content/topics/bridge.yml": "title: The bridge\n",
    ".factsheet/texts/news.txt": ARTICLE,
}
STATEMENT = (
    "speakers:\n  - jane-doe\nspeech: direct\nclaim: Jane Doe said that the bridge will open.\n"
    "quote: The bridge will open in May\nsource: news\n"
)
OPTIONS = {
    "--source": "news",
    "--quote": "The bridge will open in May",
    "--speaker": "jane-doe",
    "--speech": "direct",
    "--claim": "Jane Doe said that the bridge will open.",
}
MakeProject = Callable[..., Path]


def new(root: Path, *words: str) -> int:
    arguments = ["-C", str(root), "new", *words]
    return run(partial(cli.main, arguments, prog_name="factsheet", standalone_mode=False))


def told(options: dict[str, str], **changes: str) -> list[str]:
    changed = {**options, **{f"--{name}": value for name, value in changes.items()}}
    return [word for pair in changed.items() if pair[1] for word in pair]


@pytest.mark.parametrize(
    ("words", "file", "text"),
    [
        (["actor", "mary-roe"], "actors/mary-roe.yml", "name: Mary Roe\ntype: person\n"),
        (
            ["actors", "--name", "Zoë’s Čapek", "--type", "group", "--wikidata", "Q1"],
            "actors/zoes-capek.yml",
            "name: Zoë’s Čapek\ntype: group\nidentifiers:\n  wikidata: Q1\n",
        ),
        (
            ["source", "--title", "Speech: the bridge", "--type", "speech", "--published", "2024~"],
            "sources/speech-bridge.yml",
            'title: "Speech: the bridge"\ntype: speech\npublished: 2024~\n',
        ),
        (["topic", "--title", "The road"], "topics/road.yml", "title: The road\n"),
        (
            ["timeline", "building", "--event", "It opens", "--date", "2024-05"],
            "timelines/building.yml",
            "title: Building\nevents:\n  - id: opens\n    date: 2024-05\n    title: It opens\n",
        ),
        (
            ["sheet", "bridge", "--summary", "In May.", "--topic", "bridge"],
            "sheets/bridge.yml",
            "title: Bridge\nsummary: In May.\ntopics:\n  - bridge\n",
        ),
        (["sheet", "road"], "sheets/road.yml", None),
        (["statement", *told(OPTIONS)], "statements/doe-bridge-will-open.yml", STATEMENT),
    ],
)
def test_what_is_told_is_written_and_passes(
    make_project: MakeProject, words: list[str], file: str, text: str | None
) -> None:
    root = make_project(PROJECT)
    assert new(root, *words) == 0
    written = (root / "content" / file).read_text()
    assert text in (None, written)
    assert check(root).diagnostics == ()


def test_every_kind_can_be_begun() -> None:
    assert {f"{name}s" for name in new_group.commands} == set(KINDS)


def test_the_passage_is_proven_where_the_text_is_at_hand(
    make_project: MakeProject, capsys: pytest.CaptureFixture[str]
) -> None:
    root = make_project(PROJECT)
    assert new(root, "statement", "first", *told(OPTIONS)) == 0
    assert "content/sources/news.proofs proves what it quotes." in capsys.readouterr().out
    (root / ".factsheet/texts/news.txt").unlink()
    assert check(root).diagnostics == ()


def test_words_that_stand_twice_get_their_context() -> None:
    sentence = "Later the bridge was closed again."
    assert quote_of(ARTICLE, "bridge was closed", sentence) == [
        {"exact": "bridge was closed", "prefix": "the"}  # elsewhere it is “The”
    ]
    assert quote_of(ARTICLE, "Nobody knows") == "Nobody knows"


@pytest.mark.parametrize(
    ("changes", "told_why"),
    [
        ({"quote": "The bridge will open in June"}, "do not stand in the source"),
        ({"quote": "he bridge will open"}, "do not stand in the source"),
        ({"speaker": "john-doe"}, "there is no actors record john-doe"),
        ({"source": "times"}, "there is no sources record times"),
        ({"speech": "shouted"}, "direct, indirect, mixed"),
        ({"date": "24.02.2022"}, "write 2022-02-24"),
        ({"topic": "roads"}, "there is no topics record roads"),
        ({"claim": ""}, "--claim is missing"),
        ({"quote": ""}, "--quote is missing"),
        ({"speaker": ""}, "--speaker is missing"),
        ({"source": ""}, "--source is missing"),
        ({"speech": ""}, "--speech is missing"),
    ],
)
def test_what_will_not_do_is_said_and_nothing_is_written(
    make_project: MakeProject,
    capsys: pytest.CaptureFixture[str],
    changes: dict[str, str],
    told_why: str,
) -> None:
    root = make_project(PROJECT)
    before = sorted(root.rglob("*"))
    assert new(root, "statement", "first", *told(OPTIONS, **changes)) == 2
    assert told_why in capsys.readouterr().err
    assert sorted(root.rglob("*")) == before


def test_over_errors_nothing_is_written(
    make_project: MakeProject, capsys: pytest.CaptureFixture[str]
) -> None:
    root = make_project(PROJECT)
    assert new(root, "source", "times", "--url", "javascript:alert(1)") == 1
    assert "REC004" in capsys.readouterr().out
    assert not (root / "content/sources/times.yml").exists()


@pytest.mark.parametrize(
    "record_id", ["first", "old", "gone", "deep", "First", "../evil", "a/b", "é"]
)
def test_nothing_is_overwritten_and_no_id_is_used_again(
    make_project: MakeProject, record_id: str
) -> None:
    """A record, an alias, a tombstone, a file in a folder below; and what is no id."""
    root = make_project(
        {
            **PROJECT,
            "content/statements/first.yml": STATEMENT + "aliases:\n  - old\n",
            "content/statements/gone.yml": "withdrawn:\n  date: 2024\n  reason: Wrong.\n",
            "content/statements/2024/deep.yml": "not: {a record",
        }
    )
    before = {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}
    assert new(root, "statement", record_id, *told(OPTIONS)) == 2
    assert {path: path.read_bytes() for path in root.rglob("*") if path.is_file()} == before


def test_nothing_is_written_out_of_the_project(make_project: MakeProject, tmp_path: Path) -> None:
    root = make_project(PROJECT)
    (tmp_path / "elsewhere").mkdir()
    (root / "content/timelines").symlink_to(tmp_path / "elsewhere")
    assert new(root, "timeline", "evil", "--event", "It opens", "--date", "2024") == 2
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_a_proposed_id_is_free(make_project: MakeProject) -> None:
    root = make_project(PROJECT)
    assert new(root, "actor", "--name", "Jane Doe") == 0
    assert (root / "content/actors/jane-doe-2.yml").is_file()


def test_sentences_end_where_they_end() -> None:
    assert sentences(ARTICLE) == (
        "On Monday the U.S. Mayor, J. Doe, spoke.",
        "“The bridge will open in May,” said Jane Doe.",
        "Is it safe?",
        "Nobody knows.",
        "The bridge was closed.",
        "Later the bridge was closed again.",
    )
    assert in_quotation_marks("“In May,” he said, “or «later».”") == ("In May", "or «later».")


class Terminal:
    """A terminal at which somebody types."""

    def __init__(self, root: Path, *words: str) -> None:
        ours, its = pty.openpty()
        self._ours = ours
        command = [sys.executable, "-c", "from generator.cli import main; main()", "-C", str(root)]
        self._process = subprocess.Popen(
            [*command, "new", *words],
            stdin=its,
            stdout=its,
            stderr=its,
            cwd=Path(__file__).parent.parent,
            env={**os.environ, "TERM": "dumb"},
        )
        os.close(its)
        self.shown = ""
        self._unread = ""

    def answer(self, question: str, answer: str) -> None:
        self._read_until(re.escape(question) + r"[^\n]*: $")
        os.write(self._ours, f"{answer}\n".encode())
        self._read_until(r"\n")

    def end(self) -> int:
        self._read_until(None)
        os.close(self._ours)
        return self._process.wait(10)

    def _read_until(self, pattern: str | None) -> None:
        end = time.monotonic() + 30
        while pattern is None or not re.search(pattern, self._unread):
            ready, _, _ = select.select([self._ours], [], [], max(0, end - time.monotonic()))
            assert ready, f"waited in vain for {pattern}: {self.shown}{self._unread}"
            try:
                part = os.read(self._ours, 4096)
            except OSError:  # Linux says so that the other side is closed
                part = b""
            if not part:
                assert pattern is None, f"ended before {pattern}: {self.shown}{self._unread}"
                break
            self._unread += part.decode(errors="replace").replace("\r", "")
        found = re.search(pattern, self._unread) if pattern else None
        end_of_match = found.end() if found else len(self._unread)
        self.shown += self._unread[:end_of_match]
        self._unread = self._unread[end_of_match:]


def test_on_a_terminal_it_asks_proposes_and_asks_again(make_project: MakeProject) -> None:
    root = make_project(PROJECT)
    terminal = Terminal(root, "statement")
    terminal.answer("Which source is it in? [news]", "")
    terminal.answer("Which one do you quote from?", "bridge will")
    terminal.answer("Which one do you quote from?", "1")
    terminal.answer("The words to quote [The bridge will open in May]", "The bridge in May")
    terminal.answer("The words to quote [The bridge will open in May]", "")
    terminal.answer("Who said it? [jane-doe]", "john-roe")
    terminal.answer("Who said it? [jane-doe]", "")
    terminal.answer("Who else", "")
    terminal.answer("Whose words are they? [direct]", "")
    terminal.answer("What was said", "Jane Doe said that the bridge will open.")
    terminal.answer("When was it said", "24.02.2022")
    terminal.answer("When was it said", "")
    terminal.answer("Which of them", "bridge")
    terminal.answer("Its id [doe-bridge-will-open]", "")
    assert terminal.end() == 0, terminal.shown
    assert "these words do not stand in the source" in terminal.shown
    assert "there is no actors record john-roe" in terminal.shown
    assert "write 2022-02-24" in terminal.shown
    file = root / "content/statements/doe-bridge-will-open.yml"
    assert file.read_text() == STATEMENT + "topics:\n  - bridge\n"
    assert check(root).diagnostics == ()

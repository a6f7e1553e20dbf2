"""What `factsheet diff` tells of a change: all that a reader would notice, and nothing else."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Callable
from functools import partial
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.cli import cli, run
from generator.files import Limits
from generator.history import content_at
from generator.memory import OwnMemory
from generator.records import Topic
from generator.review.as_markdown import as_markdown
from generator.review.as_text import as_text
from generator.review.marks import marked, visible
from generator.review.review import Entry, Review
from generator.review.state import state_of

MakeProject = Callable[..., Path]
Type = Callable[..., int]
Diff = Callable[..., dict[str, Any]]

ARTICLE = "On Monday the mayor spoke. “The bridge will open in May,” said Jane Doe.\n"
STATEMENT = (
    "speakers: [jane-doe]\nspeech: direct\nclaim: Jane Doe said that the bridge will open.\n"
    "quote: The bridge will open in May\nsource: news\n"
)
STANCE = "stances: [{question: bridge/may, stance: for}]\n"
TIMELINE = "title: Building\nevents:\n  - {id: begun, date: '2020', title: Begun}\n"
BASE = {
    "content/actors/jane-doe.yml": "name: Jane Doe\ntype: person\n",
    "content/sources/news.yml": "title: The bridge\ntype: article\n",
    "content/sources/news.txt": ARTICLE,
    "content/statements/bridge.yml": STATEMENT + STANCE,
    "content/sheets/bridge.yml": (
        "title: When?\nsummary: In May.\nquestions: [{id: may, text: In May?}]\n"
    ),
    "content/timelines/building.yml": TIMELINE,
    "content/topics/old.yml": "title: Old\n",
    "content/pages/press.md": "# Press\n",
}
EMPTY: dict[str, Any] = {name: [] for name in Review.__dataclass_fields__}


def git(root: Path, *arguments: str) -> None:
    names = ("-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *names, *arguments], cwd=root, check=True, capture_output=True)


@pytest.fixture
def root(make_project: MakeProject) -> Path:
    """A project with one commit."""
    root = make_project(BASE)
    git(root, "init", "-q")
    git(root, "add", ".")
    git(root, "commit", "-q", "-m", "one")
    return root


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch, root: Path) -> Type:
    """Type ``factsheet ARGUMENTS`` in the project; returns the exit code."""

    def type_it(*words: str) -> int:
        monkeypatch.chdir(root)
        return run(partial(cli.main, list(words), prog_name="factsheet", standalone_mode=False))

    return type_it


@pytest.fixture
def diff(typed: Type, capsys: pytest.CaptureFixture[str]) -> Diff:
    """What is told of what changed since the commit, but for what is empty."""

    def run_it() -> dict[str, Any]:
        capsys.readouterr()
        assert typed("diff", "HEAD", "--format", "json") == 0
        told = json.loads(capsys.readouterr().out)
        assert set(told) == set(EMPTY)
        return {name: value for name, value in told.items() if value}

    return run_it


def test_nothing_is_told_of_what_no_reader_sees(root: Path, diff: Diff, typed: Type) -> None:
    """Order of keys, white space, a comment, a waiver, another folder."""
    (root / "content/statements/bridge.yml").unlink()
    lines = (STATEMENT + STANCE).replace("will open.", "will\n  open.").splitlines()
    moved = root / "content/statements/2024/bridge.yml"
    moved.parent.mkdir()
    keys = ["# a comment", *lines[-2:], *lines[:-2]]
    moved.write_text("\n".join(keys) + "\naccept: [{code: TEN001, reason: So.}]\n")
    assert diff() == {}


def test_added_records_are_told_with_their_words(root: Path, diff: Diff) -> None:
    (root / "content/statements/more.yml").write_text(STATEMENT)
    told = diff()
    assert told.keys() == {"added", "appeared"}
    (entry,) = told["added"]
    assert entry["ref"] == "statements/more"
    assert ["quote", "The bridge will open in May"] in entry["words"]
    assert ["speakers", "jane-doe"] in entry["words"]
    assert told["appeared"] == ["/statements/more/"]


def test_changed_words_stand_in_full_and_ask_for_a_correction(root: Path, diff: Diff) -> None:
    file = root / "content/statements/bridge.yml"
    changed = (STATEMENT + STANCE).replace("will open.", "would open.")
    file.write_text(changed)
    told = diff()
    assert told.keys() == {"changed", "uncorrected"}
    (field,) = told["changed"][0]["fields"]
    assert field == {
        "path": ["claim"],
        "was": "Jane Doe said that the bridge will open.",
        "now": "Jane Doe said that the bridge would open.",
    }
    assert told["uncorrected"][0]["about"] == "claim"
    correction = "corrections: [{date: '2024', field: %s, text: It was wrong.}]\n"
    file.write_text(changed + correction % "claim")
    assert diff().keys() == {"changed"}
    file.write_text(changed + correction % "quote")
    assert diff().keys() == {"changed", "uncorrected"}


def test_an_old_correction_does_not_cover_a_new_change(root: Path, diff: Diff) -> None:
    file = root / "content/topics/old.yml"
    correction = "corrections: [{date: '2024', text: It was wrong.}]\n"
    file.write_text(f"title: Old\n{correction}")
    git(root, "commit", "-q", "-a", "-m", "two")
    file.write_text(f"title: Older\n{correction}")
    assert diff().keys() == {"changed", "uncorrected"}


def test_positions_and_status_have_parts_of_their_own(root: Path, diff: Diff) -> None:
    changed = STATEMENT + STANCE.replace("for", "against")
    file = root / "content/statements/bridge.yml"
    file.write_text(f"{changed}status: denied\nstatus_basis: The mayor says so.\n")
    told = diff()
    assert told.keys() == {"positions", "statuses", "uncorrected"}
    (turn,) = told["positions"]
    assert (turn["about"], turn["was"], turn["now"]) == ("bridge/may", "for", "against")
    (turn,) = told["statuses"]
    assert (turn["was"], turn["now"], turn["basis"]) == (
        "reported",
        "denied",
        "The mayor says so.",
    )
    assert [turn["about"] for turn in told["uncorrected"]] == ["stances.0.stance"]


def test_archive_and_proof_are_told(root: Path, diff: Diff) -> None:
    (root / "content/sources/news.txt").write_text(ARTICLE.replace("May", "June"))
    told = diff()
    assert told.keys() == {"archives", "proofs"}
    assert (told["archives"][0]["ref"], told["archives"][0]["now"]) == ("sources/news", "altered")
    (turn,) = told["proofs"]
    assert (turn["was"], turn["now"]) == ("verified", "absent")
    (root / "content/sources/news.txt").unlink()
    told = diff()
    assert told["archives"][0]["now"] == "removed"
    assert told["proofs"][0]["now"] == "unprovable"


def test_a_new_quotation_that_is_not_verified_is_told(root: Path, diff: Diff) -> None:
    quote = "described_as: [{actor: jane-doe, quote: the president}]\n"
    (root / "content/statements/bridge.yml").write_text(STATEMENT + STANCE + quote)
    (turn,) = diff()["proofs"]
    assert (turn["about"], turn["was"], turn["now"]) == ("the president", None, "absent")


def test_withdrawn_and_removed_are_two_things(root: Path, diff: Diff) -> None:
    file = root / "content/topics/old.yml"
    file.write_text("withdrawn: {date: '2024-03-04', reason: It was no topic.}\n")
    told = diff()
    assert told.keys() == {"withdrawn"}
    assert told["withdrawn"][0] == {
        "ref": "topics/old",
        "label": "Old",
        "date": "2024-03-04",
        "reason": "It was no topic.",
    }
    file.unlink()
    told = diff()
    assert told.keys() == {"removed", "vanished"}
    assert told["vanished"] == [{"address": "/topics/old/", "likely": ""}]


def test_a_renamed_record_has_moved_or_else_vanished(root: Path, diff: Diff) -> None:
    """With the old id as an alias it moves; without, the likely new one is named."""
    file = root / "content/topics/old.yml"
    file.rename(file.with_name("new.yml"))
    told = diff()
    assert told["vanished"] == [{"address": "/topics/old/", "likely": "topics/new"}]
    assert told["appeared"] == ["/topics/new/"]
    file.with_name("new.yml").write_text("title: Old\naliases: [old]\n")
    assert diff() == {"moved": [{"was": "/topics/old/", "now": "/topics/new/"}]}


def test_what_names_a_renamed_record_has_not_changed(root: Path, diff: Diff) -> None:
    actors = root / "content/actors"
    (actors / "jane-doe.yml").rename(actors / "jane.yml")
    (actors / "jane.yml").write_text(BASE["content/actors/jane-doe.yml"] + "aliases: [jane-doe]\n")
    (root / "content/statements/bridge.yml").write_text(
        (STATEMENT + STANCE).replace("jane-doe", "jane")
    )
    assert diff().keys() == {"moved"}


def test_anchors_of_events_move_and_vanish(root: Path, diff: Diff) -> None:
    file = root / "content/timelines/building.yml"
    file.write_text(TIMELINE.replace("id: begun", "id: start"))
    told = diff()
    assert told["vanished"] == [{"address": "/timelines/building/#begun", "likely": ""}]
    file.write_text(TIMELINE.replace("id: begun", "id: start, aliases: [begun]"))
    told = diff()
    assert told["moved"] == [
        {"was": "/timelines/building/#begun", "now": "/timelines/building/#start"}
    ]
    assert "vanished" not in told
    assert "uncorrected" not in told


def test_an_event_before_others_does_not_change_them(root: Path, diff: Diff) -> None:
    event = "  - {id: planned, date: '2019', title: Planned}\n"
    file = root / "content/timelines/building.yml"
    file.write_text(TIMELINE.replace("events:\n", f"events:\n{event}"))
    told = diff()
    assert told.keys() == {"changed"}
    (field,) = told["changed"][0]["fields"]
    assert (field["path"], field["was"]) == (["events", 0], None)


def test_long_lists_are_compared_at_once(root: Path, diff: Diff) -> None:
    """Each with its like, by ids: not each with each."""
    ids = [f"e{number}" for number in range(2_000)]
    events = "".join(f"  - {{id: {name}, date: '2020', title: T}}\n" for name in ids)
    file = root / "content/timelines/building.yml"
    file.write_text(f"title: Building\nevents:\n{events}")
    git(root, "commit", "-q", "-a", "-m", "two")
    file.write_text(f"title: Building\nevents:\n{events.replace('T}', 'U}')}")
    fields = diff()["changed"][0]["fields"]
    assert [field["was"] for field in fields] == ["T"] * 2_000


def test_hand_written_pages_appear_and_vanish(root: Path, diff: Diff) -> None:
    """One that the site would have anyhow does not."""
    pages = root / "content/pages"
    (pages / "press.md").rename(pages / "media.md")
    (pages / "method.md").write_text("# Ours\n")
    told = diff()
    assert told["appeared"] == ["/media/"]
    assert told["vanished"] == [{"address": "/press/", "likely": ""}]


def test_records_with_faults_are_named_and_not_said_to_be_gone(
    root: Path, diff: Diff, make_project: MakeProject
) -> None:
    """Before or now; nothing else is told of them."""
    broken = {"content/topics/old.yml": "title: [\n", "content/actors/jane-doe.yml": "nome: J\n"}
    make_project(broken)
    assert diff() == {"unread_now": sorted(broken)}
    git(root, "commit", "-q", "-a", "-m", "two")
    make_project({name: BASE[name] for name in broken})
    told = diff()
    assert told.pop("unread_before") == sorted(broken)
    assert "removed" not in told
    assert "vanished" not in told


def test_a_base_without_records_makes_all_new(root: Path, typed: Type) -> None:
    git(root, "checkout", "-q", "--orphan", "empty")
    git(root, "rm", "-q", "-r", "--cached", ".")
    git(root, "commit", "-q", "--allow-empty", "-m", "nothing")
    assert typed("diff", "HEAD") == 0


@pytest.mark.parametrize("base", ["nowhere", "--format", "HEAD:content", ""])
def test_a_bad_base_is_said_in_plain_words(
    typed: Type, base: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert typed("diff", "--", base) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert "git knows no revision" in told.err


def test_without_a_repository_it_is_said(
    make_project: MakeProject,
    typed: Type,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    root: Path,
) -> None:
    (root / ".git").rename(root.parent / "git")
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(root.parent))
    assert typed("diff", "main") == 2
    assert "git finds no repository here" in capsys.readouterr().err


def test_the_text_marks_what_differs(
    root: Path, typed: Type, capsys: pytest.CaptureFixture[str]
) -> None:
    file = root / "content/topics/old.yml"
    file.write_text("title: Old topic\n")
    assert typed("diff", "HEAD") == 0
    assert capsys.readouterr().out == (
        "Published words changed without a correction (1)\n"
        "  topics/old: Old topic\n"
        "    field: title\n"
        "\n"
        "Words changed (1)\n"
        "  topics/old: Old topic\n"
        "    title, before: Old\n"
        "    title, now: Old{+ topic+}\n"
    )
    assert typed("check", "--base", "HEAD") == 0
    assert "content/topics/old.yml:1:8 COR001 silent-change" in capsys.readouterr().out


def test_the_files_and_the_index_are_left_alone(root: Path, typed: Type) -> None:
    (root / "content/topics/old.yml").write_text("title: Older\n")
    (root / "content/topics/new.yml").write_text("title: New\n")
    state = partial(
        subprocess.run, ["git", "status", "-s"], cwd=root, capture_output=True, check=True
    )
    before = state().stdout, (root / ".git/index").read_bytes()
    assert typed("diff", "HEAD") == 0
    assert (state().stdout, (root / ".git/index").read_bytes()) == before


WORDS = st.text(st.sampled_from("ab .-é\n"), max_size=40)


@given(WORDS, WORDS)
def test_marked_runs_join_to_the_texts_and_share_what_is_not_marked(was: str, now: str) -> None:
    old, new = marked(was, now)
    assert "".join(run for run, _ in old) == was
    assert "".join(run for run, _ in new) == now

    def kept(runs: tuple[tuple[str, bool], ...]) -> str:
        return "".join("".join(run for run, differs in runs if not differs).split())

    assert kept(old) == kept(new)


def test_very_long_texts_are_compared_at_once() -> None:
    """What differs is marked as a whole; what both begin and end with is not."""
    was = "same " + "a b " * 200_000 + "end"
    now = "same " + "c d " * 200_000 + "end"
    old, new = marked(was, now)
    assert [differs for _, differs in old] == [False, True, False]
    assert (new[0][0], new[-1][0]) == ("same ", " end")


class Tags(HTMLParser):
    """The tags, and the text that stands in no code."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.open = 0
        self.outside = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert attrs == []
        self.tags.add(tag)
        self.open += tag == "code"

    def handle_endtag(self, tag: str) -> None:
        self.open -= tag == "code"

    def handle_data(self, data: str) -> None:
        self.outside += "" if self.open else data


HOSTILE = st.text(st.sampled_from("a1@#<>/&;`*_[]()!|\n\r\t \\~-:\u202e\u200b\x1b"), max_size=60)


@given(HOSTILE, HOSTILE, HOSTILE)
def test_no_record_gets_anything_into_a_summary(ref: str, label: str, words: str) -> None:
    """No tag, no link, no mention, no line of Markdown; and no control of a terminal."""
    entry = Entry(ref, label, (("name", words), (words, label)))
    empty = dict.fromkeys(EMPTY, ())
    review = Review(**{**empty, "added": (entry,), "removed": (entry,)})  # type: ignore[arg-type]
    markdown = as_markdown(review)
    seen = Tags()
    seen.feed(markdown)
    assert seen.tags <= {"ul", "li", "br", "code"}
    lines = [line for line in markdown.splitlines() if line and not line.startswith("<")]
    assert lines == [
        "## What changes for readers",
        "### Other records added (1)",
        "### Removed (1)",
    ]
    assert not set(seen.outside) & set("@[]`*_<>\\")
    for text in (markdown, as_text(review)):
        assert not re.search("[\x00-\x09\x0b-\x1f\u200b\u202e]", text)


def test_a_summary_stays_within_its_limit() -> None:
    entries = tuple(Entry(f"topics/{number}", "é" * 100, ()) for number in range(100))
    review = Review(**{**dict.fromkeys(EMPTY, ()), "added": entries})  # type: ignore[arg-type]
    assert "more do not fit" not in as_markdown(review)
    short = as_markdown(review, limit=5_000)
    assert len(short.encode()) < 5_200
    shown = short.count("<li>")
    assert f"{100 - shown} more do not fit here" in short
    assert shown > 10


def test_what_nobody_sees_is_named() -> None:
    assert visible("a\u202eb\n c") == "a⟨U+202E⟩b c"


def test_what_both_states_hold_is_read_once(root: Path) -> None:
    """The very same record in both, so that only changed files cost anything."""
    (root / "content/topics/old.yml").write_text("title: Older\n")
    memory = OwnMemory()
    now = state_of(root, Limits(), memory)
    with content_at(root, "HEAD") as folder:
        before = state_of(folder, Limits(), memory)
    assert {old.ref for old in before.corpus.all() if now.corpus.get(old.ref) is not old} == {
        "topics/old"
    }
    assert before.corpus.find(Topic, "old") != now.corpus.find(Topic, "old")

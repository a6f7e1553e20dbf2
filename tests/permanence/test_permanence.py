"""An address that was published leads, for ever, to what it led to; or the build says so."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.build import build
from generator.check import check
from generator.corpus import Corpus
from generator.diagnostics import Diagnostic
from generator.history import content_at
from generator.load import load
from generator.permanence.addresses_file import FILE, Entry, parse, render
from generator.permanence.renewing import Renewed, renew_addresses
from generator.project import open_project

Make = Callable[..., Path]
ROOT = Path(__file__).resolve().parents[2]
PERSON = "name: Jane Doe\ntype: person\n"
TIMELINE = """title: The bridge
events:
  - id: begun
    date: 2024
    title: It begins
  - id: opened
    date: 2025
    title: It opens
    aliases: [inaugurated]
"""
SHEET = """title: The bridge
summary: In May.
questions:
  - id: when
    text: When?
"""
PROJECT = {
    "content/actors/jane-doe.yml": PERSON,
    "content/actors/gone.yml": "withdrawn:\n  date: 2024-05-06\n  reason: Wrong.\n",
    "content/actors/late.yml": "name: Late\ntype: person\naliases: [old-late]\n",
    "content/timelines/bridge.yml": TIMELINE,
    "content/sheets/bridge.yml": SHEET,
    FILE: "",
}
LISTED = """/actors/gone/ withdrawn
/actors/jane-doe/
/actors/late/
/actors/old-late/ moved /actors/late/
/sheets/bridge/
/sheets/bridge/#when
/timelines/bridge/
/timelines/bridge/#begun
/timelines/bridge/#inaugurated moved /timelines/bridge/#opened
/timelines/bridge/#opened
"""


@pytest.fixture
def root(make_project: Make) -> Path:
    """A project whose addresses are all remembered."""
    root = make_project(PROJECT)
    assert renew(root) == Renewed(added=10, changed=0)
    return root


def renew(root: Path) -> Renewed | None:
    return renew_addresses(root, Corpus(load(root)))


def found(root: Path, base: Path | None = None) -> list[Diagnostic]:
    return [d for d in check(root, base=base).diagnostics if d.code.startswith("PER")]


def lines(root: Path) -> list[str]:
    return [ln for ln in (root / FILE).read_text("utf-8").splitlines() if not ln.startswith("#")]


def line_of(root: Path, address: str) -> int:
    numbered = enumerate((root / FILE).read_text("utf-8").splitlines(), start=1)
    return next(number for number, line in numbered if line.split()[:1] == [address])


def test_all_addresses_are_remembered_sorted_and_a_second_time_changes_nothing(root: Path) -> None:
    assert lines(root) == LISTED.splitlines()
    before = (root / FILE).stat().st_mtime_ns
    assert renew(root) == Renewed(added=0, changed=0)
    assert (root / FILE).stat().st_mtime_ns == before
    assert found(root) == []


def test_chunks_listings_and_other_pages_are_not_remembered(root: Path) -> None:
    assert not any("_" in line or line.count("/") != 3 for line in lines(root) if " " not in line)


def test_a_project_without_the_file_is_told_how_to_begin_one(make_project: Make) -> None:
    root = make_project({"content/actors/jane-doe.yml": PERSON})
    assert check(root).diagnostics == ()
    hint = "`factsheet check --fix` begins content/addresses.txt"
    assert hint in factsheet(root, "build").stdout
    assert not (root / FILE).exists()
    assert "1 line added" in factsheet(root, "check", "--fix").stderr
    assert lines(root) == ["/actors/jane-doe/"]
    assert hint not in factsheet(root, "build").stdout


def test_a_deleted_record_is_found_at_its_line(root: Path) -> None:
    (root / "content/actors/jane-doe.yml").unlink()
    (fault,) = found(root)
    assert (fault.code, fault.severity, fault.path) == ("PER001", "error", FILE)
    assert (fault.line, fault.column) == (line_of(root, "/actors/jane-doe/"), 1)
    assert (fault.kind, fault.id) == ("actors", "jane-doe")
    assert "`content/actors/jane-doe.yml` with `withdrawn`" in fault.remedy


def test_a_rename_without_alias_names_the_record_to_mend(root: Path) -> None:
    (root / "content/actors/jane-doe.yml").rename(root / "content/actors/jane-m-doe.yml")
    (fault,) = found(root)
    assert fault.code == "PER001"
    assert "`aliases` of `content/actors/jane-m-doe.yml`" in fault.remedy


def test_a_rename_to_another_name_altogether_is_guessed_where_one_is_new(root: Path) -> None:
    (root / "content/actors/jane-doe.yml").rename(root / "content/actors/x.yml")
    (fault,) = found(root)
    assert "`aliases` of `content/actors/x.yml`" in fault.remedy


def test_an_alias_mends_it(root: Path) -> None:
    (root / "content/actors/jane-doe.yml").unlink()
    (root / "content/actors/jane-m-doe.yml").write_text(PERSON + "aliases: [jane-doe]\n")
    (fault,) = found(root)
    assert (fault.code, fault.severity) == ("PER004", "warning")
    assert renew(root) == Renewed(added=1, changed=1)
    assert "/actors/jane-doe/ moved /actors/jane-m-doe/" in lines(root)
    assert found(root) == []


def test_a_tombstone_mends_it(root: Path) -> None:
    stone = "withdrawn:\n  date: 2024-05-06\n  reason: Wrong.\n"
    (root / "content/actors/jane-doe.yml").write_text(stone)
    (fault,) = found(root)
    assert (fault.code, fault.message) == (
        "PER004",
        "`/actors/jane-doe/` is not remembered here as it is now",
    )
    renew(root)
    assert "/actors/jane-doe/ withdrawn" in lines(root)


def test_a_lost_alias_is_found(root: Path) -> None:
    (root / "content/actors/late.yml").write_text("name: Late\ntype: person\n")
    (fault,) = found(root)
    assert (fault.code, fault.line) == ("PER001", line_of(root, "/actors/old-late/"))


@pytest.mark.parametrize(
    ("file", "text", "line", "anchor"),
    [
        ("content/timelines/bridge.yml", TIMELINE.replace("begun", "started"), 2, "begun"),
        (
            "content/timelines/bridge.yml",
            TIMELINE.replace("    aliases: [inaugurated]\n", ""),
            2,
            "inaugurated",
        ),
        ("content/sheets/bridge.yml", SHEET.replace("when", "at-what-time"), 3, "when"),
    ],
)
def test_a_lost_event_or_question_is_found_where_it_stood(
    root: Path, file: str, text: str, line: int, anchor: str
) -> None:
    (root / file).write_text(text)
    (fault,) = found(root)
    assert (fault.code, fault.path, fault.line, fault.column) == ("PER002", file, line, 1)
    assert f"#{anchor}" in fault.message
    assert f"`{anchor}` to the `aliases`" in fault.remedy


def test_all_questions_taken_out_is_found(root: Path) -> None:
    (root / "content/sheets/bridge.yml").write_text("title: The bridge\nsummary: In May.\n")
    (fault,) = found(root)
    assert (fault.code, fault.line) == ("PER002", 1)


def test_of_a_lost_timeline_its_events_are_not_counted_apart(root: Path) -> None:
    (root / "content/timelines/bridge.yml").unlink()
    assert [fault.code for fault in found(root)] == ["PER001"]


def test_anchors_follow_a_renamed_and_a_withdrawn_timeline(root: Path) -> None:
    (root / "content/timelines/bridge.yml").unlink()
    (root / "content/timelines/tunnel.yml").write_text(TIMELINE + "aliases: [bridge]\n")
    assert [fault.code for fault in found(root)] == ["PER004"]
    renew(root)
    assert "/timelines/bridge/#begun moved /timelines/tunnel/#begun" in lines(root)
    assert found(root) == []
    (root / "content/timelines/tunnel.yml").write_text(
        "withdrawn:\n  date: 2024\n  reason: Wrong.\naliases: [bridge]\n"
    )
    assert [fault.code for fault in found(root)] == ["PER004"]
    renew(root)
    assert found(root) == []


def test_an_id_that_is_used_again_after_a_withdrawal_is_found(root: Path) -> None:
    (root / "content/actors/gone.yml").write_text(PERSON)
    (fault,) = found(root)
    assert (fault.code, fault.path) == ("PER003", "content/actors/gone.yml")
    assert "was withdrawn" in fault.message
    # Renewing does not make it right.
    renew(root)
    assert "/actors/gone/ withdrawn" in lines(root)
    assert [fault.code for fault in found(root)] == ["PER003"]


def test_an_alias_to_a_withdrawn_address_is_no_way_round(root: Path) -> None:
    (root / "content/actors/gone.yml").unlink()
    (root / "content/actors/jane-doe.yml").write_text(PERSON + "aliases: [gone]\n")
    assert [fault.code for fault in found(root)] == ["PER003"]


def test_a_former_address_that_is_given_to_another_record_is_found(root: Path) -> None:
    (root / "content/actors/late.yml").write_text("name: Late\ntype: person\n")
    (root / "content/actors/old-late.yml").write_text("name: Somebody else\ntype: person\n")
    (fault,) = found(root)
    assert (fault.code, fault.path) == ("PER003", "content/actors/old-late.yml")
    assert "led to `/actors/late/`" in fault.message


def test_a_record_that_is_renamed_back_is_no_reuse(root: Path) -> None:
    (root / "content/actors/late.yml").unlink()
    (root / "content/actors/old-late.yml").write_text("name: Late\ntype: person\naliases: [late]\n")
    assert [fault.code for fault in found(root)] == ["PER004"]


def test_an_event_that_is_given_a_former_id_of_another_is_found(root: Path) -> None:
    text = TIMELINE.replace("    aliases: [inaugurated]\n", "").replace("begun", "inaugurated")
    (root / "content/timelines/bridge.yml").write_text(text)
    assert {fault.code for fault in found(root)} == {"PER002", "PER003"}


def test_a_record_with_faults_is_not_lost(root: Path) -> None:
    (root / "content/actors/jane-doe.yml").write_text("name: Jane Doe\n")
    (root / "content/timelines/bridge.yml").write_text("title: only\n")
    assert {d.code for d in check(root).diagnostics} == {"REC001"}


# --- a build, and the command -----------------------------------------------------------------


def test_a_build_that_would_lose_an_address_leaves_the_old_site(root: Path) -> None:
    site = root / "site"
    assert build(open_project(root), site, lambda _: None).published
    before = (site / "actors/jane-doe/index.html").read_bytes()
    (root / "content/actors/jane-doe.yml").unlink()
    assert not build(open_project(root), site, lambda _: None).published
    assert (site / "actors/jane-doe/index.html").read_bytes() == before


def test_a_build_changes_nothing_in_the_project(root: Path) -> None:
    (root / "content/actors/new.yml").write_text("name: New\ntype: person\n")
    before = (root / FILE).read_bytes()
    built = build(open_project(root), root / "site", lambda _: None)
    assert built.published
    assert [d.code for d in built.checked.diagnostics] == ["PER004"]
    assert (root / FILE).read_bytes() == before


def test_every_remembered_address_is_on_the_site(root: Path) -> None:
    """A page, a redirect or a tombstone, and the anchor on it."""
    from lxml import html

    assert build(open_project(root), root / "site", lambda _: None).published
    for line in lines(root):
        page, _, anchor = line.split()[0].partition("#")
        tree = html.fromstring((root / "site" / page.strip("/") / "index.html").read_text("utf-8"))
        assert not anchor or tree.xpath(f"//*[@id='{anchor}']"), line


def factsheet(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = Path(sys.executable).parent / "factsheet"
    return subprocess.run(
        [command, *arguments], cwd=root, capture_output=True, text=True, check=False
    )


def test_check_fix_remembers_and_leaves_a_faulty_project_alone(root: Path) -> None:
    (root / "content/actors/new.yml").write_text("name: New\ntype: person\n")
    assert factsheet(root, "check", "--strict").returncode == 1
    done = factsheet(root, "check", "--fix", "--strict", "--format", "json")
    assert (done.returncode, done.stdout) == (0, "[]\n")
    assert "1 line added" in done.stderr
    assert "/actors/new/" in lines(root)
    (root / "content/actors/another.yml").write_text("name: Another\n")
    done = factsheet(root, "check", "--fix")
    assert done.returncode == 1
    assert "mend the errors first" in done.stderr
    (root / "content/actors/another.yml").unlink()
    (root / "content/actors/new.yml").write_text("withdrawn:\n  date: 2024\n  reason: Wrong.\n")
    assert "no lines added, 1 changed" in factsheet(root, "check", "--fix").stderr
    assert "/actors/another/" not in lines(root)


# --- what strangers may do to the file -----------------------------------------------------------


@pytest.mark.parametrize(
    "line",
    ["actors/jane-doe", "/actors/Jane/", "/people/x/", "/actors/x/ gone", ">>>>>>> other", "\x00"],
)
def test_a_line_that_is_no_address_is_found(root: Path, line: str) -> None:
    with (root / FILE).open("a") as file:
        file.write(f"{line}\n")
    (fault,) = found(root)
    assert (fault.code, fault.line) == ("PER005", len((root / FILE).read_text().split("\n")) - 1)
    assert renew(root) is None  # nobody's line is lost


def test_an_address_that_never_was_has_to_be_accounted_for(root: Path) -> None:
    with (root / FILE).open("a") as file:
        file.write("/actors/invented/\n")
    assert [fault.code for fault in found(root)] == ["PER001"]


def test_a_file_that_is_none_is_a_fault(root: Path) -> None:
    (root / FILE).write_bytes(b"/actors/\xff/\n")
    assert [d.code for d in check(root).diagnostics] == ["YML003"]
    (root / FILE).unlink()
    (root / FILE).symlink_to("/etc/hostname")
    assert [d.code for d in check(root).diagnostics] == ["YML001"]


def test_order_and_repetition_mean_nothing(root: Path) -> None:
    text = (root / FILE).read_text()
    (root / FILE).write_text("\r\n".join([*reversed(text.splitlines()), *text.splitlines()]))
    assert found(root) == []


@given(st.permutations(["", " moved /actors/b/", " withdrawn"]))
def test_of_two_lines_for_one_address_the_one_that_says_more_counts(states: list[str]) -> None:
    (entry,) = parse("\n".join(f"/actors/a/{state}" for state in states)).entries
    assert entry.state == "withdrawn"
    (entry,) = parse("\n".join(f"/actors/a/{s}" for s in states if s != " withdrawn")).entries
    assert (entry.state, entry.target) == ("moved", "/actors/b/")


@given(st.text())
def test_no_text_is_too_odd_to_read(text: str) -> None:
    file = parse(text)
    assert parse(render(file.entries)).entries == tuple(
        Entry(e.address, e.state, e.target, n)
        for n, e in enumerate(sorted(file.entries, key=lambda e: e.address), start=3)
    )


def git(root: Path, *arguments: str) -> None:
    names = {f"GIT_{who}_{of}": "a" for who in ("AUTHOR", "COMMITTER") for of in ("NAME", "EMAIL")}
    environment = {**os.environ, **names}
    subprocess.run(["git", *arguments], cwd=root, env=environment, check=True, capture_output=True)


@pytest.fixture
def committed(root: Path) -> Path:
    """The project as it is published, in git."""
    git(root, "init", "-q")
    git(root, "add", ".")
    git(root, "commit", "-q", "-m", "published")
    return root


def codes_against_base(root: Path) -> list[str]:
    with content_at(root, "HEAD") as base:
        return [fault.code for fault in found(root, base)]


def test_against_a_base_a_line_cannot_be_taken_out(committed: Path) -> None:
    text = (committed / FILE).read_text()
    (committed / FILE).write_text(text.replace("/actors/jane-doe/\n", ""))
    assert codes_against_base(committed) == ["PER006"]
    (committed / "content/actors/jane-doe.yml").unlink()
    assert codes_against_base(committed) == ["PER001"]


def test_against_a_base_the_whole_file_cannot_be_taken_out(committed: Path) -> None:
    (committed / FILE).unlink()
    assert codes_against_base(committed) == ["PER006"] * 10


def test_against_a_base_a_withdrawal_cannot_be_taken_back(committed: Path) -> None:
    text = (committed / FILE).read_text()
    (committed / FILE).write_text(text.replace("/actors/gone/ withdrawn", "/actors/gone/"))
    (committed / "content/actors/gone.yml").write_text(PERSON)
    assert codes_against_base(committed) == ["PER003"]


def test_against_a_base_its_records_count_as_published(committed: Path) -> None:
    """Though nobody has entered them into the file, or there is none."""
    (committed / FILE).unlink()
    git(committed, "commit", "-q", "-a", "-m", "remembers nothing")
    (committed / "content/actors/jane-doe.yml").unlink()
    with content_at(committed, "HEAD") as base:
        (fault,) = found(committed, base)
    assert (fault.code, fault.path) == ("PER001", "content/actors/jane-doe.yml")
    assert factsheet(committed, "check", "--base", "HEAD").returncode == 1
    assert factsheet(committed, "check").returncode == 0


def test_two_branches_that_change_neighbouring_addresses_merge_without_a_question(
    committed: Path,
) -> None:
    """As a contributor and an editor would: records added, renamed and withdrawn side by side."""
    (committed / ".gitattributes").write_text((ROOT / ".gitattributes").read_text())
    git(committed, "add", ".")
    git(committed, "commit", "-q", "-m", "attributes")
    git(committed, "checkout", "-q", "-b", "editor")
    actors = committed / "content/actors"
    actors.joinpath("jane-doe.yml").write_text("withdrawn:\n  date: 2024\n  reason: Wrong.\n")
    actors.joinpath("jane-eyre.yml").write_text("name: Jane Eyre\ntype: person\n")
    assert renew(committed) == Renewed(added=1, changed=1)
    git(committed, "add", ".")
    git(committed, "commit", "-q", "-m", "editor")
    git(committed, "checkout", "-q", "-b", "contributor", "HEAD~1")
    actors.joinpath("late.yml").rename(actors / "later.yml")
    actors.joinpath("later.yml").write_text("name: Late\ntype: person\naliases: [old-late, late]\n")
    actors.joinpath("jane-m.yml").write_text("name: Jane M\ntype: person\n")
    assert renew(committed) == Renewed(added=2, changed=2)
    git(committed, "add", ".")
    git(committed, "commit", "-q", "-m", "contributor")
    git(committed, "merge", "-q", "editor", "-m", "merged")
    # No error: the old line of an alias may have come last, and the next renewal puts it in order.
    assert {fault.code for fault in found(committed)} <= {"PER004"}
    renew(committed)
    assert found(committed) == []
    assert [line for line in lines(committed) if line.startswith("/actors/")] == [
        "/actors/gone/ withdrawn",
        "/actors/jane-doe/ withdrawn",
        "/actors/jane-eyre/",
        "/actors/jane-m/",
        "/actors/late/ moved /actors/later/",
        "/actors/later/",
        "/actors/old-late/ moved /actors/later/",
    ]


def test_a_record_that_moves_to_another_folder_of_its_kind_is_not_lost(committed: Path) -> None:
    (committed / "content/actors/people").mkdir()
    (committed / "content/actors/jane-doe.yml").rename(
        committed / "content/actors/people/jane-doe.yml"
    )
    assert codes_against_base(committed) == []

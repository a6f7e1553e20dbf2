"""What whole builds are measured with: costs, frames, tables, and rows that are what they say."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from benchmarks.builds.contestant import Contestant
from benchmarks.builds.frame import MARKS, frame_of, hugo_layout
from benchmarks.builds.measuring import Cost, FailedError, measure, proportional, session_of
from benchmarks.builds.ours import WHOLE, Edit, ours
from benchmarks.builds.results import Circumstances, Results, Row, Size
from benchmarks.builds.same_text import article, differing
from benchmarks.builds.tables import BEGIN, END, put_between, rows_table, sizes_table, tables
from benchmarks.made_corpus import make_project
from generator.memory import FOLDER

PAGE = """<title>A claim - Site</title><meta name="description" content="A claim">
<link rel="canonical" href="https://s.example/statements/x/"><link href="../../a.css">
<a href="../">Statements</a><ul class="md-nav__list" data-md-component="toc"><li>One</li></ul>
<article class="md-content__inner md-typeset"><h1>A <b>claim</b>\
<a class="headerlink" href="#_claim">¶</a></h1> <p>Words.</p></article>"""


def test_a_command_costs_the_time_and_memory_of_all_its_processes(tmp_path: Path) -> None:
    held = 64 * 1024 * 1024
    child = f"import time; held = b'x' * {held}; time.sleep(1)"
    program = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {child!r}])"
    cost = measure((sys.executable, "-c", program), tmp_path, os.environ)
    assert cost.wall >= 1
    assert cost.cpu > 0
    assert cost.memory > held


def test_a_command_that_fails_is_no_measurement(tmp_path: Path) -> None:
    with pytest.raises(FailedError, match="no such thing"):
        measure((sys.executable, "-c", "raise SystemExit('no such thing')"), tmp_path, os.environ)


def test_proc_is_read_whatever_a_program_is_called() -> None:
    assert session_of("12 (a ) b (c) S 1 12 77 0 -1 4194304") == 77
    assert proportional("Rss: 900 kB\nPss:                 700 kB\nPss_Dirty: 1 kB\n") == 700 * 1024
    assert proportional("") == 0


def test_a_frame_has_a_mark_for_all_that_is_a_pages_own() -> None:
    frame = frame_of(PAGE, "statements/x/")
    assert "<title>@@title@@ - Site</title>" in frame
    assert 'href="https://s.example/@@address@@"' in frame
    assert 'href="@@base@@/statements/"' in frame
    assert "@@contents@@" in frame
    assert "claim" not in frame.replace("_claim", "")
    assert not MARKS & set(hugo_layout(frame).split("@@"))


def test_no_frame_is_cut_of_another_theme() -> None:
    with pytest.raises(ValueError, match="statements/x/"):
        frame_of("<html><article>Words</article></html>", "statements/x/")


def test_pages_are_the_same_where_their_articles_have_the_same_text(tmp_path: Path) -> None:
    assert article(PAGE) == "A claim Words."
    other = PAGE.replace("<b>claim</b>", "claim").replace("¶", "#").replace("Site", "Other")
    for site, page in (("one", PAGE), ("same", other), ("less", other.replace("Words", "Word"))):
        (tmp_path / site / "statements/x").mkdir(parents=True)
        (tmp_path / site / "statements/x/index.html").write_text(page, "utf-8")
    one = tmp_path / "one"
    assert differing(one, tmp_path / "same", "statements") == []
    assert differing(one, tmp_path / "less", "statements") == ["statements/x"]
    assert differing(one, tmp_path / "none", "statements") == ["statements/x"]
    with pytest.raises(ValueError, match="no page"):
        differing(tmp_path / "none", one, "statements")


ROWS = (
    Row("Other", "pages", 30.0, 29.0, 500_000_000, 12_000, 250_000_000),
    Row(WHOLE, "all", 4.0, 7.5, 400_000_000, 12_001, 251_000_000),
    Row("`check`", "checks", 0.26, 0.2, 80_000_000),
)


def test_ratios_are_to_our_whole_build() -> None:
    lines = rows_table(ROWS).splitlines()
    assert lines[2] == "| Other | 30.0 | 7.5 | 29.0 | 500 | 250 | 12,000 | pages |"
    assert lines[3] == f"| {WHOLE} | 4.0 | 1 | 7.5 | 400 | 251 | 12,001 | all |"
    assert lines[4] == "| `check` | 0.3 | 0.065 | 0.2 | 80 |  |  | checks |"


def test_a_row_has_the_least_time_and_the_most_memory_of_all_rounds() -> None:
    row = ROWS[0].with_round(Cost(31.0, 28.0, 600_000_000))
    assert (row.wall, row.cpu, row.memory) == (30.0, 28.0, 600_000_000)


def test_sizes_are_told_by_the_record() -> None:
    lines = sizes_table([Size("made", 10_000, 25.0, 40.0, 400_000_000, 231_400)]).splitlines()
    assert lines[2] == "| made | 10,000 | 25.0 | 2.50 | 4.00 | 400 | 231 |"


def test_results_are_kept_and_shown(tmp_path: Path) -> None:
    where = Circumstances("2 processors", 10_000, 2, "0.1 before, 1.2 after")
    results = Results(rows=ROWS, of_rows=where)
    results.write(tmp_path / "results.json")
    assert Results.read(tmp_path / "results.json") == results
    assert Results.read(tmp_path / "none.json") == Results()
    assert "10,000 records, the least of 2 rounds. 2 processors. Load" in tables(results)
    assert tables(Results()) == ""


def test_tables_take_the_place_of_earlier_ones() -> None:
    text = f"Before.\n{BEGIN}\n\nold\n\n{END}\nAfter.\n"
    made = put_between(text, "| new |")
    assert made == f"Before.\n{BEGIN}\n\n| new |\n\n{END}\nAfter.\n"
    assert put_between(made, "| new |") == made
    with pytest.raises(ValueError, match="until here"):
        put_between(f"{BEGIN} only", "| new |")


def test_the_readme_has_a_place_for_the_tables() -> None:
    readme = Path(__file__).resolve().parents[2] / "README.md"
    put_between(readme.read_text("utf-8"), "")


def test_a_record_is_edited_anew_each_time(tmp_path: Path) -> None:
    record = tmp_path / "x.yml"
    record.write_text("speech: direct\nclaim: 'It''s so.'\n", "utf-8")
    edit = Edit(record, "claim")
    edit()
    assert record.read_text("utf-8") == "speech: direct\nclaim: 'Edited 1 It''s so.'\n"
    edit()
    assert record.read_text("utf-8") == "speech: direct\nclaim: 'Edited 2 It''s so.'\n"


@pytest.fixture(scope="module")
def rows(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Contestant]:
    """Our rows, on a small project."""
    folder = tmp_path_factory.mktemp("bench")
    make_project(folder / "project", 40)
    return {row.name: row for row in ours(folder / "project", folder / "memory")}


def test_a_build_without_the_index_has_all_else(rows: dict[str, Contestant]) -> None:
    row = rows["`build --clean`, no index"]
    row.prepare()
    measure(row.command, row.folder, {**os.environ, FOLDER: str(row.folder.parent / "memory")})
    assert (row.folder / "site/statements/index.html").exists()
    assert (row.folder / "site/data/statements.csv").exists()
    assert not (row.folder / "site/pagefind").exists()


def test_the_floor_reads_every_record(rows: dict[str, Contestant]) -> None:
    row = rows["libyaml alone"]
    measure(row.command, row.folder, os.environ)
    (row.folder / "content/topics/topic-000000.yml").write_text("title: [", "utf-8")
    with pytest.raises(FailedError, match="topic-000000"):
        measure(row.command, row.folder, os.environ)

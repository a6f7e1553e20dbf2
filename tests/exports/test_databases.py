"""SQLite and Parquet: sound, complete, and of one mind on the documented questions."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import duckdb

from generator.exports.questions import QUESTIONS, SEARCH
from generator.project import Project, open_project
from generator.records import KINDS

ROOT = Path(__file__).resolve().parents[2]
Export = Callable[[Project, Path], Path]


def test_the_database_is_sound_and_complete(
    data: Path, texts: tuple[str, ...], records: dict[str, dict[str, Any]]
) -> None:
    with closing(sqlite3.connect(data / "factsheet.sqlite")) as database:
        ask = database.execute
        assert ask("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert ask("PRAGMA foreign_key_check").fetchall() == []
        assert [row[0] for row in ask("SELECT name FROM actors WHERE name IS NOT NULL")] == [
            fields["name"]
            for ref, fields in sorted(records.items())
            if ref.startswith("actors/") and "name" in fields
        ]
        # An alias leads to the present record, and a proof to its words.
        assert ask("SELECT DISTINCT source, quote, quote_outcome FROM statements").fetchall() == [
            ("s", "The bridge […] in May", "verified")
        ]
        assert ask(
            "SELECT first_word, last_word FROM statements_quote_parts WHERE statement = 'x0'"
        ).fetchall() == [(1, 2), (4, 5)]
        assert ask("SELECT DISTINCT question, stance FROM positions").fetchall() == [("q", "for")]
        assert ask("SELECT count(*) FROM quotes").fetchone() == (3 * len(texts) + 1,)
        assert ask("SELECT count(*) FROM answers").fetchone() == (len(texts),)
        assert ask("SELECT id FROM search WHERE search MATCH 'calc' AND kind = 'actors'").fetchall()
        assert ask(
            "SELECT value FROM actors_memberships_also_called WHERE actor = 'a3' ORDER BY position"
        ).fetchall() == [(texts[3],), ("b",)]


def test_parquet_holds_what_the_database_holds(data: Path) -> None:
    with (
        closing(sqlite3.connect(data / "factsheet.sqlite")) as database,
        duckdb.connect() as duck,
    ):
        for kind in KINDS:
            columns = [row[1] for row in database.execute(f"PRAGMA table_info({kind})")]
            names = {
                row[0] for row in duck.execute(f"DESCRIBE FROM '{data}/{kind}.parquet'").fetchall()
            }
            shared = ", ".join(f'"{name}"' for name in columns if name in names)
            expected = database.execute(f"SELECT {shared} FROM {kind} ORDER BY id").fetchall()
            found = duck.execute(f"SELECT {shared} FROM '{data}/{kind}.parquet' ORDER BY id")
            assert found.fetchall() == expected


def test_the_documented_questions_have_the_same_answers_everywhere(
    exported: Export, tmp_path: Path
) -> None:
    """In sqlite3, in Datasette and, over the Parquet files, in DuckDB."""
    folder = exported(open_project(ROOT), tmp_path / "out")
    with (
        closing(sqlite3.connect(folder / "factsheet.sqlite")) as database,
        duckdb.connect() as duck,
    ):
        for kind in KINDS:
            duck.execute(f"CREATE VIEW {kind} AS SELECT * FROM '{folder}/{kind}.parquet'")
        for question in QUESTIONS:
            rows = database.execute(question.sqlite).fetchall()
            assert rows, question.text
            assert duck.execute(question.parquet).fetchall() == rows, question.text
            assert in_datasette(folder, question.sqlite) == [list(row) for row in rows]
        assert len(database.execute(SEARCH).fetchall()) > 3


def in_datasette(folder: Path, sql: str) -> list[list[Any]]:

    query = urlencode({"sql": sql.rstrip(";"), "_shape": "arrays"})
    command = [sys.executable, "-W", "ignore", "-m", "datasette", "factsheet.sqlite", "--get"]
    done = subprocess.run(
        [*command, f"/factsheet.json?{query}"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    answer: dict[str, list[list[Any]]] = json.loads(done.stdout)
    return answer["rows"]

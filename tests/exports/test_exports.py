"""The data: every format says what the records say, whatever they hold."""

from __future__ import annotations

import csv
import hashlib
import json
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

import duckdb
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.build import export_into
from generator.check import check
from generator.errors import UsageError
from generator.exports.questions import QUESTIONS, SEARCH
from generator.exports.text_files import guarded, unguarded
from generator.imports import FORMATS
from generator.imports.adding import add_records
from generator.load import load
from generator.project import Project, open_project
from generator.records import KINDS, Record, Tombstone
from generator.records.canonical import canonical_json, plain_record

ROOT = Path(__file__).resolve().parents[2]
HOSTILE = (
    "=cmd|'/c calc'!A1",
    "+1",
    "-1",
    "@SUM(A1)",
    "'quoted",
    "''",
    " =1+1",
    "\t=1",
    '"; DROP TABLE statements; --',
    "'; DROP TABLE statements; --",
    'a,b\n"c"\n\nd',
    "<script>alert(1)</script>",
    "no",
    "2022-02",
    "null",
    "[1, 2]",
    '{"a": 1}',
    "  two  spaces  ",
    "\u202eevil\u202c \u2028 \ufeff é e\u0301 日本語 👩‍👩‍👧",
    "x" * 400,
)


def files_of(records: Mapping[str, Mapping[str, Any]]) -> dict[str, str]:
    return {
        f"content/{ref}.yml": yaml.safe_dump(dict(fields), allow_unicode=True, sort_keys=False)
        for ref, fields in records.items()
    }


def hostile_records() -> dict[str, dict[str, Any]]:
    """A project with nearly every field, its texts hostile, aliases used, a record withdrawn."""
    found: dict[str, dict[str, Any]] = {
        "topics/t": {"title": HOSTILE[0], "other_names": [{"name": t} for t in HOSTILE]},
        "sources/s": {
            "title": HOSTILE[4],
            "type": "article",
            "authors": list(HOSTILE),
            "published": "2024-03~",
            "aliases": ["old-s"],
        },
        "actors/gone": {"withdrawn": {"date": "2024-05-01", "reason": HOSTILE[2]}},
        "sheets/h": {
            "title": HOSTILE[1],
            "summary": HOSTILE[11],
            "questions": [{"id": "q", "text": HOSTILE[5], "aliases": ["old-q"]}],
            "facts": [{"text": "f", "sources": [{"source": "old-s", "quote": "The bridge"}]}],
            "open_questions": list(HOSTILE),
        },
        "timelines/l": {
            "title": HOSTILE[2],
            "events": [
                {
                    "id": "e",
                    "date": "2024/..",
                    "title": HOSTILE[3],
                    "actors": ["a0", "gone"],
                    "sources": [{"source": "s", "quote": [{"exact": "bridge", "prefix": "The"}]}],
                }
            ],
        },
    }
    for number, text in enumerate(HOSTILE):
        found[f"actors/a{number}"] = {
            "name": text,
            "type": "person",
            "memberships": [{"role": text, "also_called": [text, "b"], "start_date": "2014"}],
            "identifiers": {text: text},
        }
        found[f"statements/x{number}"] = {
            "speakers": [f"a{number}", "gone"],
            "speech": "direct",
            "claim": text,
            "quote": [{"exact": "The bridge"}, {"exact": "in May"}],
            "source": "old-s",
            "topics": ["t"],
            "stances": [{"question": "h/old-q", "stance": "for"}],
            "responds_to": ["x0"] if number else ["x1"],
            "described_as": [{"actor": f"a{number}", "quote": "bridge opens"}],
            "translations": [{"lang": "uk", "text": text}],
        }
    return found


Make = Callable[[Mapping[str, str]], Path]


@pytest.fixture
def hostile(make_project: Make) -> Project:
    archive = {"content/sources/s.txt": "The bridge opens in May.\n"}
    return open_project(make_project({**files_of(hostile_records()), **archive}))


def exported(project: Project, folder: Path) -> Path:
    checked = check(project.root, project.limits)
    assert not checked.errors, checked.diagnostics
    export_into(project, checked, folder, lambda _: None)
    return folder


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_two_exports_are_the_same(hostile: Project, tmp_path: Path) -> None:
    one, other = exported(hostile, tmp_path / "one"), exported(hostile, tmp_path / "o'ther [x]")
    assert contents(one) == contents(other)
    assert {f"{kind}.{form}" for kind in KINDS for form in ("csv", "jsonl", "parquet")} < set(
        contents(one)
    )


def test_no_path_is_in_any_file(hostile: Project, tmp_path: Path) -> None:
    for name, content in contents(exported(hostile, tmp_path / "out")).items():
        assert str(tmp_path).encode() not in content, name
        assert b"/tmp/" not in content, name


def test_checksums_and_digests_can_be_computed_by_anybody(hostile: Project, tmp_path: Path) -> None:
    folder = exported(hostile, tmp_path / "out")
    sums = (folder / "SHA256SUMS").read_text().splitlines()
    assert len(sums) == len(contents(folder)) - 1
    for line in sums:
        digest, name = line.split("  ")
        assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == digest
    for line in (folder / "statements.jsonl").read_text("utf-8").split("\n")[:-1]:
        record = json.loads(line)
        own = {key: value for key, value in record.items() if not key.startswith("_")}
        text = json.dumps(own, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        assert record["_digest"] == f"sha256:{hashlib.sha256(text.encode()).hexdigest()}"


def test_frictionless_finds_the_package_valid(hostile: Project, tmp_path: Path) -> None:
    folder = exported(hostile, tmp_path / "out")
    command = [str(Path(sys.executable).parent / "frictionless"), "validate", "--json"]
    done = subprocess.run(
        [*command, "datapackage.json"], cwd=folder, capture_output=True, text=True, check=False
    )
    report = json.loads(done.stdout)
    assert report["valid"], done.stdout
    assert report["stats"]["tasks"] == 1 + 3 * len(KINDS)


def test_a_csv_file_holds_every_text_and_no_formula(hostile: Project, tmp_path: Path) -> None:
    folder = exported(hostile, tmp_path / "out")
    raw = (folder / "actors.csv").read_bytes()
    assert raw.split(b"\r\n")[0].startswith(b"id,")
    with (folder / "actors.csv").open(encoding="utf-8", newline="") as file:
        rows = {row["id"]: row for row in csv.DictReader(file)}
    for number, text in enumerate(HOSTILE):
        row = rows[f"a{number}"]
        assert unguarded(row["name"]) == text
        assert json.loads(row["identifiers"]) == {text: text}
        assert not row["name"].lstrip().startswith(tuple("=+-@"))
    assert rows["gone"]["withdrawn"] == "2024-05-01"
    assert rows["gone"]["name"] == ""


@given(st.text())
def test_what_guards_a_cell_can_be_taken_off(text: str) -> None:
    assert unguarded(guarded(text)) == text
    assert not guarded(text).lstrip(" ").startswith(tuple("=+-@\t\r\n"))


def test_the_database_is_sound_and_complete(hostile: Project, tmp_path: Path) -> None:
    folder = exported(hostile, tmp_path / "out")
    with closing(sqlite3.connect(folder / "factsheet.sqlite")) as database:
        ask = database.execute
        assert ask("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert ask("PRAGMA foreign_key_check").fetchall() == []
        assert [row[0] for row in ask("SELECT name FROM actors WHERE name IS NOT NULL")] == [
            fields["name"]
            for ref, fields in sorted(hostile_records().items())
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
        assert ask("SELECT count(*) FROM quotes").fetchone() == (2 * len(HOSTILE) + 2,)
        assert ask("SELECT count(*) FROM answers").fetchone() == (len(HOSTILE),)
        assert ask("SELECT id FROM search WHERE search MATCH 'calc' AND kind = 'actors'").fetchall()
        assert ask(
            "SELECT value FROM actors_memberships_also_called WHERE actor = 'a3' ORDER BY position"
        ).fetchall() == [(HOSTILE[3],), ("b",)]


def test_parquet_holds_what_the_database_holds(hostile: Project, tmp_path: Path) -> None:
    folder = exported(hostile, tmp_path / "out")
    with (
        closing(sqlite3.connect(folder / "factsheet.sqlite")) as database,
        duckdb.connect() as duck,
    ):
        for kind in KINDS:
            columns = [row[1] for row in database.execute(f"PRAGMA table_info({kind})")]
            names = {
                row[0]
                for row in duck.execute(f"DESCRIBE FROM '{folder}/{kind}.parquet'").fetchall()
            }
            shared = ", ".join(f'"{name}"' for name in columns if name in names)
            expected = database.execute(f"SELECT {shared} FROM {kind} ORDER BY id").fetchall()
            found = duck.execute(f"SELECT {shared} FROM '{folder}/{kind}.parquet' ORDER BY id")
            assert found.fetchall() == expected


def test_the_documented_questions_have_the_same_answers_everywhere(tmp_path: Path) -> None:
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
    from urllib.parse import urlencode

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


def test_a_folder_of_somebody_else_is_left_alone(hostile: Project, tmp_path: Path) -> None:
    folder = exported(hostile, tmp_path / "out")
    exported(hostile, folder)  # ours: it is replaced
    other = tmp_path / "other"
    other.mkdir()
    (other / "thesis.txt").write_text("years of work")
    with pytest.raises(UsageError):
        exported(hostile, other)
    assert contents(other) == {"thesis.txt": b"years of work"}


def values(root: Path) -> dict[str, str]:
    loaded = load(root)
    assert not loaded.faults
    found: list[Record | Tombstone] = [*loaded.records, *loaded.tombstones]
    return {record.ref: canonical_json(plain_record(record)) for record in found}


@pytest.mark.parametrize("which", ["hostile", "ours"])
def test_a_round_trip_loses_nothing(hostile: Project, tmp_path: Path, which: str) -> None:
    """YAML → JSON Lines → YAML: the same values, and a second import finds them all there."""
    project = hostile if which == "hostile" else open_project(ROOT)
    folder = exported(project, tmp_path / "out")
    (tmp_path / "new" / "content").mkdir(parents=True)
    new = open_project(tmp_path / "new")
    for again in (False, True):
        for kind in KINDS:
            proposal = FORMATS["jsonl"].propose(new, folder / f"{kind}.jsonl")
            done = add_records(new, proposal.records, dry_run=False)
            assert not done.refused
            assert not done.kept
            assert bool(done.same) is again
    for archive in (project.root / "content/sources").glob("*.*[!l]"):
        shutil.copy(archive, new.content / "sources")
    assert values(new.root) == values(project.root)


_texts = st.text(
    st.characters(exclude_categories=("Cs", "Cc", "Cn"), include_characters="\n\t"), min_size=1
).filter(str.strip)


@given(name=_texts, other=st.lists(_texts, max_size=3), key=_texts)
def test_any_text_comes_back(
    tmp_path_factory: pytest.TempPathFactory, name: str, other: list[str], key: str
) -> None:
    from generator.imports.adding import record_yaml
    from generator.imports.jsonl import propose
    from generator.records.validate import validate
    from generator.yaml_source import read

    fields: dict[str, Any] = {"name": name, "type": "person", "identifiers": {key: name}}
    if other:
        fields["other_names"] = [{"name": text} for text in other]
    document = read(record_yaml("actors", fields).encode())
    first = validate(document, KINDS["actors"])
    if first.faults:  # a character that no record may hold
        return
    assert first.record is not None
    line = json.dumps({"kind": "actors", "id": "a", **plain_record(first.record)} | {"id": "a"})
    file = tmp_path_factory.mktemp("any") / "actors.jsonl"
    file.write_text(line + "\n", "utf-8")
    project = Project(file.parent, {}, open_project(ROOT).settings)
    (proposed,) = propose(project, file).records
    assert proposed.values == fields


def test_an_import_overwrites_nothing(make_project: Make, tmp_path: Path) -> None:
    root = make_project(files_of({"topics/t": {"title": "mine"}}))
    project = open_project(root)
    lines = [
        {"kind": "topics", "id": "t", "title": "theirs"},
        {"kind": "topics", "id": "new", "title": "new"},
        {"kind": "topics", "id": "../evil", "title": "x"},
        {"kind": "topics", "id": "wrong", "colour": "red"},
    ]
    file = tmp_path / "topics.jsonl"
    file.write_text("".join(json.dumps(line) + "\n" for line in lines))
    proposal = FORMATS["jsonl"].propose(project, file)
    for dry_run in (True, False):
        done = add_records(project, proposal.records, dry_run=dry_run)
        assert done.added == ["content/topics/new.yml"]
        assert done.kept == ["topics/t"]
        assert len(done.refused) == 2
        assert (root / "content/topics/new.yml").exists() is not dry_run
    assert values(root)["topics/t"] == '{"id":"t","kind":"topics","title":"mine"}'


@pytest.mark.parametrize(
    "text", ["", "nonsense", "[]", '{"kind": "topics"}', '{"kind": 1, "id": 2}']
)
def test_what_is_no_export_is_refused(make_project: Make, tmp_path: Path, text: str) -> None:
    project = open_project(make_project({}))
    file = tmp_path / "x.jsonl"
    file.write_bytes(text.encode() or b"\xff")
    with pytest.raises(UsageError):
        FORMATS["jsonl"].propose(project, file)

"""CSV: every text comes back, and none is a formula."""

from __future__ import annotations

import csv
import json
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from generator.exports.text_files import guarded, unguarded


def test_a_csv_file_holds_every_text_and_no_formula(data: Path, texts: tuple[str, ...]) -> None:
    raw = (data / "actors.csv").read_bytes()
    assert raw.split(b"\r\n")[0].startswith(b"id,")
    with (data / "actors.csv").open(encoding="utf-8", newline="") as file:
        rows = {row["id"]: row for row in csv.DictReader(file)}
    for number, text in enumerate(texts):
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

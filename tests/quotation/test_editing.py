"""Brackets and elisions are recognised, and the parts to write instead are told."""

from __future__ import annotations

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.quotation.editing import Editing, edits, without_edits
from generator.quotation.result import Selector


@pytest.mark.parametrize(
    ("exact", "found", "instead"),
    [
        ("We … will", [(Editing.ELISION, "…")], ["We", "will"]),
        ("We ... will", [(Editing.ELISION, "...")], ["We", "will"]),
        ("We . . . will", [(Editing.ELISION, ". . .")], ["We", "will"]),
        ("We […] will", [(Editing.ELISION, "[…]")], ["We", "will"]),
        ("We (...) will", [(Editing.ELISION, "(...)")], ["We", "will"]),
        ("[the board] will not", [(Editing.INSERTION, "[the board]")], ["will not"]),
        ("[W]e will not", [(Editing.INSERTION, "[W]e")], ["will not"]),
        ("a guarantee[s] too", [(Editing.INSERTION, "guarantee[s]")], ["a", "too"]),
        ("they is [sic] here", [(Editing.INSERTION, "[sic]")], ["they is", "here"]),
        ("[…]", [(Editing.ELISION, "[…]")], []),
        ("We will (not)", [], ["We will (not)"]),
        ("We [will", [], ["We [will"]),
    ],
)
def test_an_editors_hand_and_the_parts_to_write_instead(
    exact: str, found: list[tuple[Editing, str]], instead: list[str]
) -> None:
    assert [(edit.kind, edit.text) for edit in edits(exact)] == found
    assert [part.exact for part in without_edits(Selector(exact))] == instead


def test_context_stays_with_the_outer_parts() -> None:
    first, last = without_edits(Selector("We … will", prefix="said:", suffix="not"))
    assert first == Selector("We", prefix="said:")
    assert last == Selector("will", suffix="not")


@given(st.text(alphabet="ab […].(\u2026)\n", max_size=40))
def test_an_edit_tells_its_place(exact: str) -> None:
    for edit in edits(exact):
        assert exact[edit.start : edit.end] == edit.text
    assert not any(edits(part.exact) for part in without_edits(Selector(exact)))


@pytest.mark.parametrize("unit", ["[", "a", "a[", "[a", ".", "(. "])
def test_hostile_brackets_cost_little(unit: str) -> None:
    def seconds(length: int) -> float:
        started = process_time()
        edits(unit * length)
        return process_time() - started

    small = max(min(seconds(2_000) for _ in range(3)), 0.001)
    assert seconds(32_000) < 80 * small

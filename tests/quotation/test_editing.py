"""Brackets and elisions are recognised, and the parts to write instead are told."""

from __future__ import annotations

from collections.abc import Callable

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
def test_hostile_brackets_cost_little(
    unit: str, seconds: Callable[[Callable[[], object]], float]
) -> None:
    small, large = unit * 2_000, unit * 32_000
    assert seconds(lambda: edits(large)) < 80 * seconds(lambda: edits(small))

"""What is doubtful about words that do stand in the source."""

from __future__ import annotations

import pytest

from generator.quotation.doubts import (
    differing_marks,
    encloses_in_marks,
    negation_before,
    touching,
)
from generator.quotation.match import IndexedText, Selector, match


def negation(text: str, exact: str, language: str = "en") -> str:
    source = IndexedText(text)
    (passage,) = match(source, [Selector(exact)]).passages
    return negation_before(text, source.tokens, passage, language)


@pytest.mark.parametrize(
    ("text", "exact", "language", "found"),
    [
        ("We will not accept it.", "accept it", "en", "not"),
        ("We didn’t accept it.", "accept it", "en", "didn’t"),
        ("We did not “accept” it.", "accept it", "en", "not"),
        ("It was never accepted.", "accepted", "en-GB", "never"),
        ("a non-binding promise", "binding promise", "en", "non-"),
        ("fell to −5 degrees", "5 degrees", "en", "−"),
        ("Das ist nicht annehmbar.", "annehmbar", "de", "nicht"),
        ("Ce n’est pas acceptable.", "acceptable", "fr", "pas"),
        ("Ми не приймемо цього.", "приймемо цього", "uk", "не"),
        ("We will not accept it.", "not accept it", "en", ""),
        ("We will not ever accept it.", "accept it", "en", ""),
        ("a well-known promise", "known promise", "en", ""),
        ("from 10-15 degrees", "15 degrees", "en", ""),
        ("Accept it.", "Accept it", "en", ""),
        ("It is not so.", "so", "xx", ""),
    ],
)
def test_a_passage_cut_off_right_after_a_negation(
    text: str, exact: str, language: str, found: str
) -> None:
    assert negation(text, exact, language) == found


@pytest.mark.parametrize(
    ("text", "exact", "only_in_source", "only_in_quote"),
    [
        ("a “special” plan, he said", "a special plan", ("a", "special"), ()),
        ("a special plan, he said", "a “special” plan", (), ("a", "special")),
        ("a “special” plan, he said", "a 'special' plan", (), ()),
        ("said “a special plan” today", "a special plan", (), ()),
        ("the leaders’ view", "the leaders' view", (), ()),
        ("the leaders’ view", "the leaders view", ("leaders",), ()),
        ("a “well-\nknown” plan of “ours” now", "a “well-known” plan of ours now",
         ("of", "ours"), ()),
        ("He said “We will not”.", "We will not.", (), ()),
        ("He asked: (“Will we?”)", "Will we?)", (), ()),
    ],
)  # fmt: skip
def test_marks_inside_that_one_of_the_two_lacks(
    text: str, exact: str, only_in_source: tuple[str, ...], only_in_quote: tuple[str, ...]
) -> None:
    (passage,) = match(IndexedText(text), [Selector(exact)]).passages
    marks = differing_marks(text, passage, exact)
    assert (marks.only_in_source, marks.only_in_quote) == (only_in_source, only_in_quote)


@pytest.mark.parametrize(
    ("parts", "enclosed"),
    [
        (["“We will not.”"], True),
        (['"We will not"'], True),
        (["«Ні»,"], True),
        (["'We will not'"], True),
        (["“He said ‘no’”"], True),
        (["“the leaders’ view”"], True),
        (["“We will", "not”"], True),
        (["We will “not”"], False),
        (["“No,” he said. “Yes.”"], False),
        (["'No,' he said. 'Yes.'"], False),
        (["We will not"], False),
        (["“"], False),
        ([""], False),
    ],
)
def test_marks_that_enclose_the_whole(parts: list[str], enclosed: bool) -> None:
    assert encloses_in_marks([Selector(part) for part in parts]) is enclosed


def test_parts_with_nothing_left_out_between_them() -> None:
    source = IndexedText("one two three four")
    parts = [Selector("one"), Selector("two"), Selector("four")]
    assert list(touching(match(source, parts).passages)) == [1]

"""The nearest passage and what differs: to help a person, never to decide."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.quotation.match import IndexedText, Outcome, Selector, match
from generator.quotation.nearest import nearest

TEXT = """\
The harbour board rejected the plan on Monday. “We will not sell the eastern quay,” its chair,
Ada Lindqvist, said, “and we never promised to; the U.S. offer of $5m — half of what was asked —
does not change that.” The company said it would not sue. A well-
known critic of the plan called the guaran-
tees worthless. “We will see,” Lindqvist said.
"""
SOURCE = IndexedText(TEXT)


@pytest.mark.parametrize(
    ("exact", "text", "words", "differences"),
    [
        ("We will sell the eastern quay", "We will not sell the eastern quay", (9, 15),
         ["the source has “not” after “will”"]),
        ("We will not sell the eastern quays", "We will not sell the eastern quay", (9, 15),
         ["the source has “quay” where the quote has “quays”"]),
        ("We will really not sell", "We will not sell", (9, 12),
         ["the source does not have “really” after “will”"]),
        ("But we never promised to", "and we never promised to", (21, 25),
         ["the source has “and” where the quote has “But”"]),
        ("We will not sell the eastern harbour", "We will not sell the eastern quay", (9, 15),
         ["the source has “quay” where the quote has “harbour”"]),
        ("We will not sell the eastern quay cheaply", "We will not sell the eastern quay", (9, 15),
         ["the source does not have “cheaply” after “quay”"]),
        ("Yet we will not sell the eastern quay", "We will not sell the eastern quay", (9, 15),
         ["the source has “We” where the quote has “Yet we”"]),
        ("never ever promised to: the offer", "never promised to; the U.S. offer", (23, 28),
         ["the source does not have “ever” after “never”",
          "the source has “;” where the quote has “:”",
          "the source has “U.S.” after “the”"]),
        ("offer of $5", "offer of $5m", (28, 30),
         ["the source has “5m” where the quote has “5”"]),
        ("the guarantee worthless", "the guaran-tees worthless", (54, 56),
         ["the source has “guaran-tees” where the quote has “guarantee”"]),
        ("not sell the Eastern quay", "not sell the eastern quay", (11, 15),
         ["the source has “eastern” where the quote has “Eastern”"]),
        ("Lindkvist", "Lindqvist", (19, 19),
         ["the source has “Lindqvist” where the quote has “Lindkvist”"]),
        ("half of  what was\nasked", "half of what was asked", (31, 35), []),
        ("offer of $ 5 m", "offer of $5m", (28, 30), []),
        ("The company said it wouldnot sue", "The company said it would not sue", (40, 46),
         ["the source has “would not” where the quote has “wouldnot”"]),
        ("the wellknown critic", "A well-known critic", (47, 49),
         ["the source has “A” where the quote has “the”"]),
    ],
)  # fmt: skip
def test_the_difference_is_told_in_words(
    exact: str, text: str, words: tuple[int, int], differences: list[str]
) -> None:
    found = nearest(SOURCE, exact)
    assert found is not None
    assert (found.text, (found.passage.first_word, found.passage.last_word)) == (text, words)
    assert [str(difference) for difference in found.differences] == differences


@pytest.mark.parametrize(
    "exact", ["a wholly different text about fish", "…", "", "“”", "xyzzy", "日本語の文章"]
)
def test_nothing_is_near(exact: str) -> None:
    assert nearest(SOURCE, exact) is None
    assert nearest(IndexedText(""), exact) is None


@given(st.data())
def test_a_passage_with_one_word_changed_is_found_again(data: st.DataObject) -> None:
    spans = [word.span() for word in re.finditer(r"\S+", TEXT)]
    start = data.draw(st.integers(0, len(spans) - 8))
    spot = start + data.draw(st.integers(1, 6))
    first, last = spans[start][0], spans[start + 7][1]
    exact = TEXT[first : spans[spot][0]] + "perhaps" + TEXT[spans[spot][1] : last]
    found = nearest(SOURCE, exact)
    assert found is not None
    assert any("perhaps" in difference.quote for difference in found.differences)
    assert found.passage.start is not None
    assert found.passage.end is not None
    assert min(last, found.passage.end) - max(first, found.passage.start) > (last - first) / 2


@given(st.text(max_size=80), st.text(max_size=30))
def test_any_texts_can_be_compared(text: str, exact: str) -> None:
    """What is near has its place, and what stands there word for word has no differences."""
    source = IndexedText(text)
    found = nearest(source, exact)
    if found is not None:
        assert found.passage.start is not None
        assert found.passage.end is not None
        assert 0 <= found.passage.start < found.passage.end <= len(text)
        if not found.differences:
            slice_ = text[found.passage.start : found.passage.end]
            assert match(IndexedText(exact), [Selector(slice_)]).outcome is not Outcome.ABSENT


def test_the_time_is_bounded(seconds: Callable[[Callable[[], object]], float]) -> None:
    """A part of the length of the source costs little more than one of a page."""
    source = IndexedText(TEXT * 200)
    small, large = (TEXT.replace("not", "now") * length for length in (8, 200))
    assert seconds(lambda: nearest(source, large)) < 8 * seconds(lambda: nearest(source, small))


def test_matching_does_not_import_what_only_suggests_or_seals() -> None:
    script = (
        "import sys, generator.quotation.match, generator.quotation.proofs_file\n"
        "from generator.quotation import Outcome, tokenise\n"
        "print([name for name in sys.modules if 'rapidfuzz' in name or 'pydantic' in name])\n"
        "from generator.quotation import Nearest\n"
        "print('rapidfuzz' in sys.modules)\n"
    )
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert ran.stdout == "[]\nTrue\n"


def test_public_names_are_there() -> None:
    import generator.quotation as package

    assert all(getattr(package, name) is not None for name in package.__all__)
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = package.nothing

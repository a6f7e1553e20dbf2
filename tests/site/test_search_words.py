"""Texts are taken apart where Pagefind would not, and can be put together again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.site.search_words import JOINED, harmless, has_words, words

TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=80) | st.text(
    "ab _-—“”…乌克ア、 \u00a0\u200b\u2060'’", max_size=80
)


def shown(text: str) -> str:
    """What the search page makes of words again."""
    return text.replace(f"{JOINED} ", "")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("guarantees—which", ["guarantees—", "which"]),
        ("Russia–Ukraine, 2014–2022", ["Russia–", "Ukraine,", "2014–", "2022"]),
        ("he paused…then “spoke”", ["he", "paused…", "then", "“spoke”"]),
        ("(and—“more”)", ["(and—“", "more”)"]),
        ("乌克兰，NATO", ["乌", "克", "兰，", "NATO"]),
        ("NATOの拡大", ["NATO", "の", "拡", "大"]),
        # Pagefind takes ASCII punctuation apart itself, and keeps what one word is.
        (
            "state-owned and/or U.S. Lavrov’s don't",
            ["state-owned", "and/or", "U.S.", "Lavrov’s", "don't"],
        ),
        ("a dash — alone", ["a", "dash", "—", "alone"]),
    ],
)
def test_words_part_at_dashes_inner_marks_and_ideographs(text: str, expected: list[str]) -> None:
    assert [word.rstrip(JOINED) for word in words(text).split(" ")] == expected


@given(TEXTS)
def test_the_words_put_together_are_the_text(text: str) -> None:
    visible = text.replace("\u200b", "").replace(JOINED, "")
    assert shown(words(text)) == " ".join(visible.split())


@given(TEXTS)
def test_no_word_is_empty_and_no_white_space_but_one_space_is_left(text: str) -> None:
    assert not words(text) or words(text).split(" ") == words(text).split()


@given(st.text("_PAGEFINDWEIGHT 9", max_size=40).map(lambda text: f"{text}___PAGEFIND_WEIGHT___9"))
def test_no_mark_of_pagefind_is_left(text: str) -> None:
    assert "___" not in harmless(text)
    assert harmless(text).replace("\u200b", "") == text


def test_letters_and_digits_of_any_script_are_words() -> None:
    assert has_words("— 7 —")
    assert has_words("Лавров")
    assert not has_words("— … ?! ☺")

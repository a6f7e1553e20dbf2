"""Every mutation changes the words of a quotation, and every typographic variant keeps them."""

from __future__ import annotations

import unicodedata
from random import Random

import pytest

from benchmarks.mutations import MUTATIONS
from benchmarks.plain_search import cuts_word, plain_words
from benchmarks.typography import VARIANTS

QUOTE = (
    "“We did not meet Peña’s 25 delegates in the U.S. - we never will,” "
    "she said… “but officials, fifty or two million, don't mind.”"
)
EXAMPLES = [
    ("a word inside dropped", "one two three", {"one  three"}),
    ("`not` inserted", "we will", {"we not will"}),
    ("a negation dropped", "we will not go", {"we will go"}),
    ("a negation dropped", "they don’t go", {"they do go"}),
    ("singular and plural exchanged", "two aims", {"twos aims", "two aim"}),
    ("singular and plural exchanged", "it is a loss", {"it is a losss"}),
    ("two neighbouring words swapped", "either, or", {"or, either"}),
    ("a number changed", "a million", {"a billion"}),
    ("the case of a letter changed", "no We", {"No We", "no we"}),
    ("an accent dropped", "in Málaga", {"in Malaga"}),
    ("letters replaced by lookalikes", "we", {"wе"}),
]
NOTHING_TO_CHANGE = [
    ("a word inside dropped", "two words"),
    ("`not` inserted", "one"),
    ("a negation dropped", "Notably, nothing"),
    ("singular and plural exchanged", "it is 25"),
    ("two neighbouring words swapped", "that That"),
    ("a number changed", "no number"),
    ("the case of a letter changed", "25"),
    ("an accent dropped", "plain"),
    ("letters replaced by lookalikes", "NB"),
]


@pytest.mark.parametrize("name", MUTATIONS)
@pytest.mark.parametrize("seed", range(30))
def test_a_mutation_changes_the_words_wherever_chance_puts_it(name: str, seed: int) -> None:
    mutant = MUTATIONS[name](QUOTE, Random(seed))
    assert mutant is not None
    assert plain_words(mutant) not in plain_words(QUOTE)


@pytest.mark.parametrize(("name", "quote", "mutants"), EXAMPLES)
def test_a_mutation_makes_the_change_that_it_is_named_for(
    name: str, quote: str, mutants: set[str]
) -> None:
    assert {MUTATIONS[name](quote, Random(seed)) for seed in range(30)} == mutants


def test_a_changed_number_is_another_number_with_as_many_digits() -> None:
    mutants = {MUTATIONS["a number changed"]("in 2016", Random(seed)) for seed in range(40)}
    numbers = {str(mutant).removeprefix("in ") for mutant in mutants}
    assert len(numbers) > 10
    assert "2016" not in numbers
    assert all(len(number) == 4 and number.isdigit() for number in numbers)


@pytest.mark.parametrize(("name", "quote"), NOTHING_TO_CHANGE)
def test_a_mutation_says_where_there_is_nothing_to_change(name: str, quote: str) -> None:
    assert MUTATIONS[name](quote, Random(1)) is None


@pytest.mark.parametrize("name", MUTATIONS)
def test_a_mutation_is_repeatable(name: str) -> None:
    assert MUTATIONS[name](QUOTE, Random(7)) == MUTATIONS[name](QUOTE, Random(7))


@pytest.mark.parametrize("name", VARIANTS)
def test_a_variant_changes_characters_and_no_letter(name: str) -> None:
    text = QUOTE.replace("officials", "officials, if flustered")
    variant = VARIANTS[name](text if name != "straight marks" else f"{text} ‘no’")
    assert variant != text
    assert _letters(variant).startswith(_letters(text))


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", text)))


def test_the_plain_search_overlooks_how_words_are_set_and_nothing_else() -> None:
    assert plain_words("“It’s -- a guaran-\ntee,” he") == plain_words("It's – a guarantee, he")
    assert plain_words("a guarantee, he") in plain_words("“It's a guarantee,” he said")
    for other in ("it’s a guarantee,", "It’s a guarantee he", "It’s guarantee,", "It’s a guaran,"):
        assert plain_words(other) not in plain_words("“It's a guarantee,” he said")


@pytest.mark.parametrize(
    ("text", "at", "cuts"),
    [
        ("a word", 2, False),
        ("a word", 4, True),
        ("That’s it", 4, True),
        ("That’s it", 5, True),
        ("the U.S. and", 5, True),
        ("the U.S. and", 7, False),
        ("in 1,000 days", 4, True),
        ("end. Next", 3, False),
        ("anti-war", 5, False),
        ("whole", 0, False),
        ("whole", 5, False),
    ],
)
def test_a_cut_inside_a_word_is_told_from_one_between_words(
    text: str, at: int, *, cuts: bool
) -> None:
    assert cuts_word(text, at) is cuts

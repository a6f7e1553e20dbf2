"""A quotation stands in its source word for word, or it does not."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations, pairwise, product

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from generator.quotation.match import (
    UNPROVABLE,
    Failure,
    IndexedText,
    Outcome,
    Result,
    Selector,
    match,
)
from generator.quotation.normalise import tokenise

ARTICLE = """\
The harbour board rejected the plan on Monday. “We will not sell the eastern quay,” its chair,
Ada Lindqvist, said, “and we never promised to; the U.S. offer of $5m — half of what was asked —
does not change that.”

The company said it would not sue. A well-
known critic of the plan called the guaran-
tees worthless. “We will see,” Lindqvist said . . . “We will see.”
"""
UNDIVIDED = ARTICLE.replace("well-\nknown", "well-known").replace("guaran-\ntees", "guarantees")


def find(text: str, *parts: str | Selector) -> Result:
    selectors = [Selector(part) if isinstance(part, str) else part for part in parts]
    return match(IndexedText(text), selectors)


def found(text: str, *parts: str | Selector) -> list[str]:
    """The passages of a verified quotation, as they stand in the original text."""
    result = find(text, *parts)
    assert result.outcome is Outcome.VERIFIED
    return [text[passage.start : passage.end] for passage in result.passages]


@pytest.mark.parametrize(
    ("quote", "passage"),
    [
        ("We will not sell the eastern quay", "We will not sell the eastern quay"),
        ("eastern quay, its chair", "eastern quay,” its chair"),
        ("“never promised to;”", "never promised to;"),
        ("U.S. offer of $5 m", "U.S. offer of $5m"),
        ("$5m - half", "$5m — half"),
        ("$5m–half", "$5m — half"),
        ("Ada Lindqvist,\u00a0said", "Ada Lindqvist, said"),
        ("its chair, Ada", "its chair,\nAda"),
        ("the guarantees worthless", "the guaran-\ntees worthless"),
        ("the guaran-\n  tees worthless", "the guaran-\ntees worthless"),
        ("A well-known critic", "A well-\nknown critic"),
        ("A well\u00adknown critic", "A well-\nknown critic"),
        (
            "A well-known critic of the plan called the guarantees",
            "A well-\nknown critic of the plan called the guaran-\ntees",
        ),
        ("Lindqvist said… We", "Lindqvist said . . . “We"),
    ],
)
def test_typographic_variants_are_found(quote: str, passage: str) -> None:
    assert found(ARTICLE, quote) == [passage]


@pytest.mark.parametrize(
    "quote",
    [
        "We will sell the eastern quay",
        "we will not sell the eastern quay",
        "We will not sell the eastern quays",
        "We will not the sell eastern quay",
        "We will not, sell the eastern quay",
        "offer of $50m",
        "offer of €5m",
        "offer of $5",
        "m — half",
        "arbour board",
        "harbour boar",
        "S. offer",
        "the U",
        "called the guaran",
        "known critic",
        "A well known critic",
        "on Monday. The company",
    ],
)
def test_anything_else_is_absent(quote: str) -> None:
    result = find(ARTICLE, quote)
    assert result.outcome is Outcome.ABSENT
    assert (result.failed_part, result.failure) == (0, Failure.MISSING)
    assert result.passages == ()
    assert result.source_words == 64


@pytest.mark.parametrize("printed", [". …", ". . . .", "....", ".…", "….", " ... ."])
def test_a_full_stop_may_end_a_passage_before_an_ellipsis(printed: str) -> None:
    source = f"That is what they do{printed} There is more"
    assert find(source, "That is what they do.").outcome is Outcome.VERIFIED
    assert find(source, "… There is more").outcome is Outcome.VERIFIED
    assert find(source, "they do. … There").outcome is Outcome.VERIFIED
    assert find(source, "they do.... There").outcome is Outcome.VERIFIED
    assert find(source, "they do… There").outcome is Outcome.ABSENT
    assert find(source, "they do. There").outcome is Outcome.ABSENT


def test_the_place_is_told_in_words_and_in_characters() -> None:
    result = find(ARTICLE, "$5m — half of what")
    (passage,) = result.passages
    assert (passage.first_word, passage.last_word) == (30, 33)
    assert ARTICLE[passage.start : passage.end] == "$5m — half of what"


def test_a_passage_may_begin_with_punctuation() -> None:
    (passage,) = find("She left, then returned.", ", then").passages
    assert (passage.first_word, passage.last_word) == (3, 3)


@pytest.mark.parametrize(
    ("text", "parts", "outcome"),
    [
        ("a b a c", ["a"], Outcome.AMBIGUOUS),
        ("a b a c", ["b", "a"], Outcome.VERIFIED),
        ("a b a c", ["a", "a"], Outcome.VERIFIED),
        ("a b a c", ["a", "b"], Outcome.VERIFIED),
        ("a b a c", ["a", "c"], Outcome.AMBIGUOUS),
        ("a b a b", ["a", "b"], Outcome.AMBIGUOUS),
        ("a b a b", ["a b", "a b"], Outcome.VERIFIED),
        ("a b a", ["a b", "b a"], Outcome.ABSENT),
        ("a b c", ["a b", "c"], Outcome.VERIFIED),
        ("a b c", ["c", "a"], Outcome.ABSENT),
        ("a a a", ["a a"], Outcome.AMBIGUOUS),
        ("a b", [], Outcome.ABSENT),
    ],
)
def test_order_settles_and_order_fails(text: str, parts: list[str], outcome: Outcome) -> None:
    assert find(text, *parts).outcome is outcome


@pytest.mark.parametrize(
    ("part", "outcome", "words"),
    [
        (Selector("We will see"), Outcome.AMBIGUOUS, (57, 59)),
        (Selector("We will see", suffix=", Lindqvist"), Outcome.VERIFIED, (57, 59)),
        (Selector("We will see", suffix="."), Outcome.VERIFIED, (62, 64)),
        (Selector("We will see", prefix="worthless."), Outcome.VERIFIED, (57, 59)),
        (Selector("We will see", prefix="said..."), Outcome.VERIFIED, (62, 64)),
        (Selector("We will", prefix="said…", suffix="see"), Outcome.VERIFIED, (62, 63)),
        (Selector("critic", prefix="well-known"), Outcome.VERIFIED, (49, 49)),
    ],
)  # fmt: skip
def test_context_settles_which_is_meant(
    part: Selector, outcome: Outcome, words: tuple[int, int]
) -> None:
    result = find(ARTICLE, part)
    assert result.outcome is outcome
    assert (result.passages[0].first_word, result.passages[0].last_word) == words


@pytest.mark.parametrize(
    ("parts", "failed", "failure"),
    [
        (["will see", "“”"], 1, Failure.EMPTY),
        (["…"], 0, Failure.EMPTY),
        (["will not sell", "for nothing"], 1, Failure.MISSING),
        ([Selector("will see", prefix="they")], 0, Failure.CONTEXT),
        ([Selector("will see", suffix="them")], 0, Failure.CONTEXT),
        (["The company said", "will not sell"], 1, Failure.ORDER),
        ([], 0, Failure.EMPTY),
    ],
)
def test_an_absent_part_is_named_with_the_reason(
    parts: list[str | Selector], failed: int, failure: Failure
) -> None:
    result = find(ARTICLE, *parts)
    assert (result.outcome, result.failed_part, result.failure) == (
        Outcome.ABSENT,
        failed,
        failure,
    )


def test_both_placements_of_an_ambiguous_quotation_are_told() -> None:
    result = find("a b a c a", "a", "a")
    assert [passage.first_token for passage in result.passages] == [0, 2]
    assert [passage.first_token for passage in result.alternative] == [2, 4]


def test_a_divided_word_counts_in_both_readings() -> None:
    """A hyphen at a line end and a hyphen elsewhere are two places of one word."""
    assert find("a well-\nknown man, a well-known dog", "well-known").outcome is Outcome.AMBIGUOUS
    assert found("a re-\nsign and a resign", "re-sign and a resign") == ["re-\nsign and a resign"]
    assert found("the state-of-\nthe-\nart", "state-of-the-art") == ["state-of-\nthe-\nart"]
    assert found("self-\ngov-\nerning", "self-governing") == ["self-\ngov-\nerning"]


def test_a_word_divided_in_the_quotation_is_found_in_either_form() -> None:
    assert found("the guarantees", "guaran-\ntees") == ["guarantees"]
    assert found("the well-known man", "well-\nknown man") == ["well-known man"]
    assert found("a guaran-\ntee", "gua-\nrantee") == ["guaran-\ntee"]
    assert found("the guarantees", "guaran- tees") == ["guarantees"]
    assert found("two- and three-year terms", "two- and three-year") == ["two- and three-year"]
    assert found("two-\nand three-year terms", "two- and three-year") == ["two-\nand three-year"]


def test_without_text_nothing_is_proven() -> None:
    assert UNPROVABLE.outcome is Outcome.UNPROVABLE
    assert UNPROVABLE.passages == ()


# A small alphabet makes chains, repetitions and overlaps frequent.
WORDS = st.lists(st.sampled_from(["a", "b", "5m", "5", "m", "-", "a-\nb", "ab", ","]), max_size=10)
PARTS = st.lists(
    st.lists(st.sampled_from(["a", "b", "5m", "5", "m", "-", ",", "ab"]), min_size=1, max_size=3),
    min_size=1,
    max_size=3,
)


@given(WORDS, PARTS)
@example(["a", "b", "a", "b"], [["a"], ["b"]])
@example(["5m", "5"], [["m", "5"]])
def test_the_verdict_is_that_of_trying_every_placement(
    words: list[str], parts: list[list[str]]
) -> None:
    """Against a search written for clarity: all runs of tokens, all chains of runs."""
    text = " ".join(word for word in words if word != "a-\nb")
    quote = [" ".join(part) for part in parts]
    source = tokenise(text)
    assume(all(tokenise(part).word_count for part in quote))
    runs = [
        [
            (start, end)
            for start, end in combinations(range(len(source) + 1), 2)
            if source.texts[start:end] == tokenise(part).texts
            and start not in source.continuing
            and end not in source.continuing
        ]
        for part in quote
    ]
    chains = sorted(
        chain
        for chain in product(*runs)
        if all(before[1] <= after[0] for before, after in pairwise(chain))
    )
    result = find(text, *quote)
    placed = [tuple((p.first_token, p.end_token) for p in result.passages)]
    if not chains:
        assert result.outcome is Outcome.ABSENT
    else:
        assert placed == [chains[0]]
        assert result.outcome is (Outcome.VERIFIED if len(chains) == 1 else Outcome.AMBIGUOUS)


@given(WORDS, PARTS)
def test_verified_implies_contained(words: list[str], parts: list[list[str]]) -> None:
    """The source's characters at the place told are, normalised, the quotation itself."""
    text, quote = " ".join(words), [" ".join(part) for part in parts]
    result = find(text, *quote)
    for part, passage in zip(quote, result.passages, strict=bool(result.passages)):
        assert passage.start is not None
        slice_ = text[passage.start : passage.end]
        assert find(slice_, part).outcome is Outcome.VERIFIED
        assert find(part, slice_).outcome is Outcome.VERIFIED


@given(st.data())
def test_one_changed_word_is_always_found_out(data: st.DataObject) -> None:
    """A word dropped, doubled, put in, swapped or put in the plural: never verified."""
    words = UNDIVIDED.split()
    start = data.draw(st.integers(0, len(words) - 4))
    passage = words[start : start + data.draw(st.integers(3, 12))]
    spot = data.draw(st.integers(0, len(passage) - 2))
    mutants = [
        [*passage[:spot], "not", *passage[spot:]],
        [*passage[: spot + 1], passage[spot], *passage[spot + 1 :]],
        [*passage[:spot], passage[spot] + "s", *passage[spot + 1 :]],
        [*passage[:spot], passage[spot + 1], passage[spot], *passage[spot + 2 :]],
    ]
    if spot:
        mutants.append([*passage[:spot], *passage[spot + 1 :]])
    mutant = data.draw(st.sampled_from(mutants))
    tokens = tokenise(" ".join(mutant)).texts
    assume(tokens not in _runs(UNDIVIDED, len(tokens)))
    assert find(UNDIVIDED, " ".join(mutant)).outcome is Outcome.ABSENT


def _runs(text: str, length: int) -> set[tuple[str, ...]]:
    texts = tokenise(text).texts
    return {texts[start : start + length] for start in range(len(texts))}


@given(st.data())
def test_typography_never_changes_the_verdict(data: st.DataObject) -> None:
    """Other marks, spaces, dashes and line ends in quotation or source: still verified."""
    start = data.draw(st.integers(0, 30))
    passage = " ".join(UNDIVIDED.split()[start : start + data.draw(st.integers(8, 20))])
    swaps = {"“": '«„"', "”": '»“"', "—": "–-―", " ": "\u00a0\n\u2009", "-": "\u2010\u2011"}
    varied = "".join(
        data.draw(st.sampled_from(swaps[character])) if character in swaps else character
        for character in passage
    )
    hyphenated = varied.replace("Lindqvist", "Lind-\nqvist").replace("promised", "prom\u00adised")
    for quote in (passage, varied, hyphenated):
        assert find(UNDIVIDED, quote).outcome is Outcome.VERIFIED
        assert find(quote, passage).outcome is Outcome.VERIFIED


@pytest.mark.parametrize(
    ("source", "quote"),
    [
        ("a ", "a " * 200 + "b"),
        ("5m ", "m 5 " * 200 + "m"),
        ("a b ", "b a " * 300 + "c"),
        ("x-\ny ", "x-y " * 100 + "z"),
    ],
)
def test_repetitive_sources_take_no_more_than_their_share(
    source: str, quote: str, seconds: Callable[[Callable[[], object]], float]
) -> None:
    parts = [Selector(quote)] * 5
    small, large = IndexedText(source * 1_000), IndexedText(source * 16_000)
    assert seconds(lambda: match(large, parts)) < 80 * seconds(lambda: match(small, parts))

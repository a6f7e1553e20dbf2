"""Proof without the text says what the text says, and gives nothing else away."""

from __future__ import annotations

import base64
from dataclasses import replace
from functools import lru_cache
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.quotation.commitment import Commitment, grow, hash_leaf, words_up_to
from generator.quotation.match import (
    Failure,
    IndexedText,
    Outcome,
    Result,
    Selector,
    match,
    spellings,
)
from generator.quotation.normalise import tokenise
from generator.quotation.proofs_file import Proof, ProofsFile, parse, proofs_file, render
from generator.quotation.sealed_tokens import SEAM, sealed_tokens, seams_of, with_seams
from generator.quotation.sealing import belongs, digest_of, seal, verify
from generator.quotation.tree import cover, split

# Words divided at line ends, words of several tokens, repetitions, signs and other scripts.
TEXTS = [
    "We will not sell. The U.S. paid $5m, or $5 m, and we will not sell: never.",
    "A well-\nknown critic, well-known and well known, called the guaran-\ntees guarantees.",
    "a a b a a b a",
    "Прем’єр-міністр: «10 000 людей» — 5-й раз. 中文中文 👍",
    "one",
]


@pytest.fixture(scope="module", params=TEXTS, ids=range(len(TEXTS)))
def sealed(request: pytest.FixtureRequest) -> tuple[IndexedText, list[list[Selector]], ProofsFile]:
    """A text, all quotations of up to five tokens from it and pairs of these, and its proofs."""
    text = IndexedText(request.param)
    tokens = text.tokens
    quotations = [
        [Selector(text.text[tokens.starts[start] : tokens.ends[end - 1]])]
        for start, end in combinations(range(len(tokens) + 1), 2)
        if end - start <= 5
    ]
    in_context = [
        [replace(part, prefix=before.exact)]
        for [before], [part] in zip(quotations, quotations[7:], strict=False)
    ]
    pairs = [first + second for first, second in combinations(quotations[::3], 2)]
    everything = [*quotations, *in_context, *pairs[:150]]
    return text, everything, parse(render(seal(text, everything)))


def without_characters(result: Result) -> Result:
    """A result as proofs can give it: places in characters need the text."""
    return replace(
        result,
        passages=tuple(replace(p, start=None, end=None) for p in result.passages),
        alternative=tuple(replace(p, start=None, end=None) for p in result.alternative),
    )


def test_proofs_say_of_every_sealed_quotation_what_the_text_says(
    sealed: tuple[IndexedText, list[list[Selector]], ProofsFile],
) -> None:
    text, quotations, proofs = sealed
    outcomes = set()
    for parts in quotations:
        expected = without_characters(match(text, parts))
        result = verify(proofs, parts)
        outcomes.add(result.outcome)
        if expected.outcome is Outcome.ABSENT:
            assert result.outcome is Outcome.ABSENT
        else:
            assert result == expected
    assert Outcome.VERIFIED in outcomes


def test_spellings_of_a_sealed_word_are_proven_as_they_are_matched() -> None:
    """Each spelling has a line of its own; one that was not sealed has no proof."""
    text = "The well-\nknown $5m guaran-\ntees"
    spellings = ["The well-known $5 m", "The wellknown $5m", "The well-\nknown", "guarantees"]
    proofs = seal(text, [[Selector(spelling)] for spelling in spellings])
    for spelling in spellings:
        assert verify(proofs, [Selector(spelling)]).outcome is Outcome.VERIFIED
    assert verify(proofs, [Selector("guaran-tees")]).failure is Failure.UNPROVEN


@pytest.mark.parametrize(
    "mutant",
    [
        "We will sell",
        "We will not sell it",
        "we will not sell",
        "We not will sell",
        "will not",
        "We will not selL",
    ],
)
def test_what_was_not_sealed_has_no_proof(mutant: str) -> None:
    proofs = seal(TEXTS[0], [[Selector("We will not sell")]])
    assert verify(proofs, [Selector("We will not sell")]).outcome is Outcome.VERIFIED
    result = verify(proofs, [Selector(mutant)])
    assert (result.outcome, result.failure) == (Outcome.ABSENT, Failure.UNPROVEN)


def test_a_shared_part_is_known_to_be_ambiguous_on_its_own() -> None:
    """Pinned by the order in the quotation that was sealed, it stands twice all the same."""
    proofs = seal("a b a c", [[Selector("b"), Selector("a")]])
    assert verify(proofs, [Selector("b"), Selector("a")]).outcome is Outcome.VERIFIED
    assert verify(proofs, [Selector("a")]).outcome is Outcome.AMBIGUOUS
    assert verify(proofs, [Selector("a"), Selector("b")]).outcome is Outcome.VERIFIED
    assert verify(proofs, []).failure is Failure.EMPTY


def test_only_the_text_itself_belongs() -> None:
    proofs = seal(TEXTS[0], [])
    assert belongs(TEXTS[0], proofs)
    assert belongs(TEXTS[0].replace(" ", "\n ").replace("$5\n m", "$5 m"), proofs)
    assert not belongs(TEXTS[0].replace("paid", "gave"), proofs)
    assert not belongs(TEXTS[0] + " More.", proofs)
    assert not belongs("", proofs)
    assert belongs("", seal("", []))


def test_sealing_depends_on_text_and_quotations_alone() -> None:
    quotations = [[Selector("We will not sell")], [Selector("paid")], [Selector("U.S.")]]
    one = render(seal(TEXTS[0], quotations))
    assert render(seal(TEXTS[0], [*reversed(quotations), quotations[0]])) == one


def test_what_two_branches_add_is_the_union_of_their_lines() -> None:
    quotations = [[Selector("We will not sell")], [Selector("paid")], [Selector("never")]]
    both = render(seal(TEXTS[1], []))
    files = [render(seal(TEXTS[0], quotations[:count])) for count in (2, 3)]
    lines = {line for file in files for line in file.splitlines()[7:]}
    head = files[0].splitlines()[:7]
    merged = "".join(f"{line}\n" for line in [*head, *sorted(lines, reverse=True)])
    assert render(parse(merged)) == render(seal(TEXTS[0], quotations))
    assert render(parse(both)) == both


# --- Forgery ---------------------------------------------------------------------------------


@lru_cache
def committed(text: str) -> Commitment:
    return Commitment(tokenise(text))


def forged(text: str, exact: str, start: int, end: int, /, **changes: object) -> Result:
    """The verdict on a proof that somebody with the text made for tokens of their choice."""
    tokens, commitment = tokenise(text), committed(text)
    proof = Proof(
        digest=digest_of(next(spellings(Selector(exact)))),
        start=start,
        length=end - start,
        words_before=tokens.words[start - 1] if start else 0,
        seams=seams_of(commitment.sealed[start:end]),
        nodes=commitment.prove(start, end),
    )
    made = replace(proof, **changes)  # type: ignore[arg-type]
    file = proofs_file(len(tokens), tokens.word_count, commitment.root, [made])
    return verify(file, [Selector(exact)])


def test_a_true_proof_made_by_hand_holds() -> None:
    """The control for the forgeries below: the same call, for words that do stand there."""
    assert forged("He paid $5m", "paid $5m", 1, 5).outcome is Outcome.VERIFIED


@pytest.mark.parametrize(
    ("text", "exact", "start", "end", "changes"),
    [
        ("He paid $5m", "paid $5", 1, 4, {}),
        ("He paid $5m", "paid $5", 1, 4, {"seams": ()}),
        ("He paid $5m", "m", 4, 5, {}),
        ("He paid $5m", "m", 4, 5, {"seams": ()}),
        ("He paid $5m", "paid $5m", 1, 5, {"words_before": 0}),
        ("He paid $5m", "paid $5m", 1, 5, {"start": 0}),
        ("He paid $5m", "paid $5m", 1, 5, {"nodes": b""}),
        ("He paid $5m", "paid $5m", 1, 5, {"length": 5}),
        ("He paid $5m", "paid $5m", 1, 5, {"start": 9}),
        ("to re-sign it", "to resign it", 0, 3, {}),
        ("to resign it", "to re-sign it", 0, 3, {"seams": ((1, 2),)}),
        ("the well-\nknown man", "known man", 1, 3, {}),
        ("we will not pay", "we will pay", 0, 3, {}),
        ("we will not pay", "we will pay", 0, 4, {}),
    ],
)
def test_no_proof_can_be_made_for_other_words(
    text: str, exact: str, start: int, end: int, changes: dict[str, object]
) -> None:
    result = forged(text, exact, start, end, **changes)
    assert (result.outcome, result.failure) == (Outcome.ABSENT, Failure.DISPROVEN)


def test_proofs_of_one_text_do_not_hold_under_the_root_of_another() -> None:
    one, other = (seal(f"We will {word} sell", [[Selector("We will")]]) for word in ("not", "now"))
    swapped = replace(one, proofs=other.proofs)
    assert verify(swapped, [Selector("We will")]).failure is Failure.DISPROVEN


def test_any_changed_character_of_a_file_is_noticed() -> None:
    """Every character of every line, changed in its last bit: an error, or no proof."""
    content = render(seal(TEXTS[0], [[Selector("paid $5m, or")]]))
    for place, character in enumerate(content):
        changed = content[:place] + chr(ord(character) ^ 1) + content[place + 1 :]
        try:
            result = verify(parse(changed), [Selector("paid $5m, or")])
        except Exception as error:  # noqa: BLE001 - which exceptions: see test_proofs_file
            assert type(error).__name__ == "ProofsError"  # noqa: PT017
        else:
            assert result.outcome is Outcome.ABSENT, (place, character)


# --- What a file gives away ------------------------------------------------------------------


def values_in(proofs: ProofsFile) -> tuple[set[bytes], set[bytes]]:
    """All salts that a file shows or lets anybody derive, and all hashes that it shows."""
    salts: set[bytes] = set()
    hashes: set[bytes] = set()

    def expand(first: int, last: int, seed: bytes) -> None:
        salts.add(seed)
        if last - first > 1:
            left, right = grow(seed)
            expand(first, split(first, last), left)
            expand(split(first, last), last, right)

    for lines in proofs.proofs.values():
        for proof in lines:
            nodes = [proof.nodes[at : at + 16] for at in range(0, len(proof.nodes), 16)]
            subtrees = cover(proofs.tokens, proof.start, proof.start + proof.length)
            for node, (first, last, inside) in zip(nodes, subtrees, strict=True):
                if inside:
                    expand(first, last, node)
                else:
                    hashes.add(node)
    return salts, hashes


def test_an_unquoted_word_cannot_be_tested_even_by_guessing_right() -> None:
    """All words but one are known, and the guess is right: no value in the file confirms it.

    The word stands between two quoted passages, so that its own leaf hash is in the file.
    """
    text = "The minister will never sign the treaty in this form, she said on Monday."
    tokens = tokenise(text)
    place = tokens.texts.index("never")
    quotations = [[Selector("The minister will")], [Selector("sign the treaty in this form")]]
    proofs = seal(text, quotations)
    salts, hashes = values_in(proofs)
    secret = Commitment(tokens)
    path_to_leaf = secret.prove(place, place + 1)
    salt = next(
        path_to_leaf[16 * index : 16 * index + 16]
        for index, (*_, inside) in enumerate(cover(len(tokens), place, place + 1))
        if inside
    )
    assert hash_leaf(salt, tokens.words[place], "never") in hashes  # the control: it is there
    assert salt not in salts
    words = range(len(tokens) + 1)
    for known in [*salts, *hashes, proofs.root[:16], proofs.root[16:], bytes(16)]:
        assert not {hash_leaf(known, word, "never") for word in words} & hashes
        assert not set(grow(known)) & hashes
    windows = combinations(range(len(tokens) + 1), 2)
    guesses = [
        [Selector(text[tokens.starts[start] : tokens.ends[end - 1]])]
        for start, end in windows
        if start <= place < end
    ]
    assert all(verify(proofs, guess).failure is Failure.UNPROVEN for guess in guesses)


def test_proofs_show_salts_of_quoted_tokens_only() -> None:
    text = TEXTS[0]
    tokens = tokenise(text)
    quotations = [[Selector("will not sell. The")], [Selector("we will not")]]
    proofs = seal(text, quotations)
    salts, _ = values_in(proofs)
    quoted = {
        token
        for parts in quotations
        for passage in match(IndexedText(text), parts).passages
        for token in range(passage.first_token, passage.end_token)
    }
    secret = Commitment(tokens)
    for place in range(len(tokens)):
        path = secret.prove(place, place + 1)
        index = [inside for *_, inside in cover(len(tokens), place, place + 1)].index(True)
        assert (path[16 * index : 16 * index + 16] in salts) is (place in quoted)


def test_equal_words_have_unequal_hashes() -> None:
    commitment = Commitment(tokenise("no no no no no no no no"))
    proof = commitment.prove(3, 4)
    nodes = [proof[at : at + 16] for at in range(0, len(proof), 16)]
    assert len(set(nodes)) == len(nodes)


def test_one_changed_word_changes_every_value() -> None:
    """So an article's old and new proofs, laid side by side, tell nothing."""
    before = seal("We will not pay them now.", [[Selector("We will")]])
    after = seal("We will not pay them soon.", [[Selector("We will")]])
    for one, other in zip(values_in(before), values_in(after), strict=True):
        assert not one & other


# --- Sealed tokens ---------------------------------------------------------------------------


def test_seams_show_where_words_are_cut() -> None:
    sealed = sealed_tokens(tokenise("$5m U.S. guaran-\ntees"))
    seam = SEAM
    assert sealed == [
        "$", f"5{seam}", f"{seam}m", f"U{seam}", f"{seam}.{seam}", f"{seam}S", ".",
        f"guaran{seam}tees",
    ]  # fmt: skip
    assert seams_of(sealed) == ((2, 0), (4, 0), (5, 0), (7, 6))
    assert seams_of(sealed[2:3]) == ((0, 0),)
    assert seams_of(sealed[1:2]) == ((1, 0),)


def test_a_quotation_is_aligned_by_seams() -> None:
    """A word spelt with its hyphen is several tokens of the quotation, and one of the source."""
    for wanted in (["a", "well", "-", "known"], ["a", "wellknown"]):
        aligned = with_seams(wanted, ((1, 4),), 2)
        assert aligned is not None
        assert aligned.sealed == ["a", f"well{SEAM}known"]
        assert aligned.is_whole(1, len(wanted))


@pytest.mark.parametrize(
    ("wanted", "seams", "length"),
    [
        (["a", "b"], (), 1),
        (["a"], (), 2),
        (["ab"], ((0, 2),), 1),
        (["ab"], ((0, 9),), 1),
        (["a", "-"], ((0, 1),), 1),
        (["a", "b"], ((0, 1),), 1),
    ],
)
def test_seams_that_do_not_fit_are_refused(
    wanted: list[str], seams: tuple[tuple[int, int], ...], length: int
) -> None:
    assert with_seams(wanted, seams, length) is None


def test_base64_of_a_proof_is_what_the_file_holds() -> None:
    proofs = seal("one two three", [[Selector("two")]])
    ((proof,),) = proofs.proofs.values()
    assert base64.b64encode(proof.nodes).decode() in render(proofs)


@given(st.text(st.sampled_from("aA5m.,- \n'’é中👍\u00ad\u0301"), max_size=30))
def test_words_are_counted_alike_with_and_without_the_text(text: str) -> None:
    """Proofs count words in sealed tokens, the text in its own."""
    tokens = tokenise(text)
    assert words_up_to(0, sealed_tokens(tokens)) == list(tokens.words)

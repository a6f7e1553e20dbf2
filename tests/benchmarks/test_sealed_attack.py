"""The attack on files of proofs finds nothing in a sound file, and what leaks in an unsound one."""

from __future__ import annotations

from dataclasses import replace
from random import Random
from types import MappingProxyType

import pytest

from benchmarks.plain_search import plain_words
from benchmarks.polnear import Article
from benchmarks.sealed_attack import attack
from benchmarks.verdicts import Subject
from generator.quotation.commitment import SIZE, hash_leaf
from generator.quotation.indexed_text import IndexedText
from generator.quotation.proofs_file import ProofsFile
from generator.quotation.result import Selector
from generator.quotation.sealed_tokens import sealed_tokens
from generator.quotation.sealing import seal

TEXT = "No guarantee is given to anybody, said the minister of that country."
VOCABULARY = sorted({*sealed_tokens(IndexedText(TEXT).tokens), "from", "by", "you"})


@pytest.fixture(scope="module")
def subject() -> Subject:
    """An article from which three words are quoted."""
    source = IndexedText(TEXT)
    proofs = seal(source, [[Selector("guarantee is given")]])
    return Subject(Article("a", TEXT, (), "2016"), source, proofs, plain_words(TEXT))


def leaking(file: ProofsFile, node: int, value: bytes) -> ProofsFile:
    """The file with another value as a node of its only proof."""
    [(digest, (proof,))] = file.proofs.items()
    nodes = proof.nodes[: node * SIZE] + value + proof.nodes[(node + 1) * SIZE :]
    return replace(file, proofs=MappingProxyType({digest: (replace(proof, nodes=nodes),)}))


def test_a_sound_file_gives_no_unquoted_word_away(subject: Subject) -> None:
    done = attack(subject, VOCABULARY, 2, Random(1))
    assert done.aimed_at == 2
    assert done.guesses > 2 * len(VOCABULARY)
    assert (done.found, done.shown_outside) == (0, 0)


def test_the_controls_find_what_they_must(subject: Subject) -> None:
    done = attack(subject, VOCABULARY, 0, Random(1))
    assert done.exposed == done.control == 1  # "No" has a hash of its own, "to" shares one
    assert done.unsalted == done.unsalted_tried == 1


def test_a_hash_without_a_salt_is_found(subject: Subject) -> None:
    unsalted = hash_leaf(b"", 1, "No")
    broken = replace(subject, proofs=leaking(subject.proofs, 0, unsalted))
    assert attack(broken, VOCABULARY, 2, Random(1)).found >= 1


def test_a_hash_with_the_salt_of_a_value_in_the_file_is_found(subject: Subject) -> None:
    [(_, (proof,))] = subject.proofs.proofs.items()
    salted = hash_leaf(proof.nodes[-SIZE:], 1, "No")
    broken = replace(subject, proofs=leaking(subject.proofs, 0, salted))
    assert attack(broken, VOCABULARY, 0, Random(1)).found == 1

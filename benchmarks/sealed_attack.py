"""Tries to find words that nobody quoted, from a published file of proofs.

The attacker has the file, all passages that it proves, the program, and a list of all words that
occur in the corpus. Aimed at are the words next to a quoted passage, of which their place and
their number as a word are known. Each attack has a control: the same code, given what the
attacker lacks, must find the word, or a count of nothing found would mean nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from random import Random

from benchmarks.verdicts import Subject
from generator.quotation.commitment import SIZE, Commitment, grow, hash_leaf
from generator.quotation.indexed_text import IndexedText
from generator.quotation.proofs_file import Proof, ProofsFile
from generator.quotation.sealed_tokens import sealed_tokens
from generator.quotation.tree import cover, split


@dataclass
class Attacks:
    """What came of the attacks; sums of them can be made.

    Attributes:
        aimed_at: unquoted words aimed at.
        guesses: hashes of guesses computed.
        found: how many of those stand in the file.
        shown_outside: seeds in the file that open a place which nobody quoted.
        exposed: of the words aimed at, how many have a leaf of their own among the hashes.
        control: how many of these the attack finds if it is given their salts.
        unsalted_tried, unsalted: of how many words, one an article, it finds how many if it
            searches all words in a file whose leaves have no salt.
    """

    aimed_at: int = 0
    guesses: int = 0
    found: int = 0
    shown_outside: int = 0
    exposed: int = 0
    control: int = 0
    unsalted_tried: int = 0
    unsalted: int = 0

    def add(self, other: Attacks) -> None:
        """Add the counts of another article."""
        for field in fields(self):
            setattr(self, field.name, getattr(self, field.name) + getattr(other, field.name))


@dataclass(frozen=True)
class _Published:
    """All that a file shows.

    Attributes:
        values: every value, but for the hashes of quoted words, which anybody can make again.
        salts: the salts of quoted places.
        leaves: the hashes that are of one word alone, by its place.
    """

    values: frozenset[bytes]
    salts: dict[int, bytes]
    leaves: dict[int, bytes]


def attack(subject: Subject, vocabulary: Sequence[str], aims: int, chance: Random) -> Attacks:
    """Attack one file of proofs.

    Args:
        subject: the article: its proofs, and its text for the truth.
        vocabulary: every sealed token of the corpus, the right one among them.
        aims: on how many words the whole vocabulary is tried.
        chance: chooses them.
    """
    source, file = subject.source, subject.proofs
    truth = sealed_tokens(source.tokens)
    published = _published(file, source.tokens.words, truth)
    quoted = {
        place for proof in _proofs(file) for place in range(proof.start, proof.start + proof.length)
    }
    beside = {place + step for place in quoted for step in (-1, 1)} - quoted
    beside &= set(range(len(source.tokens)))
    done = Attacks(aimed_at=len(beside), shown_outside=len(published.salts.keys() - quoted))
    tried_salts = _grown(published.values)
    for place in sorted(beside):
        # The best of all guessers names the right word at once. Does any salt make it show?
        _try(done, published, tried_salts, source.tokens.words[place], [truth[place]])
    for place in chance.sample(sorted(beside), min(aims, len(beside))):
        near = [published.salts[n] for n in (place - 1, place + 1) if n in published.salts]
        salts = [b"", bytes(SIZE), file.root[:SIZE], *near]
        _try(done, published, salts, source.tokens.words[place], vocabulary)
    exposed = sorted(beside & published.leaves.keys())
    _control(done, published.leaves, source, exposed)
    _search_unsalted(done, source, exposed[:1], vocabulary)
    return done


def _published(file: ProofsFile, words: Sequence[int], truth: Sequence[str]) -> _Published:
    values = {file.root[:SIZE], file.root[SIZE:]}
    salts: dict[int, bytes] = {}
    leaves: dict[int, bytes] = {}
    for proof in _proofs(file):
        values.add(bytes.fromhex(proof.digest))
        nodes = (proof.nodes[at : at + SIZE] for at in range(0, len(proof.nodes), SIZE))
        shape = cover(file.tokens, proof.start, proof.start + proof.length)
        for value, (first, last, inside) in zip(nodes, shape, strict=True):
            values.add(value)
            if inside:
                salts.update(_leaf_seeds(first, last, value))
            elif last - first == 1:
                leaves[first] = value
    known = {hash_leaf(salt, words[place], truth[place]) for place, salt in salts.items()}
    return _Published(frozenset(values - known), salts, leaves)


def _try(
    done: Attacks, published: _Published, salts: Iterable[bytes], word: int, guesses: Sequence[str]
) -> None:
    for salt in salts:
        done.guesses += len(guesses)
        done.found += sum(hash_leaf(salt, word, guess) in published.values for guess in guesses)


def _control(
    done: Attacks, leaves: Mapping[int, bytes], source: IndexedText, exposed: Sequence[int]
) -> None:
    """Give the attack what it lacks, the salt of each word: it must find them all."""
    truth = sealed_tokens(source.tokens)
    salts = dict(_leaf_seeds(0, len(truth), _key(source))) if exposed else {}
    for place in exposed:
        right = hash_leaf(salts[place], source.tokens.words[place], truth[place])
        done.exposed += 1
        done.control += right == leaves[place]


def _search_unsalted(
    done: Attacks, source: IndexedText, places: Sequence[int], vocabulary: Sequence[str]
) -> None:
    """Search the whole vocabulary for words whose leaves are hashed without a salt."""
    truth = sealed_tokens(source.tokens)
    for place in places:
        word = source.tokens.words[place]
        leaf = hash_leaf(b"", word, truth[place])
        done.unsalted_tried += 1
        done.unsalted += [g for g in vocabulary if hash_leaf(b"", word, g) == leaf] == [
            truth[place]
        ]


def _key(source: IndexedText) -> bytes:
    """Return the seed at the top of a text's tree: the proof of the whole text is this seed."""
    return Commitment(source.tokens).prove(0, len(source.tokens))


def _leaf_seeds(first: int, last: int, seed: bytes) -> Iterator[tuple[int, bytes]]:
    if last - first == 1:
        yield first, seed
        return
    middle, (left, right) = split(first, last), grow(seed)
    yield from _leaf_seeds(first, middle, left)
    yield from _leaf_seeds(middle, last, right)


def _grown(values: Iterable[bytes]) -> list[bytes]:
    """Return all values, and what grows from them within two steps, whatever they are."""
    grown = list(values)
    for value in tuple(grown):
        children = grow(value)
        grown.extend(children)
        for child in children:
            grown.extend(grow(child))
    return grown


def _proofs(file: ProofsFile) -> Iterator[Proof]:
    for proofs in file.proofs.values():
        yield from proofs

"""A commitment to a text: a root hash that fixes every token of it and shows none.

The format, and why it hides what it hides, is described for implementers in
``docs/decisions/0003-proof-without-the-text.md``. In short: a key derived from the text itself
grows a tree of seeds (Goldreich, Goldwasser and Micali, 1986); the seeds at its leaves salt the
hashes of the tokens; these are the leaves of a Merkle tree of the same shape (RFC 9162, 2.1.1).
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from itertools import accumulate

from generator.quotation.characters import counts_as_word
from generator.quotation.normalise import NORMALISATION, Tokens
from generator.quotation.sealed_tokens import SEAM, sealed_tokens
from generator.quotation.tree import cover, split

SIZE = 16
"""Bytes of a seed and of an inner hash: a forger must find a second preimage, 2^128 trials."""

# 32 MiB and a tenth of a second for each guess at a text (RFC 7914 names the parameters).
_SCRYPT_N, _SCRYPT_R, _SCRYPT_P = 1 << 15, 8, 1
_SCRYPT_MEMORY = 64 << 20
_SCRYPT_SALT = b"factsheet-proofs 1"

# One first byte for each use of SHA-256, so that no value can pass for one of another kind.
_LEAF, _NODE, _SEED, _ROOT = b"\x00", b"\x01", b"\x02", b"\x03"


class Commitment:
    """A text committed to, with all that is to be kept secret: every seed, every hash.

    Attributes:
        sealed: the text's sealed tokens.
        header: the lines that say what is committed to and how.
        root: the hash to publish, 32 bytes.
    """

    def __init__(self, tokens: Tokens) -> None:
        self.sealed = sealed_tokens(tokens)
        self.header = header(len(tokens), tokens.word_count)
        nodes = max(2 * len(tokens) - 1, 0)
        self._seeds = [b""] * nodes
        self._hashes = [b""] * nodes
        if self.sealed:
            self._grow(0, len(tokens), key_of(self.sealed))
            leaves = zip(self.sealed, tokens.words, strict=True)
            for place, (token, word) in enumerate(leaves):
                node = _node(place, place + 1)
                self._hashes[node] = hash_leaf(self._seeds[node], word, token)
        top = self._hash(0, len(tokens)) if self.sealed else b""
        self.root = hash_root(self.header, top)

    def prove(self, start: int, end: int) -> bytes:
        """Return the proof that the tokens from start to end (exclusive) stand there.

        In the order of the text: the seed of each largest subtree inside of the passage, the
        hash of each largest subtree outside of it.
        """
        return b"".join(
            (self._seeds if inside else self._hashes)[_node(first, last)]
            for first, last, inside in cover(len(self.sealed), start, end)
        )

    def _grow(self, start: int, end: int, seed: bytes) -> None:
        self._seeds[_node(start, end)] = seed
        if end - start > 1:
            middle, (left, right) = split(start, end), grow(seed)
            self._grow(start, middle, left)
            self._grow(middle, end, right)

    def _hash(self, start: int, end: int) -> bytes:
        node = _node(start, end)
        if end - start > 1:
            middle = split(start, end)
            self._hashes[node] = hash_node(self._hash(start, middle), self._hash(middle, end))
        return self._hashes[node]


def top_of_passage(
    leaves: int, start: int, sealed: Sequence[str], words: Sequence[int], proof: bytes
) -> bytes | None:
    """Return the hash at the top of the tree in which a passage would stand.

    Args:
        leaves: the number of tokens of the text.
        start: the passage's first token.
        sealed: the passage's sealed tokens.
        words: for each of them, how many words of the text have begun up to its end.
        proof: what `Commitment.prove` made.

    Returns:
        The hash, for `hash_root`; None if the proof has not the size that it should have, or
        the passage does not fit into the text.
    """
    end = start + len(sealed)
    if not start < end <= leaves or len(proof) % SIZE:
        return None
    values = (proof[place : place + SIZE] for place in range(0, len(proof), SIZE))

    def top(first: int, last: int) -> bytes:
        if last <= start or first >= end:
            return next(values)
        if start <= first and last <= end:
            inside = slice(first - start, last - start)
            return _hash_seeded(next(values), words[inside], sealed[inside])
        middle = split(first, last)
        return hash_node(top(first, middle), top(middle, last))

    try:
        found = top(0, leaves)
    except StopIteration:
        return None
    return found if next(values, None) is None else None


def words_up_to(words_before: int, sealed: Sequence[str]) -> list[int]:
    """Return, for each sealed token, how many words have begun up to its end."""
    begun = (not token.startswith(SEAM) and counts_as_word(token) for token in sealed)
    return list(accumulate(begun, initial=words_before))[1:]


def header(tokens: int, words: int) -> str:
    """Return the lines that say what is committed to, and how; part of what the root hashes."""
    return (
        f"factsheet-proofs 1\nnormalisation {NORMALISATION}\n"
        f"scrypt {_SCRYPT_N} {_SCRYPT_R} {_SCRYPT_P}\ntokens {tokens}\nwords {words}\n"
    )


def key_of(sealed: Sequence[str]) -> bytes:
    """Return the key of a text: who has the text can make it again, nobody else can."""
    return hashlib.scrypt(
        "\n".join(sealed).encode("utf-8", "surrogatepass"),
        salt=_SCRYPT_SALT,
        n=_SCRYPT_N,
        r=_SCRYPT_R,
        p=_SCRYPT_P,
        maxmem=_SCRYPT_MEMORY,
        dklen=SIZE,
    )


def grow(seed: bytes) -> tuple[bytes, bytes]:
    """Return the seeds of a subtree's left and right half."""
    both = hashlib.sha256(_SEED + seed).digest()
    return both[:SIZE], both[SIZE:]


def hash_leaf(salt: bytes, word: int, token: str) -> bytes:
    """Return the hash of a sealed token, salted; `word` counts the words begun up to its end."""
    content = token.encode("utf-8", "surrogatepass")
    return hashlib.sha256(_LEAF + salt + word.to_bytes(4, "big") + content).digest()[:SIZE]


def hash_node(left: bytes, right: bytes) -> bytes:
    """Return the hash of a subtree with two halves."""
    return hashlib.sha256(_NODE + left + right).digest()[:SIZE]


def hash_root(head: str, top: bytes) -> bytes:
    """Return what is published: the hash of the header and of the top of the tree."""
    return hashlib.sha256(_ROOT + head.encode("ascii") + top).digest()


def _node(start: int, end: int) -> int:
    """Number the subtrees: each leaf and each place where a subtree divides has its own."""
    return 2 * start if end - start == 1 else 2 * split(start, end) - 1


def _hash_seeded(seed: bytes, words: Sequence[int], sealed: Sequence[str]) -> bytes:
    """Return the hash of a subtree of which the seed and all tokens are known."""
    if len(sealed) == 1:
        return hash_leaf(seed, words[0], sealed[0])
    middle, (left, right) = split(0, len(sealed)), grow(seed)
    return hash_node(
        _hash_seeded(left, words[:middle], sealed[:middle]),
        _hash_seeded(right, words[middle:], sealed[middle:]),
    )

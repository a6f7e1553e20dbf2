"""The test vectors, checked twice: by the package and by a second implementation.

The second one below was written from ``docs/decisions/0003-proof-without-the-text.md`` and
shares no code with the package. It takes tokens as given: the vectors hold them.
"""

from __future__ import annotations

import base64
import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from generator.quotation.match import IndexedText, Result, Selector, match
from generator.quotation.normalise import tokenise
from generator.quotation.proofs_file import ProofsError, parse, render
from generator.quotation.sealing import belongs, seal, verify

VECTORS: dict[str, Any] = json.loads(Path(__file__).with_name("vectors.json").read_text("utf-8"))


def sha(*pieces: bytes) -> bytes:
    return hashlib.sha256(b"".join(pieces)).digest()


def half(leaves: int) -> int:
    """The largest power of two smaller than a number of leaves."""
    power = 1
    while power * 2 < leaves:
        power *= 2
    return power


def salts(seed: bytes, leaves: int) -> list[bytes]:
    if leaves == 1:
        return [seed]
    both, left = sha(b"\x02", seed), half(leaves)
    return salts(both[:16], left) + salts(both[16:], leaves - left)


def top(leaves: list[bytes]) -> bytes:
    if len(leaves) == 1:
        return leaves[0]
    left = half(len(leaves))
    return sha(b"\x01", top(leaves[:left]), top(leaves[left:]))[:16]


def leaf(salt: bytes, word: int, token: str) -> bytes:
    return sha(b"\x00", salt, word.to_bytes(4, "big"), token.encode())[:16]


def top_from_proof(
    nodes: list[bytes], place: int, leaves: int, start: int, passage: list[tuple[str, int]]
) -> bytes:
    """The top hash, from a proof; `place` is the first leaf of the subtree, `leaves` its size."""
    end = start + len(passage)
    if place + leaves <= start or end <= place:
        return nodes.pop(0)
    if start <= place and place + leaves <= end:
        inside = passage[place - start : place - start + leaves]
        grown = salts(nodes.pop(0), leaves)
        return top([leaf(s, word, token) for s, (token, word) in zip(grown, inside, strict=True)])
    left = half(leaves)
    return sha(
        b"\x01",
        top_from_proof(nodes, place, left, start, passage),
        top_from_proof(nodes, place + left, leaves - left, start, passage),
    )[:16]


def test_the_tree_is_as_described() -> None:
    sealed, words = VECTORS["sealed_tokens"], VECTORS["words"]
    text = "\n".join(sealed).encode()
    key = hashlib.scrypt(
        text, salt=b"factsheet-proofs 1", n=32768, r=8, p=1, maxmem=1 << 26, dklen=16
    )
    grown = salts(key, len(sealed))
    leaves = [leaf(*values) for values in zip(grown, words, sealed, strict=True)]
    head = VECTORS["file"][: VECTORS["file"].index("root ")].encode()
    assert key.hex() == VECTORS["key"]
    assert [salt.hex() for salt in grown] == VECTORS["salts"]
    assert [value.hex() for value in leaves] == VECTORS["leaves"]
    assert sha(b"\x03", head, top(leaves)).hex() == VECTORS["root"]


def test_every_line_of_the_file_proves_its_tokens() -> None:
    lines = VECTORS["file"].splitlines()
    head = "".join(f"{line}\n" for line in lines[:5]).encode()
    for line in lines[7:]:
        _, start, length, words_before, _, proof = line.split(" ")
        places = range(int(start), int(start) + int(length))
        passage = [(VECTORS["sealed_tokens"][at], VECTORS["words"][at]) for at in places]
        assert int(words_before) == ([0, *VECTORS["words"]])[int(start)]
        raw = base64.b64decode(proof)
        nodes = [raw[at : at + 16] for at in range(0, len(raw), 16)]
        found = top_from_proof(nodes, 0, len(VECTORS["words"]), int(start), passage)
        assert nodes == []
        assert sha(b"\x03", head, found).hex() == VECTORS["root"]


def selectors(vector: dict[str, Any]) -> list[Selector]:
    return [Selector(**part) for part in vector["parts"]]


def summary(result: Result) -> dict[str, Any]:
    """A result as the vectors tell it."""
    told: dict[str, Any] = {"outcome": result.outcome.value}
    for name, passages in (("words", result.passages), ("alternative", result.alternative)):
        if passages:
            told[name] = [[passage.first_word, passage.last_word] for passage in passages]
    if result.failure is not None:
        told |= {"failure": result.failure.value, "failed_part": result.failed_part}
    return told


@pytest.mark.parametrize("vector", VECTORS["normalisation"], ids=lambda vector: vector["text"])
def test_normalisation(vector: dict[str, Any]) -> None:
    tokens = tokenise(vector["text"])
    assert (list(tokens.texts), tokens.word_count) == (vector["tokens"], vector["words"])


def test_the_file_is_made_from_text_and_quotations() -> None:
    file = seal(VECTORS["text"], map(selectors, VECTORS["quotations"]))
    assert render(file) == VECTORS["file"]
    assert belongs(VECTORS["text"], parse(VECTORS["file"]))


@pytest.mark.parametrize("vector", VECTORS["quotations"], ids=lambda v: v["parts"][0]["exact"])
def test_quotations_with_and_without_the_text(vector: dict[str, Any]) -> None:
    expected = {key: value for key, value in vector.items() if key != "parts"}
    assert summary(verify(parse(VECTORS["file"]), selectors(vector))) == expected
    with_text = match(IndexedText(VECTORS["text"]), selectors(vector))
    assert with_text.outcome.value == expected["outcome"]


@pytest.mark.parametrize("vector", VECTORS["absent"], ids=lambda vector: vector["why"])
def test_false_proofs_do_not_hold(vector: dict[str, Any]) -> None:
    told = summary(verify(parse(vector["file"]), selectors(vector)))
    assert told == {key: vector[key] for key in ("outcome", "failure", "failed_part")}
    assert told["outcome"] == "absent"


@pytest.mark.parametrize("vector", VECTORS["malformed"], ids=lambda vector: vector["why"])
def test_malformed_files_are_refused(vector: dict[str, Any]) -> None:
    with pytest.raises(ProofsError) as caught:
        parse(vector["file"])
    assert caught.value.line == vector["line"]

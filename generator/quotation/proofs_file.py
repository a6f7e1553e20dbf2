"""The file ``<id>.proofs``: a commitment to a source, and one proof for each passage quoted.

Plain ASCII text, one passage a line, so that git merges two branches that each add some::

    factsheet-proofs 1
    normalisation 1
    scrypt 32768 8 1
    tokens 812
    words 704
    root 5f70bf18a0860070…

    2c26b46b68ffc68ff99b453c1d304134 57 4 51 - 3q2+7wABAgMEBQYHCAkKCw==

A passage's line holds the digest by which it is found, its first token, its number of tokens,
the number of words before it, its seams and its proof. Written in order; read in any order,
since a merge may leave another. Everything in it is proven but the digest, which only finds it.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby

from generator.quotation.commitment import SIZE, header
from generator.quotation.sealed_tokens import Seam
from generator.quotation.tree import cover

# A file that is larger was not made from anything that people quote from.
MAX_SIZE = 32 << 20
MAX_LINE = 1 << 20
MAX_PROOFS = 100_000
MAX_TOKENS = 1 << 22

_NUMBER = "(0|[1-9][0-9]{0,6})"
_TOKENS = re.compile(f"tokens {_NUMBER}")
_WORDS = re.compile(f"words {_NUMBER}")
_ROOT = re.compile("root ([0-9a-f]{64})")
_PROOF = re.compile(
    rf"([0-9a-f]{{32}}) {_NUMBER} {_NUMBER} {_NUMBER} (-|[0-9.,]+) ([A-Za-z0-9+/]+=*)"
)
_SEAM = re.compile(rf"{_NUMBER}(?:\.([1-9][0-9]{{0,6}}))?")


# What git puts around the two sides of a conflict (git-merge, "How conflicts are presented").
_CONFLICT = ("<<<<<<<", "|||||||", "=======", ">>>>>>>")


class ProofsError(Exception):
    """A file that is not a file of proofs.

    Attributes:
        line: the line at fault, from 1.
        message: what is wrong with it.
    """

    def __init__(self, line: int, message: str) -> None:
        super().__init__(f"line {line}: {message}")
        self.line = line
        self.message = message


@dataclass(frozen=True, slots=True, order=True)
class Proof:
    """One line: where a passage stands, and what proves it.

    Attributes:
        digest: finds the passage; lower-case hexadecimal.
        start, length: its first token, from 0, and how many tokens it has.
        words_before: how many words of the source begin before it.
        seams: where its words are cut (see `sealed_tokens`).
        nodes: the seeds and hashes (see `commitment`).
    """

    digest: str
    start: int
    length: int
    words_before: int
    seams: tuple[Seam, ...]
    nodes: bytes


@dataclass(frozen=True, slots=True)
class ProofsFile:
    """A commitment as it is published, and the proofs of passages.

    Attributes:
        tokens, words: how many the source has.
        root: what commits to the source, 32 bytes.
        proofs: the proofs of each passage, by its digest, in order.
    """

    tokens: int
    words: int
    root: bytes
    proofs: Mapping[str, tuple[Proof, ...]]


def proofs_file(tokens: int, words: int, root: bytes, proofs: Iterable[Proof]) -> ProofsFile:
    """Return a file of these proofs, each once, in order."""
    by_digest = groupby(sorted(set(proofs)), key=lambda proof: proof.digest)
    found = {digest: tuple(group) for digest, group in by_digest}
    return ProofsFile(tokens, words, root, found)


def render(file: ProofsFile) -> str:
    """Return the file's text: the same for the same content, whenever and wherever."""
    lines = sorted(_line(proof) for proofs in file.proofs.values() for proof in proofs)
    head = header(file.tokens, file.words) + f"root {file.root.hex()}\n\n"
    return head + "".join(f"{line}\n" for line in lines)


def parse(content: str | bytes) -> ProofsFile:
    """Read a file of proofs.

    Nothing is proven by reading: `sealing.verify` checks the proofs.

    Raises:
        ProofsError: if it is not exactly of the form that `render` writes, but for the order
            of its proofs. No other exception, whatever the content.
    """
    lines = _lines(content)
    tokens, words = _header(lines)
    root = _ROOT.fullmatch(lines[5])
    if root is None:
        raise ProofsError(6, "expected `root` and 64 hexadecimal digits")
    if lines[6]:
        raise ProofsError(7, "expected an empty line")
    numbers: dict[Proof, int] = {}
    for number, line in enumerate(lines[7:], 8):
        proof = _proof(number, line, tokens, words)
        if proof in numbers:
            raise ProofsError(number, f"the same as line {numbers[proof]}")
        numbers[proof] = number
    return proofs_file(tokens, words, bytes.fromhex(root[1]), numbers)


def _lines(content: str | bytes) -> list[str]:
    """Return the lines of a file that may be one of proofs, without their ends."""
    if len(content) > MAX_SIZE:
        raise ProofsError(1, f"larger than {MAX_SIZE >> 20} MiB")
    text = content if isinstance(content, str) else content.decode("latin-1")
    if not text.isascii():
        before = text[: next(place for place, character in enumerate(text) if character > "\x7f")]
        raise ProofsError(before.count("\n") + 1, "not plain ASCII")
    if "\r\n" in text:
        raise ProofsError(1, "its lines end in CR LF, where LF is needed")
    lines = text.split("\n")
    for number, line in enumerate(lines, 1):
        if line.startswith(_CONFLICT):
            raise ProofsError(number, _told_of_conflict(number))
    if lines.pop():
        raise ProofsError(len(lines) + 1, "the last line does not end")
    if len(lines) < 7:
        raise ProofsError(len(lines) + 1, "the file ends before its header does")
    if len(lines) > 7 + MAX_PROOFS:
        raise ProofsError(8 + MAX_PROOFS, f"more than {MAX_PROOFS} proofs")
    return lines


def _told_of_conflict(number: int) -> str:
    if number > 7:
        return (
            "the mark of a merge conflict; keep the proofs of both sides, each once, and delete "
            "the lines that begin with `<`, `|`, `=` and `>`"
        )
    return "the mark of a merge conflict; the two sides are of different texts"


def _header(lines: list[str]) -> tuple[int, int]:
    """Return the numbers of tokens and of words that the first five lines tell."""
    for index, expected in enumerate(header(0, 0).splitlines()[:3]):
        if lines[index] != expected:
            raise ProofsError(index + 1, f"expected `{expected}`: seal the source anew")
    tokens, words = _TOKENS.fullmatch(lines[3]), _WORDS.fullmatch(lines[4])
    if tokens is None or int(tokens[1]) > MAX_TOKENS:
        raise ProofsError(4, f"expected `tokens` and a number up to {MAX_TOKENS}")
    if words is None or int(words[1]) > int(tokens[1]):
        raise ProofsError(5, "expected `words` and a number not above that of tokens")
    return int(tokens[1]), int(words[1])


def _proof(number: int, line: str, tokens: int, words: int) -> Proof:
    fields = _PROOF.fullmatch(line) if len(line) <= MAX_LINE else None
    if fields is None:
        raise ProofsError(
            number, "expected `digest start length words seams proof`, one space apart"
        )
    digest, seams, nodes = fields[1], fields[5], fields[6]
    start, length, words_before = (int(fields[group]) for group in (2, 3, 4))
    if not 0 < length <= tokens - start:
        raise ProofsError(number, f"the passage is not within the {tokens} tokens")
    if words_before > min(start, words):
        raise ProofsError(number, "more words before the passage than there can be")
    proof = Proof(
        digest, start, length, words_before, _seams(number, seams, length), _nodes(number, nodes)
    )
    if len(proof.nodes) != SIZE * sum(1 for _ in cover(tokens, start, start + length)):
        raise ProofsError(number, "the proof has not the size that this passage needs")
    return proof


def _seams(number: int, field: str, length: int) -> tuple[Seam, ...]:
    if field == "-":
        return ()
    seams: list[Seam] = []
    for text in field.split(","):
        seam = _SEAM.fullmatch(text)
        place = (int(seam[1]), int(seam[2] or 0)) if seam else None
        if place is None or not (seams[-1] if seams else (-1, 0)) < place <= (length, 0):
            raise ProofsError(number, f"not a list of seams, in order: `{field[:40]}`")
        seams.append(place)
    return tuple(seams)


def _nodes(number: int, field: str) -> bytes:
    try:
        nodes = base64.b64decode(field, validate=True)
    except binascii.Error:
        nodes = b""
    if base64.b64encode(nodes).decode("ascii") != field:  # also where spare bits are set
        raise ProofsError(number, "the proof is not in base64")
    return nodes


def _line(proof: Proof) -> str:
    seams = ",".join(f"{token}.{place}" if place else f"{token}" for token, place in proof.seams)
    nodes = base64.b64encode(proof.nodes).decode("ascii")
    place = f"{proof.start} {proof.length} {proof.words_before}"
    return f"{proof.digest} {place} {seams or '-'} {nodes}"

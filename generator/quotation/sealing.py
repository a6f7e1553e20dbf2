"""Sealing a source, and proving quotations from it without its text.

Every placement that proofs show is one that the source has. So whatever they verify stands in
the source, and two placements shown are two placements there. That there is *no* second one
cannot be shown without the text: it is the sealing that looks, and that gives proofs of two
placements wherever there are two.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from generator.quotation.commitment import (
    Commitment,
    hash_root,
    header,
    top_of_passage,
    words_up_to,
)
from generator.quotation.indexed_text import IndexedText
from generator.quotation.match import find, spellings
from generator.quotation.normalise import tokenise
from generator.quotation.placement import Spot, place
from generator.quotation.proofs_file import Proof, ProofsFile, proofs_file
from generator.quotation.reading import Needle
from generator.quotation.result import Failure, Outcome, Passage, Result, Selector
from generator.quotation.sealed_tokens import seams_of, with_seams

_DIGEST = b"\x04"
_DIGEST_SIZE = 16


def seal(text: str | IndexedText, quotations: Iterable[Sequence[Selector]]) -> ProofsFile:
    """Commit to a source and prove all that is quoted from it.

    Args:
        text: the source.
        quotations: each a list of parts, as for `match.match`. What does not stand in the
            source gets no proof.

    Returns:
        The file to publish. Deterministic: it depends on the text and the quotations alone.
    """
    source = text if isinstance(text, IndexedText) else IndexedText(text)
    commitment = Commitment(source.tokens)
    proofs = {proof for parts in quotations for proof in _proofs(source, commitment, parts)}
    tokens = source.tokens
    return proofs_file(len(tokens), tokens.word_count, commitment.root, proofs)


def belongs(text: str, proofs: ProofsFile) -> bool:
    """Return whether this is the text that the file commits to. Takes a tenth of a second."""
    tokens = tokenise(text)
    if (len(tokens), tokens.word_count) != (proofs.tokens, proofs.words):
        return False
    return Commitment(tokens).root == proofs.root


def verify(proofs: ProofsFile, parts: Sequence[Selector]) -> Result:
    """Prove a quotation without the text.

    Args:
        proofs: the file of its source, as read; this function trusts nothing in it.
        parts: the quotation's parts, in order.

    Returns:
        For a quotation that was sealed, what `match.match` returned then, without places in
        characters. For any other, absent: `Failure.UNPROVEN`, unless its parts are all
        quoted elsewhere.
    """
    if not parts:
        return _absent(proofs, 0, Failure.EMPTY)
    proven: list[_Proven] = []
    for index, part in enumerate(parts):
        found = _prove(proofs, part)
        if isinstance(found, Failure):
            return _absent(proofs, index, found)
        proven.append(found)
    placements = place(proven, proofs.tokens)
    if isinstance(placements, int):
        return _absent(proofs, placements, Failure.ORDER)
    unique = placements.unique
    return Result(
        Outcome.VERIFIED if unique else Outcome.AMBIGUOUS,
        passages=_passages(proven, placements.earliest),
        alternative=() if unique else _passages(proven, placements.latest),
        source_words=proofs.words,
    )


def digest_of(needle: Needle) -> str:
    """Return what finds the proofs of a passage: a hash of its tokens and of its context's."""
    text = "\n\n".join(map("\n".join, (needle.before, needle.passage, needle.after)))
    content = _DIGEST + text.encode("utf-8", "surrogatepass")
    return hashlib.sha256(content).digest()[:_DIGEST_SIZE].hex()


def _proofs(
    source: IndexedText, commitment: Commitment, parts: Sequence[Selector]
) -> Iterator[Proof]:
    """Yield the proofs that a quotation needs: of both its placements, if there are two.

    Each part's first and last place in the source are proven, too. So a part that another
    quotation shares is known to be ambiguous where it stands alone.
    """
    found = find(source, parts)
    if isinstance(found, Result):
        return
    placements = place(found, len(source.tokens))
    if isinstance(placements, int):
        return
    for part, early, late in zip(found, placements.earliest, placements.latest, strict=True):
        spots = {early, late, part.first(0) or early, part.last(len(source.tokens)) or late}
        for spot in sorted(spots):
            start, end = spot.context_start, spot.context_end
            yield Proof(
                digest=digest_of(part.needle),
                start=start,
                length=end - start,
                words_before=source.tokens.words[start - 1] if start else 0,
                seams=seams_of(commitment.sealed[start:end]),
                nodes=commitment.prove(start, end),
            )


@dataclass(frozen=True, slots=True)
class _Proven:
    """A part and all the places that its proofs show (a `placement.Part`)."""

    passages: dict[Spot, Passage]

    def first(self, start: int) -> Spot | None:
        return min((spot for spot in self.passages if spot.start >= start), default=None)

    def last(self, end: int) -> Spot | None:
        return max((spot for spot in self.passages if spot.end <= end), default=None)


def _prove(file: ProofsFile, part: Selector) -> _Proven | Failure:
    failure = Failure.EMPTY
    for needle in spellings(part):
        failure = Failure.UNPROVEN
        passages: dict[Spot, Passage] = {}
        for proof in file.proofs.get(digest_of(needle), ()):
            shown = _check(file, proof, needle)
            if shown is None:
                return Failure.DISPROVEN
            passages[shown[0]] = shown[1]
        if passages:
            return _Proven(passages)
    return failure


def _check(file: ProofsFile, proof: Proof, needle: Needle) -> tuple[Spot, Passage] | None:
    """Return where a proof shows a passage to stand; None if it does not hold."""
    tokens = needle.tokens
    inset, length = len(needle.before), len(needle.passage)
    aligned = with_seams(tokens, proof.seams, proof.length)
    if aligned is None or not (
        aligned.is_whole(0, len(tokens)) and aligned.is_whole(inset, inset + length)
    ):
        return None
    words = words_up_to(proof.words_before, aligned.sealed)
    top = top_of_passage(file.tokens, proof.start, aligned.sealed, words, proof.nodes)
    if top is None or hash_root(header(file.tokens, file.words), top) != file.root:
        return None
    first, last = aligned.places[inset], aligned.places[inset + length - 1]
    start, end = proof.start + first, proof.start + last + 1
    spot = Spot(start, end, proof.start, proof.start + proof.length)
    return spot, Passage(
        first_token=start,
        end_token=end,
        first_word=(words[first - 1] if first else proof.words_before) + 1,
        last_word=words[last],
    )


def _passages(parts: Sequence[_Proven], spots: Sequence[Spot]) -> tuple[Passage, ...]:
    return tuple(part.passages[spot] for part, spot in zip(parts, spots, strict=True))


def _absent(file: ProofsFile, part: int, failure: Failure) -> Result:
    return Result(Outcome.ABSENT, source_words=file.words, failed_part=part, failure=failure)

"""What a statement's page holds, so that its readers can repeat the proof of its words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from generator.load import TEXT
from generator.pages.text_fragment import text_fragment
from generator.pages.view_parts import QuoteView
from generator.pages.views import SiteView
from generator.quotation.match import spellings
from generator.quotation.normalise import NORMALISATION
from generator.quotation.proofs_file import Proof, ProofsFile, proofs_file, render
from generator.quotation.result import Passage, Result, Selector
from generator.quotation.sealed_tokens import with_seams
from generator.quotation.sealing import digest_of
from generator.records import Source


@dataclass(frozen=True, slots=True)
class PartProof:
    """The proof of one part of a quote, as the page's own verifier takes it.

    Attributes:
        field: the field of the part, as its element on the page names it: ``quote.0``.
        proof: the line of the file of proofs.
        tokens: all sealed tokens that it proves.
        before, after: how many of them are context that the record names, and not the passage.
    """

    field: str
    proof: Proof
    tokens: tuple[str, ...]
    before: int
    after: int

    @property
    def sealed(self) -> str:
        """The sealed tokens as one text: a space between them, since no token holds one."""
        return " ".join(self.tokens)


@dataclass(frozen=True)
class ProofData:
    """What a page tells of the proof of one quote."""

    quote: QuoteView
    file: ProofsFile | None
    """The commitment to the source, where it is archived by one."""

    normalisation = NORMALISATION
    """The version of the rules by which words are compared."""

    @property
    def is_repeatable(self) -> bool:
        """Whether the words were found in an archive of the source."""
        return bool(self.quote.proof.result.passages)

    @property
    def words(self) -> int:
        """How many words the source has; 0 where that is not known."""
        return self.quote.proof.result.source_words

    @property
    def root(self) -> str:
        """The commitment's root in hexadecimal; empty where there is no commitment."""
        return self.file.root.hex() if self.file else ""

    @property
    def text_file(self) -> str:
        """The file with the source's text among the records; empty where it is not published."""
        source = self.quote.source
        if source is None or self.file or not self.is_repeatable:
            return ""
        return f"{source.id}{TEXT}"

    @property
    def address_of_words(self) -> str:
        """The source's address, such that a browser scrolls to the words; empty without one."""
        source = self.quote.source
        return text_fragment(source.url, self._selectors) if source and source.url else ""

    @cached_property
    def parts(self) -> tuple[PartProof, ...]:
        """The proof of each part, in order; empty unless all are proven by the commitment."""
        if self.file is None:
            return ()
        return part_proofs(self.file, self.quote.field, self._selectors, self.quote.proof.result)

    @property
    def has_context(self) -> bool:
        """Whether words are proven that the page does not show: those around the passages."""
        return any(part.before or part.after for part in self.parts)

    @property
    def excerpt(self) -> str:
        """A file of proofs with nothing but the lines that this quote needs."""
        if self.file is None:
            return ""
        proofs = [part.proof for part in self.parts]
        return render(proofs_file(self.file.tokens, self.file.words, self.file.root, proofs))

    @property
    def _selectors(self) -> tuple[Selector, ...]:
        return tuple(part.selector for part in self.quote.parts)


def proof_data(quote: QuoteView, site: SiteView) -> ProofData:
    """Return what a page tells of the proof of a quote.

    Args:
        quote: the quote as the page shows it.
        site: what knows its source's archive.
    """
    source: Source | None = quote.source
    return ProofData(quote, site.sealed(source) if source else None)


def part_proofs(
    file: ProofsFile, field: str, parts: Sequence[Selector], result: Result
) -> tuple[PartProof, ...]:
    """Return the proof of each part of a quotation.

    Args:
        file: the commitment and its proofs.
        field: the field of the quotation: ``quote``.
        parts: its parts, in order.
        result: what `sealing.verify` made of them with this file.

    Returns:
        One for each part, in order; of an ambiguous quotation, those of its earliest placement.
        None if it is absent.
    """
    if not result.passages:
        return ()
    return tuple(
        _part_proof(file, f"{field}.{index}", part, passage)
        for index, (part, passage) in enumerate(zip(parts, result.passages, strict=True))
    )


def _part_proof(file: ProofsFile, field: str, part: Selector, passage: Passage) -> PartProof:
    """Find the line that shows a part at its place. It has been verified, so there is one."""
    for needle in spellings(part):
        inset, length = len(needle.before), len(needle.passage)
        for proof in file.proofs.get(digest_of(needle), ()):
            aligned = with_seams(needle.tokens, proof.seams, proof.length)
            if aligned is None:
                continue
            before = aligned.places[inset]
            end = aligned.places[inset + length - 1] + 1
            if (proof.start + before, proof.start + end) == (
                passage.first_token,
                passage.end_token,
            ):
                after = proof.length - end
                return PartProof(field, proof, tuple(aligned.sealed), before, after)
    raise AssertionError(f"{field} was proven, and its proof is not in the file")

"""What views are put together from: names, quotes, findings, evidence."""

from __future__ import annotations

from dataclasses import dataclass

from generator.pages.proof_words import ProofWords
from generator.records import Source
from generator.records.values import Part


@dataclass(frozen=True, slots=True)
class Name:
    """A record as it is named where it is linked."""

    ref: str
    label: str
    field: str
    """The field that the label is; empty for a withdrawn record, which has none any more."""
    lang: str = ""


@dataclass(frozen=True, slots=True)
class QuoteView:
    """A quote on a page: its parts, where it is from, whether it is proven."""

    ref: str
    field: str
    """``quote``, ``described_as.0.quote``, ``facts.2.sources.0.quote``…"""
    parts: tuple[Part, ...]
    source: Source | None
    proof: ProofWords


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found about a record, for readers."""

    code: str
    message: str
    waived: str | None

    @property
    def is_about_source(self) -> bool:
        """Whether it doubts what the source says: offices and days that cannot be.

        Whether the source says it at all is the proof's; the rest is about our own record.
        """
        return self.code == "TEN001" or self.code.startswith("DAT")


@dataclass(frozen=True, slots=True)
class EvidenceView:
    """Where a fact or event is written: the source, and its words where they are quoted."""

    source: Name
    quote: QuoteView | None

"""Puts quotations, variants and mutants to the matcher and to proofs, and counts the verdicts."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from random import Random
from types import MappingProxyType

from benchmarks.mutations import MUTATIONS
from benchmarks.plain_search import plain_words
from benchmarks.polnear import Article, Span
from benchmarks.typography import VARIANTS
from generator.quotation.indexed_text import IndexedText
from generator.quotation.match import match, spellings
from generator.quotation.proofs_file import ProofsFile
from generator.quotation.result import Outcome, Selector
from generator.quotation.sealing import digest_of, verify

MOVED = "moved to another article"
CONTEXT = 25

Pair = tuple[str, str]
"""A quotation and its source, in plain words."""


@dataclass(frozen=True)
class Subject:
    """An article made ready: its text, its proofs, and its words for the plain search."""

    article: Article
    source: IndexedText
    proofs: ProofsFile
    plain: str


@dataclass
class Genuine:
    """Verdicts on the annotated spans of one form (contiguous, in parts)."""

    annotations: int = 0
    spans: int = 0
    outcomes: Counter[Outcome] = field(default_factory=Counter)
    sealed_differs: int = 0
    flawed: Counter[str] = field(default_factory=Counter)
    failures: list[str] = field(default_factory=list)


@dataclass
class Variants:
    """False alarms over one way to set a quotation, or its source.

    Attributes:
        changed: quotations that it changes.
        in_quotation, by_proofs: of those, with another verdict by the text, by the proofs.
        source_changed: quotations whose source it changes.
        in_source: of those, with another verdict.
        failures: each of these, in words.
    """

    changed: int = 0
    in_quotation: int = 0
    by_proofs: int = 0
    source_changed: int = 0
    in_source: int = 0
    failures: list[str] = field(default_factory=list)


@dataclass
class Mutants:
    """Verdicts on the mutants of one kind; accepted means anything but absent."""

    made: int = 0
    by_chance: int = 0
    accepted: int = 0
    accepted_sealed: int = 0
    accepted_forged: int = 0
    failures: list[str] = field(default_factory=list)
    judged: list[Pair] = field(default_factory=list)

    @property
    def tried(self) -> int:
        """How many were put to the matcher."""
        return self.made - self.by_chance


def judge_genuine(subject: Subject, contiguous: Genuine, in_parts: Genuine) -> list[str]:
    """Prove every annotated span, by the text and by the proofs.

    Returns:
        The contiguous passages that can be quotations and stand in the text.
    """
    passages: list[str] = []
    article = subject.article
    for span in article.annotated:
        (contiguous if len(span) == 1 else in_parts).annotations += 1
    for span in article.spans:
        counted = contiguous if len(span) == 1 else in_parts
        counted.spans += 1
        if flaw := article.flaw(span):
            counted.flawed[flaw] += 1
            continue
        parts = [Selector(words) for words in article.words(span)]
        by_text, by_proofs = match(subject.source, parts), verify(subject.proofs, parts)
        counted.outcomes[by_text.outcome] += 1
        counted.sealed_differs += by_text.outcome != by_proofs.outcome
        if by_text.outcome is Outcome.ABSENT:
            counted.failures.append(f"{by_text.failure}: {_shown(article, span)}")
        elif len(span) == 1:
            passages.append(parts[0].exact)
    return passages


def judge_variants(subject: Subject, passages: list[str], counts: dict[str, Variants]) -> None:
    """Set the quotations otherwise, then the source; every verdict must stay as it was."""
    wanted = [match(subject.source, [Selector(passage)]).outcome for passage in passages]
    for name, variant in VARIANTS.items():
        count = counts[name]
        text = variant(subject.article.text)
        source = subject.source if text == subject.article.text else IndexedText(text)
        for passage, outcome in zip(passages, wanted, strict=True):
            changed = [Selector(variant(passage))]
            if changed[0].exact != passage:
                count.changed += 1
                by_text = match(subject.source, changed).outcome != outcome
                by_proofs = verify(subject.proofs, changed).outcome != outcome
                count.in_quotation += by_text
                count.by_proofs += by_proofs
                if by_text or by_proofs:
                    count.failures.append(f"in the quotation: {changed[0].exact!r}")
            if source is not subject.source:
                count.source_changed += 1
                if match(source, [Selector(passage)]).outcome != outcome:
                    count.in_source += 1
                    count.failures.append(f"in the source: {passage!r}")


def judge_mutants(
    subject: Subject,
    other: Subject,
    passages: list[str],
    counts: dict[str, Mutants],
    chance: Random,
) -> None:
    """Change every passage in every way; none of the mutants may prove."""
    for passage in passages:
        for name, mutation in MUTATIONS.items():
            mutant = mutation(passage, chance)
            if mutant is not None:
                _judge_mutant(subject, subject, passage, mutant, counts[name])
        _judge_mutant(subject, other, passage, passage, counts[MOVED])


def _judge_mutant(
    origin: Subject, subject: Subject, passage: str, mutant: str, count: Mutants
) -> None:
    count.made += 1
    plain = plain_words(mutant)
    if plain in subject.plain:
        count.by_chance += 1
        return
    parts = [Selector(mutant)]
    accepted = match(subject.source, parts).outcome is not Outcome.ABSENT
    accepted_sealed = verify(subject.proofs, parts).outcome is not Outcome.ABSENT
    forged = _forged(origin.proofs, subject.proofs, passage, mutant)
    accepted_forged = verify(forged, parts).outcome is not Outcome.ABSENT
    count.accepted += accepted
    count.accepted_sealed += accepted_sealed
    count.accepted_forged += accepted_forged
    if accepted or accepted_sealed or accepted_forged:
        count.failures.append(f"{passage!r} -> {mutant!r}")
    count.judged.append((plain, subject.plain))


def _forged(origin: ProofsFile, target: ProofsFile, passage: str, mutant: str) -> ProofsFile:
    """Return a file in which the genuine proofs of a passage stand as those of a mutant."""
    digests = [digest_of(needle) for needle in spellings(Selector(passage))]
    proofs = next((origin.proofs[digest] for digest in digests if digest in origin.proofs), ())
    names = [digest_of(needle) for needle in spellings(Selector(mutant))]
    return replace(target, proofs=MappingProxyType(dict.fromkeys(names, proofs)))


def _shown(article: Article, span: Span) -> str:
    text = article.text
    return " ... ".join(
        f"{text[max(start - CONTEXT, 0) : start]!r}"
        f" [{text[start:end]!r}] {text[end : end + CONTEXT]!r}"
        for start, end in span
    )

"""What a run of the quotation benchmark finds out."""

from __future__ import annotations

from dataclasses import dataclass, field

from benchmarks.mutations import MUTATIONS
from benchmarks.sealed_attack import Attacks
from benchmarks.typography import VARIANTS
from benchmarks.verdicts import MOVED, Genuine, Mutants, Variants

UNCHANGED = "none: the genuine passage"


@dataclass
class Times:
    """Wall times in seconds, and sizes in bytes.

    Attributes:
        articles, statements: how many the project has.
        check: `factsheet check`, with texts, from start to end of the process.
        by_text, by_proofs: what `proving_time` prints.
        seal: `factsheet source seal`, of all articles.
        proofs, proofs_size: how many passages the files of proofs prove, and their size.
        text_size: the size of the texts.
    """

    articles: int = 0
    statements: int = 0
    check: float = 0
    by_text: dict[str, float] = field(default_factory=dict)
    seal: float = 0
    by_proofs: dict[str, float] = field(default_factory=dict)
    proofs: int = 0
    proofs_size: int = 0
    text_size: int = 0


@dataclass
class Measured:
    """All counts.

    `fuzzy` holds, for each kind of mutant, how many were tried and how many each threshold accepts.
    """

    times: Times
    contiguous: Genuine = field(default_factory=Genuine)
    in_parts: Genuine = field(default_factory=Genuine)
    variants: dict[str, Variants] = field(
        default_factory=lambda: {name: Variants() for name in VARIANTS}
    )
    mutants: dict[str, Mutants] = field(
        default_factory=lambda: {name: Mutants() for name in (*MUTATIONS, MOVED)}
    )
    fuzzy: dict[str, tuple[int, ...]] = field(default_factory=dict)
    attacks: Attacks = field(default_factory=Attacks)

    def failures(self) -> list[str]:
        """Every wrong verdict, in words."""
        genuine = self.contiguous.failures + self.in_parts.failures
        found = [f"genuine passage absent: {text}" for text in genuine]
        if differing := self.contiguous.sealed_differs + self.in_parts.sealed_differs:
            found.append(f"{differing} verdicts differ once sealed")
        for kind, variants in self.variants.items():
            found += [f"{kind}: {text}" for text in variants.failures]
        for kind, mutants in self.mutants.items():
            found += [f"{kind}: {text}" for text in mutants.failures]
        if self.attacks.found or self.attacks.shown_outside:
            found.append(f"unquoted words found in proofs: {self.attacks}")
        if self.attacks.control != self.attacks.exposed:
            found.append(f"the attack does not find what it must find: {self.attacks}")
        return found

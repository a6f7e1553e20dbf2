"""Writes what the quotation benchmark found as Markdown tables."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from benchmarks.measured import UNCHANGED, Measured
from generator.quotation.result import Outcome


def tables(measured: Measured) -> str:
    """Return all tables, as Markdown."""
    return "\n\n".join(
        (
            *("**Genuine passages**", _genuine(measured)),
            *("**The same, set otherwise**", _variants(measured)),
            *("**One-word changes**", _mutants(measured)),
            *("**Looking for unquoted words in files of proofs**", _attacks(measured)),
            *("**Time and size** (one process)", _times(measured)),
        )
    )


def _genuine(measured: Measured) -> str:
    one, parts = measured.contiguous, measured.in_parts
    rows = [
        ("annotated", one.annotations, parts.annotations),
        ("different", one.spans, parts.spans),
        *((f"left out: {flaw}", one.flawed[flaw], parts.flawed[flaw]) for flaw in _flaws(measured)),
        *((str(outcome), one.outcomes[outcome], parts.outcomes[outcome]) for outcome in _OUTCOMES),
        ("another verdict from proofs alone", one.sealed_differs, parts.sealed_differs),
    ]
    return _table(("content spans", "contiguous", "in parts"), rows)


def _variants(measured: Measured) -> str:
    rows = [
        (
            name,
            *(counts.changed, counts.in_quotation, counts.by_proofs),
            *(counts.source_changed, counts.in_source),
        )
        for name, counts in measured.variants.items()
    ]
    head = (
        *("variant", "quotations changed", "false alarms", "by proofs"),
        *("quotations whose source is changed", "false alarms"),
    )
    return _table(head, rows)


def _mutants(measured: Measured) -> str:
    rows: list[tuple[str | int, ...]] = []
    for kind, counts in measured.mutants.items():
        accepted = (counts.accepted, counts.accepted_sealed, counts.accepted_forged)
        rows.append((kind, counts.tried, counts.by_chance, *accepted, *_fuzzy(measured, kind)))
    sums = [sum(number for row in rows if isinstance(number := row[n], int)) for n in range(1, 6)]
    rows.append(("**all**", *sums, "", ""))
    rows.append((UNCHANGED, "", "", "", "", "", *_fuzzy(measured, UNCHANGED)))
    head = (
        *("change", "mutants", "left out: in the source by chance", "accepted"),
        *("accepted by proofs", "by proofs renamed", "fuzzy ≥ 90 accepts", "fuzzy ≥ 95 accepts"),
    )
    return _table(head, rows)


def _attacks(measured: Measured) -> str:
    done = measured.attacks
    rows = [
        ("unquoted words aimed at, next to a quoted passage", done.aimed_at),
        ("guesses hashed and looked up", done.guesses),
        ("words found", done.found),
        ("seeds that open an unquoted place", done.shown_outside),
        ("control: words with a hash of their own in the file", done.exposed),
        ("control: found with the salt that only the text gives", done.control),
        ("comparison: words searched in a file without salts", done.unsalted_tried),
        ("comparison: found there", done.unsalted),
    ]
    return _table(("attack", "count"), rows)


def _times(measured: Measured) -> str:
    times = measured.times
    passages = times.statements
    text, proofs = times.by_text, times.by_proofs
    rows = [
        ("articles, statements", f"{times.articles:,}, {passages:,}"),
        ("reading the records", _seconds(text["read"])),
        (
            "proving all by text, cold; again",
            f"{_seconds(text['cold'])}; {_seconds(text['again'])}",
        ),
        (
            "proving all by proofs, cold; again",
            f"{_seconds(proofs['cold'])}; {_seconds(proofs['again'])}",
        ),
        (
            "by proofs, a passage (the reading of the file included)",
            _each(proofs["cold"], passages),
        ),
        ("`factsheet check`, whole process, with texts", _seconds(times.check)),
        ("`factsheet source seal`, all; an article", _sealing(times.seal, times.articles)),
        ("proofs: bytes a passage", f"{times.proofs_size / times.proofs:.0f}"),
        (
            "all proofs; all texts",
            f"{_megabytes(times.proofs_size)}; {_megabytes(times.text_size)}",
        ),
    ]
    return _table(("what", "figure"), rows)


_OUTCOMES = (Outcome.VERIFIED, Outcome.AMBIGUOUS, Outcome.ABSENT)


def _flaws(measured: Measured) -> list[str]:
    return sorted(measured.contiguous.flawed | measured.in_parts.flawed)


def _fuzzy(measured: Measured, kind: str) -> list[str]:
    tried, *accepted = measured.fuzzy[kind]
    return [f"{count / tried:.0%} of {tried}" if tried else "" for count in accepted]


def _seconds(time: float) -> str:
    return f"{time:.1f} s" if time >= 1 else f"{time * 1000:.0f} ms"


def _each(time: float, count: int) -> str:
    return f"{time / count * 1e6:.0f} µs"


def _sealing(time: float, articles: int) -> str:
    return f"{_seconds(time)}; {_seconds(time / articles)}"


def _megabytes(size: int) -> str:
    return f"{size / 1e6:.1f} MB"


def _table(head: Sequence[str], rows: Iterable[Sequence[str | int]]) -> str:
    lines = [" | ".join(head), " | ".join(["---", *["---:"] * (len(head) - 1)])]
    for row in rows:
        cells = (f"{cell:,}" if isinstance(cell, int) else cell for cell in row)
        lines.append(" | ".join(cells))
    return "\n".join(f"| {line} |" for line in lines)

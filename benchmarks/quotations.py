"""Measures proof of quotation on real articles, and prints the tables of the README.

``python -m benchmarks.quotations --polnear DIR``, with a checked-out copy of PolNeAR. What is
measured and what counts as found is written in ``benchmarks/README.md``. Seeded: the counts are
the same in every run, only the times differ. Exits with 1 if a verdict is wrong.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import perf_counter

from rapidfuzz.fuzz import partial_ratio

from benchmarks.measured import UNCHANGED, Measured, Times
from benchmarks.plain_search import plain_words
from benchmarks.polnear import Article, read_articles, write_project
from benchmarks.quotation_tables import tables
from benchmarks.sealed_attack import attack
from benchmarks.verdicts import Pair, Subject, judge_genuine, judge_mutants, judge_variants
from generator.quotation.indexed_text import IndexedText
from generator.quotation.proofs_file import parse
from generator.quotation.sealed_tokens import sealed_tokens

SEED = 20161108
FUZZY_THRESHOLDS = (90, 95)
FUZZY_SAMPLE = 300
ATTACKED_ARTICLES, ATTACKED_WORDS = 60, 2
_FACTSHEET = (sys.executable, "-c", "import sys; from generator.cli import main; sys.exit(main())")


def measure(articles: Sequence[Article], folder: Path) -> Measured:
    """Make a project of the articles in an empty folder, and measure all there is."""
    _say("writing a project, timing and sealing it")
    measured = Measured(time_project(articles, folder))
    subjects = [_subject(article, folder) for article in articles]
    _say("judging quotations, variants and mutants")
    genuine = judge(measured, subjects)
    _say("asking a fuzzy matcher")
    for kind, mutants in measured.mutants.items():
        measured.fuzzy[kind] = fuzzy(mutants.judged)
    measured.fuzzy[UNCHANGED] = fuzzy(genuine)
    _say("attacking proofs")
    vocabulary = sorted({token for s in subjects for token in sealed_tokens(s.source.tokens)})
    for subject in Random(SEED).sample(subjects, min(ATTACKED_ARTICLES, len(subjects))):
        measured.attacks.add(attack(subject, vocabulary, ATTACKED_WORDS, _chance(subject)))
    return measured


def judge(measured: Measured, subjects: Sequence[Subject]) -> list[Pair]:
    """Judge all quotations, variants and mutants; return the genuine passages."""
    genuine: list[Pair] = []
    for place, subject in enumerate(subjects):
        passages = judge_genuine(subject, measured.contiguous, measured.in_parts)
        judge_variants(subject, passages, measured.variants)
        other = subjects[(place + 1) % len(subjects)]
        judge_mutants(subject, other, passages, measured.mutants, _chance(subject))
        genuine += [(plain_words(passage), subject.plain) for passage in passages]
    return genuine


def fuzzy(pairs: Sequence[Pair]) -> tuple[int, ...]:
    """Return how many pairs of quotation and source were tried, and how many are accepted.

    What rapidfuzz calls the partial ratio: likeness, in per cent, to the likest part of the source.
    """
    chosen = Random(SEED).sample(pairs, min(FUZZY_SAMPLE, len(pairs)))
    scores = [partial_ratio(quotation.strip(), source) for quotation, source in chosen]
    accepted = (sum(score >= limit for score in scores) for limit in FUZZY_THRESHOLDS)
    return len(chosen), *accepted


def time_project(articles: Sequence[Article], folder: Path) -> Times:
    """Write a project, prove it by its texts, seal it, remove the texts and prove it again."""
    times = Times(articles=len(articles), statements=write_project(articles, folder))
    texts = list((folder / "content" / "sources").glob("*.txt"))
    times.text_size = sum(path.stat().st_size for path in texts)
    times.by_text = _proving_time(folder)
    times.check = _run(*_FACTSHEET, "-C", str(folder), "check")[1]
    times.seal = _run(*_FACTSHEET, "-C", str(folder), "source", "seal")[1]
    shutil.rmtree(folder / ".factsheet")  # where the command puts the texts
    times.by_proofs = _proving_time(folder)
    for path in (folder / "content" / "sources").glob("*.proofs"):
        times.proofs_size += path.stat().st_size
        times.proofs += path.read_bytes().count(b"\n") - 7
    return times


def _subject(article: Article, folder: Path) -> Subject:
    proofs = parse((folder / "content" / "sources" / f"{article.id}.proofs").read_bytes())
    return Subject(article, IndexedText(article.text), proofs, plain_words(article.text))


def _chance(subject: Subject) -> Random:
    return Random(f"{SEED} {subject.article.id}")


def _proving_time(folder: Path) -> dict[str, float]:
    output, _ = _run(sys.executable, "-m", "benchmarks.proving_time", str(folder))
    times: dict[str, float] = json.loads(output)
    return times


def _run(*command: str) -> tuple[str, float]:
    started = perf_counter()
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{' '.join(command)}: {done.stdout[-2000:]}{done.stderr[-2000:]}")
    return done.stdout, perf_counter() - started


def _say(step: str) -> None:
    print(f"{step} ...", file=sys.stderr, flush=True)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--polnear", type=Path, required=True, help="a checked-out copy of PolNeAR")
    parser.add_argument("--articles", type=int, help="take so many only, evenly chosen")
    options = parser.parse_args()
    articles = read_articles(options.polnear)
    if not articles:
        parser.error(f"no articles in {options.polnear}/data/train/text")
    if options.articles:
        articles = articles[:: max(len(articles) // options.articles, 1)]
    with TemporaryDirectory() as folder:
        measured = measure(articles, Path(folder))
    print(tables(measured))
    failures = measured.failures()
    print("\n".join(failures), file=sys.stderr)
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())

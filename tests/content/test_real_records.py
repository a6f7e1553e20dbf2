"""The records of this repository: proven, honest, and without the article's text."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.archives.sealing import verify_source
from generator.check import Checked, check
from generator.project import open_project
from generator.quotation import Outcome
from generator.records import Actor, Sheet, Statement

ROOT = Path(__file__).resolve().parents[2]
SOURCE = "unsigned-article-security-guarantees"
SEED = ROOT.parent / "shared/seed/000_7e7c4347fccb3b00.txt"


@pytest.fixture(scope="module")
def checked() -> Checked:
    """The repository's records, checked."""
    return check(ROOT)


def test_nothing_is_wrong_and_every_doubt_has_its_reason(checked: Checked) -> None:
    """No error, and no warning that is not waived."""
    assert [d for d in checked.diagnostics if d.counts] == []


def test_every_quotation_is_proven_without_the_text(checked: Checked) -> None:
    """Each passage stands in the sealed source, at one place."""
    passages = checked.corpus.passages
    assert len(passages) >= 30
    for passage in passages:
        result = checked.proofs.of(passage.record, passage.path)
        assert result.outcome is Outcome.VERIFIED, (passage.record.ref, passage.path)


def test_the_articles_two_anachronisms_are_found(checked: Checked) -> None:
    """It names Biden as U.S. President and Stoltenberg as NATO Secretary-General."""
    found = [d for d in checked.diagnostics if d.code == "TEN001"]
    assert [d.waived is not None for d in found] == [True, True]
    words = " ".join(d.message for d in found)
    for expected in ("Joe Biden", "20 January 2025", "Jens Stoltenberg", "1 October 2024"):
        assert expected in words


def test_article_is_curated_fully(checked: Checked) -> None:
    """Each actor that it names or speaks for, the one direct quotation, the reports, the sheet."""
    actors = {actor.name for actor in checked.corpus.of(Actor)}
    assert actors >= {
        "Sergey Lavrov",
        "Joe Biden",
        "Jens Stoltenberg",
        "Russia",
        "Ukraine",
        "NATO",
        "European Union",
        "United States",
        "Western leaders",
        "Russian officials",
    }
    statements = checked.corpus.of(Statement)
    direct = [statement for statement in statements if statement.speech == "direct"]
    assert [statement.speakers for statement in direct] == [("sergey-lavrov",)]
    assert len(statements) - len(direct) >= 10
    (sheet,) = checked.corpus.of(Sheet)
    assert sheet.questions
    assert sheet.facts
    assert sheet.open_questions


def test_no_text_of_a_source_is_in_the_project() -> None:
    """Only commitments and proofs; the article is somebody's property."""
    assert list((ROOT / "content/sources").rglob("*.txt")) == []


@pytest.mark.skipif(not SEED.is_file(), reason="the article's text is not at hand")
def test_the_article_itself_is_what_was_sealed() -> None:
    """Whoever has the article can see that it is the archived one, and holds every quotation."""
    found = verify_source(open_project(ROOT), SOURCE, SEED.read_text("utf-8"))
    assert found.belongs
    assert found.missing == ()


@pytest.mark.skipif(not SEED.is_file(), reason="the article's text is not at hand")
def test_most_of_the_article_is_not_quoted(checked: Checked) -> None:
    """Short passages are quoted, and no sentence run of it stands in any file of the project."""
    words = SEED.read_text("utf-8").split()
    runs = {" ".join(words[start : start + 40]) for start in range(len(words) - 40)}
    for path in (ROOT / "content").rglob("*.yml"):
        text = " ".join(path.read_text("utf-8").split())
        assert not any(run in text for run in runs), path
    longest = max(
        sum(len(part.exact.split()) for part in passage.parts)
        for passage in checked.corpus.passages
    )
    assert longest <= 35

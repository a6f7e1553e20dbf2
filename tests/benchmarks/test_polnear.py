"""The corpus is read as it is, but for its test set, and becomes a project without errors."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.polnear import read_articles, write_project
from generator.check import check

NAME = "paper_2016-01-02_Some title"
TEXT = "“It is\r\nso,” he said. “Very so.” He didn’t know.\u2028 Pe\x83a"
ANNOTATIONS = (
    "T1\tSource 14 16\the\n"
    "T2\tContent 0 6;8 12\t“It is so,”\n"
    "T3\tContent 0 12;22 32\t“It is so,” “Very so.”\n"
    "T4\tContent 36 40\tdidn\n"
    "T5\tContent 22 22\t\n"
    "T6\tContent 8 10\tso\n"
    "T7\tContent 50 54\tPe\x83a\n"
    "E1\tAttribution:T9 Content:T2 Source:T1\n"
)


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """A copy of the corpus with one article in each of two compartments."""
    for compartment in ("train", "test"):
        folder = tmp_path / "corpus" / "data" / compartment
        for name, content in (
            (f"text/{NAME}.txt", TEXT),
            (f"attributions/{NAME}_ab12.ann", ANNOTATIONS),
            (f"attributions/{NAME}_cd34.ann", ANNOTATIONS),
        ):
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(content.encode())
    return tmp_path / "corpus"


def test_articles_are_read_but_those_of_the_test_set(corpus: Path) -> None:
    [article] = read_articles(corpus)
    assert (article.id, article.published) == ("paper-2016-01-02-some-title", "2016-01-02")
    assert article.text == TEXT


def test_fragments_with_only_space_between_them_are_one(corpus: Path) -> None:
    [article] = read_articles(corpus)
    assert len(article.annotated) == 12
    assert [article.words(span) for span in article.spans] == [
        ["“It is\r\nso,”"],
        ["“It is\r\nso,”", "“Very so.”"],
        ["so"],
        [""],
        ["didn"],
        ["Pe\x83a"],
    ]


def test_spans_that_cannot_be_quotations_are_told_with_the_reason(corpus: Path) -> None:
    [article] = read_articles(corpus)
    flaws = [article.flaw(span) for span in article.spans]
    assert flaws == [
        *(None, None, None, "no word", "begins or ends inside a word"),
        "a control character, of a faulty encoding",
    ]


def test_the_project_proves_without_errors(corpus: Path, tmp_path: Path) -> None:
    assert write_project(read_articles(corpus), tmp_path) == 6
    checked = check(tmp_path)
    assert checked.errors == 0
    assert len(checked.corpus.passages) == 6

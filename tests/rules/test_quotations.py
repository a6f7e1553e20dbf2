"""QUO: what is said of quotations that cannot stand as they are."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.check import check
from generator.corpus import Corpus
from generator.diagnostics import Diagnostic
from generator.load import load
from generator.proving import Proofs
from generator.quotation.indexed_text import IndexedText
from generator.quotation.proofs_file import render
from generator.quotation.result import Failure, Outcome, Result
from generator.quotation.sealing import seal
from generator.rules import Context, all_rules, rule_by_code

Make = Callable[..., Path]

TEXT = "Asked about it, she said no. “We shall not leave,” she said. He said no, too."


def found_in(make_project: Make, quote: str, text: str | None = TEXT) -> list[Diagnostic]:
    files = {
        "content/actors/jo.yml": "name: Jo\ntype: person\n",
        "content/sources/a.yml": "title: An article\ntype: article\n",
        "content/statements/s.yml": (
            "speakers: [jo]\nspeech: indirect\nclaim: Jo says so.\nsource: a\n" + quote
        ),
    }
    if text is not None:
        files["content/sources/a.txt"] = text
    return list(check(make_project(files)).diagnostics)


@pytest.mark.parametrize(
    ("quote", "place", "message"),
    [
        (
            "quote: We shall leave\n",
            (5, 8),
            "These words do not stand in the source “An article”: “We shall leave”",
        ),
        (
            "quote:\n  - exact: We shall not leave\n  - exact: Asked about it\n",
            (7, 12),
            "These words stand in the source “An article”, but not after the part of the "
            "quotation before them: “Asked about it”",
        ),
        (
            "quote:\n  - exact: said no\n    prefix: they\n",
            (6, 12),
            "These words stand in the source “An article”, but not with the words that `prefix` "
            "and `suffix` put right before and after them: “said no”",
        ),
    ],
)
def test_a_quote_that_is_absent_is_located_at_the_part_and_says_why(
    make_project: Make, quote: str, place: tuple[int, int], message: str
) -> None:
    (found,) = found_in(make_project, quote)
    assert found.code == "QUO001"
    assert (found.line, found.column) == place
    assert found.message == message


@pytest.mark.parametrize(
    ("quote", "parts"),
    [
        ("Asked … she said no", "`- exact: Asked`, `- exact: she said no`"),
        ("'[She] said no'", "`- exact: said no`"),
        ("Asked [...] said no", "`- exact: Asked`, `- exact: said no`"),
    ],
)
def test_an_edited_quote_is_told_how_to_be_written(
    make_project: Make, quote: str, parts: str
) -> None:
    (found,) = found_in(make_project, f"quote: {quote}\n")
    assert found.code == "QUO001"
    assert found.remedy.endswith(f"as parts of their own: {parts}")


@pytest.mark.parametrize(
    ("quote", "remedy"),
    [
        (
            "We shall leave",
            "the nearest passage, words 7 to 10, is “We shall not leave”: the source has “not” "
            "after “shall”",
        ),
        (
            "he said no, also",
            "the nearest passage, words 13 to 16, is “He said no, too”: the source has “He” where "
            "the quote has “he”; the source has “too” where the quote has “also”",
        ),
        (
            "Completely other words that nobody said",
            "nothing in the source is like it; look whether `source` names the right one",
        ),
    ],
)
def test_the_remedy_shows_the_nearest_passage_and_what_differs(
    make_project: Make, quote: str, remedy: str
) -> None:
    (found,) = found_in(make_project, f"quote: {quote}\n")
    assert (found.code, found.remedy) == ("QUO001", remedy)


@pytest.mark.parametrize(
    ("failure", "text", "words", "remedy"),
    [
        (Failure.UNPROVEN, None, "no proof of these words", "if they are right, run `factsheet"),
        (Failure.UNPROVEN, "We shall leave.", "no proof of these words", "they do stand in the"),
        (Failure.UNPROVEN, TEXT, "no proof of these words", "the nearest passage, words 7 to 10"),
        (Failure.DISPROVEN, None, "a proof of these words that does not hold", "make it again"),
    ],
)
def test_what_is_said_where_there_are_proofs_and_no_text(
    make_project: Make, failure: Failure, text: str | None, words: str, remedy: str
) -> None:
    found_in(make_project, "quote: We shall leave\n")
    corpus = Corpus(load(make_project({})))
    (passage,) = corpus.passages
    absent = Result(Outcome.ABSENT, failed_part=0, failure=failure)
    texts = {"a": IndexedText(text)} if text else {}
    proofs = Proofs({(passage.record.ref, passage.path): absent}, texts, {})
    rule = rule_by_code("QUO001")
    assert rule
    (finding,) = rule.check(passage, Context(corpus, proofs, all_rules()))
    assert words in finding.message
    assert remedy in finding.remedy


def test_an_unproven_quote_with_an_editors_hand_is_told_how_to_be_written(
    make_project: Make,
) -> None:
    """Without the text, either may be right: that it is not sealed yet, or that it is edited."""
    make_project({"content/sources/a.proofs": render(seal(TEXT, []))})
    (found,) = found_in(make_project, "quote: Asked […] she said no\n", text=None)
    assert found.code == "QUO001"
    assert "run `factsheet source seal a` with its text; but what is left out" in found.remedy
    assert found.remedy.endswith("parts of their own: `- exact: Asked`, `- exact: she said no`")


def test_an_ambiguous_quote_says_where_it_stands(make_project: Make) -> None:
    (found,) = found_in(make_project, "quote:\n  - exact: Asked about it\n  - exact: said no\n")
    assert (found.code, found.line, found.column) == ("QUO002", 7, 12)
    assert found.message == (
        "These words stand in the source “An article” more than once, first as words 5 to 6 and "
        "last as words 14 to 15: “said no”"
    )


def test_a_prefix_settles_which_place_is_meant(make_project: Make) -> None:
    assert found_in(make_project, "quote:\n  - exact: said no\n    prefix: He\n") == []


def test_without_an_archive_a_quote_is_unprovable(make_project: Make) -> None:
    (found,) = found_in(
        make_project, "quote:\n  - exact: We shall\n  - exact: not leave\n", text=None
    )
    assert (found.code, found.line, found.column) == ("QUO003", 6, 3)
    assert found.message.endswith("which has no archive: “We shall […] not leave”")
    assert "`a.txt`" in found.remedy


def test_a_source_that_does_not_exist_is_one_fault_and_not_two(make_project: Make) -> None:
    root = make_project(
        {
            "content/actors/jo.yml": "name: Jo\ntype: person\n",
            "content/statements/s.yml": (
                "speakers: [jo]\nspeech: direct\nclaim: C.\nsource: nowhere\nquote: Not here\n"
            ),
        }
    )
    assert [found.code for found in check(root).diagnostics] == ["REF001"]


def test_every_quote_is_compared(make_project: Make) -> None:
    root = make_project(
        {
            "content/sources/a.yml": "title: An article\ntype: article\n",
            "content/sources/a.txt": TEXT,
            "content/timelines/t.yml": (
                "title: T\nevents:\n  - id: e\n    date: 2025\n    title: E\n"
                "    sources: [{source: a, quote: We leave}]\n"
            ),
            "content/sheets/s.yml": (
                "title: S\nsummary: S.\nfacts:\n  - text: F.\n"
                "    sources: [{source: a, quote: We leave}]\n"
            ),
        }
    )
    found = check(root).diagnostics
    assert [(each.code, each.path) for each in found] == [
        ("QUO001", "content/sheets/s.yml"),
        ("QUO001", "content/timelines/t.yml"),
    ]

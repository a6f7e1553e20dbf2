"""What a page says of the standing of a claim: who repeats, answers, contradicts it, and where."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from generator.check import check
from generator.pages.standing import Standing, Standings
from generator.pages.views import SiteView
from generator.project import Settings
from generator.records import Statement

Make = Callable[..., Path]

ALONE = "Reported by one source."


def standings(make_project: Make, statements: Mapping[str, str]) -> Callable[[str], Standing]:
    """The standing of each of these statements, ``id@source`` with further fields, by id."""
    files = {"content/actors/jo.yml": "name: Jo\ntype: person\n"}
    for source in "abcd":
        files[f"content/sources/{source}.yml"] = f"title: {source}\ntype: article\n"
    for name, fields in statements.items():
        record_id, _, source = name.partition("@")
        files[f"content/statements/{record_id}.yml"] = (
            f"speakers: [jo]\nspeech: direct\nclaim: {record_id}\nquote: {record_id}\n"
            f"source: {source}\n{fields}\n"
            if source
            else fields
        )
    site = SiteView(check(make_project(files)), Settings())
    of = Standings(site).of

    def standing(record_id: str) -> Standing:
        record = site.corpus.find(Statement, record_id)
        assert record is not None
        return of(site.statement(record))

    return standing


@pytest.mark.parametrize(
    ("repetitions", "summary", "short"),
    [
        ([], ALONE, ()),
        (
            ["b"],
            "Repeated by 1 other statement in 1 other source.",
            ("repeated in 1 other source",),
        ),
        (
            ["b", "b"],
            "Repeated by 2 other statements in 1 other source.",
            ("repeated in 1 other source",),
        ),
        (
            ["b", "c"],
            "Repeated by 2 other statements in 2 other sources.",
            ("repeated in 2 other sources",),
        ),
        # A repetition in the same source is not a second source.
        (["a"], f"{ALONE} Repeated by 1 other statement in the same source.", ()),
        (
            ["a", "b", "c"],
            "Repeated by 3 other statements in the same source and in 2 others.",
            ("repeated in 2 other sources",),
        ),
    ],
)
def test_repetitions_are_counted_by_statements_and_by_sources(
    make_project: Make, repetitions: list[str], summary: str, short: tuple[str, ...]
) -> None:
    statements = {f"r{n}@{source}": "repeats: [x]" for n, source in enumerate(repetitions)}
    standing = standings(make_project, {"x@a": "", **statements})
    assert standing("x").summary == summary
    assert standing("x").short == short


def test_a_repetition_says_what_it_repeats(make_project: Make) -> None:
    standing = standings(make_project, {"x@a": "", "y@b": "repeats: [x]"})
    assert standing("y").summary == "Repeats 1 other statement in 1 other source."


def test_what_repeats_a_repetition_is_not_counted_but_ends_that_there_is_one_source(
    make_project: Make,
) -> None:
    """It may repeat another part; but that nobody else reports it would be too much to say."""
    standing = standings(make_project, {"x@a": "", "y@a": "repeats: [x]", "z@b": "repeats: [y]"})
    assert standing("x").summary == "Repeated by 1 other statement in the same source."
    assert standing("y").summary == (
        "Repeated by 1 other statement in 1 other source. "
        "Repeats 1 other statement in the same source."
    )


def test_an_alias_of_a_source_is_no_second_source(make_project: Make) -> None:
    make_project({"content/sources/old.yml": "title: O\ntype: article\naliases: [older]\n"})
    standing = standings(make_project, {"x@old": "", "y@older": "repeats: [x]"})
    assert standing("x").summary.startswith(ALONE)
    assert "in the same source" in standing("x").summary


def test_answers_and_contradictions_are_told_from_both_sides(make_project: Make) -> None:
    standing = standings(
        make_project, {"x@a": "", "y@b": "contradicts: [x]", "z@a": "responds_to: [x]"}
    )
    assert standing("x").summary == (
        f"{ALONE} Contradicted by 1 other statement. Answered by 1 other statement."
    )
    assert standing("y").summary == f"{ALONE} Contradicts 1 other statement."
    assert standing("z").summary == f"{ALONE} Answers 1 other statement."
    assert standing("x").short == ("contradicted by 1 statement",)
    assert standing("y").short == ("contradicts 1 statement",)


def test_a_withdrawn_statement_counts_for_nothing_and_is_named(make_project: Make) -> None:
    withdrawn = "withdrawn: {date: 2025-01-01, reason: Wrong.}\nrepeats: [x]\n"
    standing = standings(make_project, {"x@a": "", "y@a": "repeats: [gone, x]", "gone": withdrawn})
    assert standing("x").summary == f"{ALONE} Repeated by 1 other statement in the same source."
    assert standing("y").summary == f"{ALONE} Repeats 1 other statement in the same source."
    assert [(item.name.label, item.view is None) for item in standing("y").named("repeats")] == [
        ("gone", True),
        ("x", False),
    ]


def test_a_statement_named_by_an_old_id_is_counted_once(make_project: Make) -> None:
    standing = standings(make_project, {"x@a": "aliases: [w]", "y@b": "repeats: [x, w]"})
    assert standing("x").summary == "Repeated by 1 other statement in 1 other source."
    assert standing("y").summary == "Repeats 1 other statement in 1 other source."


def test_a_circle_of_repetitions_ends(make_project: Make) -> None:
    standing = standings(make_project, {"x@a": "repeats: [y]", "y@b": "repeats: [x]"})
    assert standing("x").summary == (
        "Repeated by 1 other statement in 1 other source. "
        "Repeats 1 other statement in 1 other source."
    )

"""Positions: who holds what, where somebody was on both sides, and what is known of the order."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from generator.check import check
from generator.pages.positions import SHOWN_OTHERS, SHOWN_STEPS, Positions, Taken
from generator.pages.sheet_view import SheetView
from generator.pages.views import SiteView
from generator.project import Settings
from generator.records import Sheet, Statement

Make = Callable[..., Path]

UNKNOWN = "Both for and against; which came first is not known"
THERE = "Changed position: for, then against"
SHEET = "title: S\nsummary: S.\nquestions: [{id: q, text: Will it?}]\n"


def statement(
    stance: str, date: str = "", published: str = "", speakers: str = "jo"
) -> dict[str, str]:
    """A statement as its record's text, and its source's."""
    when = f"date: {date}\n" if date else ""
    known = f"published: {published}\n" if published else ""
    return {
        "statement": f"speakers: [{speakers}]\nspeech: direct\nclaim: C.\nquote: no\n{when}"
        f"stances:\n  - {{question: s/q, stance: {stance}}}\n",
        "source": f"title: T\ntype: article\n{known}",
    }


def site_of(make_project: Make, said: Sequence[dict[str, str]], sheet: str = SHEET) -> SiteView:
    """A site with these statements, ``s0``, ``s1``…, each in a source of its own."""
    actors = {name for item in said for name in item["statement"][11:].split("]")[0].split(", ")}
    files = {f"content/actors/{name}.yml": f"name: {name}\ntype: person\n" for name in actors}
    for number, item in enumerate(said):
        files[f"content/statements/s{number}.yml"] = f"{item['statement']}source: s{number}\n"
        files[f"content/sources/s{number}.yml"] = item["source"]
    return SiteView(check(make_project({"content/sheets/s.yml": sheet, **files})), Settings())


def taken(site: SiteView, record_id: str) -> Taken:
    """The one position that a statement takes."""
    record = site.corpus.find(Statement, record_id)
    assert record
    (found,) = Positions(site).taken(site.statement(record))
    return found


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ([("for", "2024-03-01"), ("against", "2024-03-02")], THERE),
        ([("against", "2024-03-02"), ("for", "2024-03-01")], THERE),
        # On one day, or on days that may be one or the other way round.
        ([("for", "2024-03-01"), ("against", "2024-03-01")], UNKNOWN),
        ([("for", "2024-03"), ("against", "2024-03-15")], UNKNOWN),
        ([("for", "2024-03"), ("against", "2024-04")], THERE),
        ([("for", "2024-03~"), ("against", "2024-04")], UNKNOWN),
        ([("for", "2024-03~"), ("against", "2024-05")], THERE),
        ([("for", "2023/2024"), ("against", "2024-12-31")], UNKNOWN),
        ([("for", "2023/2024"), ("against", "2025")], THERE),
        ([("for", "2023/.."), ("against", "2025")], UNKNOWN),
        ([("for", "../2023"), ("against", "2025")], THERE),
        ([("for", "2023"), ("against", "../2025")], UNKNOWN),
        ([("for", "2023"), ("against", "2025/..")], THERE),
        # Without a day, it was said before its source was published, but who knows how long.
        ([("for", "", "2024"), ("against", "2025")], THERE),
        ([("for", "", "2025"), ("against", "2025")], UNKNOWN),
        ([("for", "2023"), ("against", "", "2025")], UNKNOWN),
        ([("for", ""), ("against", "2025")], UNKNOWN),
        ([("for", ""), ("against", "")], UNKNOWN),
        ([("for", "", "2024"), ("against", "", "2025")], UNKNOWN),
        ([("for", "2023/..", "2024"), ("against", "2025")], THERE),
        # There and back; more than one statement on a side.
        (
            [("for", "2021"), ("against", "2022"), ("for", "2023")],
            "Changed position: for, then against, then for",
        ),
        ([("for", "2021"), ("for", "2022"), ("against", "2023"), ("against", "")], UNKNOWN),
        ([("for", "2021"), ("for", "2021-03"), ("against", "2023"), ("against", "2023")], THERE),
        ([("for", "2021"), ("for", "", "2022"), ("against", "2023")], THERE),
        # What is neither is told with it where its place in the order is known.
        (
            [("for", "2021"), ("conditional", "2022"), ("against", "2023")],
            "Changed position: for, then conditional, then against",
        ),
        ([("for", "2021"), ("conditional", ""), ("against", "2023")], THERE),
        # One side is no change, nor is a step to conditional.
        ([("for", "2021"), ("for", "2022")], None),
        ([("for", "2021"), ("conditional", "2022"), ("unclear", "2023")], None),
        ([("against", "2021")], None),
    ],
)
def test_a_change_is_told_in_order_where_that_is_certain(
    make_project: Make, said: list[tuple[str, ...]], words: str | None
) -> None:
    site = site_of(make_project, [statement(*item) for item in said])
    found = [change.words for _, change in taken(site, "s0").changes]
    assert found == [words] * (words is not None)


THERE_AND_BACK = ("against", "2021"), ("for", "2022"), ("for", "2023"), ("against", "2024")


@pytest.mark.parametrize(
    ("said", "steps"),
    [
        (THERE_AND_BACK, [("against", 1), ("for", 2), ("against", 1)]),
        ((*THERE_AND_BACK, ("unclear", "")), [("for", 2), ("against", 2), ("unclear", 1)]),
        ((("against", ""), ("for", "")), [("for", 1), ("against", 1)]),
        ((("unclear", "2021"), ("for", "2022")), [("for", 1), ("unclear", 1)]),
    ],
)
def test_all_statements_of_a_cell_stand_in_its_steps(
    make_project: Make, said: Sequence[tuple[str, str]], steps: list[tuple[str, int]]
) -> None:
    """In the steps of the change, or else by stance, in an order that says nothing of time."""
    site = site_of(make_project, [statement(*item) for item in said])
    sheet = site.corpus.find(Sheet, "s")
    assert sheet
    ((_, (position,)),) = SheetView(sheet, site, Positions(site)).positions
    assert position
    assert [(step.stance, len(step.statements)) for step in position.steps] == steps


def test_a_change_is_each_speakers_own(make_project: Make) -> None:
    said = [
        statement("for", "2021", speakers="jo, di"),
        statement("against", "2022", speakers="di"),
        statement("against", "2022", speakers="al"),
    ]
    site = site_of(make_project, said)
    assert [(name.label, change.words) for name, change in taken(site, "s0").changes] == [
        ("di", THERE)
    ]
    positions = Positions(site)
    assert [position.question.id for position in positions.changes("actors/di")] == ["q"]
    assert positions.changes("actors/jo") == ()


def test_two_stances_on_one_question_in_one_statement_are_no_change(make_project: Make) -> None:
    both = statement("for", "2021")
    both["statement"] += "  - {question: s/q, stance: against}\n"
    assert taken(site_of(make_project, [both]), "s0").changes == ()


def test_others_on_the_question_are_named_with_their_latest_statement(make_project: Make) -> None:
    said = [
        statement("for", "2020"),
        statement("against", "2021", speakers="di"),
        statement("against", "2023", speakers="di"),
        statement("against", "2022", speakers="di"),
        statement("for", "2020", speakers="jo, al"),
    ]
    others = taken(site_of(make_project, said), "s0").others
    assert [
        (item.stance, [(name.label, view.record.id) for name, view in item.speakers], item.more)
        for item in others
    ] == [("for", [("al", "s4")], 0), ("against", [("di", "s2")], 0)]


def test_others_are_named_up_to_a_limit_and_counted(make_project: Make) -> None:
    said = [statement("for", speakers=f"a{number:02}") for number in range(SHOWN_OTHERS + 5)]
    (others,) = taken(site_of(make_project, said), "s3").others
    assert len(others.speakers) == SHOWN_OTHERS
    assert others.more == 4
    assert "a03" not in [name.label for name, _ in others.speakers]


def test_of_many_changes_the_latest_are_shown(make_project: Make) -> None:
    said = [
        statement("for" if year % 2 else "against", str(2000 + year))
        for year in range(SHOWN_STEPS + 3)
    ]
    ((_, change),) = taken(site_of(make_project, said), "s0").changes
    assert change.words == f"Changed position {SHOWN_STEPS + 2} times"
    assert [step.first.record.id for step in change.latest] == [
        f"s{number}" for number in range(3, SHOWN_STEPS + 3)
    ]


def test_a_statement_on_a_sheets_question_belongs_to_the_sheet(make_project: Make) -> None:
    """Whether the sheet lists it or not: else the sheet would say that nothing was said."""
    site = site_of(make_project, [statement("for")])
    sheet, record = site.corpus.find(Sheet, "s"), site.corpus.find(Statement, "s0")
    assert sheet
    assert record
    view = SheetView(sheet, site, Positions(site))
    assert [item.record.id for item in view.statements] == ["s0"]
    assert [name.label for name, _ in view.positions] == ["jo"]
    assert [name.label for name in site.statement(record).sheets] == ["S"]


def test_a_sheet_can_be_withdrawn_without_editing_what_takes_a_stance_on_it(
    make_project: Make,
) -> None:
    withdrawn = "withdrawn: {date: 2025-01-01, reason: Wrong.}\n"
    site = site_of(make_project, [statement("for")], withdrawn)
    assert [reference.target for reference in site.corpus.references][-1] == "sheets/s"
    record = site.corpus.find(Statement, "s0")
    assert record
    assert Positions(site).taken(site.statement(record)) == ()

"""Dates that contradict each other: within a record, and across records."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.check import check
from generator.diagnostics import Diagnostic
from generator.edtf_date import parse
from generator.rules.wording import on

Make = Callable[..., Path]


def found_in(root: Path) -> list[Diagnostic]:
    return [found for found in check(root).diagnostics if found.code != "QUO003"]


def source(**fields: str) -> str:
    return "title: A\ntype: article\n" + "".join(f"{k}: {v}\n" for k, v in fields.items())


def statement(quote: str, source: str, **fields: str) -> str:
    more = "".join(f"{key}: {value}\n" for key, value in fields.items())
    return (
        f"speakers: [jo]\nspeech: indirect\nclaim: Jo says {quote}.\n"
        f"quote: {quote}\nsource: {source}\n{more}"
    )


def membership(start: str, end: str, role: str = "Mayor") -> str:
    dates = [f"  start_date: {start}\n"] * bool(start) + [f"  end_date: {end}\n"] * bool(end)
    return f"- role: {role}\n" + "".join(dates)


def actor(*memberships: str) -> dict[str, str]:
    text = "name: Jo\ntype: person\n"
    return {
        "content/actors/jo.yml": text
        + ("memberships:\n" if memberships else "")
        + "".join(memberships)
    }


@pytest.mark.parametrize(
    ("date", "words"),
    [
        ("2004-03-09", "on 9 March 2004"),
        ("2004-03", "in March 2004"),
        ("2004", "in 2004"),
        ("2004~", "about 2004"),
        ("2004?", "in 2004 (uncertain)"),
        ("2004-03-XX", "on a day in March 2004"),
        ("201X", "in the 2010s"),
        ("2004-03-09/2005", "between 9 March 2004 and 2005"),
        ("2004-03-09/..", "not before 9 March 2004"),
        ("../2004-03-09", "not after 9 March 2004"),
    ],
)
def test_dates_stand_in_sentences_with_their_preposition(date: str, words: str) -> None:
    assert on(parse(date)) == words


@pytest.mark.parametrize(
    ("start", "end", "count"),
    [
        ("2010", "2009", 1),
        ("2010-05-02", "2010-05-01", 1),
        ("2010", "2010", 0),
        ("2010-05-01", "2010-05-01", 0),
        ("2010~", "2009", 0),
        ("2010-12", "2010", 0),
        ("2010/..", "2009", 1),
        ("2010", "2009/..", 0),
        ("2010", "", 0),
        ("", "2010", 0),
    ],
)
def test_a_tenure_that_certainly_ends_before_it_begins_is_reversed(
    make_project: Make, start: str, end: str, count: int
) -> None:
    found = found_in(make_project(actor(membership(start, end))))
    assert [each.code for each in found] == ["TEN002"] * count


@pytest.mark.parametrize(
    ("tenures", "count"),
    [
        ([("2010-01-01", "2012-01-01"), ("2011-12-31", "2014-01-01")], 1),
        ([("2010-01-01", "2012-01-01"), ("2012-01-01", "2014-01-01")], 0),
        ([("2012-01-01", "2014-01-01"), ("2010-01-01", "2012-01-02")], 1),
        ([("2010-01-01", "2012-01-01"), ("2010-01-01", "2012-01-01")], 1),
        ([("2010", "2012"), ("2012", "2014")], 0),
        ([("2010", "2013"), ("2011", "2014")], 1),
        ([("2010~", "2012~"), ("2011~", "2014")], 0),
        ([("2010", ""), ("2015", "2016")], 1),
        ([("2010", ""), ("2015", "")], 1),
        ([("2010", "2012"), ("2015", "")], 0),
        ([("", "2012"), ("2010", "2014")], 0),
        ([("", ""), ("2010", "2014")], 0),
        # A short tenure in between does not hide that the first goes on.
        ([("2010", "2020"), ("2011", "2013"), ("2015", "2017")], 2),
        ([("2010", "2009"), ("2008", "2012")], 0),
    ],
)
def test_two_tenures_of_one_role_overlap_by_more_than_a_day(
    make_project: Make, tenures: list[tuple[str, str]], count: int
) -> None:
    found = found_in(make_project(actor(*(membership(*dates) for dates in tenures))))
    assert sum(each.code == "TEN003" for each in found) == count


def test_tenures_of_different_roles_may_overlap(make_project: Make) -> None:
    roles = membership("2010", "2014"), membership("2011", "2015", role="Deputy Mayor")
    assert found_in(make_project(actor(*roles))) == []


def test_tenures_in_different_organizations_may_overlap(make_project: Make) -> None:
    here = membership("2010", "2014") + "  organization: here\n"
    there = membership("2011", "2015") + "  organization: there\n"
    organizations = {
        f"content/actors/{name}.yml": f"name: {name}\ntype: organization\n"
        for name in ("here", "there")
    }
    assert found_in(make_project(actor(here, there) | organizations)) == []


@pytest.mark.parametrize(
    ("date", "published", "count"),
    [
        ("2025-03-06", "2025-03-05", 1),
        ("2025-03-05", "2025-03-05", 0),
        ("2025-03", "2025-03-05", 0),
        ("2025-04", "2025-03-05", 1),
        ("2025-03-06", "2025-03~", 0),
        ("2025-03-06", "2025-02-24/2026-02-23", 0),
        ("../2030", "2025", 0),
    ],
)
def test_a_statement_is_not_made_after_its_source_was_published(
    make_project: Make, date: str, published: str, count: int
) -> None:
    files = {
        "content/sources/a.yml": source(published=published),
        "content/statements/s.yml": statement("no", "a", date=date),
    }
    found = found_in(make_project(actor() | files))
    assert [each.code for each in found] == ["DAT001"] * count


@pytest.mark.parametrize(
    ("published", "count"),
    [
        (["2025-03-05"], 1),
        (["2025-03-05", "2025-03-01"], 1),
        (["2025-03-05", "2025-03-20"], 0),
        (["2025-03-05", ""], 1),
        (["", ""], 0),
        (["2025-03~"], 0),
        ([], 0),
    ],
)
def test_an_event_is_after_all_of_its_dated_sources(
    make_project: Make, published: list[str], count: int
) -> None:
    files = {
        f"content/sources/s{index}.yml": source(**({"published": day} if day else {}))
        for index, day in enumerate(published)
    }
    sources = ", ".join(f"{{source: s{index}}}" for index in range(len(published)))
    files["content/timelines/t.yml"] = (
        "title: T\nevents:\n  - id: e\n    date: 2025-03-10\n    title: It happened\n"
        f"    sources: [{sources}]\n"
    )
    found = found_in(make_project(files))
    assert [each.code for each in found] == ["DAT002"] * count
    for each in found:
        assert (each.line, each.column) == (4, 11)
        assert "“It happened” took place on 10 March 2025" in each.message
        assert "published on 5 March 2025" in each.message


@pytest.mark.parametrize(("field", "code"), [("responds_to", "DAT003"), ("repeats", "DAT005")])
@pytest.mark.parametrize(
    ("own", "other", "count"),
    [
        ({"date": "2025-03-01"}, {"date": "2025-03-02"}, 1),
        ({"date": "2025-03-01"}, {"date": "2025-03-01"}, 0),
        ({"date": "2025-03-01"}, {"date": "2025-03"}, 0),
        ({"date": "2025-03-01"}, {}, 0),
        # Without a date, it was said at the latest when its source was published.
        ({}, {"date": "2025-03-11"}, 1),
        ({}, {"date": "2025-03-10"}, 0),
    ],
)
def test_an_answer_or_repetition_is_not_made_before_the_first_statement(
    make_project: Make,
    field: str,
    code: str,
    own: dict[str, str],
    other: dict[str, str],
    count: int,
) -> None:
    files = {
        "content/sources/a.yml": source(published="2025-03-10"),
        "content/sources/b.yml": source(published="2025-03-20"),
        "content/statements/later.yml": statement("yes", "b", **other),
        "content/statements/earlier.yml": statement("no", "a", **own, **{field: "[later]"}),
    }
    found = found_in(make_project(actor() | files))
    assert [each.code for each in found] == [code] * count
    for each in found:
        assert each.id == "earlier"
        assert ("made on 1 March" if own else "published on 10 March") in each.message


@pytest.mark.parametrize(
    ("accessed", "count"), [("2025-03-09", 1), ("2025-03-10", 0), ("2025-03", 0), ("2025-02", 1)]
)
def test_a_source_is_not_read_before_it_is_published(
    make_project: Make, accessed: str, count: int
) -> None:
    text = source(published="2025-03-10", accessed=accessed)
    found = found_in(make_project({"content/sources/a.yml": text}))
    assert [each.code for each in found] == ["DAT004"] * count

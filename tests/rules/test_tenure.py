"""TEN001: roles in descriptions against the time in which they were held."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from textwrap import indent

import pytest

from generator.check import check
from generator.diagnostics import Diagnostic

Make = Callable[..., Path]

PRESIDENT = """
- role: President of the United States
  organization: united-states
  start_date: 2021-01-20
  end_date: 2025-01-20
  also_called: [U.S. President, President]
"""
TWICE = """
- role: President of the United States
  start_date: 2017-01-20
  end_date: 2021-01-20
  also_called: [U.S. President]
- role: President of the United States
  start_date: 2025-01-20
"""
AND_ACTING = """
- role: Minister of Defence
  start_date: 2014
  end_date: 2016
- role: Acting Minister of Defence
  start_date: 2020-05-01
  end_date: 2020-09-30
"""


def tenure(start: str = "", end: str = "", role: str = "Prime Minister") -> str:
    dates = [f"start_date: {start}"] * bool(start) + [f"end_date: {end}"] * bool(end)
    return f"- role: {role}\n" + indent("\n".join(dates), "  ")


def findings(
    make_project: Make,
    memberships: str,
    description: str,
    *,
    published: str = "",
    date: str = "",
    lang: str = "en",
) -> list[Diagnostic]:
    """What TEN001 finds where a source describes an actor with these memberships so."""
    when = f"published: {published}\n" if published else ""
    said = f"date: {date}\n" if date else ""
    root = make_project(
        {
            "content/actors/united-states.yml": "name: United States\ntype: state\n",
            "content/actors/jo-doe.yml": "name: Jo Doe\ntype: person\nmemberships:\n" + memberships,
            "content/sources/article.yml": f"title: Article\ntype: article\nlang: {lang}\n{when}",
            "content/sources/article.txt": f"“No!” {description} Jo Doe said no.",
            "content/statements/no.yml": (
                "speakers: [jo-doe]\nspeech: indirect\nclaim: Jo Doe says no.\n"
                f"quote: Jo Doe said no\nsource: article\n{said}"
                f"described_as:\n  - actor: jo-doe\n    quote: >-\n      {description}\n"
            ),
        }
    )
    found = check(root).diagnostics
    assert {diagnostic.code for diagnostic in found} <= {"TEN001"}, found
    return list(found)


ENDED, TO_COME, HELD = "2025-03-05", "2020-12-31", "2023"


@pytest.mark.parametrize(
    ("description", "memberships", "published"),
    [
        ("U.S. President", PRESIDENT, ENDED),
        ("US President", PRESIDENT, ENDED),
        ("u.s. president", PRESIDENT, ENDED),
        ("U.S. President", PRESIDENT, TO_COME),
        ("President of the United States", PRESIDENT, ENDED),
        ("the President", PRESIDENT, ENDED),
        ("current President", PRESIDENT, ENDED),
        ("former senator, now President", PRESIDENT, ENDED),
        ("outgoing President", PRESIDENT, ENDED),
        ("President and champion of the people’s rights", PRESIDENT, ENDED),
        ("two-term President", PRESIDENT, ENDED),
        ("The United States’ President", PRESIDENT, ENDED),
        ("President of the United States, a lawyer", PRESIDENT, ENDED),
        # Not yet held, so “former” and “then-” cannot be right either.
        ("former President", PRESIDENT, TO_COME),
        ("then-President", PRESIDENT, TO_COME),
        # Over for good, so it cannot be still to come.
        ("President-elect", PRESIDENT, ENDED),
        ("newly elected President", PRESIDENT, ENDED),
        ("incoming President", PRESIDENT, ENDED),
        ("the next President", PRESIDENT, ENDED),
        ("who became President", PRESIDENT, TO_COME),
        # Between two tenures.
        ("U.S. President", TWICE, "2023-05-01"),
        ("U.S. President", TWICE, "2016"),
        # An acting minister who is no longer acting, and one who is acting, but not the minister.
        ("Acting Minister of Defence", AND_ACTING, "2021"),
        ("Minister of Defence", AND_ACTING, "2020-06-01"),
        # Uncertain dates reach as far as they can, and no further.
        ("Prime Minister", tenure("2010~", "2014~"), "2016"),
        ("Prime Minister", tenure("2010", "2014/2016"), "2017-01-01"),
        ("Prime Minister", tenure("2010", "../2014"), "2015"),
        ("Prime Minister", tenure("2010", "2014-05"), "2014-06-01"),
        ("Prime Minister", tenure(start="2014-05-02"), "2013/2014-05-01"),
        ("Prime Minister", tenure(end="2014-05-02"), "2014-05-03/.."),
    ],
)
def test_a_role_held_on_no_day_is_found(
    make_project: Make, description: str, memberships: str, published: str
) -> None:
    (found,) = findings(make_project, memberships, description, published=published)
    assert found.code == "TEN001"
    assert found.path == "content/statements/no.yml"
    assert description in found.message


@pytest.mark.parametrize(
    ("description", "memberships", "published"),
    [
        ("U.S. President", PRESIDENT, HELD),
        ("U.S. President", PRESIDENT, ""),
        ("a member of the opposition", PRESIDENT, ENDED),
        # Boundary days belong to the tenure.
        ("U.S. President", PRESIDENT, "2021-01-20"),
        ("U.S. President", PRESIDENT, "2025-01-20"),
        ("U.S. President", PRESIDENT, "2025-01-20/2026"),
        ("U.S. President", PRESIDENT, "2025"),
        ("U.S. President", PRESIDENT, "2025-02~"),
        ("U.S. President", PRESIDENT, "../2021-02"),
        # Former holders.
        ("former U.S. President", PRESIDENT, ENDED),
        ("Former President of the United States", PRESIDENT, ENDED),
        ("ex-President", PRESIDENT, ENDED),
        ("then-President", PRESIDENT, ENDED),
        ("then U.S. President", PRESIDENT, ENDED),
        ("the late President", PRESIDENT, ENDED),
        ("former senator and U.S. President", PRESIDENT, ENDED),
        ("President emeritus", PRESIDENT, ENDED),
        ("President from 2021 to 2025", PRESIDENT, ENDED),
        ("President until January", PRESIDENT, ENDED),
        ("one-time President", PRESIDENT, ENDED),
        ("departed President", PRESIDENT, ENDED),
        ("President turned professor", PRESIDENT, ENDED),
        ("sometime President", PRESIDENT, ENDED),
        ("the last U.S. President", PRESIDENT, ENDED),
        ("the lawyer who became President", PRESIDENT, ENDED),
        ("who had been U.S. President", PRESIDENT, ENDED),
        ("who resigned as President", PRESIDENT, ENDED),
        ("deceased President", PRESIDENT, ENDED),
        ("President, 2021–2025", PRESIDENT, ENDED),
        ("President, who left office in January", PRESIDENT, ENDED),
        ("U.S. President who has left office", PRESIDENT, ENDED),
        # Not said to hold it.
        ("no longer President", PRESIDENT, ENDED),
        ("not the U.S. President", PRESIDENT, ENDED),
        ("never President", PRESIDENT, ENDED),
        ("would-be President", PRESIDENT, ENDED),
        ("self-proclaimed President", PRESIDENT, ENDED),
        ("pro-President activist", PRESIDENT, ENDED),
        # Holders to come.
        ("newly elected President", PRESIDENT, TO_COME),
        ("President-elect", PRESIDENT, TO_COME),
        ("incoming U.S. President", PRESIDENT, TO_COME),
        ("Democratic nominee for President", PRESIDENT, TO_COME),
        ("the next U.S. President", PRESIDENT, TO_COME),
        ("presumptive President", PRESIDENT, TO_COME),
        ("who would become President", PRESIDENT, TO_COME),
        ("predecessor as President", PRESIDENT, ENDED),
        # Another title, somebody else's, or that of another body.
        ("Vice President", PRESIDENT, ENDED),
        ("Acting President", PRESIDENT, ENDED),
        ("deputy U.S. President", PRESIDENT, ENDED),
        ("adviser to the President", PRESIDENT, ENDED),
        ("wife of the U.S. President", PRESIDENT, ENDED),
        ("the President’s lawyer", PRESIDENT, ENDED),
        ("President Poe’s lawyer", PRESIDENT, ENDED),
        ("co-President", PRESIDENT, ENDED),
        ("caretaker President", PRESIDENT, ENDED),
        ("President of the Harvard Law Review", PRESIDENT, ENDED),
        ("Prime Minister", tenure("2010", "2014", role="Minister"), ENDED),
        ("Secretary General", tenure("2010", "2014", role="Secretary"), ENDED),
        # Two tenures of one role: either will do.
        ("U.S. President", TWICE, "2018"),
        ("U.S. President", TWICE, "2026"),
        ("former U.S. President", TWICE, "2023"),
        ("U.S. President-elect", TWICE, "2024-12-01"),
        # The longer of two roles is the one that is meant.
        ("Acting Minister of Defence", AND_ACTING, "2020-06-01"),
        ("Minister of Defence", AND_ACTING, "2015"),
        # Tenures that are open or not known.
        ("Prime Minister", tenure("2010"), "2030"),
        ("Prime Minister", tenure("2010", "2014/.."), "2030"),
        ("Prime Minister", tenure(end="2014"), "1990"),
        ("Prime Minister", tenure(), "1990"),
        ("Prime Minister", tenure("2010~", "2014~"), "2015"),
        ("Prime Minister", tenure("2010~", "2014~"), "2009"),
        ("Prime Minister", tenure("2010", "2014/2016"), "2016-12-31"),
        ("Prime Minister", tenure("2010", "2014"), "2014-12-31"),
    ],
)
def test_a_role_that_may_have_been_held_is_not_found(
    make_project: Make, description: str, memberships: str, published: str
) -> None:
    assert findings(make_project, memberships, description, published=published) == []


def test_the_date_of_the_statement_counts_before_that_of_the_source(make_project: Make) -> None:
    def found(date: str, published: str) -> list[Diagnostic]:
        return findings(make_project, PRESIDENT, "U.S. President", date=date, published=published)

    assert found("2024-12-01", ENDED) == []
    assert found("2025-02-01", ENDED)[0].message == (
        "The source calls Jo Doe “U.S. President”. That role ended on 20 January 2025; "
        "this was said on 1 February 2025."
    )


def test_the_message_tells_the_bounds_of_an_uncertain_publication(make_project: Make) -> None:
    (found,) = findings(
        make_project, PRESIDENT, "U.S. President", published="2025-02-24/2026-02-23"
    )
    assert found.message == (
        "The source calls Jo Doe “U.S. President”. That role ended on 20 January 2025; "
        "the source was published between 24 February 2025 and 23 February 2026."
    )


def test_the_message_tells_of_a_gap_between_two_tenures(make_project: Make) -> None:
    (found,) = findings(make_project, TWICE, "U.S. President", published="2023-05")
    assert found.message == (
        "The source calls Jo Doe “U.S. President”. That role ended on 20 January 2021 and began "
        "again only on 20 January 2025; the source was published in May 2023."
    )


def test_a_role_that_was_still_to_begin_is_told_as_such(make_project: Make) -> None:
    (found,) = findings(make_project, PRESIDENT, "U.S. President", published="2020")
    assert "That role began only on 20 January 2021" in found.message


def test_a_statement_dated_before_the_role_that_its_speaker_has_in_it(make_project: Make) -> None:
    (found,) = findings(
        make_project, PRESIDENT, "U.S. President", date="2021-01-19", published="2023"
    )
    assert found.message.endswith(
        "That role began only on 20 January 2021; this was said on 19 January 2021."
    )


@pytest.mark.parametrize(
    ("description", "published", "count"),
    [
        # Who is a former president now may have spoken before being one.
        ("former U.S. President", "2025-03-05", 0),
        ("former U.S. President", "2020-12-31", 1),
        ("former U.S. President", "", 1),
        ("then-U.S. President", "2025-03-05", 1),
        ("U.S. President", "2025-03-05", 1),
        ("U.S. President-elect", "2025-03-05", 0),
    ],
)
def test_a_former_role_is_compared_with_the_time_of_writing(
    make_project: Make, description: str, published: str, count: int
) -> None:
    found = findings(make_project, PRESIDENT, description, date="2020-12-01", published=published)
    assert len(found) == count


@pytest.mark.parametrize(
    ("description", "count"), [("Президент", 1), ("бывший Президент", 0), ("экс-Президент", 0)]
)
def test_in_other_languages_only_the_bare_role_is_compared(
    make_project: Make, description: str, count: int
) -> None:
    memberships = tenure("2010", "2014", role="Президент")
    found = findings(make_project, memberships, description, published="2020", lang="ru")
    assert len(found) == count


def test_each_role_in_a_description_is_judged_by_itself(make_project: Make) -> None:
    memberships = tenure("2010", "2012", "Mayor") + "\n" + tenure("2011", "2014", "Governor")
    (found,) = findings(make_project, memberships, "Mayor and Governor", published="2013")
    assert "ended in 2012" in found.message


def test_the_organization_tells_two_equal_titles_apart(make_project: Make) -> None:
    memberships = (
        tenure("2010", "2012", "President")
        + "\n  organization: united-states\n"
        + tenure("2013", "2016", "President")
    )
    of_the_state = "President of the United States"
    assert findings(make_project, memberships, "President", published="2014") == []
    assert len(findings(make_project, memberships, of_the_state, published="2014")) == 1
    assert (
        len(findings(make_project, memberships, "United States President", published="2014")) == 1
    )


def test_the_finding_stands_at_the_description(make_project: Make) -> None:
    (found,) = findings(make_project, PRESIDENT, "U.S. President", published=ENDED)
    assert (found.line, found.column) == (8, 12)

"""Records that name themselves, and descriptions of those who do not speak."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.check import check
from generator.diagnostics import Diagnostic
from generator.pages.views import SiteView
from generator.project import Settings
from generator.records import Statement

Make = Callable[..., Path]


def statement(more: str, speakers: str = "jo") -> str:
    return (
        f"speakers: [{speakers}]\nspeech: direct\nclaim: Jo says no.\nquote: no\nsource: s\n{more}"
    )


def found_in(make_project: Make, statement: str, **files: str) -> list[Diagnostic]:
    root = make_project(
        {
            "content/actors/jo.yml": "name: Jo\ntype: person\naliases: [joe]\n",
            "content/actors/di.yml": "name: Di\ntype: person\n",
            "content/sources/s.yml": "title: S\ntype: article\npublished: 2025-03-05\n",
            "content/sources/s.txt": "Mayor Jo said no.",
            "content/statements/x.yml": statement,
            **{f"content/{name.replace('__', '/')}.yml": text for name, text in files.items()},
        }
    )
    return list(check(root).diagnostics)


@pytest.mark.parametrize("field", ["responds_to", "contradicts", "repeats"])
@pytest.mark.parametrize(("name", "words"), [("x", "itself"), ("old", "itself by its old id")])
def test_a_statement_answers_contradicts_and_repeats_others_only(
    make_project: Make, field: str, name: str, words: str
) -> None:
    (found,) = found_in(make_project, statement(f"aliases: [old]\n{field}: [{name}]\n"))
    assert (found.code, found.line) == ("REF003", 7)
    assert found.message == f"`{name}` names this record {words}"


def test_nobody_is_part_of_themselves_nor_holds_a_role_there(make_project: Make) -> None:
    body = (
        "name: B\ntype: organization\npart_of: [b]\nmemberships: [{role: Chair, organization: b}]"
    )
    found = found_in(make_project, statement(""), actors__b=body)
    assert [(each.code, each.line) for each in found] == [("REF003", 3), ("REF003", 4)]


def test_a_link_in_prose_may_lead_to_its_own_page(make_project: Make) -> None:
    assert found_in(make_project, statement("note: See [[statements/x]].\n")) == []


@pytest.mark.parametrize(
    ("speakers", "actor", "count"),
    [("jo", "jo", 0), ("joe", "jo", 0), ("jo", "joe", 0), ("di, jo", "jo", 0), ("di", "jo", 1)],
)
def test_only_speakers_are_described(
    make_project: Make, speakers: str, actor: str, count: int
) -> None:
    described = f"described_as: [{{actor: {actor}, quote: Mayor}}]\n"
    found = found_in(make_project, statement(described, speakers))
    assert [each.code for each in found] == ["TEN004"] * count
    for each in found:
        assert each.message == "Jo is described here as “Mayor”, but is not among the speakers"


def test_what_is_wrong_with_our_own_record_is_no_doubt_about_the_source(
    make_project: Make,
) -> None:
    described = "described_as: [{actor: jo, quote: Mayor}]\ndate: 2025-03-06\n"
    assert len(found_in(make_project, statement(described, "di"))) == 2
    site = SiteView(check(make_project({})), Settings())
    (record,) = site.corpus.of(Statement)
    view = site.statement(record)
    assert {finding.code for finding in view.findings} == {"TEN004", "DAT001"}
    assert [finding.code for finding in view.doubts] == ["DAT001"]

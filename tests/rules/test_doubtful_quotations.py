"""QUO004–QUO008: what is doubtful about a quotation although every word of it may be right."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
import yaml

from generator.check import check
from generator.diagnostics import Diagnostic
from generator.quotation.proofs_file import render
from generator.quotation.result import Selector
from generator.quotation.sealing import seal

Make = Callable[..., Path]
Parts = str | Sequence[str]

TEXT = (
    "We will not accept a “special” plan. We will never accept the leaders’ plan, or a "
    "non-binding promise. A plan […] is [no] plan…"
)
PRIVATE = ".factsheet/texts/a.txt"


def project(parts: Parts, *, lang: str = "en", more: str = "") -> dict[str, str]:
    """A statement with this quote, and its source, which has no archive."""
    quote = parts if isinstance(parts, str) else [{"exact": part} for part in parts]
    return {
        "content/actors/jo.yml": "name: Jo\ntype: person\n",
        "content/sources/a.yml": f"title: An article\ntype: article\nlang: {lang}\n",
        "content/statements/s.yml": "speakers: [jo]\nspeech: indirect\nclaim: Jo says so.\n"
        + yaml.safe_dump({"quote": quote}, allow_unicode=True, width=1000)
        + f"source: a\n{more}",
    }


def proofs(parts: Parts, text: str = TEXT) -> str:
    """The archive that proves this quote."""
    exacts = [parts] if isinstance(parts, str) else parts
    return render(seal(text, [[Selector(exact) for exact in exacts]]))


def found_in(make_project: Make, parts: Parts, text: str = TEXT) -> list[Diagnostic]:
    files = {**project(parts), "content/sources/a.txt": text}
    return list(check(make_project(files)).diagnostics)


@pytest.mark.parametrize(
    ("parts", "place", "negation", "words"),
    [
        ("accept a “special” plan", (4, 8), "not", "accept a “special” plan"),
        ("accept the leaders’ plan", (4, 8), "never", "accept the leaders’ plan"),
        ("binding promise", (4, 8), "non-", "binding promise"),
        (["We will not accept", "accept the leaders’ plan"], (6, 10), "never",
         "accept the leaders’ plan"),
    ],
)  # fmt: skip
def test_a_negation_that_every_part_of_a_quote_may_leave_out(
    make_project: Make, parts: Parts, place: tuple[int, int], negation: str, words: str
) -> None:
    (found,) = found_in(make_project, parts)
    assert (found.code, found.line, found.column) == ("QUO004", *place)
    assert found.message == (
        f"In the source “An article”, “{negation}” stands right before these words: “{words}”"
    )
    assert found.remedy.startswith(f"begin the words with “{negation}”")


@pytest.mark.parametrize(
    "parts",
    ["not accept a “special” plan", "never accept", ["We will not", "a “special” plan"]],
)
def test_a_negation_that_is_quoted_is_none_that_is_left_out(
    make_project: Make, parts: Parts
) -> None:
    assert found_in(make_project, parts) == []


def test_a_negation_in_the_part_right_before_is_quoted(make_project: Make) -> None:
    """The parts touch, which is told; that they leave out a negation would not be true."""
    parts = ["We will not", "accept a “special” plan"]
    assert [found.code for found in found_in(make_project, parts)] == ["QUO008"]


def test_negations_are_those_of_the_language_of_the_source(make_project: Make) -> None:
    text = "Ми не приймемо цього. It is not so."
    for lang, exact, codes in (
        ("uk", "приймемо цього", ["QUO004"]),
        ("uk", "so", []),
        ("en", "so", ["QUO004"]),
        ("en", "приймемо цього", []),
    ):
        files = {**project(exact, lang=lang), "content/sources/a.txt": text}
        found = check(make_project(files)).diagnostics
        assert [each.code for each in found] == codes, (lang, exact)


@pytest.mark.parametrize(
    ("parts", "differences"),
    [
        (
            "accept a special plan",
            "only the source “An article” has quotation marks after “a” and “special”",
        ),
        (
            "We “will not” accept a “special” plan",
            "only the quotation has quotation marks after “We” and “not”",
        ),
        (
            "not accept a “special plan”. We",
            "only the source “An article” has quotation marks after “special”, and only the "
            "quotation has quotation marks after “plan”",
        ),
        (
            "“We” “will” not “accept” a “special” plan",
            "only the quotation has quotation marks after “We”, “will”, “not” and elsewhere",
        ),
    ],
)
def test_quotation_marks_that_one_of_the_two_lacks(
    make_project: Make, parts: str, differences: str
) -> None:
    found = [each for each in found_in(make_project, parts) if each.code == "QUO005"]
    assert [each.message for each in found] == [f"Inside these words, {differences}: “{parts}”"]
    assert (found[0].line, found[0].column) == (4, 8)


@pytest.mark.parametrize(
    "parts",
    [
        "not accept a 'special' plan",
        "not accept a «special»\n plan",
        "“special” plan",
        "special",
        "the leaders' plan",
    ],
)
def test_the_sort_of_marks_and_those_at_the_ends_do_not_count(
    make_project: Make, parts: str
) -> None:
    assert found_in(make_project, parts) == []


@pytest.mark.parametrize(
    "parts", ["“We will not accept”", '"We will not accept"', ["“We will", "accept the leaders’”"]]
)
def test_the_marks_that_enclose_a_quote_are_not_part_of_it(
    make_project: Make, parts: Parts
) -> None:
    found = [each for each in found_in(make_project, parts) if each.code == "QUO006"]
    assert len(found) == 1
    assert found[0].line == 4 + isinstance(parts, list)
    assert found[0].message.startswith("This quotation brings the quotation marks around it")


def test_enclosing_marks_are_found_without_an_archive(make_project: Make) -> None:
    found = check(make_project(project("“We will not”"))).diagnostics
    assert {each.code for each in found} == {"QUO003", "QUO006"}


@pytest.mark.parametrize(
    ("parts", "signs", "remedy"),
    [
        (
            "We will […] accept",
            "“[…]”, which looks like an editor's",
            "`- exact: We will`, `- exact: accept`",
        ),
        (
            "[They] will … accept … it",
            "“[They]” and “…”, which look like an editor's",
            "`- exact: will`, `- exact: accept`, `- exact: it`",
        ),
        ("[the plan]", "“[the plan]”, which looks", "quote at least one word of the source"),
    ],
)
def test_an_edited_quote_without_an_archive_is_told_how_to_be_written(
    make_project: Make, parts: str, signs: str, remedy: str
) -> None:
    diagnostics = check(make_project(project(parts))).diagnostics
    found = {each.code: each for each in diagnostics}
    assert set(found) == {"QUO003", "QUO007"}
    assert found["QUO007"].message.startswith(f"This quotation holds {signs}")
    assert f"{remedy}; if the source has these signs itself" in found["QUO007"].remedy


def test_signs_of_an_editor_that_the_source_has_are_its_own(make_project: Make) -> None:
    assert found_in(make_project, "A plan […] is [no] plan…") == []


def test_signs_of_an_editor_in_an_absent_quote_are_told_once(make_project: Make) -> None:
    """By the error, which says the same."""
    assert [each.code for each in found_in(make_project, "We […] accept")] == ["QUO001"]


def test_an_edited_quote_of_an_unknown_source_is_one_fault(make_project: Make) -> None:
    files = project("We […] accept")
    del files["content/sources/a.yml"]
    assert [each.code for each in check(make_project(files)).diagnostics] == ["REF001"]


def test_parts_that_touch_are_found_with_proofs_alone(make_project: Make) -> None:
    parts = ["We will", "not accept", "the leaders’ plan"]
    root = make_project({**project(parts), "content/sources/a.proofs": proofs(parts)})
    (found,) = check(root).diagnostics
    assert (found.code, found.line, found.column) == ("QUO008", 6, 10)
    assert found.message.endswith("though pages show “[…]” there: “not accept”")


@pytest.mark.parametrize("parts", [["We will", "not go"], "go", "We 'will' not go"])
def test_nothing_is_doubted_of_a_quote_that_may_stand_elsewhere(
    make_project: Make, parts: Parts
) -> None:
    """What is so in one place may not be so in the place that is meant."""
    text = "We will not go. We will not go."
    assert [each.code for each in found_in(make_project, parts, text)] == ["QUO002"]


@pytest.mark.parametrize(
    ("exact", "code"),
    [("accept a “special” plan", "QUO004"), ("We will not accept a special plan", "QUO005")],
)
def test_a_private_text_is_looked_at_where_it_is_at_hand(
    make_project: Make, exact: str, code: str
) -> None:
    """With proofs alone nothing can be seen; the text beside them shows it."""
    root = make_project({**project(exact), "content/sources/a.proofs": proofs(exact)})
    assert check(root).diagnostics == ()
    make_project({PRIVATE: TEXT})
    (found,) = check(root).diagnostics
    assert (found.code, found.line, found.column) == (code, 4, 8)


def test_a_private_text_that_is_not_the_one_sealed_is_searched_anew(make_project: Make) -> None:
    """Places of the proofs are not those of another version; the words may still be there."""
    exact = "accept the leaders’ plan"
    files = {**project(exact), "content/sources/a.proofs": proofs(exact)}
    root = make_project({**files, PRIVATE: f"Another beginning. {TEXT}"})
    assert [each.code for each in check(root).diagnostics] == ["QUO004"]
    for other in ("Another text.", f"Twice. {TEXT} {TEXT}", "accept the leaders’ plan"):
        make_project({PRIVATE: other})
        assert check(root).diagnostics == (), other


def test_a_waiver_is_not_called_unused_by_those_who_lack_the_text(make_project: Make) -> None:
    """It was given by somebody who has it."""
    exact = "accept the leaders’ plan"
    waiver = "accept:\n  - code: QUO004\n    reason: The claim says what is refused.\n"
    files = {**project(exact, more=waiver), "content/sources/a.proofs": proofs(exact)}
    root = make_project(files)
    assert check(root).diagnostics == ()
    make_project({PRIVATE: TEXT})
    (found,) = check(root).diagnostics
    assert (found.code, found.counts) == ("QUO004", False)
    make_project({PRIVATE: TEXT.replace("never", "gladly")})
    assert [each.code for each in check(root).diagnostics] == ["ACC001"]

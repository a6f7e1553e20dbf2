"""Every rule: its documentation is complete, and its examples do what they say."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.check import check
from generator.diagnostics import START, Diagnostic
from generator.project import open_project
from generator.rules import Rule, all_rules
from generator.rules.rule import SECTIONS

Make = Callable[..., Path]

RULES = pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.code)
FAMILIES = {
    "ACC",
    "ARC",
    "COR",
    "DAT",
    "DUP",
    "PER",
    "QUO",
    "REC",
    "REF",
    "TEN",
    "TXT",
    "URL",
    "YML",
}


def found_in(make_project: Make, rule: Rule, section: str) -> tuple[Diagnostic, ...]:
    """What counts: an example may accept, with a reason, what it cannot do without."""
    before = rule.documentation.project(section, at="base")
    base = make_project({f"base/{path}": raw for path, raw in before.items()}) / "base"
    root = make_project(rule.documentation.project(section))
    found = check(root, open_project(root).limits, base=base if before else None).diagnostics
    return tuple(diagnostic for diagnostic in found if diagnostic.counts)


def test_codes_and_names_are_unique() -> None:
    for values in ([rule.code for rule in all_rules()], [rule.name for rule in all_rules()]):
        assert len(values) == len(set(values))


def test_every_family_has_rules() -> None:
    assert {rule.code[:3] for rule in all_rules()} == FAMILIES


@RULES
def test_the_file_is_named_after_code_and_name(rule: Rule) -> None:
    module = sys.modules[rule.check.__module__]
    stem = Path(module.__file__ or "").stem
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", rule.name)
    assert re.fullmatch(r"[A-Z]{3}[0-9]{3}", rule.code)
    assert stem == f"{rule.code.lower()}_{rule.name.replace('-', '_')}"


@RULES
def test_the_documentation_has_all_sections_in_order(rule: Rule) -> None:
    assert tuple(rule.documentation.sections) == SECTIONS
    assert all(rule.documentation.sections.values())
    assert re.fullmatch(r"[A-Z][^\n]+\.", rule.documentation.summary)


@RULES
def test_the_example_yields_the_code_once_and_nothing_else(rule: Rule, make_project: Make) -> None:
    found = found_in(make_project, rule, "Example")
    assert [diagnostic.code for diagnostic in found] == [rule.code], found
    assert found[0].severity is rule.severity
    assert found[0].name == rule.name


@RULES
def test_what_to_use_instead_yields_nothing(rule: Rule, make_project: Make) -> None:
    assert found_in(make_project, rule, "Use instead") == ()
    assert rule.documentation.project("Use instead")


# What is at fault there is the file as a whole, so it is shown at its beginning.
WHOLE_FILE = {"REC007", "REC008", "REC009", "YML001", "YML002"}
# What is at fault there is missing at the end of the file.
END_OF_FILE = {"YML011"}


@RULES
def test_the_finding_is_located_at_what_is_at_fault(rule: Rule, make_project: Make) -> None:
    (found,) = found_in(make_project, rule, "Example")
    root = make_project({})
    if rule.code in WHOLE_FILE:
        assert (found.line, found.column) == (START.line, START.column)
        return
    lines = (root / found.path).read_text("utf-8", "replace").splitlines()
    if rule.code in END_OF_FILE:
        assert (found.line, found.column) == (len(lines) + 1, 1)
        return
    line = lines[found.line - 1]
    assert line[found.column - 1 : found.column].strip(), (found, line)


@RULES
def test_message_and_remedy_are_for_people(rule: Rule, make_project: Make) -> None:
    """One sentence has no full stop, several have theirs; and no code is needed to understand."""
    (found,) = found_in(make_project, rule, "Example")
    assert found.message.endswith(".") == (". " in found.message)
    assert found.remedy
    assert not found.remedy.endswith(".")
    assert rule.code not in found.message + found.remedy

"""The rules, one a file, found by looking: adding a file adds a rule."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from functools import cache

from generator.faults import Fault
from generator.rules.rule import Context, Finding, Rule, UnusedWaiver

__all__ = [
    "Context",
    "Finding",
    "Rule",
    "UnusedWaiver",
    "all_rules",
    "fault_findings",
    "rule_by_code",
]


@cache
def all_rules() -> tuple[Rule, ...]:
    """Every rule, by code."""
    found = [
        value
        for module in pkgutil.iter_modules(__path__)
        for value in vars(importlib.import_module(f"{__name__}.{module.name}")).values()
        if isinstance(value, Rule)
    ]
    return tuple(sorted(found, key=lambda rule: rule.code))


def fault_findings(fault: Fault, context: Context) -> Iterator[Finding]:
    """What the rules say of a fault that keeps a file from being a record."""
    for rule in all_rules():
        if issubclass(rule.subject, Fault) and isinstance(fault, rule.subject):
            yield from rule.check(fault, context)


def rule_by_code(code: str) -> Rule | None:
    """The rule with this code, or with this name, in upper or lower case; none where none has."""
    wanted = code.casefold()
    return next((r for r in all_rules() if wanted in (r.code.casefold(), r.name)), None)

"""Diagnostics for people, programs, GitHub and code scanners."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import Any

from generator.diagnostics import Diagnostic, Severity

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning"}


def as_text(diagnostics: Iterable[Diagnostic]) -> str:
    """A finding in two lines: place, code, words; below them the remedy, or why it was waived."""
    lines = []
    for found in diagnostics:
        waived = " (waived)" if found.waived is not None else ""
        place = f"{visible(found.path)}:{found.line}:{found.column}"
        what = f"{found.code} {found.name}{waived}: {visible(found.message)}"
        below = found.remedy if found.waived is None else " ".join(found.waived.split())
        lines.append(f"{place} {what}\n    {visible(below)}")
    return "\n".join(lines)


def as_json(diagnostics: Iterable[Diagnostic]) -> str:
    """An array of objects; ``waived`` is there only where a finding is waived."""
    return json.dumps([_object(found) for found in diagnostics], indent=2)


def as_github(diagnostics: Iterable[Diagnostic]) -> str:
    """Workflow commands, which GitHub shows on the lines of a pull request.

    https://docs.github.com/actions/reference/workflow-commands-for-github-actions
    """
    lines = []
    for found in diagnostics:
        level = "notice" if found.waived is not None else _LEVELS[found.severity]
        place = f"file={_property(found.path)},line={found.line},col={found.column}"
        title = _property(f"{found.code} {found.name}")
        words = _data(f"{found.message}\n{found.remedy}")
        lines.append(f"::{level} {place},title={title}::{words}")
    return "\n".join(lines)


def as_sarif(diagnostics: Sequence[Diagnostic]) -> str:
    """SARIF 2.1.0 (OASIS), one run."""
    names = {found.code: found.name for found in diagnostics}
    driver = {
        "name": "factsheet",
        "rules": [{"id": code, "name": names[code]} for code in sorted(names)],
    }
    log = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": driver},
                "columnKind": "unicodeCodePoints",
                "results": [_sarif_result(found) for found in diagnostics],
            }
        ],
    }
    return json.dumps(log, indent=2)


FORMATS = {"text": as_text, "json": as_json, "github": as_github, "sarif": as_sarif}


def _object(found: Diagnostic) -> dict[str, Any]:
    values = asdict(found)
    if found.waived is None:
        del values["waived"]
    return values


def _sarif_result(found: Diagnostic) -> dict[str, Any]:
    region = {"startLine": found.line, "startColumn": found.column}
    location = {"artifactLocation": {"uri": found.path}, "region": region}
    result: dict[str, Any] = {
        "ruleId": found.code,
        "level": _LEVELS[found.severity],
        "message": {"text": f"{found.message}\n{found.remedy}"},
        "locations": [{"physicalLocation": location}],
    }
    if found.waived is not None:
        result["suppressions"] = [{"kind": "inSource", "justification": found.waived}]
    return result


def visible(text: str) -> str:
    """A text that cannot move the cursor, colour the terminal or reorder what stands beside it."""
    return "".join(
        character if character.isprintable() else character.encode("unicode_escape").decode()
        for character in text
    )


def _data(text: str) -> str:
    return _encodable(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _encodable(text: str) -> str:
    """A file's name need not be UTF-8; what cannot be written out is shown escaped."""
    return text.encode("utf-8", "backslashreplace").decode()

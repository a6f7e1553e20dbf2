"""Diagnostics for people, programs, GitHub and code scanners."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict
from typing import Any

from rich.cells import cell_len

from generator.diagnostics import Diagnostic, Fix, Severity
from generator.file_texts import Excerpt

_LINE, _BEFORE = 100, 60
"""Characters of a line that are shown, and those of them before the value that is meant."""
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning"}


def plain(text: str, _look: str) -> str:
    """A text without colours."""
    return text


def as_text(
    diagnostics: Iterable[Diagnostic],
    excerpt_of: Callable[[Diagnostic], Excerpt | None] = lambda _: None,
    paint: Callable[[str, str], str] = plain,
) -> str:
    """A finding in a few lines, those of a file together.

    Place, code and words; the line of the file with a caret under the value; the remedy, or why it
    was waived.

    Args:
        diagnostics: in the order in which they are listed.
        excerpt_of: the line that a finding is about, where it can be shown.
        paint: gives a text one of the looks "place", "error", "warning", "waived", "margin" and
            "remedy".
    """
    lines: list[str] = []
    path = None
    for found in diagnostics:
        if path not in (None, found.path):
            lines.append("")
        path = found.path
        is_waived = found.waived is not None
        place = paint(f"{visible(found.path)}:{found.line}:{found.column}", "place")
        code = paint(f"{found.code} {found.name}", "waived" if is_waived else found.severity.value)
        waived = " (waived)" if is_waived else ""
        lines.append(f"{place} {code}{waived}: {visible(found.message)}")
        excerpt = None if is_waived else excerpt_of(found)
        if excerpt:
            lines += _excerpt_lines(excerpt, found, paint)
        below = " ".join(found.waived.split()) if found.waived is not None else found.remedy
        lines.append(f"    {paint(visible(below), 'remedy')}")
    return "\n".join(lines)


def _excerpt_lines(
    excerpt: Excerpt, found: Diagnostic, paint: Callable[[str, str], str]
) -> list[str]:
    """A line of a file with a caret under what is meant, cut where it is long."""
    first = max(0, min(excerpt.start - _BEFORE, len(excerpt.line) - _LINE))
    last = first + _LINE
    ahead = ("…" if first else "") + visible(excerpt.line[first : excerpt.start])
    meant = visible(excerpt.line[excerpt.start : min(excerpt.end, last)])
    behind = visible(excerpt.line[excerpt.end : last]) if excerpt.end < last else ""
    cut = "…" if last < len(excerpt.line) else ""
    number = f"{found.line:>5}"
    margin = paint(f"{number} |", "margin")
    below = paint(f"{' ' * len(number)} |", "margin")
    carets = paint("^" * max(1, cell_len(meant)), found.severity.value)
    return [
        f"{margin} {ahead}{meant}{behind}{cut}".rstrip(),
        f"{below} {' ' * cell_len(ahead)}{carets}",
    ]


def as_json(diagnostics: Iterable[Diagnostic]) -> str:
    """An array of objects; ``waived`` and ``fix`` are there only where a finding has them."""
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


FORMATS = {"json": as_json, "github": as_github, "sarif": as_sarif}
"""The forms for programs; that for people is ``as_text``."""


def _object(found: Diagnostic) -> dict[str, Any]:
    values = asdict(found)
    if found.waived is None:
        del values["waived"]
    if found.fix is None:
        del values["fix"]
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
    if found.fix is not None:
        result["fixes"] = [_sarif_fix(found, found.fix)]
    return result


def _sarif_fix(found: Diagnostic, fix: Fix) -> dict[str, Any]:
    replacement = {
        "deletedRegion": {
            "startLine": fix.start.line,
            "startColumn": fix.start.column,
            "endLine": fix.end.line,
            "endColumn": fix.end.column,
        },
        "insertedContent": {"text": fix.text},
    }
    change = {"artifactLocation": {"uri": found.path}, "replacements": [replacement]}
    return {"description": {"text": found.remedy}, "artifactChanges": [change]}


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

"""What a check found, remembered by what it looked at: the same files need not be looked at again.

A check without a revision to compare with is a function of the files of the project. So its report
is found by their digest, before any of what a check needs is imported.
"""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from generator.diagnostics import Diagnostic, Fix, Position, Severity
from generator.memory import Memory
from generator.snapshot import Snapshot, take

PART = "report"
CONFIG = "mkdocs.yml"
_INHERIT = b"INHERIT"
"""By this, the configuration hangs on another file."""
_FROM_ENVIRONMENT = re.compile(rb"!ENV\s+([^\n#]*)")
_VARIABLE = re.compile(rb"[A-Za-z_][A-Za-z0-9_]*")


@dataclass(frozen=True, slots=True)
class Report:
    """All that was found, and among how many records."""

    diagnostics: tuple[Diagnostic, ...]
    records: int


def recalled(root: Path) -> Report | None:
    """What the last check of the project's files, as they are now, found; None where none did."""
    memory = Memory.of(root)
    match memory.read(PART):
        case {"of": str(of), "records": int(records), "found": list(found)}:
            if _key(root, take(root, memory)) == of:
                return Report(tuple(map(_diagnostic, found)), records)
    return None


def remember(
    root: Path, memory: Memory, snapshot: Snapshot, diagnostics: Iterable[Diagnostic], records: int
) -> None:
    """Remember what a check of the whole project found.

    Args:
        root: the project's folder.
        memory: where to.
        snapshot: the files as they were before the check. If they are others by now, nobody knows
            which of them it saw, and nothing is remembered.
        diagnostics: what was found.
        records: how many records there are.
    """
    key = _key(root, snapshot)
    if key and take(root, memory).digest == snapshot.digest:
        found = [asdict(diagnostic) for diagnostic in diagnostics]
        memory.write(PART, {"of": key, "records": records, "found": found})


def _key(root: Path, snapshot: Snapshot) -> str | None:
    """What a check hangs on; None where that cannot be told.

    Files, and the variables that the configuration may take its limits from.
    """
    try:
        config = (root / CONFIG).read_bytes()
    except FileNotFoundError:
        config = b""
    except OSError:
        return None
    if _INHERIT in config:
        return None
    named = {name for line in _FROM_ENVIRONMENT.findall(config) for name in _VARIABLE.findall(line)}
    variables = sorted((name, os.environ.get(name.decode())) for name in named)
    return hashlib.sha256(snapshot.digest + repr(variables).encode()).hexdigest()


def _diagnostic(data: dict[str, Any]) -> Diagnostic:
    fix = data.pop("fix")
    severity = Severity(data.pop("severity"))
    return Diagnostic(**data, severity=severity, fix=None if fix is None else _fix(fix))


def _fix(data: dict[str, Any]) -> Fix:
    return Fix(Position(**data.pop("start")), Position(**data.pop("end")), **data)

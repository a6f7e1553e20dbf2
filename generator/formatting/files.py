"""Brings the files of records into their one form, each as a whole or not at all."""

from __future__ import annotations

import difflib
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from generator.diagnostic_formats import visible
from generator.errors import ToolError
from generator.faults import Fault
from generator.files import Limits, read_file
from generator.formatting.record_file import formatted
from generator.load import FileFault, read_within, record_files
from generator.records import KINDS
from generator.writing import write_whole


@dataclass(frozen=True, slots=True)
class Change:
    """A file that is not in its one form."""

    file: str
    before: str
    after: str

    @property
    def diff(self) -> str:
        """What would change, as ``diff -u`` shows it."""
        lines = difflib.unified_diff(
            self.before.splitlines(keepends=True),
            self.after.splitlines(keepends=True),
            f"{self.file} (as it is)",
            f"{self.file} (formatted)",
        )
        return "\n".join(visible(line.rstrip("\r\n")) for line in lines)


@dataclass(slots=True)
class Formatted:
    """What became of all files that were looked at."""

    changes: list[Change] = field(default_factory=list)
    same: int = 0
    """How many are in their one form already."""
    faults: list[FileFault] = field(default_factory=list)
    """Why files could not be read as YAML; they were left as they are."""


def format_records(
    root: Path,
    limits: Limits,
    wanted: Callable[[str], bool],
    *,
    write: bool,
    modeline: Callable[[str], str],
) -> Formatted:
    """Format the records of a project.

    Args:
        root: the project's folder.
        limits: what a file may cost.
        wanted: whether a file is to be looked at, by its path in the project.
        write: write what changes; otherwise only tell.
        modeline: the line that a file gets at its head, or nothing.

    Raises:
        ToolError: the form of a file would say something else; it was left as it is.
    """
    done = Formatted()
    for kind, path in record_files(root):
        file = path.relative_to(root).as_posix()
        if not wanted(file):
            continue
        raw = read_file(path, (root / "content").resolve(), limits.file_size)
        faults = [raw] if isinstance(raw, Fault) else read_within(raw, limits).faults
        if isinstance(raw, Fault) or faults:
            done.faults += [FileFault(file, kind, path.stem, fault) for fault in faults]
            continue
        try:
            after = formatted(raw, KINDS[kind], modeline(file))
        except ToolError as error:
            raise ToolError(f"{file}: {error}", error.remedy) from None
        if after.encode() == raw:
            done.same += 1
            continue
        done.changes.append(Change(file, raw.decode("utf-8-sig"), after))
        if write:
            write_whole(path.resolve(), after)
    return done

"""Our own command, as a whole and in its parts: what each run begins from, and what it is to do."""

from __future__ import annotations

import re
import shutil
import sys
from functools import partial
from itertools import count
from pathlib import Path

from benchmarks.builds.contestant import Contestant

COMMAND = Path(sys.executable).parent / "factsheet"
WHOLE = "`build --clean`"
"""The row that all others are compared with."""
_ALL = "pages, search index, exports, every record checked, every quotation proven"


def ours(project: Path, memory: Path) -> list[Contestant]:
    """Our rows, to be run in this order: what follows a build begins from what it has left.

    Args:
        project: the records; two of them are edited.
        memory: the folder in which is kept what earlier runs have learned.
    """
    site = project / "site"
    forget = partial(_remove, memory, project / ".factsheet", site)
    check = (COMMAND, "check", "--format", "json")
    build = (COMMAND, "build")
    parts = (sys.executable, "-m")
    statement = Edit(_last(project, "statements"), "claim")
    actor = Edit(project / "content/actors/actor-000000.yml", "name")

    def row(name: str, does: str, *command: str | Path, **more: object) -> Contestant:
        return Contestant(name, does, command, project, **more)  # type: ignore[arg-type]

    return [
        row(
            "libyaml alone",
            "every record read, its nodes made",
            *parts,
            "benchmarks.builds.yaml_floor",
        ),
        row("`check`, nothing remembered", "every record checked", *check, prepare=forget),
        row("`check`, nothing changed", "the same", *check),
        row(WHOLE, _ALL, *build, "--clean", output=site, prepare=forget),
        row("`build`, nothing changed", "the same", *build),
        row("`build`, a claim edited", "the same", *build, prepare=statement),
        row("`build`, a name edited", "the same", *build, prepare=actor),
        row("`build`, the site removed", "the same", *build, prepare=partial(_remove, site)),
        row(
            "`build --clean`, no index",
            "all but the search index",
            *parts,
            "benchmarks.builds.without_search",
            prepare=forget,
        ),
    ]


class Edit:
    """Writes a field of a record anew, each time with other words."""

    def __init__(self, record: Path, field: str) -> None:
        self._record, self._times = record, count(1)
        self._text = record.read_text("utf-8")
        self._value = re.compile(rf"^({field}: ['\"]?)", re.MULTILINE)

    def __call__(self) -> None:
        """Put two words before those that stood there first."""
        edited = self._value.sub(rf"\1Edited {next(self._times)} ", self._text, count=1)
        self._record.write_text(edited, "utf-8")


def _last(project: Path, kind: str) -> Path:
    return max((project / "content" / kind).glob("*.yml"))


def _remove(*folders: Path) -> None:
    for folder in folders:
        shutil.rmtree(folder, ignore_errors=True)

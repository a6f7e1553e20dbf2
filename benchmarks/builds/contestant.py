"""What is measured: a command that makes something of a project, and what is to be known of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path


def nothing() -> None:
    """What has to be done before a command that needs nothing."""


@dataclass(frozen=True)
class Contestant:
    """One row of a table.

    Attributes:
        name: what is run, with its version.
        does: what it does, and what not, in words.
        command: the program and its arguments.
        folder: where it is run.
        output: the folder of the site that it makes, if it makes one anew.
        prepare: brings about the state that it is to begin from; this is not measured.
    """

    name: str
    does: str
    command: Sequence[str | Path]
    folder: Path
    output: Path | None = None
    prepare: Callable[[], None] = nothing

"""What a run of the benchmark finds out, kept between runs that measure parts of it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from benchmarks.builds.measuring import Cost


@dataclass(frozen=True)
class Row:
    """What a command cost: the least of all rounds, but the most memory.

    Attributes:
        name: what was run.
        does: what it does, and what not.
        wall, cpu: seconds.
        memory: bytes, at the height.
        files, size: of the site that it made; bytes. 0 where it made none.
    """

    name: str
    does: str
    wall: float
    cpu: float
    memory: int
    files: int = 0
    size: int = 0

    def with_round(self, cost: Cost) -> Row:
        """The row after one more round."""
        return replace(
            self,
            wall=min(self.wall, cost.wall),
            cpu=min(self.cpu, cost.cpu),
            memory=max(self.memory, cost.memory),
        )


@dataclass(frozen=True)
class Size:
    """What a whole build of a corpus cost.

    Attributes:
        corpus: its name.
        records: how many it has.
        wall, cpu: seconds.
        memory: bytes, at the height.
        search: bytes that a first search loads.
    """

    corpus: str
    records: int
    wall: float
    cpu: float
    memory: int
    search: int


@dataclass(frozen=True)
class Circumstances:
    """Where and how it was measured.

    Attributes:
        machine: processors, system, Python, in words.
        records: how many the corpus of the rows has.
        rounds: how often each was run.
        load: what the system said of the last minutes before and after (its load average).
    """

    machine: str
    records: int
    rounds: int
    load: str


@dataclass
class Results:
    """All that is in the tables."""

    rows: tuple[Row, ...] = ()
    of_rows: Circumstances | None = None
    sizes: tuple[Size, ...] = ()
    of_sizes: Circumstances | None = None

    def write(self, path: Path) -> None:
        """Keep them."""
        path.write_text(json.dumps(asdict(self), indent=1), "utf-8")

    @classmethod
    def read(cls, path: Path) -> Results:
        """What was kept; nothing where nothing was."""
        if not path.exists():
            return cls()
        kept = json.loads(path.read_text("utf-8"))
        return cls(
            tuple(_all(Row, kept["rows"])),
            Circumstances(**kept["of_rows"]) if kept["of_rows"] else None,
            tuple(_all(Size, kept["sizes"])),
            Circumstances(**kept["of_sizes"]) if kept["of_sizes"] else None,
        )


def _all(kind: Any, items: Iterable[dict[str, Any]]) -> Iterable[Any]:
    return (kind(**item) for item in items)

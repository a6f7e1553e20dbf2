"""Results → the tables of the README, in Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from benchmarks.builds.ours import WHOLE
from benchmarks.builds.results import Circumstances, Results, Row, Size

BEGIN, END = "<!-- made by `make bench`: -->", "<!-- until here -->"


def put_between(text: str, made: str) -> str:
    """Put what was made between the two marks of a text.

    Raises:
        ValueError: a mark is not there once.
    """
    if text.count(BEGIN) != 1 or text.count(END) != 1:
        raise ValueError(f"the text has to hold {BEGIN} and {END} once")
    before, _, rest = text.partition(BEGIN)
    return f"{before}{BEGIN}\n\n{made}\n\n{END}{rest.partition(END)[2]}"


def tables(results: Results) -> str:
    """Everything that was measured."""
    parts: list[str] = []
    if results.of_rows:
        parts += [_circumstances(results.of_rows), rows_table(results.rows)]
    if results.of_sizes:
        parts += [_circumstances(results.of_sizes, "by size of corpus"), sizes_table(results.sizes)]
    return "\n\n".join(parts)


def rows_table(rows: Sequence[Row]) -> str:
    """Every command beside the whole build of ours."""
    whole = next(row for row in rows if row.name == WHOLE)
    lines = [_row(row, "1" if row is whole else f"{row.wall / whole.wall:.2g}") for row in rows]
    head = ("", "wall, s", "to ours", "CPU, s", "memory, MB", "site, MB", "files", "does")
    return _table(head, "lrrrrrrl", lines)


def _row(row: Row, ratio: str) -> tuple[str, ...]:
    site = (f"{row.size / 1e6:,.0f}", f"{row.files:,}") if row.files else ("", "")
    memory = f"{row.memory / 1e6:,.0f}"
    return (row.name, f"{row.wall:.1f}", ratio, f"{row.cpu:.1f}", memory, *site, row.does)


def sizes_table(sizes: Sequence[Size]) -> str:
    """Whole builds of corpora of several sizes, by the record."""
    lines = [
        (
            size.corpus,
            f"{size.records:,}",
            f"{size.wall:,.1f}",
            f"{1000 * size.wall / size.records:.2f}",
            f"{1000 * size.cpu / size.records:.2f}",
            f"{size.memory / 1e6:,.0f}",
            f"{size.search / 1e3:,.0f}",
        )
        for size in sizes
    ]
    head = (
        "corpus",
        "records",
        "wall, s",
        "wall, ms a record",
        "CPU, ms a record",
        "memory, MB",
        "first search, kB",
    )
    return _table(head, "lrrrrrr", lines)


def _circumstances(found: Circumstances, what: str = "") -> str:
    what = what or f"{found.records:,} records, the least of {found.rounds} rounds"
    return f"{what[0].upper()}{what[1:]}. {found.machine}. Load average {found.load}."


def _table(head: Sequence[str], sides: str, lines: Iterable[Sequence[str]]) -> str:
    rule = ["---" if side == "l" else "---:" for side in sides]
    return "\n".join(f"| {' | '.join(line)} |" for line in (head, rule, *lines))

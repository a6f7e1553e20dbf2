"""Parquet, by DuckDB: a file a kind, lists and mappings as such. Only where DuckDB is installed."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from generator.exports.columns import Column, parquet_type
from generator.exports.rows import Entry
from generator.exports.text_files import Add
from generator.records.canonical import compact_json

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


_ROWS_HELD = 10_240
"""Rows of a group: as many are held in memory. Twice as many make files a fiftieth smaller."""


def is_available() -> bool:
    """Whether Parquet can be written here: ``factsheet[parquet]`` is installed."""
    return find_spec("duckdb") is not None


@contextmanager
def parquet_writer() -> Iterator[DuckDBPyConnection]:
    """What writes the files: an empty database in memory, which takes a while to be made."""
    import duckdb

    with duckdb.connect(":memory:") as database:
        # One thread: the order of rows and the bounds of row groups are the same every time.
        database.execute("SET threads = 1")
        yield database


@contextmanager
def parquet_file(
    path: Path, columns: tuple[Column, ...], writer: DuckDBPyConnection
) -> Iterator[Add]:
    """A record a row. Its bytes hang on the rows and on DuckDB's version alone."""
    with tempfile.TemporaryDirectory(prefix="factsheet-") as folder:
        rows = Path(folder) / "rows.json"
        with rows.open("wb") as file:

            def add(entry: Entry) -> None:
                file.write(compact_json(entry.row) + b"\n")

            yield add
        _convert(rows, path, columns, writer)


def _convert(
    rows: Path, path: Path, columns: tuple[Column, ...], writer: DuckDBPyConnection
) -> None:
    types = ", ".join(f"{_text(c.name)}: {_text(parquet_type(c.type))}" for c in columns)
    writer.execute(
        f"COPY (SELECT * FROM read_json({_text(str(rows))}, format = 'newline_delimited', "  # noqa: S608 - quoted
        f"columns = {{{types}}})) TO {_text(str(path))} "
        f"(FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE {_ROWS_HELD})"
    )


def _text(value: str) -> str:
    """A text as SQL writes it."""
    return "'" + value.replace("'", "''") + "'"

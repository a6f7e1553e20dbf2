"""One SQLite database: a table a kind, link tables, foreign keys, full-text search and views.

The same records give the same bytes with one version of the SQLite library, which writes its number
into the file: no clock, no path, no journal, pages of one size, everything written in one order.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from generator.exports.columns import Integer, Text
from generator.exports.rows import JOINT, Entry, columns_of
from generator.exports.tables import Cell, Table, Values, main_table
from generator.exports.text_files import Add
from generator.exports.views import VIEWS
from generator.records import MODELS, Record, Tombstone
from generator.records.values import Sort
from generator.records.walk import walk

APPLICATION_ID = 0x46535431
"""``FST1``, by which `file` and others can tell the database."""
FORMAT_VERSION = 1
"""In ``user_version``: it goes up when a table or column is taken away or means something else."""
_BATCH = 500
"""Records whose rows are held before they are written."""
_WORDS_HELD = 8 * 1024 * 1024
"""Bytes of the index of words that are held before they are written: fewer pieces to be merged."""
_SHOWN = frozenset({Sort.TEXT, Sort.PROSE, Sort.QUOTE})


@contextmanager
def sqlite_file(path: Path) -> Iterator[Add]:
    """The database; records are added one at a time, in any order."""
    # Python 3.12 has another switch for the same: transactions are begun and ended here alone.
    with closing(sqlite3.connect(path, isolation_level=None)) as database:
        for pragma in (
            "page_size = 4096",
            "encoding = 'UTF-8'",
            "journal_mode = OFF",
            "synchronous = OFF",
            "foreign_keys = OFF",  # records name each other in circles; a test checks them
            f"application_id = {APPLICATION_ID}",
            f"user_version = {FORMAT_VERSION}",
        ):
            database.execute(f"PRAGMA {pragma}")
        writer = _Writer(database)
        database.execute("BEGIN")
        writer.create()
        yield writer.add
        writer.finish()
        database.execute("COMMIT")


class _Writer:
    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database
        self._tables = {model.kind: main_table(model.kind, columns_of(model)) for model in MODELS}
        self._waiting: dict[str, list[Values]] = defaultdict(list)
        self._number = 0
        self._insert = {
            table.name: _insert(table.name, len(table.keys) + len(table.cells))
            for main in self._tables.values()
            for table in main.all()
        }
        self._insert["search"] = _insert("search", 4)

    def create(self) -> None:
        for main in self._tables.values():
            for table in main.all():
                self._database.execute(table_sql(table))
        self._database.execute(
            "CREATE VIRTUAL TABLE search USING fts5(kind UNINDEXED, id UNINDEXED, label, text, "
            "tokenize = 'unicode61 remove_diacritics 2')"
        )
        self._database.execute(
            "INSERT INTO search(search, rank) VALUES ('hashsize', ?)", (_WORDS_HELD,)
        )

    def add(self, entry: Entry) -> None:
        record = entry.record
        self._tables[record.kind].collect(entry.row, (entry.row["id"],), self._waiting)
        self._number += 1
        if isinstance(record, Record):
            self._waiting["search"].append((record.kind, record.id, record.label, _words(record)))
        if self._number > _BATCH:
            self._write()

    def finish(self) -> None:
        self._write()
        self._database.execute("INSERT INTO search(search) VALUES ('optimize')")
        for main in self._tables.values():
            for table in main.all():
                for sql in _indexes(table):
                    self._database.execute(sql)
        for name, query in VIEWS.items():
            self._database.execute(f"CREATE VIEW {name} AS\n{query}")

    def _write(self) -> None:
        for name, rows in self._waiting.items():
            self._database.executemany(self._insert[name], rows)
        self._waiting.clear()
        self._number = 0


def table_sql(table: Table) -> str:
    """The statement that makes a table."""
    lines = [
        f'"{key}" {"TEXT" if number == 0 else "INTEGER"} NOT NULL'
        for number, key in enumerate(table.keys)
    ]
    lines += [_definition(cell) for cell in table.cells]
    lines.append(f"PRIMARY KEY ({_names(table.keys)})")
    if table.parent:
        above = table.parent.keys
        lines.append(
            f"FOREIGN KEY ({_names(table.keys[: len(above)])}) "
            f'REFERENCES "{table.parent.name}" ({_names(above)})'
        )
    # The key of a link is nearly all of its row: without a rowid it is not stored twice.
    ending = " WITHOUT ROWID" if table.parent else ""
    return f'CREATE TABLE "{table.name}" (\n  ' + ",\n  ".join(lines) + f"\n){ending}"


def _definition(cell: Cell) -> str:
    sort = "INTEGER" if isinstance(cell.type, Integer) else "TEXT"
    refers_to = cell.type.refers_to if isinstance(cell.type, Text) else ""
    reference = f' REFERENCES "{refers_to}" (id)' if refers_to else ""
    return f'"{cell.name}" {sort}{reference}'


def _indexes(table: Table) -> Iterator[str]:
    """So that who names a record is found without reading every link."""
    for cell in table.cells:
        if isinstance(cell.type, Text) and cell.type.refers_to:
            yield (f'CREATE INDEX "{table.name}_by_{cell.name}" ON "{table.name}" ("{cell.name}")')


def _names(names: tuple[str, ...]) -> str:
    return ", ".join(f'"{name}"' for name in names)


def _insert(table: str, columns: int) -> str:
    return f'INSERT INTO "{table}" VALUES ({", ".join("?" * columns)})'  # noqa: S608 - names of ours


def _words(record: Record | Tombstone) -> str:
    """All words of a record, for full-text search."""
    return "\n".join(
        JOINT.join(part.exact for part in value.value)
        if value.marker is Sort.QUOTE
        else value.value
        for value in walk(record, _SHOWN)
    )

"""All records in all forms, into one folder: one pass over them, one record at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

from generator.exports import data_package, icalendar, popolo, web_annotations
from generator.exports.bibliography import CITED, SUFFIXES, bibliography
from generator.exports.data_package import DataFile, data_file
from generator.exports.document import Document, write_document
from generator.exports.parquet import is_available, parquet_file, parquet_writer
from generator.exports.rows import columns_of, entries
from generator.exports.sqlite import sqlite_file
from generator.exports.text_files import comma_separated, json_lines
from generator.pages.views import SiteView
from generator.project import Project
from generator.records import MODELS

DATABASE = "factsheet.sqlite"
OTHER_FORMS: tuple[Callable[[SiteView], Iterator[Document]], ...] = (
    popolo.documents,
    web_annotations.documents,
    icalendar.documents,
)
"""The data in the words of other worlds: each makes documents of the records, one at a time."""


def write_bulk(project: Project, site: SiteView, folder: Path) -> tuple[DataFile, ...]:
    """Write the data into an empty folder.

    Returns:
        The files that are described: without those of which there are as many as records, and
        without ``datapackage.json`` and the checksums, which tell of the others.
    """
    with_parquet = is_available()
    _write_records(site, folder, with_parquet=with_parquet)
    others = [write_document(document, folder) for form in OTHER_FORMS for document in form(site)]
    written = [*_described(folder, with_parquet=with_parquet), *others]
    files = tuple(file for file in written if file.description)
    package = data_package.data_package(
        files,
        title=site.title,
        description=project.text("site_description"),
        homepage=project.text("site_url"),
        licence=project.settings.licence,
    )
    described = write_document(Document(data_package.FILE, (package.encode(),)), folder)
    sums = data_package.checksums((file.name, file.sha256) for file in (*written, described))
    write_document(Document(data_package.CHECKSUMS, (sums.encode(),)), folder)
    return files


def _write_records(site: SiteView, folder: Path, *, with_parquet: bool) -> None:
    with ExitStack() as whole:
        add_to_database = whole.enter_context(sqlite_file(folder / DATABASE))
        writer = whole.enter_context(parquet_writer()) if with_parquet else None
        for model in MODELS:
            stem, columns = folder / model.kind, columns_of(model)
            with ExitStack() as stack:
                adds = [
                    add_to_database,
                    stack.enter_context(json_lines(stem.with_suffix(".jsonl"))),
                    stack.enter_context(comma_separated(stem.with_suffix(".csv"), columns)),
                ]
                if writer:
                    parquet = parquet_file(stem.with_suffix(".parquet"), columns, writer)
                    adds.append(stack.enter_context(parquet))
                if model in CITED:
                    adds.append(stack.enter_context(bibliography(stem, site)))
                for entry in entries(site, model):
                    for add in adds:
                        add(entry)


def _described(folder: Path, *, with_parquet: bool) -> list[DataFile]:
    whole = "Everything in one SQLite database: tables, links, full-text search, views."
    files = [data_file(folder / DATABASE, whole)]
    for model in MODELS:
        name = model.plural
        files.append(
            data_file(folder / f"{model.kind}.csv", f"{name}: a row each.", columns_of(model))
        )
        files.append(
            data_file(folder / f"{model.kind}.jsonl", f"{name}: a line each, as in the records.")
        )
        if with_parquet:
            about = f"{name}: a row each, lists as lists."
            files.append(data_file(folder / f"{model.kind}.parquet", about))
        if model in CITED:
            files += [
                data_file(folder / f"{model.kind}{suffix}", f"{name} {about}")
                for suffix, about in SUFFIXES.items()
            ]
    return files

"""All records in all forms, into one folder: one pass over them, one record at a time."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path

from generator.exports import data_package
from generator.exports.data_package import DataFile, data_file
from generator.exports.parquet import is_available, parquet_file
from generator.exports.rows import columns_of, entries
from generator.exports.sqlite import sqlite_file
from generator.exports.text_files import comma_separated, json_lines
from generator.pages.views import SiteView
from generator.project import Project
from generator.records import MODELS

DATABASE = "factsheet.sqlite"


def write_bulk(project: Project, site: SiteView, folder: Path) -> tuple[DataFile, ...]:
    """Write the data into an empty folder.

    Returns:
        The files, without ``datapackage.json`` and the checksums, which tell of them.
    """
    site_url = project.text("site_url")
    with_parquet = is_available()
    with sqlite_file(folder / DATABASE) as add_to_database:
        for model in MODELS:
            stem, columns = folder / model.kind, columns_of(model)
            with ExitStack() as stack:
                adds = [
                    add_to_database,
                    stack.enter_context(json_lines(stem.with_suffix(".jsonl"))),
                    stack.enter_context(comma_separated(stem.with_suffix(".csv"), columns)),
                ]
                if with_parquet:
                    parquet = parquet_file(stem.with_suffix(".parquet"), columns)
                    adds.append(stack.enter_context(parquet))
                for entry in entries(site, model, site_url):
                    for add in adds:
                        add(entry)
    files = tuple(_described(folder, with_parquet=with_parquet))
    package = data_package.data_package(
        files,
        title=project.text("site_name"),
        description=project.text("site_description"),
        homepage=site_url,
        licence=project.settings.licence,
    )
    described = folder / data_package.FILE
    described.write_text(package, "utf-8", newline="\n")
    listed = [*files, data_file(described, "")]
    sums = data_package.checksums((file.name, file.sha256) for file in listed)
    (folder / data_package.CHECKSUMS).write_text(sums, "utf-8", newline="\n")
    return files


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
    return files

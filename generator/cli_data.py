"""``factsheet export`` and ``factsheet import``: the data, out and in."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from generator.build import export_into
from generator.check import check
from generator.corpus import Corpus
from generator.exports.parquet import is_available
from generator.imports import FORMATS
from generator.imports.adding import Imported, add_records
from generator.imports.mapping import names
from generator.load import load
from generator.project import open_project
from generator.terminal import FAULTS, number_of, progress_on, report, say


@click.command("export")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
def export_command(folder: Path) -> int:
    """Write the data to DIR: JSON Lines, CSV, SQLite and Parquet, with a description of it all.

    Beside them, for other tools: Popolo, Web Annotations, BibTeX, CSL-JSON and iCalendar. They are
    the files that the site has at /data/. Parquet needs `factsheet[parquet]`.
    """
    project = open_project(Path.cwd())
    with progress_on(sys.stderr) as progress:
        progress("Checking records")
        checked = check(project.root, project.limits)
        if not checked.errors:
            export_into(project, checked, Path.cwd() / folder, progress)
    report(project.texts, [found for found in checked.diagnostics if found.counts])
    if checked.errors:
        say("Nothing was written.")
        return FAULTS
    say(f"{folder} was written: {number_of(sum(1 for _ in checked.corpus.all()), 'record')}.")
    if not is_available():
        say("    Without Parquet files, which need factsheet[parquet].")
    return 0


@click.command("import")
@click.argument("form", metavar="FORMAT", type=click.Choice(list(FORMATS)))
@click.argument("file", metavar="FILE", type=click.Path(exists=True, path_type=Path))
@click.option(
    "--mapping",
    metavar="NAME",
    help=f"How FILE becomes Popolo: {', '.join(names())}, or a file of your own.",
)
@click.option("--dry-run", is_flag=True, help="Only tell what would be written.")
def import_command(form: str, file: Path, mapping: str | None, *, dry_run: bool) -> int:
    """Add the records in FILE, which is of FORMAT, to this project.

    Nothing that stands here is overwritten. FORMAT is jsonl, for what `factsheet export` wrote, or
    popolo, for people and organizations; with a mapping FILE may be other data, or a folder.
    """
    project = open_project(Path.cwd())
    corpus = Corpus(load(project.root, project.limits))
    proposal = FORMATS[form].propose(corpus, file, mapping)
    for note in proposal.notes:
        say(note)
    done = add_records(project, corpus, proposal.records, dry_run=dry_run)
    _report(done, dry_run=dry_run)
    return FAULTS if done.kept or done.refused else 0


def _report(done: Imported, *, dry_run: bool) -> None:
    for file in done.added:
        say(f"{file} {'would be' if dry_run else 'was'} written.")
    for ref in done.kept:
        say(f"{ref}: another record stands under this id; it was left as it is.")
    for ref, why in done.refused:
        say(f"{ref} does not fit: {why}")
    written = number_of(len(done.added), "record")
    say(
        f"{written} {'to add' if dry_run else 'added'}, {done.same:,} here already, "
        f"{len(done.kept):,} left alone, {len(done.refused):,} refused."
    )

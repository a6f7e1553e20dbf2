"""``factsheet fmt`` and ``schema``: what helps those who write records."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from generator.check import diagnose, stands_under
from generator.corpus import Corpus
from generator.diagnostic_formats import visible
from generator.errors import UsageError
from generator.formatting.files import Formatted, format_records
from generator.load import load
from generator.project import CONTENT, open_project
from generator.schema.editors import modeline as line_for
from generator.schema.files import FOLDER, write_schemas
from generator.schema.known import offers_of
from generator.terminal import FAULTS, number_of, report, say


@click.command("fmt")
@click.argument("paths", nargs=-1, metavar="[PATH]...", type=click.Path(path_type=Path))
@click.option("--check", "only_check", is_flag=True, help="Write nothing; show what would change.")
@click.option("--modeline", is_flag=True, help="Begin each file with the line that editors read.")
def fmt_command(paths: Sequence[Path], *, only_check: bool, modeline: bool) -> int:
    """Bring records into their one form: order of fields, quotation marks, line breaks.

    Every comment and every value stays. A file that is no YAML is left as it is. PATH is a file or
    folder; without one all records are formatted.
    """
    project = open_project(Path.cwd())
    under = [project.inside(path) for path in paths]
    done = format_records(
        project.root,
        project.limits,
        lambda file: not under or any(stands_under(file, path) for path in under),
        write=not only_check,
        modeline=line_for if modeline else lambda _: "",
    )
    if done.faults:
        report(project.texts, diagnose(project.root, done.faults))
    for change in done.changes:
        say(change.diff if only_check else f"{visible(change.file)} was formatted.")
    say(_formatted(done, only_check=only_check))
    return FAULTS if done.faults or (only_check and done.changes) else 0


def _formatted(done: Formatted, *, only_check: bool) -> str:
    changed = number_of(len(done.changes), "file") + (" to format" if only_check else " formatted")
    left = len({fault.file for fault in done.faults})
    words = [changed, f"{done.same:,} as they were"]
    return ", ".join([*words, f"{left} left alone for their faults"] if left else words) + "."


@click.command("schema")
@click.argument("folder", metavar="[DIR]", required=False, type=click.Path(path_type=Path))
def schema_command(folder: Path | None) -> int:
    """Write JSON Schemas for editors to DIR, one a kind of record.

    In a project they offer the ids of its records; without DIR they are written to
    .factsheet/schema, where the editor settings of a project look, and kept up to date from then
    on.
    """
    if not Path(CONTENT).is_dir():
        if folder is None:
            raise UsageError("there is no project here", "name a folder: factsheet schema DIR")
        write_schemas(folder, {})
        say(
            f"{folder} was written: the schemas of all kinds, which offer no ids outside a project."
        )
        return 0
    project = open_project(Path.cwd())
    if folder and folder.resolve().is_relative_to(project.content.resolve()):
        raise UsageError(f"{folder} is for records", "name another folder: factsheet schema DIR")
    offers = offers_of(Corpus(load(project.root, project.limits)))
    write_schemas(folder or project.root / FOLDER, offers)
    ids = number_of(sum(map(len, offers.values())), "id")
    say(f"{folder or FOLDER} was written: the schemas of all kinds, which offer {ids}.")
    return 0

"""``factsheet schema``: what helps those who write records."""

from __future__ import annotations

from pathlib import Path

import click

from generator.corpus import Corpus
from generator.errors import UsageError
from generator.load import load
from generator.project import CONTENT, open_project
from generator.schema.files import FOLDER, write_schemas
from generator.schema.known import offers_of
from generator.terminal import number_of, say


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
    offers = offers_of(Corpus(load(project.root, project.limits)))
    write_schemas(folder or project.root / FOLDER, offers)
    ids = number_of(sum(map(len, offers.values())), "id")
    say(f"{folder or FOLDER} was written: the schemas of all kinds, which offer {ids}.")
    return 0

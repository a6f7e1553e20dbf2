"""``factsheet init``: a site of one's own."""

from __future__ import annotations

from pathlib import Path

import click

from generator.check import check
from generator.project import open_project
from generator.schema.files import renew_schemas
from generator.starting import start
from generator.terminal import say


@click.command("init")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
def init_command(folder: Path) -> int:
    """Start a new site in DIR: example records, settings, workflows.

    What stands in DIR is left as it is; where something stands in the way, nothing is written.
    """
    for name in start(folder):
        say(str(folder / name))
    project = open_project(folder.absolute())
    renew_schemas(project, check(project.root).corpus, begin=True)  # which editors are told of
    say(f"\nA new site. Next: factsheet -C {folder} build, and read {folder / 'README.md'}.")
    return 0

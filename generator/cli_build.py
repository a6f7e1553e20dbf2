"""``factsheet build`` and ``generate``: records → a site, or a project that makes one."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from generator.build import build, generate_into, generate_into_work
from generator.check import Checked, check
from generator.permanence.addresses_file import FILE as ADDRESSES
from generator.project import Project, open_project
from generator.terminal import FAULTS, progress_on, report, say, tally


@click.command("build")
@click.option(
    "--site-dir",
    default="site",
    show_default=True,
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="Where to publish.",
)
@click.option("--stock", is_flag=True, help="Build every page with plain MkDocs.")
@click.option("--clean", is_flag=True, help="Forget what earlier builds learned.")
@click.option("--strict", is_flag=True, help="Let warnings count as errors.")
def build_command(site_dir: Path, *, stock: bool, clean: bool, strict: bool) -> int:
    """Check the records, build the site and publish it.

    Over errors nothing is published: the old site stays.
    """
    project = open_project(Path.cwd())
    with progress_on(sys.stderr) as progress:
        target = Path.cwd() / site_dir
        built = build(project, target, progress, clean=clean, strict=strict, stock=stock)
    _report_counting(project, built.checked)
    if not built.published:
        say("Nothing was published: the site that stood before still stands.")
        return FAULTS
    for note in built.notes:
        say(f"Left to plain MkDocs, which is slower: {note}.")
    what = "is up to date" if built.unchanged else "was built"
    say(f"{site_dir} {what}: {tally(built.checked.records)}.")
    if not (project.root / ADDRESSES).exists():
        say(f"Its addresses are not remembered: `factsheet check --fix` begins {ADDRESSES}.")
    return 0


@click.command("generate")
@click.argument("folder", metavar="[DIR]", required=False, type=click.Path(path_type=Path))
def generate_command(folder: Path | None) -> int:
    """Write the site as a MkDocs project that other tools can build.

    Without DIR it is written to .factsheet/, where `mkdocs build` typed here finds it.
    """
    project = open_project(Path.cwd())
    with progress_on(sys.stderr) as progress:
        progress("Checking records")
        checked = check(project.root, project.limits)
        if not checked.errors:
            if folder is None:
                generate_into_work(project, checked, progress)
            else:
                generate_into(project, checked, Path.cwd() / folder, progress)
    _report_counting(project, checked)
    if checked.errors:
        say("Nothing was written.")
        return FAULTS
    say(f"{folder or '.factsheet'} was written: {tally(checked.records)}.")
    return 0


def _report_counting(project: Project, checked: Checked) -> None:
    """What stands against the content; `check` shows what was waived too."""
    report(project.texts, [found for found in checked.diagnostics if found.counts])

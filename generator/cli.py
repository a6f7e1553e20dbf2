"""The command ``factsheet``: options in, exit codes out, and nothing of the domain."""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Callable
from functools import partial
from pathlib import Path

import click
from jinja2 import TemplateError

from generator.build import build, generate_into, generate_into_work
from generator.check import Checked, check
from generator.cli_check import check_command, explain_command
from generator.cli_data import export_command, import_command
from generator.cli_desk import fmt_command, schema_command
from generator.cli_new import new_group
from generator.cli_review import diff_command, links_command
from generator.cli_serve import serve_command
from generator.cli_source import source_group
from generator.cli_start import init_command
from generator.errors import FactsheetError, UsageError
from generator.permanence.addresses_file import FILE as ADDRESSES
from generator.project import Project, open_project
from generator.terminal import FAULTS, progress_on, report, say, tally

MISUSE, FAILURE, INTERRUPTED = 2, 3, 130
DEBUG = "FACTSHEET_DEBUG"
STANDS = "What was published before still stands."

_strict = click.option("--strict", is_flag=True, help="Let warnings count as errors.")


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="factsheet")
@click.option(
    "-C",
    "folders",
    multiple=True,
    metavar="DIR",
    help="Work as if started in DIR; a further one is relative to the one before.",
)
def cli(folders: tuple[str, ...]) -> None:
    """Turn records of who said what into a searchable site, with every quotation proven."""
    for folder in folders:
        if not Path(folder).is_dir():
            raise UsageError(f"there is no folder {folder}")
        os.chdir(folder)


@cli.command("build")
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
@_strict
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
    say(f"{site_dir} {what}: {tally(built.checked)}.")
    if not (project.root / ADDRESSES).exists():
        say(f"Its addresses are not remembered: `factsheet check --fix` begins {ADDRESSES}.")
    return 0


@cli.command("generate")
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
    say(f"{folder or '.factsheet'} was written: {tally(checked)}.")
    return 0


cli.add_command(check_command)
cli.add_command(explain_command)
cli.add_command(source_group)
cli.add_command(export_command)
cli.add_command(import_command)
cli.add_command(serve_command)
cli.add_command(fmt_command)
cli.add_command(new_group)
cli.add_command(schema_command)
cli.add_command(init_command)
cli.add_command(diff_command)
cli.add_command(links_command)


def main() -> None:
    """Run the command and leave with its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # A text that the terminal's encoding lacks is shown escaped, never a crash.
            stream.reconfigure(errors="backslashreplace")
    sys.exit(run(partial(cli.main, prog_name="factsheet", standalone_mode=False)))


def run(command: Callable[[], int | None]) -> int:
    """Run a command; whatever goes wrong becomes words and an exit code."""
    try:
        return command() or 0
    except click.exceptions.Exit as error:
        return error.exit_code
    except click.ClickException as error:
        error.show()
        return MISUSE
    except Exception as error:  # noqa: BLE001 - the last place where it can become words
        words, remedy, code = _told(error)
    except KeyboardInterrupt:
        words, remedy, code = "Interrupted.", STANDS, INTERRUPTED
    click.echo(f"factsheet: {words}", err=True)
    if remedy:
        click.echo(f"    {remedy}", err=True)
    return code


def _told(error: Exception) -> tuple[str, str, int]:
    """What to say of an error, what to do, and the exit code."""
    match error:
        case FactsheetError():
            return str(error), error.remedy, error.exit_code
        case TemplateError():
            return f"a template has a fault: {error}", "", MISUSE
        case click.Abort():
            return "Interrupted.", STANDS, INTERRUPTED
        case OSError():
            where = f"{error.filename}: " if error.filename else ""
            return f"{where}{error.strerror or error}", STANDS, FAILURE
    if os.environ.get(DEBUG):
        traceback.print_exception(error)
    return (
        f"This is a fault of factsheet itself: {type(error).__name__}: {error}",
        f"Please report it; with {DEBUG}=1 the command shows where it happened.",
        FAILURE,
    )


def _report_counting(project: Project, checked: Checked) -> None:
    """What stands against the content; `check` shows what was waived too."""
    report(project, [found for found in checked.diagnostics if found.counts])

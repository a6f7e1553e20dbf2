"""The command ``factsheet``: options in, exit codes out, and nothing of the domain."""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Callable, Sequence
from contextlib import nullcontext
from functools import partial
from pathlib import Path

import click
from jinja2 import TemplateError

from generator.build import build, generate_into, generate_into_work
from generator.check import Checked, check, select
from generator.cli_data import export_command, import_command
from generator.cli_review import diff_command, links_command
from generator.cli_source import source_group
from generator.cli_start import init_command
from generator.diagnostic_formats import FORMATS, as_text
from generator.diagnostics import Diagnostic, Severity, count
from generator.errors import FactsheetError, UsageError
from generator.history import content_at
from generator.project import open_project
from generator.rules import all_rules, rule_by_code
from generator.snapshot import Learned
from generator.terminal import FAULTS, number_of, progress_on, say, show_rule

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
    _report_counting(built.checked)
    if not built.published:
        say("Nothing was published: the site that stood before still stands.")
        return FAULTS
    for note in built.notes:
        say(f"Left to plain MkDocs, which is slower: {note}.")
    what = "is up to date" if built.unchanged else "was built"
    say(f"{site_dir} {what}: {_tally(built.checked)}.")
    return 0


@cli.command("check")
@click.argument("paths", nargs=-1, metavar="[PATH]...", type=click.Path(path_type=Path))
@click.option(
    "--format",
    "form",
    default="text",
    show_default=True,
    type=click.Choice(list(FORMATS)),
    help="How to write the findings.",
)
@click.option("--select", "selected", default="", metavar="CODES", help="Report only these checks.")
@click.option("--ignore", "ignored", default="", metavar="CODES", help="Leave these checks out.")
@click.option("--base", metavar="REVISION", help="Warn of what changed since then.")
@_strict
def check_command(  # noqa: PLR0913 - each is an option of the command
    paths: Sequence[Path],
    form: str,
    selected: str,
    ignored: str,
    base: str | None,
    *,
    strict: bool,
) -> int:
    """Report everything that is wrong or doubtful, in one run.

    CODES are codes (QUO001), families (QUO) or names (quote-not-in-source), with commas between.
    """
    project = open_project(Path.cwd())
    wanted, unwanted = _codes(selected), _codes(ignored)
    under = [_inside(project.root, path) for path in paths]
    with nullcontext() if base is None else content_at(project.root, base) as before:
        checked = check(project.root, project.limits, before, Learned.of(project.root))
    found = select(checked.diagnostics, paths=under, selected=wanted, ignored=unwanted)
    if form != "text":
        click.echo(FORMATS[form](found))
    else:
        _report(found)
        say(f"{_tally(checked)}: {_counts(found)}.")
    if count(found, Severity.ERROR) or (strict and count(found, Severity.WARNING)):
        return FAULTS
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
    _report_counting(checked)
    if checked.errors:
        say("Nothing was written.")
        return FAULTS
    say(f"{folder or '.factsheet'} was written: {_tally(checked)}.")
    return 0


@cli.command("explain")
@click.argument("code")
def explain_command(code: str) -> int:
    """Show what a check finds, why that is bad, and how to mend it."""
    rule = rule_by_code(code)
    if rule is None:
        codes = ", ".join(rule.code for rule in all_rules())
        raise UsageError(f"there is no check {code}", f"the checks are {codes}")
    show_rule(rule)
    return 0


cli.add_command(source_group)
cli.add_command(export_command)
cli.add_command(import_command)
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


def _report_counting(checked: Checked) -> None:
    """What stands against the content; `check` shows what was waived too."""
    _report([found for found in checked.diagnostics if found.counts])


def _report(diagnostics: Sequence[Diagnostic]) -> None:
    if diagnostics:
        click.echo(as_text(diagnostics))


def _tally(checked: Checked) -> str:
    records = sum(1 for _ in checked.corpus.all())
    return f"{records:,} {'record' if records == 1 else 'records'}"


def _counts(found: Sequence[Diagnostic]) -> str:
    errors, warnings = count(found, Severity.ERROR), count(found, Severity.WARNING)
    waived = sum(1 for diagnostic in found if not diagnostic.counts)
    words = [number_of(errors, "error"), number_of(warnings, "warning")]
    return ", ".join((*words, f"{waived} waived") if waived else words)


def _codes(text: str) -> list[str]:
    """The codes, families and names in an option; an unknown one is a misuse."""
    wanted = [code.strip() for code in text.split(",") if code.strip()]
    known = {name for rule in all_rules() for name in (rule.code, rule.code[:3], rule.name)}
    for code in wanted:
        if code not in known and code.upper() not in known:
            raise UsageError(f"there is no check {code}", "`factsheet explain CODE` tells of each")
    return wanted


def _inside(root: Path, path: Path) -> str:
    """A path relative to the project."""
    absolute = Path(os.path.abspath(path))  # noqa: PTH100 - links are not to be followed
    if not absolute.exists():
        raise UsageError(f"there is no file or folder {path}")
    if not absolute.is_relative_to(root):
        raise UsageError(f"{path} is not in this project")
    return absolute.relative_to(root).as_posix()

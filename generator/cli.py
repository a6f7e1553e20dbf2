"""The command ``factsheet``: options in, exit codes out, and nothing of the domain."""

from __future__ import annotations

import gc
import os
import sys
import traceback
from collections.abc import Callable
from functools import partial
from importlib import import_module
from pathlib import Path

import click

from generator.errors import FactsheetError, UsageError

MISUSE, FAILURE, INTERRUPTED = 2, 3, 130
DEBUG = "FACTSHEET_DEBUG"
STANDS = "What was published before still stands."

_COMMANDS = {
    "build": "cli_build:build_command",
    "check": "cli_check:check_command",
    "diff": "cli_review:diff_command",
    "explain": "cli_checking:explain_command",
    "export": "cli_data:export_command",
    "fmt": "cli_desk:fmt_command",
    "generate": "cli_build:generate_command",
    "import": "cli_data:import_command",
    "init": "cli_start:init_command",
    "links": "cli_review:links_command",
    "new": "cli_new:new_group",
    "schema": "cli_desk:schema_command",
    "serve": "cli_serve:serve_command",
    "source": "cli_source:source_group",
}
"""Where each command stands. It is imported when it is asked for: all take half a second."""

# Python looks for what it can free whenever so many objects more are there: by itself 700, which
# takes a quarter of the time in which ten thousand records are read, and frees next to nothing.
_OBJECTS = 100_000


class _Commands(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:
        del ctx
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        del ctx
        if cmd_name not in _COMMANDS:
            return None
        module, _, name = _COMMANDS[cmd_name].partition(":")
        command: click.Command = getattr(import_module(f"generator.{module}"), name)
        return command


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
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


def main() -> None:
    """Run the command and leave with its exit code."""
    gc.set_threshold(_OBJECTS)
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
    from jinja2 import TemplateError  # only here: it takes long to import

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

"""``factsheet check``: everything that is wrong or doubtful, told to people or programs."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from generator.diagnostic_formats import FORMATS
from generator.diagnostics import Diagnostic, Severity, count
from generator.file_texts import FileTexts
from generator.files import TEXT_LIMIT
from generator.reports import recalled
from generator.terminal import FAULTS, number_of, report, say, tally


@click.command("check")
@click.argument("paths", nargs=-1, metavar="[PATH]...", type=click.Path(path_type=Path))
@click.option(
    "--format",
    "form",
    default="text",
    show_default=True,
    type=click.Choice(["text", *FORMATS]),
    help="How to write the findings.",
)
@click.option("--select", "selected", default="", metavar="CODES", help="Report only these checks.")
@click.option("--ignore", "ignored", default="", metavar="CODES", help="Leave these checks out.")
@click.option(
    "--base",
    metavar="REVISION",
    help="Compare with what was published then: archives, published words, addresses.",
)
@click.option(
    "--fix", is_flag=True, help="First mend what needs no person, and remember new addresses."
)
@click.option("--strict", is_flag=True, help="Let warnings count as errors.")
def check_command(  # noqa: PLR0913 - each is an option of the command
    paths: Sequence[Path],
    form: str,
    selected: str,
    ignored: str,
    base: str | None,
    *,
    fix: bool,
    strict: bool,
) -> int:
    """Report everything that is wrong or doubtful, in one run.

    CODES are codes (QUO001), families (QUO) or names (quote-not-in-source), with commas between.
    """
    is_plain = not (paths or selected or ignored or base or fix)
    known = recalled(Path.cwd()) if is_plain else None
    if known is None:
        # Imported here: what is known already is told without all that a check needs.
        from generator.cli_checking import look

        known = look(paths, selected, ignored, base, fix=fix, error_stream=form != "text")
    found = known.diagnostics
    if form != "text":
        click.echo(FORMATS[form](found))
    else:
        report(FileTexts(Path.cwd(), TEXT_LIMIT), found)
        say(f"{tally(known.records)}: {_counts(found)}.")
        if fixable := sum(1 for diagnostic in found if diagnostic.fix and diagnostic.counts):
            say(f"`factsheet check --fix` mends {fixable:,} of them.")
    if count(found, Severity.ERROR) or (strict and count(found, Severity.WARNING)):
        return FAULTS
    return 0


def _counts(found: Sequence[Diagnostic]) -> str:
    errors, warnings = count(found, Severity.ERROR), count(found, Severity.WARNING)
    waived = sum(1 for diagnostic in found if not diagnostic.counts)
    words = [number_of(errors, "error"), number_of(warnings, "warning")]
    return ", ".join((*words, f"{waived} waived") if waived else words)

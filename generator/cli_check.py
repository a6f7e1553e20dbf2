"""``factsheet check`` and ``explain``: what is wrong, what it means, and what mends it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import nullcontext
from pathlib import Path

import click

from generator.check import Checked, check, select
from generator.diagnostic_formats import FORMATS, visible
from generator.diagnostics import Diagnostic, Severity, count
from generator.errors import UsageError
from generator.fixing import apply_fixes
from generator.history import content_at
from generator.permanence.addresses_file import FILE as ADDRESSES
from generator.permanence.renewing import renew_addresses
from generator.project import Project, open_project
from generator.rules import all_rules, rule_by_code
from generator.schema.files import renew_schemas
from generator.snapshot import Learned
from generator.terminal import FAULTS, number_of, report, say, show_rule, tally


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
    project = open_project(Path.cwd())
    wanted, unwanted = _codes(selected), _codes(ignored)
    under = [project.inside(path) for path in paths]

    def run() -> tuple[Checked, tuple[Diagnostic, ...]]:
        with nullcontext() if base is None else content_at(project.root, base) as before:
            checked = check(project.root, project.limits, before, Learned.of(project.root))
        found = checked.diagnostics
        return checked, select(found, paths=under, selected=wanted, ignored=unwanted)

    checked, found = run()
    if fix and (mended := apply_fixes(project, found)):
        _tell_mended(mended, on_error_stream=form != "text")
        checked, found = run()
    if fix and _remember_addresses(project.root, checked):
        checked, found = run()
    renew_schemas(project, checked.corpus)
    if form != "text":
        click.echo(FORMATS[form](found))
    else:
        _report(project, checked, found)
    if count(found, Severity.ERROR) or (strict and count(found, Severity.WARNING)):
        return FAULTS
    return 0


@click.command("explain")
@click.argument("code")
def explain_command(code: str) -> int:
    """Show what a check finds, why that is bad, and how to mend it."""
    rule = rule_by_code(code)
    if rule is None:
        codes = ", ".join(rule.code for rule in all_rules())
        raise UsageError(f"there is no check {code}", f"the checks are {codes}")
    show_rule(rule)
    return 0


def _report(project: Project, checked: Checked, found: Sequence[Diagnostic]) -> None:
    report(project, found)
    say(f"{tally(checked)}: {_counts(found)}.")
    if fixable := sum(1 for diagnostic in found if diagnostic.fix and diagnostic.counts):
        say(f"`factsheet check --fix` mends {fixable:,} of them.")


def _remember_addresses(root: Path, checked: Checked) -> bool:
    """Renew the file of addresses, or begin it, where the records have no fault.

    What is said of it goes where no JSON is written.
    """
    if checked.errors:
        click.echo(f"{ADDRESSES} was left as it is: mend the errors first.", err=True)
        return False
    renewed = renew_addresses(root, checked.corpus)
    if renewed is None:
        return False
    changed = f", {renewed.changed:,} changed" if renewed.changed else ""
    click.echo(f"{ADDRESSES}: {number_of(renewed.added, 'line')} added{changed}.", err=True)
    return True


def _tell_mended(mended: Iterable[Diagnostic], *, on_error_stream: bool) -> None:
    """What was written anew; beside findings for programs it is kept from them."""
    for found in mended:
        value = visible(found.fix.value) if found.fix else ""
        place = f"{visible(found.path)}:{found.line}:{found.column}"
        click.echo(f"{place} {found.code} was mended: it says {value} now.", err=on_error_stream)


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

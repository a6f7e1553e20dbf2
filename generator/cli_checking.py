"""What ``factsheet check`` and ``explain`` do where nothing is known yet."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import nullcontext
from pathlib import Path

import click

from generator.check import Checked, check, select
from generator.diagnostic_formats import visible
from generator.diagnostics import Diagnostic
from generator.errors import UsageError
from generator.fixing import apply_fixes
from generator.history import content_at
from generator.permanence.addresses_file import FILE as ADDRESSES
from generator.permanence.renewing import renew_addresses
from generator.project import open_project
from generator.reports import Report, remember
from generator.rules import all_rules, rule_by_code
from generator.schema.files import renew_schemas
from generator.snapshot import Learned
from generator.terminal import number_of, show_rule


def look(  # noqa: PLR0913 - each is an option of the command
    paths: Sequence[Path],
    selected: str,
    ignored: str,
    base: str | None,
    *,
    fix: bool,
    error_stream: bool,
) -> Report:
    """Check the project that the command was started in.

    Args:
        paths: the files and folders to tell of; none means all.
        selected: the codes to tell of, with commas between.
        ignored: the codes to leave out.
        base: a revision to compare with.
        fix: mend first what needs no person.
        error_stream: whether to say there what was mended, and not where findings are told.

    Returns:
        Those findings that were asked for.
    """
    project = open_project(Path.cwd())
    wanted, unwanted = _codes(selected), _codes(ignored)
    under = [project.inside(path) for path in paths]

    def run() -> tuple[Checked, tuple[Diagnostic, ...]]:
        learned = Learned.of(project.root)
        with nullcontext() if base is None else content_at(project.root, base) as before:
            checked = check(project.root, project.limits, before, learned)
        found = checked.diagnostics
        if base is None:
            remember(project.root, learned.memory, learned.snapshot, found, checked.records)
        return checked, select(found, paths=under, selected=wanted, ignored=unwanted)

    checked, found = run()
    if fix and (mended := apply_fixes(project, found)):
        _tell_mended(mended, on_error_stream=error_stream)
        checked, found = run()
    if fix and _remember_addresses(project.root, checked):
        checked, found = run()
    renew_schemas(project, checked.corpus)
    return Report(found, checked.records)


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


def _codes(text: str) -> list[str]:
    """The codes, families and names in an option; an unknown one is a misuse."""
    wanted = [code.strip() for code in text.split(",") if code.strip()]
    known = {name for rule in all_rules() for name in (rule.code, rule.code[:3], rule.name)}
    for code in wanted:
        if code not in known and code.upper() not in known:
            raise UsageError(f"there is no check {code}", "`factsheet explain CODE` tells of each")
    return wanted

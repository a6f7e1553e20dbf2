"""REC002: a record has a field that its kind does not know."""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics import Severity
from generator.faults import UnknownField
from generator.rules.rule import Context, Finding, rule
from generator.rules.wording import either, shortened
from generator.suggestions import did_you_mean

_FEW = 8
"""As many fields as a remedy lists: nobody reads more."""


@rule("REC002", Severity.ERROR)
def unknown_field(fault: UnknownField, _context: Context) -> Iterator[Finding]:
    """A record has a field that its kind does not know.

    ## What it does

    Compares each key with the fields of the kind of record, and of the lists and mappings in it.

    ## Why is this bad?

    What stands in a misspelt field is read by nobody: it is neither checked nor shown.

    ## Example

    ```yaml title="content/actors/russia.yml"
    name: Russia
    type: state
    sumary: The largest country by area.
    ```

    ## Use instead

    ```yaml title="content/actors/russia.yml"
    name: Russia
    type: state
    summary: The largest country by area.
    ```
    """
    listed = f"use {either(fault.known)}" if 0 < len(fault.known) <= _FEW else "leave it out"
    yield Finding(
        f"there is no field `{shortened(fault.field)}` here",
        did_you_mean(fault.field, fault.known, f"{listed}; a remark of the editors goes in `note`"),
    )

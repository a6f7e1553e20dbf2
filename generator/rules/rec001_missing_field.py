"""REC001: a field is missing that its record has to have."""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics import Severity
from generator.faults import MissingField
from generator.rules.rule import Context, Finding, rule


@rule("REC001", Severity.ERROR)
def missing_field(fault: MissingField, _context: Context) -> Iterator[Finding]:
    """A field is missing that its record has to have.

    ## What it does

    Looks for the fields without which a record says nothing: an actor's `name` and `type`, a
    statement's `speakers`, `quote` and `source`, and so on. Some are needed only together with
    others, such as `status_basis` with a `status` other than `reported`.

    ## Why is this bad?

    Readers would see a page with a gap where they look first. What a fact rests on must never be
    missing.

    ## Example

    ```yaml title="content/actors/russia.yml"
    name: Russia
    ```

    ## Use instead

    ```yaml title="content/actors/russia.yml"
    name: Russia
    type: state
    ```
    """
    because = f": {fault.because}" if fault.because else ""
    name = fault.field.rpartition(".")[2]
    yield Finding(f"`{fault.field}` is missing{because}", f"add `{name}: …` here")

"""YML010: a file holds a list, a text or nothing instead of a record's fields."""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics import Severity
from generator.faults import NotAMapping
from generator.rules.rule import Context, Finding, rule


@rule("YML010", Severity.ERROR)
def not_a_mapping(fault: NotAMapping, _context: Context) -> Iterator[Finding]:
    """A file holds a list, a text or nothing instead of a record's fields.

    ## What it does

    Looks whether the file is a mapping: lines of the form `field: value`.

    ## Why is this bad?

    Without the names of its fields nothing can be known of the record.

    ## Example

    ```yaml title="content/actors/russia.yml"
    - Russia
    - state
    ```

    ## Use instead

    ```yaml title="content/actors/russia.yml"
    name: Russia
    type: state
    ```
    """
    yield Finding(
        f"the file holds {fault.found}, and a record is written as `field: value`",
        "write each field on a line of its own, such as `name: Russia`",
    )

"""REC006: a field or an item of a list has nothing behind it."""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics import Severity
from generator.faults import EmptyValue
from generator.rules.rule import Context, Finding, rule


@rule("REC006", Severity.ERROR)
def empty_value(fault: EmptyValue, _context: Context) -> Iterator[Finding]:
    """A field or an item of a list has nothing behind it.

    ## What it does

    Reports keys and list items without a value, and texts of nothing but spaces.

    ## Why is this bad?

    Nobody can tell whether something was forgotten or is known to be absent. What is not known is
    said by leaving the field out.

    ## Example

    ```yaml title="content/actors/russia.yml"
    name: Russia
    type: state
    summary:
    ```

    ## Use instead

    ```yaml title="content/actors/russia.yml"
    name: Russia
    type: state
    ```
    """
    yield Finding(f"`{fault.field}` is empty", "write a value, or leave it out altogether")

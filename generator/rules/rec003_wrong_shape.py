"""REC003: a text stands where a list belongs, or a list where a text belongs."""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics import Severity
from generator.faults import WrongShape
from generator.mending import Rewrite
from generator.rules.rule import Context, Finding, rule

_REMEDIES = {
    "a list": "write each item on a line of its own that begins with `- `",
    "a mapping": "write `field: value` on lines of their own below it, indented",
    "a text": "write it as one text, in quotation marks if it begins with a bracket",
}


@rule("REC003", Severity.ERROR)
def wrong_shape(fault: WrongShape, _context: Context) -> Iterator[Finding]:
    """A text stands where a list belongs, or a list where a text belongs.

    ## What it does

    Compares the shape of each value (text, list, mapping) with the one that its field has.

    ## Why is this bad?

    What is meant can only be guessed: a text in the place of a list may be one item, or several
    between commas.

    ## Example

    ```yaml title="content/actors/european-union.yml"
    name: European Union
    type: organization
    ```

    ```yaml title="content/actors/germany.yml"
    name: Germany
    type: state
    part_of: european-union
    ```

    ## Use instead

    ```yaml title="content/actors/european-union.yml"
    name: European Union
    type: organization
    ```

    ```yaml title="content/actors/germany.yml"
    name: Germany
    type: state
    part_of:
      - european-union
    ```
    """
    yield Finding(
        f"`{fault.field}` is {fault.found}, and has to be {fault.expected}",
        _REMEDIES.get(fault.expected, f"write it as {fault.expected}"),
        fix=Rewrite(fault.only, in_list=True) if fault.only else None,
    )

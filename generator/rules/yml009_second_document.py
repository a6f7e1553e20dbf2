"""YML009: a file holds more than one YAML document."""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics import Severity
from generator.faults import SecondDocument
from generator.rules.rule import Context, Finding, rule


@rule("YML009", Severity.ERROR)
def second_document(_fault: SecondDocument, _context: Context) -> Iterator[Finding]:
    """A file holds more than one YAML document.

    ## What it does

    Reports a `---` that begins another document. One at the very beginning of a file is allowed.

    ## Why is this bad?

    One file is one record: what stands after the `---` would have no id and no address.

    ## Example

    ```yaml title="content/actors/russia.yml"
    name: Russia
    type: state
    ---
    name: Ukraine
    type: state
    ```

    ## Use instead

    ```yaml title="content/actors/russia.yml"
    name: Russia
    type: state
    ```

    ```yaml title="content/actors/ukraine.yml"
    name: Ukraine
    type: state
    ```
    """
    yield Finding(
        "a second document begins here",
        "put it into a file of its own, or delete the line `---`",
    )

"""PER005: a line of the file of addresses is no address."""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics import Severity
from generator.faults import MalformedAddress
from generator.rules.rule import Context, Finding, rule
from generator.rules.wording import quoted


@rule("PER005", Severity.ERROR)
def malformed_address(fault: MalformedAddress, _context: Context) -> Iterator[Finding]:
    """A line of the file of addresses is no address.

    ## What it does

    Reads `content/addresses.txt`: one address a line, `/<kind>/<id>/` or
    `/<kind>/<id>/#<event or question>`; behind it, nothing, `withdrawn`, or `moved` and another
    address. Lines that begin with `#` are remarks.

    ## Why is this bad?

    An address in it may be lost without anybody noticing. Such lines come of a merge that was not
    finished, or of a hand that slipped.

    ## Example

    ```text title="content/addresses.txt"
    /actors/jane-doe/
    <<<<<<< HEAD
    ```

    ```yaml title="content/actors/jane-doe.yml"
    name: Jane Doe
    type: person
    ```

    ## Use instead

    ```text title="content/addresses.txt"
    /actors/jane-doe/
    ```

    ```yaml title="content/actors/jane-doe.yml"
    name: Jane Doe
    type: person
    ```
    """
    yield Finding(
        f"{quoted(fault.text)} is no address",
        "write one address a line, such as `/actors/jane-doe/`; of a merge, keep the lines of both",
    )

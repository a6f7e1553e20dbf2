"""PER004: an address is not remembered yet."""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics import Severity
from generator.faults import UnrememberedAddresses
from generator.rules.rule import Context, Finding, rule

_SHOWN = 3


@rule("PER004", Severity.WARNING)
def unremembered_address(fault: UnrememberedAddresses, _context: Context) -> Iterator[Finding]:
    """An address is not remembered yet.

    ## What it does

    Compares the addresses of all records, events and questions with those in
    `content/addresses.txt`. In a project without that file it finds nothing.

    ## Why is this bad?

    What is not remembered can be lost without anybody noticing. The file is begun and renewed by
    `factsheet check --fix` and by nothing else: a build changes no file of the project, so that one
    made to look at a draft remembers no address that was never published.

    ## Example

    ```text title="content/addresses.txt"
    /actors/jane-doe/
    ```

    ```yaml title="content/actors/jane-doe.yml"
    name: Jane Doe
    type: person
    ```

    ```yaml title="content/actors/john-roe.yml"
    name: John Roe
    type: person
    ```

    ## Use instead

    ```text title="content/addresses.txt"
    /actors/jane-doe/
    /actors/john-roe/
    ```

    ```yaml title="content/actors/jane-doe.yml"
    name: Jane Doe
    type: person
    ```

    ```yaml title="content/actors/john-roe.yml"
    name: John Roe
    type: person
    ```
    """
    found = (*fault.new, *fault.changed)
    shown = ", ".join(f"`{address}`" for address in found[:_SHOWN])
    more = f" and {len(found) - _SHOWN:,} more" if len(found) > _SHOWN else ""
    is_one = len(found) == 1
    verb = "is" if is_one else "are"
    as_now = "" if fault.new else " as it is now" if is_one else " as they are now"
    yield Finding(
        f"{shown}{more} {verb} not remembered here{as_now}",
        "run `factsheet check --fix` before they are published, and commit the file"
        if not is_one
        else "run `factsheet check --fix` before it is published, and commit the file",
    )

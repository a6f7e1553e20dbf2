"""PER003: an address leads to something else than it did."""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics import Severity
from generator.faults import ReusedAddress
from generator.rules.rule import Context, Finding, rule


@rule("PER003", Severity.ERROR)
def reused_address(fault: ReusedAddress, _context: Context) -> Iterator[Finding]:
    """An address leads to something else than it did.

    ## What it does

    Compares where an address leads with what `content/addresses.txt` remembers of it: one that was
    withdrawn has to stay so, and one that had moved has to lead to the same record as before.

    ## Why is this bad?

    Whoever follows an old link would take what stands there now for what was cited.

    (A record that was withdrawn by mistake and is brought back is no reuse. Then a person takes the
    word `withdrawn` out of the line.)

    ## Example

    ```text title="content/addresses.txt"
    /actors/jane-doe/ withdrawn
    ```

    ```yaml title="content/actors/jane-doe.yml"
    name: Another Jane Doe
    type: person
    ```

    ## Use instead

    ```text title="content/addresses.txt"
    /actors/jane-doe/ withdrawn
    /actors/jane-doe-of-shelbyville/
    ```

    ```yaml title="content/actors/jane-doe.yml"
    withdrawn:
      date: 2024-05-06
      reason: It was about two people.
    ```

    ```yaml title="content/actors/jane-doe-of-shelbyville.yml"
    name: Another Jane Doe
    type: person
    ```
    """
    was = f"led to `{fault.target}`" if fault.target else "was withdrawn"
    yield Finding(
        f"the address `{fault.address}` {was}, and leads to something else now",
        "choose another id, and let the address be what it was: an id is never used again",
    )

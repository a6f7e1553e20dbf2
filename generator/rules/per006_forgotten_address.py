"""PER006: an address was taken out of the file that remembers it."""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics import Severity
from generator.faults import ForgottenAddress
from generator.rules.rule import Context, Finding, rule


@rule("PER006", Severity.ERROR)
def forgotten_address(fault: ForgottenAddress, _context: Context) -> Iterator[Finding]:
    """An address was taken out of the file that remembers it.

    ## What it does

    With `check --base REVISION`, compares `content/addresses.txt` with what it was at that revision
    of the repository. Without `--base` it finds nothing.

    ## Why is this bad?

    An address that is not remembered can be lost, or given to something else, by the next change.

    ## Example

    ```yaml title="content/topics/bridge.yml"
    title: The bridge
    ```

    ```text title="content/addresses.txt" at="base"
    /topics/bridge/
    ```

    ```text title="content/addresses.txt"
    # Nothing is published yet.
    ```

    ## Use instead

    ```yaml title="content/topics/bridge.yml"
    title: The bridge
    ```

    ```text title="content/addresses.txt" at="base"
    /topics/bridge/
    ```

    ```text title="content/addresses.txt"
    /topics/bridge/
    ```
    """
    yield Finding(
        f"the address `{fault.address}` was taken out of this file",
        "put the line back: take the file as it was, and run `factsheet check --fix`",
    )

"""REC013: a file or folder has a name that other systems cannot hold."""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics import Severity
from generator.faults import UnportableName
from generator.rules.rule import Context, Finding, rule
from generator.rules.wording import shortened


@rule("REC013", Severity.ERROR)
def unportable_name(fault: UnportableName, _context: Context) -> Iterator[Finding]:
    """A file or folder has a name that other systems cannot hold.

    ## What it does

    Reports names below `content/` that are those of devices on Windows (`con`, `nul`, `com1`…,
    whatever suffix follows), that differ from a neighbour's in case or in Unicode's form alone, are
    not in Unicode's composed form (NFC), have more than 200 bytes, end in a point or a space, or
    hold characters that Windows keeps for itself or that nobody sees.

    ## Why is this bad?

    Whoever clones the repository on another system gets an error, or one file in the place of
    two. And the address of a page is made of its name.

    ## Example

    ```yaml title="content/actors/con.yml"
    name: Russia
    type: state
    ```

    ## Use instead

    ```yaml title="content/actors/russia.yml"
    name: Russia
    type: state
    ```
    """
    yield Finding(f"the name `{shortened(fault.name)}` {fault.problem}", fault.remedy)

"""YML003: a file is not written in UTF-8."""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics import Severity
from generator.faults import NotUtf8
from generator.rules.rule import Context, Finding, rule


@rule("YML003", Severity.ERROR)
def not_utf8(fault: NotUtf8, _context: Context) -> Iterator[Finding]:
    """A file is not written in UTF-8.

    ## What it does

    Reads each file as UTF-8, with or without a byte order mark, and reports the first byte that
    UTF-8 does not allow.

    ## Why is this bad?

    In which encoding the file is instead can only be guessed, and a wrong guess changes letters in
    names and quotations.

    ## Example

    ```yaml title="content/actors/cote-divoire.yml" encoding="latin-1"
    name: Côte d'Ivoire
    type: state
    ```

    ## Use instead

    ```yaml title="content/actors/cote-divoire.yml"
    name: Côte d'Ivoire
    type: state
    ```
    """
    yield Finding(
        f"the file is not UTF-8: it has the byte 0x{fault.byte:02X} here",
        "save the file as UTF-8, and look whether its letters are still right",
    )

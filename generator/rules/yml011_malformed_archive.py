"""YML011: a file of proofs cannot be read."""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics import Severity
from generator.faults import MalformedArchive
from generator.rules.rule import Context, Finding, rule


@rule("YML011", Severity.ERROR)
def malformed_archive(fault: MalformedArchive, _context: Context) -> Iterator[Finding]:
    """A file of proofs cannot be read.

    ## What it does

    Reads the `.proofs` file beside a source: a head of six lines, then a line for each passage
    that is quoted from it.

    ## Why is this bad?

    Nothing can be proven with it. Such files are made by `factsheet source seal` and never need to
    be written by hand; a merge of two of them keeps the lines of both.

    ## Example

    ```yaml title="content/sources/press-briefing.yml"
    title: Press briefing
    type: transcript
    ```

    ```text title="content/sources/press-briefing.proofs"
    We will not accept this proposal.
    ```

    ## Use instead

    ```yaml title="content/sources/press-briefing.yml"
    title: Press briefing
    type: transcript
    ```

    ```text title="content/sources/press-briefing.txt"
    We will not accept this proposal.
    ```
    """
    yield Finding(
        f"this is not a file of proofs: {fault.problem}",
        "make it again from the source's text: `factsheet source seal`",
    )

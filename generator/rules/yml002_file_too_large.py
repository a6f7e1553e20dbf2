"""YML002: a record's file has more bytes than one may have."""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics import Severity
from generator.faults import TooLarge
from generator.rules.rule import Context, Finding, rule


@rule("YML002", Severity.ERROR)
def file_too_large(fault: TooLarge, _context: Context) -> Iterator[Finding]:
    """A record's file has more bytes than one may have.

    ## What it does

    Compares the size of each file with the limit, which is 2 MiB unless `mkdocs.yml` sets another
    under `extra.factsheet.limits.file_size`. A larger file is not read.

    ## Why is this bad?

    No record that people write comes near the limit: it is some 300,000 words. What does is a
    mistake, such as an article's full text in a record, or made to use up the memory of whoever
    checks it.

    ## Example

    ```yaml title="content/actors/russia.yml" size="2100000"
    name: Russia
    type: state
    # …and so on, for more than 2 MiB:
    ```

    ## Use instead

    ```yaml title="content/actors/russia.yml"
    name: Russia
    type: state
    ```
    """
    yield Finding(
        f"the file has {fault.size:,} bytes, and at most {fault.limit:,} are read",
        "take out what does not belong in it; a source's text is an archive of its own",
    )

"""URL001: the name of a host looks like another name."""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics import Severity
from generator.records import Record
from generator.rules.linked import linked
from generator.rules.rule import Context, Finding, rule
from generator.rules.wording import quoted
from generator.web_address import ascii_host, deceiving_label


@rule("URL001", Severity.WARNING)
def deceiving_host(record: Record, _context: Context) -> Iterator[Finding]:
    """The name of a host looks like another name.

    ## What it does

    Looks at the hosts of addresses, in fields and in links of prose. Reported is a name that mixes
    scripts which are not written together, or that is made of Cyrillic, Greek or Armenian letters
    alone which look like Latin ones.

    ## Why is this bad?

    The reader takes it for the host that it looks like. The site shows beside such an address, as
    beside all that are not in Latin letters, the name that is looked up.

    ## Example

    ```yaml title="content/sources/report.yml"
    title: A report
    type: article
    url: https://аррӏе.com/report
    ```

    ## Use instead

    ```yaml title="content/sources/report.yml"
    title: A report
    type: article
    url: https://apple.com/report
    ```
    """
    for path, address, _ in linked(record):
        if label := deceiving_label(address):
            yield Finding(
                f"{quoted(label)} in the name of the host is not in the letters that it seems to "
                f"be in: the address leads to {ascii_host(address)}",
                "write the address of the host that is meant; if it is this one, say so under "
                "`accept`",
                path,
            )

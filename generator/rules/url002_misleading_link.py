"""URL002: the words of a link name another host than it leads to."""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics import Severity
from generator.records import Record
from generator.rules.linked import linked
from generator.rules.rule import Context, Finding, rule
from generator.rules.wording import quoted
from generator.web_address import ascii_host, named_host


@rule("URL002", Severity.WARNING)
def misleading_link(record: Record, _context: Context) -> Iterator[Finding]:
    """The words of a link name another host than it leads to.

    ## What it does

    Looks at links in prose whose words look like an address, and compares the host that they name
    with the one that the link leads to.

    ## Why is this bad?

    The reader believes the words. The site shows, behind such a link, where it leads.

    ## Example

    ```yaml title="content/topics/bridges.yml"
    title: Bridges
    summary: As the city says, <https://city.example/bridges> and [city.example](https://c.example).
    ```

    ## Use instead

    ```yaml title="content/topics/bridges.yml"
    title: Bridges
    summary: As the city says, <https://city.example/bridges> and [others](https://c.example).
    ```
    """
    for path, address, words in linked(record):
        named = named_host(words)
        if named and named != ascii_host(address):
            yield Finding(
                f"the link says {quoted(words)} and leads to {ascii_host(address)}",
                "let it say what is there, or lead where it says",
                path,
            )

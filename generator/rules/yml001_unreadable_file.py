"""YML001: a file cannot be opened, is no regular file, or leads out of the project."""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics import Severity
from generator.faults import Unreadable
from generator.rules.rule import Context, Finding, rule


@rule("YML001", Severity.ERROR)
def unreadable_file(fault: Unreadable, _context: Context) -> Iterator[Finding]:
    """A file cannot be opened, is no regular file, or leads out of the project.

    ## What it does

    Looks at every file below `content/` before it is read. A link to a file inside `content/` is
    followed; a link that leads out of it, a link to a folder, a device or a pipe is not.

    ## Why is this bad?

    A record that is not read is missing from the site. A link that leads out of the project would
    publish what the project does not hold, such as a private file of the machine that builds it.

    ## Example

    ```yaml title="shared/russia.yml"
    name: Russia
    type: state
    ```

    ```text title="content/actors/russia.yml" link="../../shared/russia.yml"
    -> ../../shared/russia.yml
    ```

    ## Use instead

    ```yaml title="content/actors/russia.yml"
    name: Russia
    type: state
    ```
    """
    yield Finding(
        f"the file {fault.reason}",
        "put a regular file in its place that may be read",
    )

"""REC012: folders stand in each other more often than any order needs."""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics import Severity
from generator.faults import FoldersTooDeep
from generator.rules.rule import Context, Finding, rule


@rule("REC012", Severity.ERROR)
def folders_too_deep(fault: FoldersTooDeep, _context: Context) -> Iterator[Finding]:
    """Folders stand in each other more often than any order needs.

    ## What it does

    Counts the folders below that of a kind that stand in each other; more than 20 levels are
    not looked into, unless `mkdocs.yml` sets another limit under
    `extra.factsheet.limits.folders`.

    ## Why is this bad?

    Windows takes no path of more than 260 characters by itself. Hundreds of levels are a known
    way to make programs crash that go through them.

    ## Example

    ```yaml title="mkdocs.yml"
    extra:
      factsheet:
        limits:
          folders: 1
    ```

    ```yaml title="content/actors/states/europe/russia.yml"
    name: Russia
    type: state
    ```

    ## Use instead

    ```yaml title="mkdocs.yml"
    extra:
      factsheet:
        limits:
          folders: 1
    ```

    ```yaml title="content/actors/states/russia.yml"
    name: Russia
    type: state
    ```
    """
    yield Finding(
        f"it stands in more than {fault.limit} folders, and nothing in this one is read",
        "move its files up",
    )

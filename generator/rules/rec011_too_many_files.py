"""REC011: there are more files than a project may have."""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics import Severity
from generator.faults import TooManyFiles
from generator.rules.rule import Context, Finding, rule


@rule("REC011", Severity.ERROR)
def too_many_files(fault: TooManyFiles, _context: Context) -> Iterator[Finding]:
    """There are more files than a project may have.

    ## What it does

    Counts the files below `content/`; more than 500,000 are not read, unless `mkdocs.yml` sets
    another limit under `extra.factsheet.limits.files`. It stands on the first that was left out.

    ## Why is this bad?

    A site of 100,000 records takes a gigabyte and a half of memory to build. Far more of them
    are a mistake, such as a folder that was copied into itself, or made to stop the build.

    ## Example

    ```yaml title="mkdocs.yml"
    extra:
      factsheet:
        limits:
          files: 1
    ```

    ```yaml title="content/actors/russia.yml"
    name: Russia
    type: state
    ```

    ```yaml title="content/topics/trade.yml"
    title: Trade
    ```

    ## Use instead

    ```yaml title="mkdocs.yml"
    extra:
      factsheet:
        limits:
          files: 2
    ```

    ```yaml title="content/actors/russia.yml"
    name: Russia
    type: state
    ```

    ```yaml title="content/topics/trade.yml"
    title: Trade
    ```
    """
    yield Finding(
        f"it is one more than the {fault.limit:,} files that are read",
        "take out what is no record, or raise `limits.files` in mkdocs.yml",
    )

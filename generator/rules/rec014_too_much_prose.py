"""REC014: the prose of a record is longer than what is read."""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics import Severity
from generator.faults import TooMuchProse
from generator.rules.rule import Context, Finding, rule


@rule("REC014", Severity.ERROR)
def too_much_prose(fault: TooMuchProse, _context: Context) -> Iterator[Finding]:
    """The prose of a record is longer than what is read.

    ## What it does

    Counts the characters of prose, such as summaries and notes, in a record; more than 65,536
    of them together are not read, unless `mkdocs.yml` sets another limit under
    `extra.factsheet.limits.prose`.

    ## Why is this bad?

    It is some 10,000 words, which nobody reads on a fact sheet. And to read marks of emphasis
    and links takes time: a file of nothing else would hold up every check for minutes.

    ## Example

    ```yaml title="mkdocs.yml"
    extra:
      factsheet:
        limits:
          prose: 40
    ```

    ```yaml title="content/actors/russia.yml"
    name: Russia
    type: state
    summary: A state in eastern Europe and northern Asia, and the largest of all.
    ```

    ## Use instead

    ```yaml title="mkdocs.yml"
    extra:
      factsheet:
        limits:
          prose: 40
    ```

    ```yaml title="content/actors/russia.yml"
    name: Russia
    type: state
    summary: The largest of all states.
    ```
    """
    yield Finding(
        f"it has {fault.length:,} characters of prose, and at most {fault.limit:,} are read",
        "shorten it, or part it between several records",
    )

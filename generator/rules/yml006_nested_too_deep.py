"""YML006: lists and mappings are nested deeper than any record needs."""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics import Severity
from generator.faults import TooDeep
from generator.rules.rule import Context, Finding, rule


@rule("YML006", Severity.ERROR)
def nested_too_deep(fault: TooDeep, _context: Context) -> Iterator[Finding]:
    """Lists and mappings are nested deeper than any record needs.

    ## What it does

    Counts how many lists and mappings stand inside each other; more than 50 levels are refused,
    unless `mkdocs.yml` sets another limit under `extra.factsheet.limits.depth`.

    ## Why is this bad?

    No field is nested deeper than five levels. Thousands of opening brackets are a known way to
    make programs that read YAML crash.

    ## Example

    ```yaml title="content/actors/russia.yml"
    name: Russia
    type: state
    part_of:
      [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[
      ]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]
    ```

    ## Use instead

    ```yaml title="content/actors/russia.yml"
    name: Russia
    type: state
    ```
    """
    yield Finding(
        f"lists and mappings are nested more than {fault.limit} levels deep here",
        "take the brackets or the indentation away that are too many",
    )

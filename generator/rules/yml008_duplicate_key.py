"""YML008: a key stands twice in the same mapping."""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics import Severity
from generator.faults import DuplicateKey
from generator.rules.rule import Context, Finding, rule
from generator.rules.wording import shortened


@rule("YML008", Severity.ERROR)
def duplicate_key(fault: DuplicateKey, _context: Context) -> Iterator[Finding]:
    """A key stands twice in the same mapping.

    ## What it does

    Compares the keys of each mapping with each other.

    ## Why is this bad?

    Only one of the two values can count, and YAML readers do not agree on which. Whoever edits the
    other one changes nothing and is told nothing.

    ## Example

    ```yaml title="content/actors/russia.yml"
    name: Russia
    type: state
    name: Russian Federation
    ```

    ## Use instead

    ```yaml title="content/actors/russia.yml"
    name: Russia
    type: state
    other_names:
      - name: Russian Federation
    ```
    """
    yield Finding(
        f"the key `{shortened(fault.key)}` stands in line {fault.first.line} already",
        "keep one of the two",
    )

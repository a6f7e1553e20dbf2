"""REF002: a waiver names a check that does not exist or cannot be waived."""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics import Severity
from generator.records import Record
from generator.rules.rule import Context, Finding, rule
from generator.suggestions import did_you_mean


@rule("REF002", Severity.ERROR)
def unwaivable_check(record: Record, context: Context) -> Iterator[Finding]:
    """A waiver names a check that does not exist or cannot be waived.

    ## What it does

    Looks up the code of every item under `accept`. Only warnings can be accepted: errors are faults
    that no reason makes right.

    ## Why is this bad?

    The waiver has no effect, and readers would be shown a reason for something that they cannot
    look up.

    ## Example

    ```yaml title="content/actors/russia.yml"
    name: Russia
    type: state
    accept:
      - code: REF001
        reason: The record that is missing comes later.
    ```

    ## Use instead

    ```yaml title="content/actors/russia.yml"
    name: Russia
    type: state
    ```
    """
    severities = {each.code: each.severity for each in context.rules}
    for index, waiver in enumerate(record.accept):
        severity = severities.get(waiver.code)
        path = ("accept", index, "code")
        if severity is None:
            warnings = [code for code, found in severities.items() if found is Severity.WARNING]
            remedy = did_you_mean(waiver.code, warnings, "take the waiver out")
            yield Finding(f"there is no check `{waiver.code}`", remedy, path)
        elif severity is Severity.ERROR:
            yield Finding(
                f"`{waiver.code}` finds errors, and an error cannot be accepted",
                "mend what it finds, and take the waiver out",
                path,
            )

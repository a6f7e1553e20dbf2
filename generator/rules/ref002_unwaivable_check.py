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
    that no reason makes right. What reviewers are told of a change cannot be accepted in it.

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
    rules = {each.code: each for each in context.rules}
    for index, waiver in enumerate(record.accept):
        found = rules.get(waiver.code)
        path = ("accept", index, "code")
        if found is None:
            known = [code for code, each in rules.items() if each.can_be_accepted]
            remedy = did_you_mean(waiver.code, known, "take the waiver out")
            yield Finding(f"there is no check `{waiver.code}`", remedy, path)
        elif found.severity is Severity.ERROR:
            yield Finding(
                f"`{waiver.code}` finds errors, and an error cannot be accepted",
                "mend what it finds, and take the waiver out",
                path,
            )
        elif not found.can_be_accepted:
            yield Finding(
                f"`{waiver.code}` is for reviewers of a change, which cannot accept itself",
                "take the waiver out",
                path,
            )

"""TEN002: a tenure ends before it begins."""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics import Severity
from generator.records import Actor
from generator.rules.rule import Context, Finding, rule
from generator.rules.wording import on, quoted


@rule("TEN002", Severity.WARNING)
def reversed_tenure(actor: Actor, _context: Context) -> Iterator[Finding]:
    """A tenure ends before it begins.

    ## What it does

    Compares `start_date` and `end_date` of each of an actor's `memberships`. It reports a tenure
    whose start certainly lies after its end, however far uncertain dates reach.

    ## Why is this bad?

    One of the two dates is wrong, or they are in each other's place. Whether the actor held the
    role when a source says so cannot be told.

    ## Example

    ```yaml title="content/actors/jens-stoltenberg.yml"
    name: Jens Stoltenberg
    type: person
    memberships:
      - role: Secretary General of NATO
        start_date: 2024-10-01
        end_date: 2014-10-01
    ```

    ## Use instead

    ```yaml title="content/actors/jens-stoltenberg.yml"
    name: Jens Stoltenberg
    type: person
    memberships:
      - role: Secretary General of NATO
        start_date: 2014-10-01
        end_date: 2024-10-01
    ```
    """
    for index, membership in enumerate(actor.memberships):
        start, end = membership.start_date, membership.end_date
        if start and end and start.certainly_after(end):
            yield Finding(
                f"By its dates, the tenure of {actor.name} as {quoted(membership.role)} ended "
                f"{on(end)}, before it began {on(start)}",
                "correct `start_date` or `end_date`",
                ("memberships", index, "end_date"),
            )

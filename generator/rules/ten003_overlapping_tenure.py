"""TEN003: somebody holds the same role twice at the same time."""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics import Severity
from generator.records import Actor
from generator.rules.roles import organization_of, words_of
from generator.rules.rule import Context, Finding, rule
from generator.rules.tenure import CertainTenure, certain_tenure
from generator.rules.wording import on, quoted


@rule("TEN003", Severity.WARNING)
def overlapping_tenure(actor: Actor, context: Context) -> Iterator[Finding]:
    """Somebody holds the same role twice at the same time.

    ## What it does

    Compares the tenures of an actor in one role of one organization. Two that share only the day on
    which the one ends and the other begins do not overlap, and of uncertain dates only what is
    certain counts. A tenure with a start and no end goes on.

    ## Why is this bad?

    A role is held once at a time. Either a date is wrong, or the same tenure is recorded twice.

    ## Example

    ```yaml title="content/actors/jens-stoltenberg.yml"
    name: Jens Stoltenberg
    type: person
    memberships:
      - role: Prime Minister of Norway
        start_date: 2000-03-17
        end_date: 2001-10-19
      - role: Prime Minister of Norway
        start_date: 2001-10-17
        end_date: 2013-10-16
    ```

    ## Use instead

    ```yaml title="content/actors/jens-stoltenberg.yml"
    name: Jens Stoltenberg
    type: person
    memberships:
      - role: Prime Minister of Norway
        start_date: 2000-03-17
        end_date: 2001-10-19
      - role: Prime Minister of Norway
        start_date: 2005-10-17
        end_date: 2013-10-16
    ```
    """
    furthest: dict[tuple[tuple[str, ...], str | None], CertainTenure] = {}
    tenures = (certain_tenure(*item) for item in enumerate(actor.memberships))
    for tenure in sorted(filter(None, tenures), key=lambda tenure: (tenure.first, tenure.place)):
        membership = actor.memberships[tenure.place]
        role = (words_of(membership.role), organization_of(membership, context.corpus))
        # Of the tenures before it the one that ends last: if any overlaps this one, it does.
        earlier = furthest.get(role)
        if earlier and earlier.overlaps(tenure):
            ended = f"ended only {on(earlier.end)}" if earlier.end else "has no end"
            yield Finding(
                f"By their dates, two tenures of {actor.name} as {quoted(membership.role)} "
                f"overlap: one began {on(tenure.start)}, and the one before it {ended}",
                "correct the dates, or put the two tenures into one",
                ("memberships", tenure.place, "start_date"),
            )
        if earlier is None or tenure.reaches_beyond(earlier):
            furthest[role] = tenure

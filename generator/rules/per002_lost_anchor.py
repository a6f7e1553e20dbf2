"""PER002: an event or question that was published is no longer on its page."""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics import Severity
from generator.faults import LostAnchor
from generator.rules.rule import Context, Finding, rule


@rule("PER002", Severity.ERROR)
def lost_anchor(fault: LostAnchor, _context: Context) -> Iterator[Finding]:
    """An event or question that was published is no longer on its page.

    ## What it does

    Looks up every event and question that `content/addresses.txt` remembers, by id or alias, on the
    page of its timeline or sheet.

    ## Why is this bad?

    A link to the event would lead to the top of a page that does not tell of it, without a word of
    what became of it. An event that did not happen stays, with `status: retracted`.

    ## Example

    ```text title="content/addresses.txt"
    /timelines/bridge/
    /timelines/bridge/#begun
    /timelines/bridge/#opened
    ```

    ```yaml title="content/timelines/bridge.yml"
    title: Building the bridge
    events:
      - id: begun
        date: 2024
        title: The building begins
    ```

    ## Use instead

    ```text title="content/addresses.txt"
    /timelines/bridge/
    /timelines/bridge/#begun
    /timelines/bridge/#opened
    ```

    ```yaml title="content/timelines/bridge.yml"
    title: Building the bridge
    events:
      - id: begun
        date: 2024
        title: The building begins
      - id: opened
        date: 2025
        title: The bridge opens
        status: retracted
    ```
    """
    what = "event" if fault.field == "events" else "question"
    stays = " with `status: retracted`" if what == "event" else ""
    yield Finding(
        f"the {what} at `{fault.address}` was published and is not here any more",
        f"put it back{stays}, or add `{fault.id}` to the `aliases` of the {what} that took its "
        "place",
    )

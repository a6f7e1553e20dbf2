"""COR001: published words changed, and no correction says so."""

from __future__ import annotations

from collections.abc import Iterator

from generator.changes.silent import SilentChange
from generator.diagnostics import Severity
from generator.rules.rule import Context, Finding, rule
from generator.rules.wording import quoted


@rule("COR001", Severity.WARNING, waivable=False)
def silent_change(silent: SilentChange, _context: Context) -> Iterator[Finding]:
    """Published words changed or went, and no correction says so.

    ## What it does

    With `check --base REVISION`, compares each record with what it said at that revision of the
    repository. Where words, dates, speakers or positions that stood there are others now or gone,
    the record must have a new correction that names the field, or none in particular. What is added
    needs none, nor do links, notes and the status of a report. Without `--base` it finds nothing.
    It cannot be accepted: a change could accept itself.

    ## Why is this bad?

    Readers have cited what stood there. Who comes back and finds other words, without being told,
    cannot know which of the two was wrong, nor whether to trust the next page.

    ## Example

    ```yaml title="content/topics/bridge.yml" at="base"
    title: The bridge
    summary: It opens in May.
    ```

    ```yaml title="content/topics/bridge.yml"
    title: The bridge
    summary: It opens in June.
    ```

    ## Use instead

    ```yaml title="content/topics/bridge.yml" at="base"
    title: The bridge
    summary: It opens in May.
    ```

    ```yaml title="content/topics/bridge.yml"
    title: The bridge
    summary: It opens in June.
    corrections:
      - date: 2024-03-04
        field: summary
        was: It opens in May.
        text: The month was wrong; it is June.
    ```
    """
    field, was = silent.change.field, quoted(silent.change.was or "")
    became = f"is now {quoted(silent.change.now)}" if silent.change.now is not None else "is gone"
    yield Finding(
        f"`{field}` was published as {was} and {became}, without a correction",
        f"add one to `corrections`, with `field: {field}`, what stood there as `was`, and the day",
    )

"""ACC001: a waiver accepts nothing."""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics import Severity
from generator.records import Record
from generator.rules.rule import Context, Finding, UnusedWaiver, rule


@rule("ACC001", Severity.WARNING)
def unused_waiver(waiver: UnusedWaiver, context: Context) -> Iterator[Finding]:
    """A waiver accepts nothing.

    ## What it does

    Looks for items under `accept` whose check finds nothing on the record, and for second ones with
    a code that the record accepts already. Where a check needs the text of a source that is not at
    hand, its waiver is left alone.

    ## Why is this bad?

    Readers are not told of it, since there is nothing to tell. And if the check finds something
    later, it is accepted unseen, for a reason that was meant for something else.

    ## Example

    ```yaml title="content/actors/russia.yml"
    name: Russia
    type: state
    accept:
      - code: DUP002
        reason: Another state had this name before.
    ```

    ## Use instead

    ```yaml title="content/actors/russia.yml"
    name: Russia
    type: state
    ```
    """
    accepted = waiver.record.accept
    code = accepted[waiver.index].code
    check = next((each for each in context.rules if each.code == code), None)
    # What cannot be accepted is an error of its own, and this rule does not judge itself.
    if check is None or not check.can_be_accepted or code == "ACC001":
        return
    repeated = any(item.code == code for item in accepted[: waiver.index])
    if not repeated and check.needs_text and _lacks_a_text(waiver.record, context):
        return  # Whoever has the text may find what is accepted.
    yield Finding(
        f"`{code}` is accepted twice" if repeated else f"`{code}` finds nothing on this record",
        "put the two reasons into one" if repeated else "take the waiver out",
        (*waiver.path, "code"),
    )


def _lacks_a_text(record: Record, context: Context) -> bool:
    """Whether the record quotes from a source whose text is not at hand."""
    return any(
        context.proofs.text(passage.source) is None
        for passage in context.corpus.passages
        if passage.record is record
    )

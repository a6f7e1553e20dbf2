"""DUP004: a list names the same record twice."""

from __future__ import annotations

from collections.abc import Iterator

from generator.corpus import Corpus
from generator.diagnostics import Severity
from generator.records import Record
from generator.records.values import QuestionRef, Ref
from generator.records.walk import Value
from generator.rules.rule import Context, Finding, rule
from generator.rules.wording import shortened
from generator.yaml_source import Path


@rule("DUP004", Severity.WARNING)
def repeated_item(record: Record, context: Context) -> Iterator[Finding]:
    """A list names the same record twice.

    ## What it does

    Looks for an id, or an alias of the same record, that stands twice in one list, such as
    `speakers` or `topics`, and for a statement with two `stances` on one question.

    ## Why is this bad?

    It would be shown twice. Where something else was meant, that is missing; and of two stances on
    one question only one can be right.

    ## Example

    ```yaml title="content/actors/european-union.yml"
    name: European Union
    type: organization
    ```

    ```yaml title="content/actors/germany.yml"
    name: Germany
    type: state
    part_of: [european-union, european-union]
    ```

    ## Use instead

    ```yaml title="content/actors/european-union.yml"
    name: European Union
    type: organization
    ```

    ```yaml title="content/actors/germany.yml"
    name: Germany
    type: state
    part_of: [european-union]
    ```
    """
    seen: set[tuple[Path, str]] = set()
    for value in record.marked:
        found = _item(value, context.corpus)
        if found is None:
            continue
        if found in seen:
            yield Finding(
                f"`{shortened(value.value)}` stands twice in the same list",
                "delete one of the two, or name what was meant in its place",
                value.path,
            )
        seen.add(found)


def _item(value: Value, corpus: Corpus) -> tuple[Path, str] | None:
    """The list that a value is an item of, and what it names; none for all other values."""
    if isinstance(value.marker, Ref) and isinstance(value.path[-1], int):
        ref = f"{value.marker.kind}/{value.value}"
        return value.path[:-1], corpus.resolve(ref) or ref
    if isinstance(value.marker, QuestionRef):
        found = corpus.question(value.value)
        name = f"{found[0].id}/{found[1].id}" if found else value.value
        return value.path[:-2], name
    return None

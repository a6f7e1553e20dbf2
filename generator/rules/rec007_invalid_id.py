"""REC007: the name of a file, or another id, is not of the form that ids have."""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics import START, Severity
from generator.faults import BadId
from generator.rules.rule import Context, Finding, rule
from generator.rules.wording import shortened


@rule("REC007", Severity.ERROR)
def invalid_id(fault: BadId, _context: Context) -> Iterator[Finding]:
    """The name of a file, or another id, is not of the form that ids have.

    ## What it does

    Ids are the names of records' files without `.yml`, the `id` of events and questions, and
    `aliases`. They consist of small letters from a to z and digits, with single hyphens between
    them, and have at most 100 characters.

    ## Why is this bad?

    An id is part of an address for ever. Capitals, spaces and letters of other scripts come out
    differently on different systems, and the address with them.

    ## Example

    ```yaml title="content/actors/Russia.yml"
    name: Russia
    type: state
    ```

    ## Use instead

    ```yaml title="content/actors/russia.yml"
    name: Russia
    type: state
    ```
    """
    form = "small letters a to z and digits, with single hyphens between them, at most 100"
    if not fault.suggestion:
        remedy = f"use {form}, such as `sergey-lavrov`"
    elif fault.at == START:
        remedy = f"name the file `{fault.suggestion}.yml`"
    else:
        remedy = f"write `{fault.suggestion}`"
    yield Finding(f"`{shortened(fault.id)}` is not an id: {form}", remedy)

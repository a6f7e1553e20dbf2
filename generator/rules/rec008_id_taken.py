"""REC008: an id or alias is that of another record, event or question already."""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics import Severity
from generator.faults import DuplicateId
from generator.rules.rule import Context, Finding, rule


@rule("REC008", Severity.ERROR)
def id_taken(fault: DuplicateId, _context: Context) -> Iterator[Finding]:
    """An id or alias is that of another record, event or question already.

    ## What it does

    Compares the ids and aliases of all records of one kind, wherever in the folder of their kind
    they stand, and those of the events of a timeline and the questions of a sheet.

    ## Why is this bad?

    An id is an address. Two things with one address cannot both be shown, and every reference to it
    would be to one of the two by chance.

    ## Example

    ```yaml title="content/actors/russia.yml"
    name: Russia
    type: state
    ```

    ```yaml title="content/actors/states/russia.yml"
    name: Russian Federation
    type: state
    ```

    ## Use instead

    ```yaml title="content/actors/russia.yml"
    name: Russia
    type: state
    other_names:
      - name: Russian Federation
    ```
    """
    holder = f"by `{fault.holder}`" if fault.holder else "in this record"
    yield Finding(
        f"the id `{fault.id}` is taken already {holder}",
        "choose another one, or put the two together; an id is never used again for something else",
    )

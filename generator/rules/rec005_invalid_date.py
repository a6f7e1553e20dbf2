"""REC005: a date is not written as EDTF has it."""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics import Severity
from generator.faults import BadDate
from generator.mending import Rewrite
from generator.rules.rule import Context, Finding, rule
from generator.rules.wording import quoted


@rule("REC005", Severity.ERROR)
def invalid_date(fault: BadDate, _context: Context) -> Iterator[Finding]:
    """A date is not written as EDTF has it.

    ## What it does

    Reads dates as EDTF (ISO 8601-2), levels 0 and 1, in whole days: `2022-02-24`, `2022-02`,
    `2022`, `2025~` (about), `2025?` (uncertain), `2025-02-24/2026-02-23` (a day between the two),
    `2004-03-09/..` (from then on). An interval that ends before it begins is refused too.

    ## Why is this bad?

    A date in another form is read differently by different people: 03/09/2004 is in March for some,
    and in September for others. Without dates that can be compared, no contradiction between them
    is found.

    A date that can be read in one way only, such as 24.02.2022, is rewritten by `factsheet check
    --fix`.

    ## Example

    ```yaml title="content/actors/sergey-lavrov.yml"
    name: Sergey Lavrov
    type: person
    memberships:
      - role: Minister of Foreign Affairs of Russia
        start_date: 9 March 2004
    ```

    ## Use instead

    ```yaml title="content/actors/sergey-lavrov.yml"
    name: Sergey Lavrov
    type: person
    memberships:
      - role: Minister of Foreign Affairs of Russia
        start_date: 2004-03-09
    ```
    """
    fix = Rewrite(fault.meant) if fault.meant else None
    yield Finding(f"`{fault.field}`: {quoted(fault.value)} {fault.problem}", fault.remedy, fix=fix)

"""PER001: an address that was published leads nowhere."""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics import Severity
from generator.faults import LostAddress
from generator.rules.rule import Context, Finding, rule


@rule("PER001", Severity.ERROR)
def lost_address(fault: LostAddress, _context: Context) -> Iterator[Finding]:
    """An address that was published leads nowhere.

    ## What it does

    Looks up every address of a record that `content/addresses.txt` remembers: it has to be that of
    a record, of an alias, or of a record that was withdrawn. With `check --base REVISION`, the
    records of that revision count as published too.

    ## Why is this bad?

    Somebody has cited it. A site that is quoted as evidence may move and take back what it said,
    but it may not lose it.

    (An address that was never on the site, since its record was renamed before it was published,
    can be taken out of the file.)

    ## Example

    ```text title="content/addresses.txt"
    /actors/j-doe/
    ```

    ```yaml title="content/actors/jane-doe.yml"
    name: Jane Doe
    type: person
    ```

    ## Use instead

    ```text title="content/addresses.txt"
    /actors/j-doe/ moved /actors/jane-doe/
    /actors/jane-doe/
    ```

    ```yaml title="content/actors/jane-doe.yml"
    name: Jane Doe
    type: person
    aliases:
      - j-doe
    ```
    """
    heir = f"`{fault.candidate}`" if fault.candidate else "the record that took its place"
    yield Finding(
        f"the address `{fault.address}` was published and leads nowhere now",
        f"add `{fault.id}` to the `aliases` of {heir}, or leave a tombstone: "
        f"`content/{fault.kind}/{fault.id}.yml` with `withdrawn`",
    )

"""REC004: a text stands in a field that does not take it."""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics import Severity
from generator.faults import WrongValue
from generator.mending import Rewrite
from generator.rules.rule import Context, Finding, rule
from generator.rules.wording import quoted


@rule("REC004", Severity.ERROR)
def wrong_value(fault: WrongValue, _context: Context) -> Iterator[Finding]:
    """A text stands in a field that does not take it.

    ## What it does

    Compares values with what their fields take: one of a few words (`type`, `speech`, `stance`,
    `status`), an address that begins with `https://`, a language tag, the file of a picture, a
    quotation with at least one word.

    ## Why is this bad?

    A value that is not understood is shown wrongly, or leads nowhere; an address of another kind
    could run a script in the reader's browser.

    ## Example

    ```yaml title="content/actors/russia.yml"
    name: Russia
    type: country
    ```

    ## Use instead

    ```yaml title="content/actors/russia.yml"
    name: Russia
    type: state
    ```
    """
    fix = Rewrite(fault.meant) if fault.meant else None
    yield Finding(f"`{fault.field}`: {quoted(fault.value)} {fault.problem}", fault.remedy, fix=fix)

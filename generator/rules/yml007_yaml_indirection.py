"""YML007: a file uses an anchor, an alias, a tag, or a key that is not a text."""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics import Severity
from generator.faults import Indirection
from generator.rules.rule import Context, Finding, rule


@rule("YML007", Severity.ERROR)
def yaml_indirection(fault: Indirection, _context: Context) -> Iterator[Finding]:
    """A file uses an anchor, an alias, a tag, or a key that is not a text.

    ## What it does

    Refuses `&name`, `*name`, `!tag` and keys that are lists or mappings. A text may begin with one
    of these signs if it stands in quotation marks.

    ## Why is this bad?

    With them, what stands in one place is not what is meant there: a reviewer has to look elsewhere
    to know what a record says. They can also make a small file unfold into gigabytes.

    ## Example

    ```yaml title="content/actors/russia.yml"
    name: Russia
    type: state
    other_names:
      - name: &short Russian Federation
    ```

    ## Use instead

    ```yaml title="content/actors/russia.yml"
    name: Russia
    type: state
    other_names:
      - name: Russian Federation
    ```
    """
    yield Finding(
        f"{fault.what} stands here, and records use none of YAML's indirections",
        "write the value itself, in quotation marks if it begins with `&`, `*`, `!` or a bracket",
    )

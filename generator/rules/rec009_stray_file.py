"""REC009: a file or folder looks like content and is not read as such."""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics import Severity
from generator.faults import StrayFile
from generator.rules.rule import Context, Finding, rule


@rule("REC009", Severity.ERROR)
def stray_file(fault: StrayFile, _context: Context) -> Iterator[Finding]:
    """A file or folder looks like content and is not read as such.

    ## What it does

    Reports folders of no kind below `content/`, files that bear the name of a kind's folder,
    records outside of the folder of their kind, files with an ending such as `.yaml`, and archives
    (`.txt`, `.proofs`) of sources that do not exist. Files and folders whose names begin with a dot
    are left alone.

    ## Why is this bad?

    Whoever put it there expects to find it on the site, and would look for it in vain.

    ## Example

    ```yaml title="content/actors/russia.yaml"
    name: Russia
    type: state
    ```

    ## Use instead

    ```yaml title="content/actors/russia.yml"
    name: Russia
    type: state
    ```
    """
    yield Finding(f"this {fault.reason}", fault.remedy)

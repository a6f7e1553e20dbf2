"""ARC001: an archive is new, or of another text than before."""

from __future__ import annotations

from collections.abc import Iterator

from generator.archives.changes import ArchiveChange
from generator.diagnostics import Severity
from generator.rules.rule import Context, Finding, rule
from generator.rules.wording import quoted


@rule("ARC001", Severity.WARNING)
def changed_archive(change: ArchiveChange, _context: Context) -> Iterator[Finding]:
    """An archive is new, or of another text than before.

    ## What it does

    With `check --base REVISION`, compares what each source's archive commits to with what it
    committed to at that revision of the repository. Without `--base` it finds nothing.

    ## Why is this bad?

    It need not be. But a quotation is proven against the archive, and so whoever can put another
    text there can prove anything. A person has to see that the archived text is the publisher's.

    ## Example

    ```yaml title="content/sources/press-briefing.yml"
    title: Press briefing
    type: transcript
    ```

    ```text title="content/sources/press-briefing.txt" at="base"
    We will not accept this proposal.
    ```

    ```text title="content/sources/press-briefing.txt"
    We will accept this proposal.
    ```

    ## Use instead

    ```yaml title="content/sources/press-briefing.yml"
    title: Press briefing
    type: transcript
    ```

    ```text title="content/sources/press-briefing.txt" at="base"
    We will not accept this proposal.
    ```

    ```text title="content/sources/press-briefing.txt"
    We will not accept this proposal.
    ```
    """
    title = quoted(change.record.label)
    what = "is new" if change.is_new else "is of another text than before"
    yield Finding(
        f"The archive of {title} {what}",
        "compare it with what the publisher printed: "
        f"`factsheet source verify {change.record.id} FILE`",
    )

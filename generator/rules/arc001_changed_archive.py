"""ARC001: an archive is new, removed, or of another text than before."""

from __future__ import annotations

from collections.abc import Iterator

from generator.archives.changes import ArchiveChange, What
from generator.diagnostics import Severity
from generator.rules.rule import Context, Finding, rule
from generator.rules.wording import quoted


@rule("ARC001", Severity.WARNING, waivable=False)
def changed_archive(change: ArchiveChange, _context: Context) -> Iterator[Finding]:
    """An archive is new, removed, or of another text than before.

    ## What it does

    With `check --base REVISION`, compares what each source's archive commits to with what it
    committed to at that revision of the repository. Without `--base` it finds nothing. It cannot be
    accepted: it is for those who review a change, and a change could accept itself.

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
    verify = f"`factsheet source verify {change.record.id} FILE`"
    words, remedy = {
        What.NEW: ("is new", f"compare it with what the publisher printed: {verify}"),
        What.ALTERED: (
            "is of another text than before",
            f"compare it with what the publisher printed: {verify}",
        ),
        What.REMOVED: (
            "was removed",
            "put it back; without it, nothing that is quoted from the source can be checked",
        ),
    }[change.what]
    yield Finding(f"The archive of {title} {words}", remedy)

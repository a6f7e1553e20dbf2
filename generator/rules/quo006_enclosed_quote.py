"""QUO006: a quotation brings the quotation marks that enclose it."""

from __future__ import annotations

from collections.abc import Iterator

from generator.corpus import Passage
from generator.diagnostics import Severity
from generator.quotation.doubts import encloses_in_marks
from generator.rules.rule import Context, Finding, rule
from generator.rules.wording import quotation


@rule("QUO006", Severity.WARNING)
def enclosed_quote(passage: Passage, _context: Context) -> Iterator[Finding]:
    """A quotation brings the quotation marks that enclose it.

    ## What it does

    Looks for quotations that begin and end with quotation marks of one pair. Marks inside a
    quotation stay, as those of “No,” he said. “Yes.”

    ## Why is this bad?

    The page sets the words off as a quotation itself, so readers would see marks within marks, as
    if somebody quoted somebody else.

    ## Example

    ```yaml title="content/sources/press-briefing.yml"
    title: Press briefing
    type: transcript
    ```

    ```text title="content/sources/press-briefing.txt"
    “We will not accept this proposal,” he said.
    ```

    ```yaml title="content/actors/sergey-lavrov.yml"
    name: Sergey Lavrov
    type: person
    ```

    ```yaml title="content/statements/lavrov-on-the-proposal.yml"
    speakers: [sergey-lavrov]
    speech: direct
    claim: Sergey Lavrov says that Russia will not accept the proposal.
    quote: “We will not accept this proposal,”
    source: press-briefing
    ```

    ## Use instead

    ```yaml title="content/sources/press-briefing.yml"
    title: Press briefing
    type: transcript
    ```

    ```text title="content/sources/press-briefing.txt"
    “We will not accept this proposal,” he said.
    ```

    ```yaml title="content/actors/sergey-lavrov.yml"
    name: Sergey Lavrov
    type: person
    ```

    ```yaml title="content/statements/lavrov-on-the-proposal.yml"
    speakers: [sergey-lavrov]
    speech: direct
    claim: Sergey Lavrov says that Russia will not accept the proposal.
    quote: We will not accept this proposal
    source: press-briefing
    ```
    """
    if encloses_in_marks([part.selector for part in passage.parts]):
        yield Finding(
            "This quotation brings the quotation marks around it, which are the page's to set: "
            f"{quotation(passage.parts)}",
            "leave out the mark at its beginning and the one at its end",
        )

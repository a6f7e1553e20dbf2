"""QUO003: a quotation cannot be compared with its source."""

from __future__ import annotations

from collections.abc import Iterator

from generator.corpus import Passage
from generator.diagnostics import Severity
from generator.rules.quotations import is_unprovable, source_title
from generator.rules.rule import Context, Finding, rule
from generator.rules.wording import quotation


@rule("QUO003", Severity.WARNING)
def unprovable_quote(passage: Passage, context: Context) -> Iterator[Finding]:
    """A quotation cannot be compared with its source.

    ## What it does

    Looks for quotations from sources without an archive. An archive is the text itself, as
    `<id>.txt` beside the source's record, or `<id>.proofs`, which proves passages of a text that
    may not be published.

    ## Why is this bad?

    Nobody can tell from the site whether the words are right. Readers are told that they could not
    be checked.

    ## Example

    ```yaml title="content/sources/press-briefing.yml"
    title: Press briefing
    type: transcript
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

    ## Use instead

    ```yaml title="content/sources/press-briefing.yml"
    title: Press briefing
    type: transcript
    ```

    ```text title="content/sources/press-briefing.txt"
    We will not accept this proposal.
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
    if not is_unprovable(passage, context):
        return
    yield Finding(
        f"It could not be checked that these words stand in the source "
        f"{source_title(passage, context)}, which has no archive: {quotation(passage.parts)}",
        f"put the source's text beside its record, as `{passage.source}.txt`; where it may not be "
        f"published, run `factsheet source seal {passage.source}` then",
    )

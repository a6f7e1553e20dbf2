"""QUO008: two parts of a quotation have nothing left out between them."""

from __future__ import annotations

from collections.abc import Iterator

from generator.corpus import Passage
from generator.diagnostics import Severity
from generator.quotation.doubts import touching
from generator.rules.quotations import settled_places, source_title
from generator.rules.rule import Context, Finding, rule
from generator.rules.wording import quoted


@rule("QUO008", Severity.WARNING)
def touching_parts(passage: Passage, context: Context) -> Iterator[Finding]:
    """Two parts of a quotation have nothing left out between them.

    ## What it does

    Looks for parts that follow each other in the source, word after word. Nothing is said of
    quotations that stand in more than one place.

    ## Why is this bad?

    Pages show “[…]” between parts. Readers would look for words that were left out, and there are
    none.

    ## Example

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
    quote:
      - exact: We will not
      - exact: accept this proposal
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
    for index in touching(settled_places(passage, context)):
        yield Finding(
            f"In the source {source_title(passage, context)}, nothing stands between the part "
            f"before and these words, though pages show “[…]” there: "
            f"{quoted(passage.parts[index].exact)}",
            "write the two as one part, as the source has them",
            (*passage.path, index, "exact"),
        )

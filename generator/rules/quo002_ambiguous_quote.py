"""QUO002: a quotation stands in its source more than once."""

from __future__ import annotations

from collections.abc import Iterator

from generator.corpus import Passage
from generator.diagnostics import Severity
from generator.quotation.result import Outcome
from generator.rules.quotations import source_title, words_at
from generator.rules.rule import Context, Finding, rule
from generator.rules.wording import quoted


@rule("QUO002", Severity.WARNING)
def ambiguous_quote(passage: Passage, context: Context) -> Iterator[Finding]:
    """A quotation stands in its source more than once.

    ## What it does

    Looks whether there is more than one place in the source where a quotation, or a part of it, can
    be from. A part can name the words right before it (`prefix`) or after it (`suffix`), which
    settle the place.

    ## Why is this bad?

    The words are the source's, but which of the places is meant stays open, and with it who says
    them and of whom.

    ## Example

    ```yaml title="content/sources/press-briefing.yml"
    title: Press briefing
    type: transcript
    ```

    ```text title="content/sources/press-briefing.txt"
    Asked about the plan, the minister said no. Asked about the date, his deputy said no.
    ```

    ```yaml title="content/actors/sergey-lavrov.yml"
    name: Sergey Lavrov
    type: person
    ```

    ```yaml title="content/statements/lavrov-on-the-plan.yml"
    speakers: [sergey-lavrov]
    speech: indirect
    claim: Sergey Lavrov rejects the plan.
    quote: said no
    source: press-briefing
    ```

    ## Use instead

    ```yaml title="content/sources/press-briefing.yml"
    title: Press briefing
    type: transcript
    ```

    ```text title="content/sources/press-briefing.txt"
    Asked about the plan, the minister said no. Asked about the date, his deputy said no.
    ```

    ```yaml title="content/actors/sergey-lavrov.yml"
    name: Sergey Lavrov
    type: person
    ```

    ```yaml title="content/statements/lavrov-on-the-plan.yml"
    speakers: [sergey-lavrov]
    speech: indirect
    claim: Sergey Lavrov rejects the plan.
    quote:
      - exact: said no
        prefix: the minister
    source: press-briefing
    ```
    """
    result = context.proofs.of(passage.record, passage.path)
    if result.outcome is not Outcome.AMBIGUOUS:
        return
    pairs = zip(result.passages, result.alternative, strict=True)
    index, (first, last) = next(
        (index, pair) for index, pair in enumerate(pairs) if pair[0] != pair[1]
    )
    yield Finding(
        f"These words stand in the source {source_title(passage, context)} more than once, first "
        f"as {words_at(first)} and last as {words_at(last)}: {quoted(passage.parts[index].exact)}",
        "write the quote as parts (`- exact: …`), and give the words right before or after the "
        "place that is meant as `prefix` or `suffix`",
        (*passage.path, index, "exact"),
    )

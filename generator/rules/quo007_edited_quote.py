"""QUO007: a quotation that cannot be checked shows an editor's hand."""

from __future__ import annotations

from collections.abc import Iterator

from generator.corpus import Passage
from generator.diagnostics import Severity
from generator.quotation.editing import edits
from generator.rules.quotations import as_parts, is_unprovable
from generator.rules.rule import Context, Finding, rule
from generator.rules.wording import quoted


@rule("QUO007", Severity.WARNING)
def edited_quote(passage: Passage, context: Context) -> Iterator[Finding]:
    """A quotation that cannot be checked shows an editor's hand.

    ## What it does

    Looks for “…”, “[…]” and “[the guarantees]” in quotations from sources without an archive. Where
    there is an archive, there is nothing to doubt: either the source has these signs itself, or the
    quotation does not stand in it, and that is an error of its own.

    ## Why is this bad?

    Readers take what is quoted for the source's words. What is left out or replaced is not, and no
    archive that is added later will ever prove it. Parts say the same and can be proven; pages show
    “[…]” between them.

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
    quote: Without […] guarantees, we will not accept this proposal
    source: press-briefing
    accept:
      - code: QUO003
        reason: There is no written record of what was said.
    ```

    ## Use instead

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
    quote:
      - exact: Without
      - exact: guarantees, we will not accept this proposal
    source: press-briefing
    accept:
      - code: QUO003
        reason: There is no written record of what was said.
    ```
    """
    if not is_unprovable(passage, context):
        return  # Verified, the source has the signs; absent, QUO001 tells how to write it.
    for index, part in enumerate(passage.parts):
        found = dict.fromkeys(edit.text for edit in edits(part.exact))
        if found:
            looks = "looks" if len(found) == 1 else "look"
            yield Finding(
                f"This quotation holds {' and '.join(map(quoted, found))}, which {looks} like an "
                f"editor's, not the source's: {quoted(part.exact)}",
                f"{as_parts(part.selector) or 'quote at least one word of the source'}; if the "
                "source has these signs itself, say so under `accept`",
                (*passage.path, index, "exact"),
            )

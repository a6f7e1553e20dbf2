"""QUO004: a quotation begins right after a negation."""

from __future__ import annotations

from collections.abc import Iterator

from generator.corpus import Passage
from generator.diagnostics import Severity
from generator.quotation.doubts import negation_before
from generator.records import Source
from generator.rules.quotations import places_in_text, source_title
from generator.rules.rule import Context, Finding, rule
from generator.rules.wording import quoted


@rule("QUO004", Severity.WARNING, needs_text=True)
def negation_before_quote(passage: Passage, context: Context) -> Iterator[Finding]:
    """A quotation begins right after a negation.

    ## What it does

    Looks at the word before every part of a quotation, in the language of the source: “not”,
    “never”, “without”, “didn’t”, the “non-” of “non-binding”, the sign of “−5”. It needs the text
    of the source, and says nothing where the quotation stands in more than one place.

    ## Why is this bad?

    Every word of the quotation stands in the source, and together they say the opposite.

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
    quote: accept this proposal
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
    quote: not accept this proposal
    source: press-briefing
    ```
    """
    found = places_in_text(passage, context)
    if found is None:
        return
    text, places = found
    source = context.corpus.find(Source, passage.source)
    language = source.lang if source else "en"
    quoted_to = None
    for index, place in enumerate(places):
        negation = negation_before(text.text, text.tokens, place, language)
        # A part that follows on the one before it has the negation there, where readers see it.
        if negation and place.first_token != quoted_to:
            yield Finding(
                f"In the source {source_title(passage, context)}, {quoted(negation)} stands right "
                f"before these words: {quoted(passage.parts[index].exact)}",
                f"begin the words with {quoted(negation)}; if they mean the same without it, say "
                "why under `accept`",
                (*passage.path, index, "exact"),
            )
        quoted_to = place.end_token

"""QUO005: a quotation and its source differ in the quotation marks inside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.corpus import Passage
from generator.diagnostics import Severity
from generator.quotation.doubts import differing_marks
from generator.rules.quotations import places_in_text, source_title
from generator.rules.rule import Context, Finding, rule
from generator.rules.wording import quoted

_NAMED = 3
"""As many places as a message names: the rest is found when these are mended."""


@rule("QUO005", Severity.WARNING, needs_text=True)
def differing_quotation_marks(passage: Passage, context: Context) -> Iterator[Finding]:
    """A quotation and its source differ in the quotation marks inside it.

    ## What it does

    Compares between which words quotation marks stand, in a quotation and in the source. Of which
    sort they are does not count, and neither do those around the whole. An apostrophe at the end of
    a word, as in “the leaders’ view”, is taken for a mark. It needs the text of the source, and
    says nothing where the quotation stands in more than one place.

    ## Why is this bad?

    Marks tell whose words these are, and which of them a writer keeps at a distance. Without them,
    “a ‘special’ operation” becomes a special one.

    ## Example

    ```yaml title="content/sources/press-briefing.yml"
    title: Press briefing
    type: transcript
    ```

    ```text title="content/sources/press-briefing.txt"
    He called it a “special” operation.
    ```

    ```yaml title="content/actors/sergey-lavrov.yml"
    name: Sergey Lavrov
    type: person
    ```

    ```yaml title="content/statements/lavrov-on-the-operation.yml"
    speakers: [sergey-lavrov]
    speech: indirect
    claim: The briefing tells how Sergey Lavrov named the operation.
    quote: He called it a special operation
    source: press-briefing
    ```

    ## Use instead

    ```yaml title="content/sources/press-briefing.yml"
    title: Press briefing
    type: transcript
    ```

    ```text title="content/sources/press-briefing.txt"
    He called it a “special” operation.
    ```

    ```yaml title="content/actors/sergey-lavrov.yml"
    name: Sergey Lavrov
    type: person
    ```

    ```yaml title="content/statements/lavrov-on-the-operation.yml"
    speakers: [sergey-lavrov]
    speech: indirect
    claim: The briefing tells how Sergey Lavrov named the operation.
    quote: He called it a “special” operation
    source: press-briefing
    ```
    """
    found = places_in_text(passage, context)
    if found is None:
        return
    text, places = found
    for index, (place, part) in enumerate(zip(places, passage.parts, strict=True)):
        # Nearly all parts are copied as they stand; to compare marks costs 100 times as much.
        if text.text[place.start : place.end].split() == part.exact.split():
            continue
        marks = differing_marks(text.text, place, part.exact)
        source = f"the source {source_title(passage, context)}"
        differences = [
            f"only {whose} has quotation marks after {_listed(words)}"
            for whose, words in (
                (source, marks.only_in_source),
                ("the quotation", marks.only_in_quote),
            )
            if words
        ]
        if differences:
            yield Finding(
                f"Inside these words, {', and '.join(differences)}: {quoted(part.exact)}",
                "set quotation marks where the source does, and nowhere else; of which sort they "
                "are does not matter",
                (*passage.path, index, "exact"),
            )


def _listed(words: Sequence[str]) -> str:
    named = [quoted(word) for word in words[:_NAMED]]
    if len(words) > _NAMED:
        return f"{', '.join(named)} and elsewhere"
    return " and ".join(filter(None, (", ".join(named[:-1]), named[-1])))

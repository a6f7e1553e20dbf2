"""QUO001: a quotation does not stand in its source."""

from __future__ import annotations

from collections.abc import Iterator

from generator.corpus import Passage
from generator.diagnostics import Severity
from generator.proving import PRIVATE_TEXTS, Proofs
from generator.quotation.indexed_text import IndexedText
from generator.quotation.match import match
from generator.quotation.result import Failure, Outcome, Result, Selector
from generator.rules.quotations import as_parts, source_title, words_at
from generator.rules.rule import Context, Finding, rule
from generator.rules.wording import quoted

_MESSAGES = {
    Failure.EMPTY: "There is no word in this quotation: {words}",
    Failure.MISSING: "These words do not stand in the source {source}: {words}",
    Failure.CONTEXT: "These words stand in the source {source}, but not with the words that "
    "`prefix` and `suffix` put right before and after them: {words}",
    Failure.ORDER: "These words stand in the source {source}, but not after the part of the "
    "quotation before them: {words}",
    Failure.UNPROVEN: "The archive of the source {source} has no proof of these words: {words}",
    Failure.DISPROVEN: "The archive of the source {source} has a proof of these words that does "
    "not hold: {words}",
}
_REMEDIES = {
    Failure.EMPTY: "quote at least one word of the source",
    Failure.CONTEXT: "copy `prefix` and `suffix` from the source, or leave them out",
    Failure.ORDER: "put the parts into the order in which they stand in the source",
}
_DIFFERENCES = 3
"""As many differences as a remedy tells: with more, another passage is meant."""


@rule("QUO001", Severity.ERROR)
def quote_not_in_source(passage: Passage, context: Context) -> Iterator[Finding]:
    """A quotation does not stand in its source.

    ## What it does

    Compares every quotation word for word with the text of its source: in statements, in how
    speakers are described, and in what events and facts rest on. Quotation marks, kinds of spaces,
    dashes and apostrophes, and line ends do not count; everything else does. Nothing is accepted
    for being similar. Where a source is sealed, its proofs are asked instead of its text: a new
    quotation has none until `factsheet source seal` is run by somebody who has the text.

    ## Why is this bad?

    Words that nobody wrote would be shown as the source's. A quotation that lacks a “not” differs
    in one word and says the opposite.

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
    quote: We will accept this proposal
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
    result = context.proofs.of(passage.record, passage.path)
    if result.outcome is not Outcome.ABSENT:
        return
    index = result.failed_part or 0
    yield Finding(
        _MESSAGES[result.failure or Failure.MISSING].format(
            source=source_title(passage, context), words=quoted(passage.parts[index].exact)
        ),
        _remedy(passage, result, context.proofs),
        (*passage.path, index, "exact"),
    )


def _remedy(passage: Passage, result: Result, proofs: Proofs) -> str:
    text = proofs.text(passage.source)
    part = passage.parts[result.failed_part or 0].selector
    seal = f"`factsheet source seal {passage.source}`"
    if result.failure is Failure.DISPROVEN:
        return f"somebody has changed the archive: make it again from the text, with {seal}"
    if result.failure is Failure.UNPROVEN:
        if text is None:
            remedy = f"compare them with the source; if they are right, run {seal} with its text"
            return "; but ".join(filter(None, (remedy, as_parts(part))))
        if not proofs.is_sealed(passage.source, text):
            return (
                f"the text at `{PRIVATE_TEXTS}/{passage.source}.txt` is not the one that was "
                f"sealed: compare the two before you run {seal}"
            )
        result = match(text, tuple(part.selector for part in passage.parts))
        if result.outcome is not Outcome.ABSENT:
            return f"they do stand in the text that is at hand: run {seal}"
    known = _REMEDIES.get(result.failure or Failure.MISSING)
    return known or as_parts(part) or _nearest(text, part)


def _nearest(text: IndexedText | None, part: Selector) -> str:
    """How to come from a part that does not stand in the source to one that does."""
    # Imported here: only this fault needs it, and a run without faults should not pay for it.
    from generator.quotation.nearest import nearest

    found = nearest(text, part.exact) if text else None
    if found is None:
        return "nothing in the source is like it; look whether `source` names the right one"
    differences = "; ".join(map(str, found.differences[:_DIFFERENCES]))
    return (
        f"the nearest passage, {words_at(found.passage)}, is {quoted(found.text)}: "
        f"{differences or 'it is cut inside a word'}"
    )

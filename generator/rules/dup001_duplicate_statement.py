"""DUP001: two records hold the same words of the same speaker."""

from __future__ import annotations

from collections.abc import Iterator

from generator.corpus import Corpus
from generator.diagnostics import Severity
from generator.quotation.normalise import normalised
from generator.quotation.result import Outcome
from generator.records import Source, Statement
from generator.rules.rule import Context, Finding, rule
from generator.rules.wording import quoted

_Words = tuple[object, ...]
_Key = tuple[str, _Words, str]


@rule("DUP001", Severity.WARNING)
def duplicate_statement(corpus: Corpus, context: Context) -> Iterator[Finding]:
    """Two records hold the same words of the same speaker.

    ## What it does

    Compares the quotations of statements that have a source and a speaker in common, as quotations
    are compared with sources. The same words in another place of the source are another statement.

    ## Why is this bad?

    A statement that is recorded twice is counted twice, and corrected once.

    ## Example

    ```yaml title="content/sources/news-article.yml"
    title: News article
    type: article
    published: 2025-03-05
    ```

    ```text title="content/sources/news-article.txt"
    Sergey Lavrov rejected the proposal. Later he repeated that.
    ```

    ```yaml title="content/actors/sergey-lavrov.yml"
    name: Sergey Lavrov
    type: person
    ```

    ```yaml title="content/statements/lavrov-rejects-the-proposal.yml"
    speakers: [sergey-lavrov]
    speech: indirect
    claim: Sergey Lavrov rejects the proposal.
    quote: Sergey Lavrov rejected the proposal
    source: news-article
    ```

    ```yaml title="content/statements/lavrov-says-no.yml"
    speakers: [sergey-lavrov]
    speech: indirect
    claim: Sergey Lavrov says no to the proposal.
    quote: Sergey Lavrov rejected the proposal
    source: news-article
    ```

    ## Use instead

    ```yaml title="content/sources/news-article.yml"
    title: News article
    type: article
    published: 2025-03-05
    ```

    ```text title="content/sources/news-article.txt"
    Sergey Lavrov rejected the proposal. Later he repeated that.
    ```

    ```yaml title="content/actors/sergey-lavrov.yml"
    name: Sergey Lavrov
    type: person
    ```

    ```yaml title="content/statements/lavrov-rejects-the-proposal.yml"
    speakers: [sergey-lavrov]
    speech: indirect
    claim: Sergey Lavrov rejects the proposal.
    quote: Sergey Lavrov rejected the proposal
    source: news-article
    ```
    """
    seen: dict[_Key, Statement] = {}
    for statement in corpus.of(Statement):
        source = corpus.resolve(f"{Source.kind}/{statement.source}") or statement.source
        words = _words(statement, context)
        speakers = [
            corpus.resolve(f"actors/{speaker}") or speaker for speaker in statement.speakers
        ]
        holders = [seen.setdefault((source, words, speaker), statement) for speaker in speakers]
        first = next((holder for holder in holders if holder is not statement), None)
        if first:
            yield Finding(
                f"The same words of the same speaker are recorded already: {quoted(first.claim)}",
                f"put the two into one: delete this file, and add `{statement.id}` under `aliases` "
                f"in `{first.file}`",
                ("quote",),
                statement,
            )


def _words(statement: Statement, context: Context) -> _Words:
    """What makes two quotations the same: their places in the source or else their words."""
    result = context.proofs.of(statement, ("quote",))
    if result.outcome is Outcome.VERIFIED:
        return tuple((place.first_token, place.end_token) for place in result.passages)
    return tuple(
        normalised(text)
        for part in statement.quote
        for text in (part.prefix, part.exact, part.suffix)
    )

"""TEN004: a statement holds how a source describes somebody who is none of its speakers."""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics import Severity
from generator.records import Actor, Statement
from generator.rules.rule import Context, Finding, rule
from generator.rules.wording import quotation


@rule("TEN004", Severity.WARNING)
def description_of_non_speaker(statement: Statement, context: Context) -> Iterator[Finding]:
    """A statement holds how a source describes somebody who is none of its speakers.

    ## What it does

    Looks for each `actor` of `described_as` among the `speakers`. An old id of the same actor will
    do.

    ## Why is this bad?

    Readers take the description for the speaker's, and the office in it is compared with the roles
    of somebody else. Where the source describes a person of whom the statement only speaks, it says
    nothing about who said it.

    ## Example

    ```yaml title="content/sources/news-article.yml"
    title: News article
    type: article
    published: 2025-03-05
    ```

    ```text title="content/sources/news-article.txt"
    Russian Foreign Minister Sergey Lavrov rejected the proposal.
    ```

    ```yaml title="content/actors/russia.yml"
    name: Russia
    type: state
    ```

    ```yaml title="content/actors/sergey-lavrov.yml"
    name: Sergey Lavrov
    type: person
    ```

    ```yaml title="content/statements/lavrov-rejects-the-proposal.yml"
    speakers: [russia]
    speech: indirect
    claim: Sergey Lavrov rejects the proposal.
    quote: Sergey Lavrov rejected the proposal
    source: news-article
    described_as:
      - actor: sergey-lavrov
        quote: Russian Foreign Minister
    ```

    ## Use instead

    ```yaml title="content/sources/news-article.yml"
    title: News article
    type: article
    published: 2025-03-05
    ```

    ```text title="content/sources/news-article.txt"
    Russian Foreign Minister Sergey Lavrov rejected the proposal.
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
    described_as:
      - actor: sergey-lavrov
        quote: Russian Foreign Minister
    ```
    """
    corpus = context.corpus
    speakers = {corpus.resolve(f"{Actor.kind}/{speaker}") for speaker in statement.speakers}
    for index, described in enumerate(statement.described_as):
        ref = corpus.resolve(f"{Actor.kind}/{described.actor}")
        # That an actor is not known is an error of its own.
        if ref and ref not in speakers:
            actor = corpus.find(Actor, described.actor)
            name = actor.name if actor else described.actor
            yield Finding(
                f"{name} is described here as {quotation(described.quote)}, but is not among the "
                "speakers",
                "name the speaker whom the source describes so, or add this actor under `speakers`",
                ("described_as", index, "actor"),
            )

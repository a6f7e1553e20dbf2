"""DAT001: a statement is dated after its source was published."""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics import Severity
from generator.records import Source, Statement
from generator.rules.rule import Context, Finding, rule
from generator.rules.wording import on


@rule("DAT001", Severity.WARNING)
def statement_after_publication(statement: Statement, context: Context) -> Iterator[Finding]:
    """A statement is dated after its source was published.

    ## What it does

    Compares the `date` of a statement with `published` of its source. Uncertain dates reach as far
    as they can: only what cannot be is reported.

    ## Why is this bad?

    A source cannot tell what was said after it was published. One of the two dates is wrong, or the
    statement is from another source.

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
    date: 2025-03-15
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
    date: 2025-03-05
    ```
    """
    source = context.corpus.find(Source, statement.source)
    published = source.published if source else None
    if statement.date and published and statement.date.certainly_after(published):
        yield Finding(
            f"By its date, this was said {on(statement.date)}, after the source was published "
            f"{on(published)}",
            "correct `date`, or `published` of the source",
            ("date",),
        )

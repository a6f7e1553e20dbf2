"""DAT003: a statement answers one that was made later."""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics import Severity
from generator.records import Statement
from generator.rules.rule import Context, Finding, rule
from generator.rules.said import later_statements, said


@rule("DAT003", Severity.WARNING)
def answer_before_statement(statement: Statement, context: Context) -> Iterator[Finding]:
    """A statement answers one that was made later.

    ## What it does

    Compares the date of a statement with those of the statements under its `responds_to`. It
    compares only what is known: where a statement has no `date`, it was said at the latest when its
    source was published. Uncertain dates reach as far as they can.

    ## Why is this bad?

    Nobody answers what was not said yet. One of the dates is wrong, or another statement is
    answered.

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

    ```yaml title="content/statements/lavrov-repeats.yml"
    speakers: [sergey-lavrov]
    speech: indirect
    claim: Sergey Lavrov repeats his answer.
    quote: Later he repeated that
    source: news-article
    date: 2025-03-03
    ```

    ```yaml title="content/statements/lavrov-rejects-the-proposal.yml"
    speakers: [sergey-lavrov]
    speech: indirect
    claim: Sergey Lavrov rejects the proposal.
    quote: Sergey Lavrov rejected the proposal
    source: news-article
    date: 2025-03-01
    responds_to: [lavrov-repeats]
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

    ```yaml title="content/statements/lavrov-repeats.yml"
    speakers: [sergey-lavrov]
    speech: indirect
    claim: Sergey Lavrov repeats his answer.
    quote: Later he repeated that
    source: news-article
    date: 2025-03-03
    responds_to: [lavrov-rejects-the-proposal]
    ```

    ```yaml title="content/statements/lavrov-rejects-the-proposal.yml"
    speakers: [sergey-lavrov]
    speech: indirect
    claim: Sergey Lavrov rejects the proposal.
    quote: Sergey Lavrov rejected the proposal
    source: news-article
    date: 2025-03-01
    ```
    """
    for index, other in later_statements(statement, statement.responds_to, context.corpus):
        yield Finding(
            f"By their dates, the statement that this one answers, {other.label}, was made later: "
            f"{other.when}, while this one was {said(statement, context.corpus)}",
            "correct the dates, or what stands under `responds_to`",
            ("responds_to", index),
        )

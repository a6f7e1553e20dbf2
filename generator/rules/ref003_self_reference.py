"""REF003: a record names itself where another one is meant."""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics import Severity
from generator.records import Record
from generator.records.values import Ref
from generator.rules.rule import Context, Finding, rule
from generator.rules.wording import shortened


@rule("REF003", Severity.ERROR)
def self_reference(record: Record, context: Context) -> Iterator[Finding]:
    """A record names itself where another one is meant.

    ## What it does

    Looks for the record's own id, or an old one of its `aliases`, in the fields that name other
    records: a statement that answers, contradicts or repeats itself, a body that is part of itself.
    Links in prose may lead to their own page.

    ## Why is this bad?

    Nothing answers or repeats itself. Readers would be told of an answer or a repetition that there
    is not, and the one that was meant is missing.

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

    ```yaml title="content/statements/lavrov-repeats.yml"
    speakers: [sergey-lavrov]
    speech: indirect
    claim: Sergey Lavrov rejects the proposal again.
    quote: Later he repeated that
    source: news-article
    repeats: [lavrov-repeats]
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

    ```yaml title="content/statements/lavrov-repeats.yml"
    speakers: [sergey-lavrov]
    speech: indirect
    claim: Sergey Lavrov rejects the proposal again.
    quote: Later he repeated that
    source: news-article
    repeats: [lavrov-rejects-the-proposal]
    ```
    """
    for value in record.marked:
        if not isinstance(value.marker, Ref):
            continue
        if context.corpus.resolve(f"{value.marker.kind}/{value.value}") == record.ref:
            old = "" if value.value == record.id else " by its old id"
            yield Finding(
                f"`{shortened(value.value)}` names this record itself{old}",
                "name the other record that is meant, or delete this",
                value.path,
            )

"""DAT002: an event is dated after all of its sources were published."""

from __future__ import annotations

from collections.abc import Iterator

from generator.corpus import Corpus
from generator.diagnostics import Severity
from generator.edtf_date import EdtfDate
from generator.records import Source, Timeline
from generator.records.timeline import Event
from generator.rules.rule import Context, Finding, rule
from generator.rules.wording import on, quoted


@rule("DAT002", Severity.WARNING)
def event_after_publication(timeline: Timeline, context: Context) -> Iterator[Finding]:
    """An event is dated after all of its sources were published.

    ## What it does

    Compares the `date` of each event with `published` of its sources. It reports an event that is
    certainly later than every one of them; sources without a date are left aside.

    ## Why is this bad?

    A source can announce an event, but not tell that it took place. If it is announced, accept the
    finding with that reason; otherwise a date is wrong, or a source is missing.

    ## Example

    ```yaml title="content/sources/news-article.yml"
    title: News article
    type: article
    published: 2025-03-05
    ```

    ```text title="content/sources/news-article.txt"
    Sergey Lavrov rejected the proposal. Later he repeated that.
    ```

    ```yaml title="content/timelines/talks.yml"
    title: Talks
    events:
      - id: first-meeting
        date: 2025-03-15
        title: First meeting
        sources:
          - source: news-article
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

    ```yaml title="content/timelines/talks.yml"
    title: Talks
    events:
      - id: first-meeting
        date: 2025-03-01
        title: First meeting
        sources:
          - source: news-article
    ```
    """
    for index, event in enumerate(timeline.events):
        published = list(_published(event, context.corpus))
        if published and all(event.date.certainly_after(date) for date in published):
            last = max(published, key=EdtfDate.sort_key)
            sources = "its source was" if len(published) == 1 else "the last of its sources was"
            yield Finding(
                f"By its date, {quoted(event.title)} took place {on(event.date)}, after {sources} "
                f"published {on(last)}",
                "correct `date`, or `published` of a source, or add the source that tells of it",
                ("events", index, "date"),
            )


def _published(event: Event, corpus: Corpus) -> Iterator[EdtfDate]:
    for evidence in event.sources:
        source = corpus.find(Source, evidence.source)
        if source and source.published:
            yield source.published

"""DUP003: two records stand for the same publication."""

from __future__ import annotations

from collections.abc import Iterator

from generator.corpus import Corpus
from generator.diagnostics import Severity
from generator.records import Source
from generator.rules.rule import Context, Finding, rule
from generator.rules.wording import quoted
from generator.yaml_source import Path


@rule("DUP003", Severity.WARNING)
def duplicate_source(corpus: Corpus, _context: Context) -> Iterator[Finding]:
    """Two records stand for the same publication.

    ## What it does

    Looks for sources with the same `url` (a `#…` or `/` at its end does not count), and for sources
    with the same `title`, `publisher` and `published`.

    ## Why is this bad?

    What the publication says is divided between two pages, and counts as told by two sources.

    ## Example

    ```yaml title="content/sources/briefing.yml"
    title: Briefing
    type: transcript
    url: https://example.org/briefings/5
    ```

    ```yaml title="content/sources/press-briefing.yml"
    title: Press briefing
    type: transcript
    url: https://example.org/briefings/5/#answers
    ```

    ## Use instead

    ```yaml title="content/sources/press-briefing.yml"
    title: Press briefing
    type: transcript
    url: https://example.org/briefings/5/
    aliases: [briefing]
    ```
    """
    seen: dict[tuple[str, ...], Source] = {}
    for source in corpus.of(Source):
        for path, what, key in _keys(source):
            first = seen.setdefault((what, *key), source)
            if first is not source:
                yield Finding(
                    f"This source has the same {what} as another one, {quoted(first.title)}",
                    f"put the two into one: delete this file, and add `{source.id}` under "
                    f"`aliases` in `{first.file}`",
                    path,
                    source,
                )
                break


def _keys(source: Source) -> Iterator[tuple[Path, str, tuple[str, ...]]]:
    """What no two sources share: the field, the name of what it is, and its value."""
    if source.url:
        yield ("url",), "address", (source.url.partition("#")[0].rstrip("/"),)
    if source.publisher and source.published:
        key = (source.title, source.publisher, source.published.text)
        yield ("title",), "title, publisher and date", key

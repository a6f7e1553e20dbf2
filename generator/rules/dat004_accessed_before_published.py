"""DAT004: a source was read before it was published."""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics import Severity
from generator.records import Source
from generator.rules.rule import Context, Finding, rule
from generator.rules.wording import on


@rule("DAT004", Severity.WARNING)
def accessed_before_published(source: Source, _context: Context) -> Iterator[Finding]:
    """A source was read before it was published.

    ## What it does

    Compares `accessed` with `published`. Uncertain dates reach as far as they can.

    ## Why is this bad?

    One of the two dates is wrong, and other dates are judged by them. Or the source was changed
    after it was read, and the archive holds an earlier version of it.

    ## Example

    ```yaml title="content/sources/news-article.yml"
    title: News article
    type: article
    published: 2025-03-05
    accessed: 2025-03-01
    ```

    ## Use instead

    ```yaml title="content/sources/news-article.yml"
    title: News article
    type: article
    published: 2025-03-01
    accessed: 2025-03-05
    ```
    """
    accessed, published = source.accessed, source.published
    if accessed and published and accessed.certainly_before(published):
        yield Finding(
            f"By its dates, this source was read {on(accessed)}, before it was published "
            f"{on(published)}",
            "correct `accessed` or `published`",
            ("accessed",),
        )

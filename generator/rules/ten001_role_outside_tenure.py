"""TEN001: a source gives a speaker a role that was held at no time in question."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.diagnostics import Severity
from generator.edtf_date import EdtfDate
from generator.records import Actor, Source, Statement
from generator.records.actor import Membership
from generator.rules.qualifiers import Tense
from generator.rules.roles import roles_named
from generator.rules.rule import Context, Finding, rule
from generator.rules.wording import on, quotation


@rule("TEN001", Severity.WARNING)
def role_outside_tenure(statement: Statement, context: Context) -> Iterator[Finding]:
    """A source gives a speaker a role that was held at no time in question.

    ## What it does

    Looks in `described_as` for the roles of the actor (their `role` and `also_called`), and
    compares the tenure with the `date` of the statement or, where that is not known, with the time
    at which the source was published. It reports a role that was held on no day of that time.
    “Former” (compared with the time of the source), “then-” and “-elect” are understood; an acting
    or deputy minister is not taken for a minister. Uncertain dates reach as far as they can, the
    first and last day of a tenure belong to it, and a tenure without dates is never reported.

    ## Why is this bad?

    Either a date is wrong, or the source is: it may be older than it seems, or not know of a change
    of office. The source's words stay as they are. Accept the finding with a reason, and readers
    see both.

    ## Example

    ```yaml title="content/actors/joe-biden.yml"
    name: Joe Biden
    type: person
    memberships:
      - role: President of the United States
        start_date: 2021-01-20
        end_date: 2025-01-20
        also_called: [U.S. President]
    ```

    ```yaml title="content/sources/news-article.yml"
    title: News article
    type: article
    published: 2025-03-05
    ```

    ```text title="content/sources/news-article.txt"
    U.S. President Joe Biden has voiced his support.
    ```

    ```yaml title="content/statements/biden-voices-support.yml"
    speakers: [joe-biden]
    speech: indirect
    claim: Joe Biden voices his support.
    quote: Joe Biden has voiced his support
    source: news-article
    described_as:
      - actor: joe-biden
        quote: U.S. President
    ```

    ## Use instead

    ```yaml title="content/actors/joe-biden.yml"
    name: Joe Biden
    type: person
    memberships:
      - role: President of the United States
        start_date: 2021-01-20
        end_date: 2025-01-20
        also_called: [U.S. President]
    ```

    ```yaml title="content/sources/news-article.yml"
    title: News article
    type: article
    published: 2025-03-05
    ```

    ```text title="content/sources/news-article.txt"
    Former U.S. President Joe Biden has voiced his support.
    ```

    ```yaml title="content/statements/biden-voices-support.yml"
    speakers: [joe-biden]
    speech: indirect
    claim: Joe Biden voices his support.
    quote: Joe Biden has voiced his support
    source: news-article
    described_as:
      - actor: joe-biden
        quote: Former U.S. President
    ```
    """
    corpus = context.corpus
    source = corpus.find(Source, statement.source)
    published = source.published if source else None
    language = source.lang if source else "en"
    for index, described in enumerate(statement.described_as):
        actor = corpus.find(Actor, described.actor)
        if actor is None:
            continue
        for part in described.quote:
            for role in roles_named(actor, part.exact, language, corpus):
                when, told = _time(role.tense, statement.date, published)
                outside = when and _outside(role.tenures, role.tense, when)
                if outside:
                    yield Finding(
                        f"The source calls {actor.name} {quotation(described.quote)}. "
                        f"That role {outside}; {told}.",
                        f"correct the dates, here or in `memberships` of `{actor.file}`; if they "
                        "are right, keep the source's words and say so under `accept`",
                        ("described_as", index, "quote"),
                    )


def _time(
    tense: Tense, said: EdtfDate | None, published: EdtfDate | None
) -> tuple[EdtfDate | None, str]:
    """The time with which a tenure is compared, and what is told of it.

    Who is called a former president is one by the time of writing, whatever they were when they
    spoke.
    """
    if said and not (tense is Tense.ONCE and published):
        return said, f"this was said {on(said)}"
    return published, f"the source was published {on(published)}" if published else ""


def _outside(tenures: Sequence[Membership], tense: Tense, when: EdtfDate) -> str | None:
    """How all tenures of a role lie outside of a time, in words; none where one may not.

    A role once held has begun by then, one held later has not ended; one held now is between.
    """
    ended = [t.end_date for t in tenures if t.end_date and t.end_date.certainly_before(when)]
    to_come = [t.start_date for t in tenures if t.start_date and t.start_date.certainly_after(when)]
    if tense in (Tense.ONCE, Tense.THEN):
        ended = []
    if tense is Tense.LATER:
        to_come = []
    if len(ended) + len(to_come) < len(tenures):
        return None
    last = max(ended, key=EdtfDate.sort_key, default=None)
    first = min(to_come, key=EdtfDate.sort_key, default=None)
    if last and first:
        return f"ended {on(last)} and began again only {on(first)}"
    return f"ended {on(last)}" if last else f"began only {on(first)}" if first else None

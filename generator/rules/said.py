"""When a statement was said, as far as the records know."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.corpus import Corpus
from generator.edtf_date import EdtfDate
from generator.records import Source, Statement
from generator.rules.wording import on, quoted


@dataclass(frozen=True, slots=True)
class LaterStatement:
    """A statement that was made later than another one, in words.

    Attributes:
        label: its claim, in quotation marks.
        when: its date, with a preposition.
    """

    label: str
    when: str


def later_statements(
    statement: Statement, others: Sequence[str], corpus: Corpus
) -> Iterator[tuple[int, LaterStatement]]:
    """Those of the others that were certainly made later, each with its place in the list.

    Args:
        statement: the one that should be the later one.
        others: ids of statements.
        corpus: where they are looked up.
    """
    latest = statement.date or _published(statement, corpus)
    for index, other_id in enumerate(others):
        other = corpus.find(Statement, other_id)
        # Of a statement without a date it is not known how early it can have been made.
        if latest and other and other.date and other.date.certainly_after(latest):
            yield index, LaterStatement(quoted(other.claim), on(other.date))


def said(statement: Statement, corpus: Corpus) -> str:
    """When a statement was made: “made on 3 May 2025”, or “published on 3 May 2025”."""
    if statement.date:
        return f"made {on(statement.date)}"
    published = _published(statement, corpus)
    return f"published {on(published)}" if published else "made at an unknown time"


def _published(statement: Statement, corpus: Corpus) -> EdtfDate | None:
    source = corpus.find(Source, statement.source)
    return source.published if source else None

"""The ids that exist, put into a schema so that an editor offers them.

They are offered and not demanded. A schema is as old as the last command that wrote it: were the
ids its allowed values, a record that was added since would be called wrong, and the editor's words
would list thousands of others. Whether an id exists is for ``factsheet check`` to say, which also
says what was meant. So they are ``defaultSnippets``, the language server's keyword for what can be
inserted, each with the record's name to choose by.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from generator.corpus import Corpus
from generator.records import KINDS, Actor, Record, Sheet, Topic
from generator.records.forms import QUESTIONS, REFERS_TO
from generator.schema.record_schema import Schema

Offers = dict[str, list[tuple[str, str]]]
"""By what is referred to: each id with the words by which a person knows it."""


def offers_of(corpus: Corpus) -> Offers:
    """The ids of a corpus, in order."""
    offers = {kind: [(r.id, _names(r)) for r in corpus.of(model)] for kind, model in KINDS.items()}
    offers[QUESTIONS] = [
        (f"{sheet.id}/{question.id}", question.text)
        for sheet in corpus.of(Sheet)
        for question in sheet.questions
    ]
    return offers


def with_offers(schema: Schema, offers: Offers) -> Schema:
    """A schema whose references offer what there is to refer to."""
    used: set[str] = set()
    offered: Schema = _offering(schema, offers, used)
    for name in sorted(used):
        offered["$defs"][f"known-{name}"] = {"defaultSnippets": _snippets(offers[name])}
    return offered


def _names(record: Record) -> str:
    others = record.other_names if isinstance(record, Actor | Topic) else ()
    return "; ".join((record.label, *(other.name for other in others)))


def _snippets(offered: Iterable[tuple[str, str]]) -> list[dict[str, str]]:
    # `bodyText`, not `body`: with 10,000 ids the server takes 0.7 s for the one, and for the other,
    # which it looks up among all that it has collected, more than ten.
    return [{"label": name, "description": words, "bodyText": name} for name, words in offered]


def _offering(node: Any, offers: Offers, used: set[str]) -> Any:
    if isinstance(node, list):
        return [_offering(item, offers, used) for item in node]
    if not isinstance(node, dict):
        return node
    made = {key: _offering(value, offers, used) for key, value in node.items()}
    name = made.get(REFERS_TO)
    if isinstance(name, str) and offers.get(name):
        used.add(name)
        made["$ref"] = f"#/$defs/known-{name}"
    return made

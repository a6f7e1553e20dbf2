"""Records together: who refers to whom, by whatever name, in whatever order they were read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.check import check
from generator.corpus import Corpus
from generator.load import load
from generator.records import Actor, Sheet, Statement

MakeProject = Callable[..., Path]


def statement(**fields: str) -> str:
    """A statement's YAML, with these fields instead of the usual ones."""
    usual = {
        "speakers": "[a]",
        "speech": "indirect",
        "claim": "Something was said.",
        "quote": "said",
        "source": "s",
    }
    return "".join(f"{name}: {value}\n" for name, value in (usual | fields).items())


PROJECT = {
    "content/actors/a.yml": "name: A\ntype: person\naliases: [old-a]\n",
    "content/actors/b.yml": "name: B\ntype: state\nsummary: 'See [[actors/old-a|her]].'\n",
    "content/sources/s.yml": "title: S\ntype: article\n",
    "content/sources/s.txt": "This was said and repeated.\n",
    "content/statements/one.yml": statement(mentions="[b]"),
    "content/statements/two.yml": statement(
        speakers="[b, old-a]",
        quote="repeated",
        responds_to="[one]",
        contradicts="[one]",
        stances="[{question: f/old-q, stance: for}]",
    ),
    "content/sheets/f.yml": (
        "title: F\nsummary: Yes.\nquestions: [{id: q, text: Is it so?, aliases: [old-q]}]\n"
        "facts: [{text: It was., sources: [{source: s, quote: was said}], statements: [two]}]\n"
    ),
}


@pytest.fixture
def corpus(make_project: MakeProject) -> Corpus:
    """A small corpus with references of every sort."""
    return Corpus(load(make_project(PROJECT)))


def ids(records: tuple[Statement, ...]) -> list[str]:
    """The ids of records."""
    return [record.id for record in records]


def test_everything_resolves(make_project: MakeProject) -> None:
    """Names old and new, questions, links in prose."""
    assert check(make_project(PROJECT)).diagnostics == ()


def test_backlinks_are_found_by_field(corpus: Corpus) -> None:
    """Statements by an actor, about one, from a source; answers and contradictions."""
    assert ids(corpus.referring("actors/a", Statement, "speakers")) == ["one", "two"]
    assert ids(corpus.referring("actors/b", Statement, "mentions")) == ["one"]
    assert ids(corpus.referring("sources/s", Statement, "source")) == ["one", "two"]
    assert ids(corpus.referring("statements/one", Statement, "responds_to")) == ["two"]
    assert [r.id for r in corpus.referring("statements/two", Sheet, "facts.statements")] == ["f"]


def test_holders_name_a_record_in_any_field(corpus: Corpus) -> None:
    """Prose too, and each holder once."""
    assert [record.id for record in corpus.holders("actors/a", Actor)] == ["b"]
    assert ids(corpus.holders("statements/one", Statement)) == ["two"]


def test_old_names_lead_to_the_present_record(corpus: Corpus) -> None:
    """An id is a permalink for ever."""
    assert corpus.resolve("actors/old-a") == "actors/a"
    assert corpus.find(Actor, "old-a") is corpus.find(Actor, "a")
    named = corpus.question("f/old-q")
    assert named is not None
    assert named[1].id == "q"


def test_quotes_know_their_source(corpus: Corpus) -> None:
    """The one beside them, or the statement's own."""
    assert [(p.record.ref, p.path, p.source) for p in corpus.passages_from("s")] == [
        ("sheets/f", ("facts", 0, "sources", 0, "quote"), "s"),
        ("statements/one", ("quote",), "s"),
        ("statements/two", ("quote",), "s"),
    ]


def test_unknown_is_unknown(corpus: Corpus) -> None:
    """No record, no tombstone, no alias."""
    assert corpus.resolve("actors/nobody") is None
    assert corpus.resolve("nothing") is None
    assert corpus.find(Statement, "a") is None

"""What a statement's page holds for those who repeat the proof of its words."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from typing import Protocol

import pytest

from generator.check import check
from generator.pages.proof_data import ProofData, proof_data
from generator.pages.views import SiteView
from generator.project import Settings
from generator.quotation.proofs_file import parse, render
from generator.quotation.result import Outcome, Selector
from generator.quotation.sealing import seal, verify
from generator.records import Statement

TEXT = "We will not close the well-\nknown line for $5m, she said. But we will see. We will not."
URL = "https://news.example/ferry"
SOURCE = f"title: Ferry\ntype: article\nurl: {URL}\n"
OTHERS = "[{exact: the wellknown line}, {exact: will see}]"


class Make(Protocol):
    """The `make_project` fixture."""

    def __call__(self, files: Mapping[str, str | bytes | PurePosixPath]) -> Path: ...


def data_of(
    make_project: Make, quote: str, archive: Mapping[str, str], source: str = SOURCE
) -> ProofData:
    """What the page of a statement with this quote would tell."""
    statement = f"speakers: [a]\nspeech: direct\nclaim: C.\nsource: ferry\nquote: {quote}\n"
    files = {
        "content/actors/a.yml": "name: A\ntype: person\n",
        "content/sources/ferry.yml": source,
        "content/statements/s.yml": statement,
    }
    named = {f"content/sources/ferry{suffix}": text for suffix, text in archive.items()}
    site = SiteView(check(make_project(files | named)), Settings())
    record = site.corpus.get("statements/s")
    assert isinstance(record, Statement)
    return proof_data(site.statement(record).quote, site)


def sealed(*quotations: list[Selector]) -> dict[str, str]:
    """The archive of the text above, with proofs of these quotations and of another one."""
    return {".proofs": render(seal(TEXT, [*quotations, [Selector("she said")]]))}


def test_each_part_has_its_line_and_the_tokens_that_it_proves(make_project: Make) -> None:
    parts = [Selector("the wellknown line"), Selector("will see")]
    data = data_of(make_project, OTHERS, sealed(parts))
    assert [part.field for part in data.parts] == ["quote.0", "quote.1"]
    assert [part.sealed for part in data.parts] == ["the well\u00adknown line", "will see"]
    assert [part.proof.start for part in data.parts] == [4, 17]
    assert (data.words, data.normalisation, data.has_context) == (18, "1", False)


def test_the_excerpt_is_a_file_of_proofs_that_proves_the_quote_and_no_other(
    make_project: Make,
) -> None:
    parts = [Selector("the wellknown line"), Selector("will see")]
    data = data_of(make_project, OTHERS, sealed(parts))
    excerpt = parse(data.excerpt)
    assert excerpt.root.hex() == data.root
    assert verify(excerpt, parts).outcome is Outcome.VERIFIED
    assert verify(excerpt, [Selector("she said")]).outcome is Outcome.ABSENT


def test_context_is_proven_and_told_apart(make_project: Make) -> None:
    quote = "[{exact: We will not, suffix: close the}]"
    parts = [Selector("We will not", suffix="close the")]
    data = data_of(make_project, quote, sealed(parts))
    (part,) = data.parts
    assert (part.tokens, part.before, part.after) == (
        ("We", "will", "not", "close", "the"),
        0,
        2,
    )
    assert data.has_context


def test_the_line_is_that_of_the_place_shown(make_project: Make) -> None:
    """A passage with proofs of two places: the page proves the place that it names."""
    data = data_of(make_project, "We will not", sealed([Selector("We will not")]))
    assert data.quote.proof.outcome == "ambiguous"
    assert [part.proof.start for part in data.parts] == [0]
    later = "[{exact: she said}, {exact: We will not}]"
    parts = [Selector("she said"), Selector("We will not")]
    data = data_of(make_project, later, sealed(parts))
    assert [part.proof.start for part in data.parts] == [12, 20]


def test_a_published_text_needs_no_commitment(make_project: Make) -> None:
    data = data_of(make_project, "she said", {".txt": TEXT})
    assert (data.is_repeatable, data.text_file, data.words) == (True, "ferry.txt", 18)
    assert (data.root, data.parts, data.excerpt) == ("", (), "")


@pytest.mark.parametrize(
    ("quote", "archive"),
    [("she said", {}), ("she did not say", {".txt": TEXT}), ("she did not say", sealed())],
    ids=["no archive", "not in the text", "without a proof"],
)
def test_without_proof_there_is_nothing_to_repeat(
    make_project: Make, quote: str, archive: Mapping[str, str]
) -> None:
    data = data_of(make_project, quote, archive)
    assert (data.is_repeatable, data.parts, data.text_file) == (False, (), "")


def test_the_address_of_the_words(make_project: Make) -> None:
    data = data_of(make_project, "she said", {})
    assert data.address_of_words == f"{URL}#:~:text=she%20said"
    data = data_of(make_project, "she said", {}, "title: Ferry\ntype: article\n")
    assert data.address_of_words == ""

"""BibTeX and CSL-JSON: read by other people's readers, they say what the records say."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from bibtexparser.entrypoint import parse_string
from hypothesis import given
from hypothesis import strategies as st
from pylatexenc.latex2text import (
    LatexNodes2Text,
    MacroTextSpec,
    get_default_latex_context_db,
)

from generator.edtf_date import parse
from generator.exports.bibtex import bibtex, bibtex_entry, escaped
from generator.exports.citation import Citation
from generator.exports.csl_json import csl_date, csl_json
from generator.pages.views import SiteView
from generator.project import Project
from generator.records import Source, Statement

View = Callable[..., SiteView]

# Of the names that LaTeX has for these, the reader knows no more than some.
_NAMES = {"braceleft": "{", "braceright": "}", "less": "<", "greater": ">", "bar": "|"}
_NAMES |= {"asciicircum": "^", "asciigrave": "`"}
_DATABASE = get_default_latex_context_db()
_DATABASE.add_context_category(
    "names",
    macros=[MacroTextSpec(f"text{name}", sign) for name, sign in _NAMES.items()],
    prepend=True,
)
_READER = LatexNodes2Text(latex_context=_DATABASE)


def set_by_latex(text: str) -> str:
    shown: str = _READER.latex_to_text(text)
    return shown


def folded(text: str) -> str:
    return " ".join(text.split())


def read(text: str) -> dict[str, dict[str, str]]:
    """The entries of a bibliography by their keys."""
    library = parse_string(text)
    assert library.failed_blocks == []
    assert library.comments == library.preambles == library.strings == []
    found = {
        entry.key: {field.key: str(field.value) for field in entry.fields}
        for entry in library.entries
    }
    assert len(found) == len(library.entries)
    return found


def test_every_text_comes_out_of_bibtex(
    hostile: Project, view: View, texts: tuple[str, ...]
) -> None:
    site = view(hostile)
    whole = "".join(bibtex(record, site) for record in site.corpus.of(Source))
    entries = read(whole)
    assert set(entries) == {f"sources:{record.id}" for record in site.corpus.of(Source)}
    for number, text in enumerate(texts):
        entry = entries[f"sources:s{number}"]
        assert set_by_latex(entry["title"].removeprefix("{").removesuffix("}")) == folded(text)
        publisher = entry.get("journal") or entry["howpublished"]
        assert set_by_latex(publisher) == folded(text)
        assert set_by_latex(entry["author"]) == f"{folded(text)} and A and B"
        assert entry["author"].count("} and {") == 1
        assert entry["url"] == f"https://example.org/{number}?a=1&copy;=%20_#f~"
        assert entry["urldate"] == "2024-05-06"


def test_our_own_bibliographies_can_be_read(own_data: Any) -> None:
    for kind in ("sources", "statements"):
        entries = read((own_data / f"{kind}.bib").read_text("utf-8"))
        items = json.loads((own_data / f"{kind}.csl.json").read_text("utf-8"))
        assert entries
        assert list(entries) == [item["id"] for item in items]
        for item in items:
            title = entries[item["id"]]["title"].removeprefix("{").removesuffix("}")
            assert set_by_latex(title) == item["title"]


def test_statements_are_entries_of_this_site(hostile: Project, view: View) -> None:
    site = view(hostile, {"content/statements/x1.yml": "2024-07-08"})
    record = site.corpus.find(Statement, "x1")
    assert record is not None
    entry = read(bibtex(record, site))["statements:x1"]
    assert set_by_latex(entry["howpublished"]) == "Facts & <b>"
    assert entry["url"] == "https://example.org/facts/statements/x1/"
    assert (entry["date"], entry["year"], entry["month"]) == ("2024-07-08", "2024", "jul")
    assert set_by_latex(entry["abstract"]) == "“The bridge […] in May”"
    assert entry["version"] == site.digest(record)
    (item,) = json.loads(csl_json(record, site))
    assert item["container-title"] == "Facts & <b>"
    assert item["issued"] == {"date-parts": [[2024, 7, 8]]}
    assert item["URL"] == entry["url"]
    assert item["version"] == site.digest(record)
    assert item["note"].startswith("Said by +1, gone. Written in: ")


def test_a_report_is_never_between_marks(hostile: Project, view: View) -> None:
    site = view(hostile)
    record = site.corpus.find(Statement, "x0")
    assert record is not None
    reported = record.model_copy(update={"speech": "indirect"})
    (item,) = json.loads(csl_json(reported, site))
    assert item["abstract"] == "Reported by the source: The bridge […] in May"


@pytest.mark.parametrize(
    ("date", "year", "month", "csl"),
    [
        ("2022-02-24", "2022", "feb", {"date-parts": [[2022, 2, 24]]}),
        ("2022-02", "2022", "feb", {"date-parts": [[2022, 2]]}),
        ("2014", "2014", None, {"date-parts": [[2014]]}),
        ("2025~", "about 2025", None, {"date-parts": [[2025]], "circa": True}),
        ("2025?", "2025 (uncertain)", None, {"literal": "2025 (uncertain)"}),
        ("2025%", None, None, {"literal": parse("2025%").words()}),
        ("2022-21", "spring 2022", None, {"literal": "spring 2022"}),
        ("201X", "the 2010s", None, {"literal": "the 2010s"}),
        ("2004-03-09/..", "from 9 March 2004", None, {"literal": "from 9 March 2004"}),
        ("../2014", "until 2014", None, {"literal": "until 2014"}),
        ("2021/2022", "between 2021 and 2022", None, {"literal": "between 2021 and 2022"}),
        ("-0043", "44 BC", None, {"literal": "44 BC"}),
        ("Y12345", None, None, {"literal": "the year 12,345"}),
    ],
)
def test_a_date_that_a_form_cannot_hold_is_in_words(
    date: str, year: str | None, month: str | None, csl: dict[str, Any]
) -> None:
    citation = Citation("sources/s", "article", "T", date=parse(date))
    (entry,) = read(bibtex_entry(citation)).values()
    assert entry["date"] == date
    assert entry.get("month") == month
    if year:
        assert entry["year"] == year
    assert csl_date(parse(date)) == csl


@given(st.text(st.characters(exclude_categories=("Cs", "Cc", "Cn")), max_size=40))
def test_no_text_breaks_out_of_its_field(text: str) -> None:
    citation = Citation(
        "statements/x", "statement", f"t{text}", authors=(f"a{text}", "b"), note=f"n{text}"
    )
    ((key, entry),) = read(bibtex_entry(citation)).items()
    assert key == "statements:x"
    assert entry["note"] == escaped(f"n{text}")
    assert entry["title"] == f"{{{escaped(f't{text}')}}}"
    assert entry.keys() == {"author", "title", "type", "note"}
    assert not re.search(r"(?<!\\)[$&#%_^~]", entry["note"])


@given(st.text(st.sampled_from("\\{}~^`\"<>|$&#%_-',!? ab@="), max_size=20))
def test_latex_sets_what_the_record_says(text: str) -> None:
    """Dashes and quotation marks are not drawn together, nothing is a command."""
    assert set_by_latex(escaped(text)) == folded(text)


# CSL-JSON 1.0.2 (github.com/citation-style-language/schema), as far as it is used here.
_CSL_TYPES = {"article", "article-newspaper", "document", "speech", "post", "broadcast", "entry"}
_CSL_TEXTS = {"id", "type", "title", "container-title", "publisher", "genre", "URL", "language"}
_CSL_TEXTS |= {"abstract", "note", "version"}


def test_csl_json_is_of_its_schema(data: Any, texts: tuple[str, ...]) -> None:
    for kind in ("sources", "statements"):
        items = json.loads((data / f"{kind}.csl.json").read_text("utf-8"))
        assert len({item["id"] for item in items}) == len(items) >= len(texts)
        for item in items:
            assert item["type"] in _CSL_TYPES
            for name, value in item.items():
                if name in _CSL_TEXTS:
                    assert isinstance(value, str)
                    assert value
                elif name == "author":
                    assert all(list(author) == ["literal"] for author in value)
                elif name in ("issued", "accessed"):
                    assert_csl_date(value)
                else:
                    assert name == "custom"
                    assert set(value) <= {"issued", "accessed"}
                    assert "literal" in item["issued"]
    titles = {
        i["id"]: i["title"] for i in json.loads((data / "sources.csl.json").read_text("utf-8"))
    }
    assert [titles[f"sources:s{number}"] for number in range(len(texts))] == list(texts)


def assert_csl_date(value: dict[str, Any]) -> None:
    assert value.keys() <= {"date-parts", "circa", "literal"}
    assert ("literal" in value) is not ("date-parts" in value)
    for parts in value.get("date-parts", ()):
        assert 1 <= len(parts) <= 3
        assert all(isinstance(part, int) for part in parts)

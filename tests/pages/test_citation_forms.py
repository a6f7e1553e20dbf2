"""A statement in the forms in which it is cited: none makes a report the speaker's words."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote

from generator.check import check
from generator.pages.citation_forms import citation_forms
from generator.pages.views import SiteView
from generator.project import Settings
from generator.records import Statement

Make = Callable[..., Path]

FILES = {
    "content/actors/jo.yml": "name: Jo {Ann}\ntype: person\n",
    "content/sources/paper.yml": "title: The paper\ntype: article\npublished: 2024-03-04\n",
}


def forms(make_project: Make, speech: str, claim: str = "Jo said so.") -> dict[str, str]:
    """The forms of a statement of two parts, by name."""
    statement = (
        f"speakers: [jo]\nspeech: {speech}\nclaim: '{claim}'\nsource: paper\n"
        "quote: [{exact: no ifs, prefix: with}, {exact: no buts}]\n"
    )
    root = make_project({**FILES, "content/statements/x.yml": statement})
    site = SiteView(check(root), Settings(), title="Facts & figures", url="https://facts.example")
    record = site.corpus.find(Statement, "x")
    assert record is not None
    return {form.name: form.text for form in citation_forms(site.statement(record))}


def test_words_are_the_speakers_only_where_they_are(make_project: Make) -> None:
    direct = forms(make_project, "direct")["The words, with who and where"]
    assert direct == (
        "“no ifs […] no buts” – Jo {Ann}, in: The paper (4 March 2024). "
        "https://facts.example/statements/x/"
    )
    report = forms(make_project, "indirect")["The words, with who and where"]
    assert report.startswith("Jo said so. Reported as “no ifs […] no buts” in: The paper")


def test_link_leads_to_all_parts_and_names_no_context(make_project: Make) -> None:
    link = forms(make_project, "direct")["Link to this page at the words"]
    address, _, directive = link.partition("#:~:")
    assert address == "https://facts.example/statements/x/"
    assert unquote(directive) == "text=no ifs&text=no buts"


def test_bibtex_holds_any_text(make_project: Make) -> None:
    text = forms(make_project, "indirect", r"50% of {x}_1 & \end{y} ~ #2 $3 ^4")["BibTeX"]
    assert text.startswith("@misc{x,\n")
    unescaped = text.replace(r"\{", "").replace(r"\}", "")
    assert unescaped.count("{") == unescaped.count("}")
    assert r"50\% of \{x\}\_1 \& \textbackslash{}end\{y\}" in text
    assert r"note = {Statement by Jo \{Ann\} as reported in: The paper}" in text


def test_csl_is_json_with_the_address(make_project: Make) -> None:
    (item,) = json.loads(forms(make_project, "direct", 'She said "</script>" so.')["CSL-JSON"])
    assert item == {
        "id": "x",
        "type": "webpage",
        "title": 'She said "</script>" so.',
        "container-title": "Facts & figures",
        "URL": "https://facts.example/statements/x/",
        "note": "Statement by Jo {Ann} in: The paper",
    }

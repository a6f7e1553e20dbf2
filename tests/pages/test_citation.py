"""A citation says what, of whom, where, and which version."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import html

from generator.build import build
from generator.check import check
from generator.errors import UsageError
from generator.pages.citation import citation
from generator.pages.views import SiteView
from generator.project import open_project
from generator.records import Actor, Statement
from generator.records.canonical import record_digest

Make = Callable[..., Path]
RECORDS = {
    "content/sources/s.yml": "title: S\ntype: article\n",
    "content/sources/s.txt": "The bridge opens.",
    "content/actors/a.yml": "name: Ada\ntype: person\n",
    "content/actors/b.yml": "name: Bo\ntype: person\n",
    "content/statements/x.yml": (
        "speakers: [a, b]\nspeech: indirect\nclaim: Both said so\nquote: The bridge\nsource: s\n"
    ),
}


def site_of(root: Path, url: str, changed: dict[str, str]) -> SiteView:
    project = open_project(root)
    checked = check(root, project.limits)
    return SiteView(checked, project.settings, changed, title="Facts", url=url)


def test_a_statement_is_cited_with_its_speakers_and_how_it_is_known(make_project: Make) -> None:
    site = site_of(
        make_project(RECORDS), "https://f.example/a", {"content/statements/x.yml": "2024-05-06"}
    )
    (record,) = site.corpus.of(Statement)
    assert citation(site, record) == (
        "Both said so. Statement by Ada, Bo as reported, in Facts, "
        f"https://f.example/a/statements/x/. Version {record_digest(record)}, "
        "last changed 6 May 2024."
    )


def test_where_nothing_more_is_known_nothing_more_is_said(make_project: Make) -> None:
    site = site_of(make_project(RECORDS), "", {})
    record = site.corpus.of(Actor)[0]
    assert citation(site, record) == f"Ada. Facts, /actors/a/. Version {record_digest(record)}."


def test_the_digest_is_of_what_the_record_says_not_of_how_its_file_is_written(
    make_project: Make,
) -> None:
    def digest(text: str) -> str:
        site = site_of(make_project({**RECORDS, "content/actors/a.yml": text}), "", {})
        return site.digest(site.corpus.of(Actor)[0])

    first = digest("name: Ada\ntype: person\n")
    assert digest("# A remark\ntype: 'person'\nname: Ada\n") == first
    assert digest("name: Ada.\ntype: person\n") != first


def test_earlier_versions_are_linked_where_it_is_known_where_they_are(
    make_project: Make, tmp_path: Path
) -> None:
    history = "https://git.example/r/commits/main/{file}"
    config = {"mkdocs.yml": f"extra:\n  factsheet:\n    history: {history}\n"}
    stone = {"content/topics/gone.yml": "withdrawn:\n  date: 2024\n  reason: Wrong.\n"}
    root = make_project({**RECORDS, **config, **stone})
    build(open_project(root), tmp_path / "site", lambda _: None)
    page = html.fromstring((tmp_path / "site/actors/a/index.html").read_text("utf-8"))
    (link,) = page.xpath("//*[@class='fs-colophon']//a[text()='Earlier versions']/@href")
    assert link == "https://git.example/r/commits/main/content/actors/a.yml"
    page = html.fromstring((tmp_path / "site/topics/gone/index.html").read_text("utf-8"))
    assert page.xpath("//a[text()='earlier versions']/@href") == [
        "https://git.example/r/commits/main/content/topics/gone.yml"
    ]


@pytest.mark.parametrize(
    "history", ["https://git.example/r/commits/", "javascript:{file}", "//x/{file}"]
)
def test_an_address_of_the_history_that_cannot_be_one_is_refused(
    make_project: Make, history: str
) -> None:
    text = f"extra:\n  factsheet:\n    history: '{history}'\n"
    with pytest.raises(UsageError):
        open_project(make_project({**RECORDS, "mkdocs.yml": text}))

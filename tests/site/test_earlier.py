"""A build takes over from the site that stands what would be the same, and nothing else."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from benchmarks.random_edits import Torture, contents
from generator.build import build
from generator.corpus import Corpus
from generator.pages.observed_corpus import ObservedCorpus
from generator.project import open_project

MakeProject = Callable[[Mapping[str, str]], Path]
STATEMENT = (
    "speakers: [{speaker}]\nspeech: direct\nclaim: {claim}\nquote: will open in May\nsource: news\n"
)
RECORDS = {
    "mkdocs.yml": "site_name: S\nsite_url: https://s.example/\n",
    "content/actors/jane-doe.yml": "name: Jane Doe\ntype: person\n",
    "content/actors/john-roe.yml": "name: John Roe\ntype: person\n",
    "content/topics/bridge.yml": "title: The bridge\nsummary: Of [[actors/jane-doe]].\n",
    "content/topics/tunnel.yml": "title: The tunnel\n",
    "content/sources/news.yml": "title: News\ntype: article\n",
    "content/sources/news.txt": "The bridge will open in May.\n",
    "content/statements/opens.yml": STATEMENT.format(speaker="jane-doe", claim="It opens."),
    "content/statements/again.yml": STATEMENT.format(speaker="john-roe", claim="It opens again."),
}


def built(root: Path) -> dict[str, int]:
    """The project's site: where each of its pages stands on the disk, by address."""
    assert build(open_project(root), root / "site", lambda _: None).published
    pages = (root / "site").rglob("index.html")
    return {
        page.relative_to(root / "site").as_posix().removesuffix("index.html"): page.stat().st_ino
        for page in pages
    }


def clean(root: Path) -> dict[str, bytes]:
    """The files that a build makes that takes nothing over."""
    copy = root.with_name("copy")
    shutil.copytree(root, copy, ignore=shutil.ignore_patterns("site", ".factsheet"))
    assert build(open_project(copy), copy / "site", lambda _: None, clean=True).published
    return contents(copy / "site")


def remade(make_project: MakeProject, changes: Mapping[str, str]) -> set[str]:
    """The addresses of the pages of records that are made anew after these changes."""
    root = make_project(RECORDS)
    before = built(root)
    # What stands there has to go on doing so: its places on the disk must not be given out again.
    os.link(root / "site/index.html", root / "home.html")
    keep = [os.open(root / "site" / at / "index.html", os.O_RDONLY) for at in before]
    make_project(changes)
    after = built(root)
    assert contents(root / "site") == clean(root)
    for number in keep:
        os.close(number)
    kinds = ("actors/", "sources/", "statements/", "topics/")
    return {at for at in after if before.get(at) != after[at] and at.startswith(kinds)}


def test_a_claim_touches_the_pages_that_show_it(make_project: MakeProject) -> None:
    """Its own, its speaker's, its source's and the list: nobody else's."""
    claim = STATEMENT.format(speaker="jane-doe", claim="It does open.")
    assert remade(make_project, {"content/statements/opens.yml": claim}) == {
        "statements/",
        "statements/opens/",
        "actors/jane-doe/",
        "sources/news/",
    }


def test_a_name_touches_the_pages_that_show_it(make_project: MakeProject) -> None:
    """Those of what they said, and of a topic whose text names them, and the lists of these."""
    changes = {"content/actors/jane-doe.yml": "name: Jane A. Doe\ntype: person\n"}
    assert remade(make_project, changes) == {
        "actors/",
        "actors/jane-doe/",
        "statements/",
        "statements/opens/",
        "sources/news/",
        "topics/",
        "topics/bridge/",
    }


AGAIN = RECORDS["content/statements/again.yml"]


@pytest.mark.parametrize(
    ("changes", "touched"),
    [
        # A statement that contradicts another is told of on that one's page.
        ({"content/statements/again.yml": f"{AGAIN}contradicts: [opens]\n"}, "statements/opens/"),
        ({"content/sources/news.txt": "The bridge will open in May. So be it.\n"}, "sources/news/"),
        (
            {"content/actors/jane-doe.yml": "withdrawn: {date: 2024-05-01, reason: Wrong.}\n"},
            "topics/bridge/",
        ),
    ],
    ids=["contradicted", "archive", "withdrawn"],
)
def test_what_others_say_touches_a_page(
    make_project: MakeProject, changes: Mapping[str, str], touched: str
) -> None:
    """And the site is what a clean build makes."""
    assert touched in remade(make_project, changes)


def test_what_is_no_record_touches_every_page(make_project: MakeProject) -> None:
    """A setting may show on any page."""
    config = f"{RECORDS['mkdocs.yml']}extra: {{factsheet: {{contact: a@s.example}}}}\n"
    touched = remade(make_project, {"mkdocs.yml": config})
    assert {"topics/tunnel/", "actors/john-roe/", "statements/again/"} <= touched


def test_nothing_is_written_through_a_link(make_project: MakeProject) -> None:
    """Whoever has linked the files of a site keeps them as they were."""
    root = make_project(RECORDS)
    built(root)
    pages = [path for path in (root / "site").rglob("*") if path.is_file()]
    before = {path: path.read_bytes() for path in pages}
    for number, path in enumerate(pages):
        os.link(path, root / f"kept-{number}")
    make_project({"content/topics/tunnel.yml": "title: The deep tunnel\n"})
    built(root)
    kept = {path: (root / f"kept-{n}").read_bytes() for n, path in enumerate(pages)}
    assert kept == before


def test_the_observed_corpus_passes_on_all_that_a_corpus_is_asked() -> None:
    """What it did not note, no page would be made anew for."""
    public = {name for name in vars(Corpus) if not name.startswith("_")}
    assert public <= vars(ObservedCorpus).keys()


def test_random_edits(tmp_path: Path) -> None:
    """Edited at random, the site is to the byte what a clean build makes.

    A page that is stale stays so, as a rule; so not every step is compared.
    """
    torture = Torture(tmp_path, 11)
    for _ in range(4):
        for _ in range(4):
            torture.step()
        assert torture.differing() == [], torture.said
    assert torture.taken > 100

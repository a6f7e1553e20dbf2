"""A site made of frames is the one that plain MkDocs makes, whatever the project has of its own."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from benchmarks.made_corpus import make_project as make_corpus
from generator.build import Built, build
from generator.errors import ToolError
from generator.project import open_project

MakeProject = Callable[[Mapping[str, str]], Path]
RECORDS = {
    "content/actors/jane-doe.yml": "name: Jane Doe\ntype: person\naliases: [j-doe]\n",
    "content/actors/index.yml": "name: Index\ntype: person\n",
    "content/topics/bridge.yml": "title: The bridge\n",
    "content/topics/gone.yml": "withdrawn: {date: 2024-05-01, reason: It was wrong.}\n",
    "content/sources/news.yml": "title: News\ntype: article\npublished: 2024-03\n",
    "content/sources/news.txt": "The bridge will open in May.\n",
    "content/statements/opens.yml": (
        "speakers: [jane-doe]\nspeech: direct\nclaim: It will open in May.\n"
        "quote: will open in May\nsource: news\ntopics: [bridge]\n"
    ),
}


def built_both_ways(root: Path) -> tuple[Built, dict[str, bytes], dict[str, bytes]]:
    """A project built from frames and by plain MkDocs: what was said, and the files of both."""
    project = open_project(root)
    framed = build(project, root / "framed", lambda _: None, clean=True)
    stock = build(project, root / "stock", lambda _: None, stock=True)
    assert framed.published
    assert stock.published
    return framed, contents(root / "framed"), contents(root / "stock")


def contents(folder: Path) -> dict[str, bytes]:
    """The files below a folder."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def differing(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    """The names of the files that are not the same."""
    return sorted(name for name in one | other if one.get(name) != other.get(name))


def test_hundreds_of_records(tmp_path: Path) -> None:
    """All kinds, several scripts, lists in chunks, what hangs on what: the trees are equal."""
    make_corpus(tmp_path, 300)
    with (tmp_path / "mkdocs.yml").open("a", encoding="utf-8") as config:
        config.write("extra: {factsheet: {chunks: {listing: 20, statements: 5}}}\n")
    said, framed, stock = built_both_ways(tmp_path)
    assert said.notes == ()
    assert len(framed) > 400
    assert "statements/_/2/index.html" in framed
    assert differing(framed, stock) == []


def test_a_site_without_an_address_and_records_named_index(make_project: MakeProject) -> None:
    """No sitemap's entries, no feed; and a record whose file is its folder's index."""
    said, framed, stock = built_both_ways(make_project(RECORDS))
    assert said.notes == ()
    assert b"Index" in framed["actors/index/index.html"]
    assert differing(framed, stock) == []


def test_links_to_sources_of_pages_are_carried(make_project: MakeProject) -> None:
    """The theme's own link to a page's file, which hangs on the page."""
    config = (
        "site_name: S\nsite_url: https://s.example/a/\nrepo_url: https://git.example/r\n"
        "edit_uri: edit/main/docs/\n"
        "theme: {name: material, features: [content.action.edit]}\n"
    )
    said, framed, stock = built_both_ways(make_project({**RECORDS, "mkdocs.yml": config}))
    assert said.notes == ()
    assert b"edit/main/docs/topics/bridge.md" in framed["topics/bridge/index.html"]
    assert differing(framed, stock) == []


def test_hand_written_pages_lead_to_records(make_project: MakeProject) -> None:
    """MkDocs finds the pages that they name, and the sections of those."""
    pages = {
        "content/pages/index.md": "# Our home\n\n[Jane](actors/jane-doe.md#_statements)\n",
        "content/pages/more/about.md": "# About\n\n[Opens](../statements/opens.md)\n",
        "mkdocs.yml": "site_name: S\nnav: [index.md, actors/jane-doe.md, more/about.md]\n",
    }
    said, framed, stock = built_both_ways(make_project({**RECORDS, **pages}))
    assert said.notes == ()
    assert b"Our home" in framed["index.html"]
    assert differing(framed, stock) == []


def test_a_link_to_nowhere_is_what_mkdocs_says_it_is(make_project: MakeProject) -> None:
    """The words are those of a build of all pages."""
    page = {"content/pages/about.md": "# About\n\n[Nobody](actors/nobody.md)\n"}
    root = make_project({**RECORDS, **page})
    with pytest.raises(ToolError, match=r"actors/nobody\.md"):
        build(open_project(root), root / "site", lambda _: None)


def test_a_template_of_ones_own_is_left_to_mkdocs(make_project: MakeProject) -> None:
    """It may hold any Markdown, which is then read as such."""
    own = {"site_templates/pages/topics.md.j2": "# {{ record.title }} {#_t}\n\n* one\n* *two*\n"}
    said, framed, stock = built_both_ways(make_project({**RECORDS, **own}))
    assert said.notes == ("pages of topics.md.j2, which is the project's own",)
    assert b"<em>two</em>" in framed["topics/bridge/index.html"]
    assert differing(framed, stock) == []


EXTENDS = (
    "{% extends 'base.html' %}"
    "{% block site_meta %}{% include 'partials/policy.html' %}{{ super() }}{% endblock %}"
)


def test_a_theme_of_ones_own_is_carried(make_project: MakeProject) -> None:
    """What it puts around a page is in the frame, by address too."""
    main = (
        EXTENDS + "{% block announce %}{% if page %}{{ page.url }} "
        "{{ page.meta.title }} {{ page.toc | length }}{% endif %}{% endblock %}"
    )
    said, framed, stock = built_both_ways(
        make_project({**RECORDS, "site_templates/theme/main.html": main})
    )
    assert said.notes == ()
    assert b"topics/bridge/ The bridge" in framed["topics/bridge/index.html"]
    assert differing(framed, stock) == []


@pytest.mark.parametrize(
    ("block", "note"),
    [
        ("{{ page.content | length }}", "which are not as their frames are"),
        ("{{ page.meta.title | upper }}", "which are not as their frames are"),
        ("{{ pages | length }} {% for p in pages %}{{ p.url }}{% endfor %}", "list all pages"),
    ],
)
def test_a_theme_that_looks_at_the_pages_is_left_to_mkdocs(
    make_project: MakeProject, block: str, note: str
) -> None:
    """What a frame cannot know is found out by trying, and said."""
    block = f"{{% if page %}}{block}{{% endif %}}"
    main = f"{EXTENDS}{{% block announce %}}{block}{{% endblock %}}"
    said, framed, stock = built_both_ways(
        make_project({**RECORDS, "site_templates/theme/main.html": main})
    )
    assert note in " ".join(said.notes)
    assert differing(framed, stock) == []


def test_hooks_may_change_any_page(make_project: MakeProject) -> None:
    """So MkDocs makes them all."""
    files = {
        "mkdocs.yml": "site_name: S\nhooks: [hooks.py]\n",
        "hooks.py": "def on_page_content(html, **_):\n    return html + '<p>hooked</p>'\n",
    }
    root = make_project({**RECORDS, **files})
    config = root / "mkdocs.yml"
    config.write_text(f"site_name: S\nhooks: ['{root}/hooks.py']\n", "utf-8")
    said, framed, stock = built_both_ways(root)
    assert said.notes == ("mkdocs.yml has `hooks`, which may change any page",)
    assert b"<p>hooked</p>" in framed["topics/bridge/index.html"]
    assert differing(framed, stock) == []

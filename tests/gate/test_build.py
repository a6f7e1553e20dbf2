"""A build that would publish what may not be published leaves the old site as it is."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path, PurePosixPath

import pytest
from markupsafe import Markup

from generator import prose
from generator.build import build
from generator.cli import cli, run
from generator.gate import GateError
from generator.pages import environment, page, prose_html
from generator.pages.structured_data import script
from generator.policy import digest_source
from generator.project import open_project
from generator.site import frames

MakeProject = Callable[[Mapping[str, str | bytes | PurePosixPath]], Path]

ACTOR = "name: {}\ntype: person\nsummary: {}\n"
STATEMENT = "speakers: [a]\nspeech: direct\nclaim: A claim.\nquote: The bridge opens.\nsource: s\n"
SOUND = {
    "content/actors/a.yml": ACTOR.format("A. Person", "Known."),
    "content/statements/x.yml": STATEMENT,
    "content/sources/s.yml": "title: A source\ntype: article\nurl: https://news.example/\n",
    "content/sources/s.txt": "The bridge opens.",
    "mkdocs.yml": "site_name: Facts\nsite_url: https://facts.example/\n",
}


@pytest.fixture
def project(make_project: MakeProject) -> Path:
    """A project, and its site, which is sound."""
    root = make_project(SOUND)
    assert build(open_project(root), root / "site", lambda _: None).published
    return root


def contents(folder: Path) -> dict[str, bytes]:
    """The files below a folder."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def refused(root: Path, *, stock: bool = False) -> str:
    """What is said of a build that is refused, after which the old site stands as it was."""
    before = contents(root / "site")
    with pytest.raises(GateError) as raised:
        build(open_project(root), root / "site", lambda _: None, stock=stock)
    assert contents(root / "site") == before
    assert [path.name for path in root.iterdir() if path.name.startswith(".site")] == []
    return str(raised.value)


def as_it_is(text: object) -> Markup:
    """What a broken encoder makes of a text."""
    return Markup(text)


def write_actor(root: Path, name: str, summary: str = "Known.") -> None:
    """Put these texts into the actor's record."""
    text = ACTOR.format(json.dumps(name), json.dumps(summary))
    (root / "content/actors/a.yml").write_text(text)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("<script>alert(1)</script>", "script"),
        ("<img src=x onerror=alert(1)>", "img"),
        ('<img src="https://evil.example/x.png">', "img src"),
        ('<a href="javascript:alert(1)">x</a>', "a href"),
        ('<p style="color: red">', "p style"),
        ("<svg><foreignObject></foreignObject></svg>", "foreignObject"),
        ("a <b>bold</b> name", "inside of a record's text"),
        ("1 < 2", "begins no tag"),
    ],
)
def test_a_broken_encoder_of_texts_is_found(
    project: Path, monkeypatch: pytest.MonkeyPatch, text: str, said: str
) -> None:
    monkeypatch.setattr(environment, "opaque", as_it_is)
    write_actor(project, text)
    words = refused(project)
    assert said in words
    assert "index.html:" in words


def test_it_is_found_on_pages_of_plain_mkdocs_too(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(environment, "opaque", as_it_is)
    write_actor(project, "<script>alert(1)</script>")
    assert "script" in refused(project, stock=True)


def test_a_broken_encoder_of_prose_is_found(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(prose_html, "opaque", as_it_is)
    write_actor(project, "A", "<svg onload=alert(1)>")
    assert "svg" in refused(project)


def test_a_broken_check_of_addresses_is_found(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(prose, "_is_http", lambda _: True)
    prose._parser.cache_clear()
    try:
        write_actor(project, "A", "[here](javascript:alert%281%29)")
        assert "a href" in refused(project)
    finally:
        prose._parser.cache_clear()


def test_a_broken_escaping_of_titles_is_found(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (page, frames):
        monkeypatch.setattr(module, "escape", as_it_is)
    write_actor(project, "</title><script>alert(1)</script>")
    assert "actors/a/index.html" in refused(project)


def test_a_broken_escaping_of_structured_data_is_found(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(script, "_ESCAPES", {})
    write_actor(project, "</script><script>alert(1)</script>")
    assert "script" in refused(project)


@pytest.mark.parametrize(
    ("file", "text", "said"),
    [
        ("about.md", "<script>alert(1)</script>", "about/index.html"),
        ("about.md", "[here](javascript:alert(1))", "a href"),
        ("about.md", 'words\n{: onclick="alert(1)" }', "onclick"),
        ("about.md", 'words\n{: style="color: red" }', "style"),
        ("about.md", "![](https://evil.example/pixel.png)", "img src"),
        ("about.svg", '<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>', "about.svg"),
        ("about.html", "<!doctype html><p>", "about.html"),
        ("about.js", "alert(1)", "about.js"),
    ],
)
def test_hand_written_pages_run_nothing_either(
    project: Path, file: str, text: str, said: str
) -> None:
    """They come in the same proposals as records. What runs belongs to the theme."""
    path = project / "content/pages" / file
    path.parent.mkdir()
    path.write_text(f"{text}\n")
    assert said in refused(project)


def test_hand_written_pages_say_what_markdown_can_say(project: Path) -> None:
    path = project / "content/pages/about.md"
    path.parent.mkdir()
    path.write_text(
        "# About {#_about}\n\n<!-- a note -->\n\n| a | b |\n| --- | ---: |\n| 1 | **2** |\n\n"
        "Term\n:   What[^1] it `is`: <https://facts.example/?a=1&b=2>\n\n[^1]: A note.\n\n"
        '!!! note "Heed"\n    - one\n    - two\n\n??? tip\n    folded\n\n'
        '```python\nif a < b and c > d: print("&")\n```\n\n![A picture](a.png){ width=10 }\n\n'
        '<details markdown="1">\n<summary>More</summary>\n\n*all*\n\n</details>\n'
    )
    (path.parent / "a.png").write_bytes(b"\x89PNG\r\n\x1a\n rest")
    assert build(open_project(project), project / "site", lambda _: None).published
    assert 'align="right"' in (project / "site/about/index.html").read_text("utf-8")


def test_a_themes_own_script_is_named_in_the_policy(project: Path) -> None:
    """Templates and configuration are trusted; what they run inline is named, word for word."""
    theme = project / "site_templates/theme/partials"
    theme.mkdir(parents=True)
    (theme / "alternate.html").write_text("<script>let a = 1;</script>")
    config = SOUND["mkdocs.yml"] + "extra:\n  alternate: []\n"
    (project / "mkdocs.yml").write_text(config.replace("[]", "[{name: a, link: b, lang: en}]"))
    words = refused(project)
    source = digest_source("let a = 1;")
    assert source in words
    with_policy = (project / "mkdocs.yml").read_text()
    with_policy += f"  factsheet:\n    policy:\n      script-src: \"'self' {source}\"\n"
    (project / "mkdocs.yml").write_text(with_policy)
    assert build(open_project(project), project / "site", lambda _: None).published


def test_the_command_ends_as_for_a_failure_of_the_tool(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(environment, "opaque", as_it_is)
    write_actor(project, "<script>alert(1)</script>")
    words = ["-C", str(project), "build"]
    assert run(partial(cli.main, words, prog_name="factsheet", standalone_mode=False)) == 3
    said = " ".join(capsys.readouterr().err.split())
    assert "actors/a/index.html" in said
    assert "stays as it is" in said

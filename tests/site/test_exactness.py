"""Whatever text a record holds, the site shows that text and nothing else."""

from __future__ import annotations

import itertools
import json
import re
from collections import Counter
from pathlib import Path

import pytest
import yaml
from lxml import html

from generator.build import build
from generator.check import Checked, check
from generator.project import open_project
from tests.site.shown import folded, pages, texts_of

HOSTILE = (
    "<script>alert(1)</script>",
    "</title><script>alert(2)</script>",
    "<img src=x onerror=alert(3)>",
    '"><svg onload=alert(4)>',
    "' onmouseover='alert(5)",
    "</blockquote></div></article><h1>taken over</h1>",
    "<!-- a comment",
    "-->",
    "&lt;b&gt; &amp; &#60;b&#62; &quot;",
    "{{ config.site_name }} {% raw %} {# x #}",
    "{: .class #id onclick=alert(6) }",
    "{#_claim}",
    "# a heading",
    "## two",
    "* a * b _c_ **d** `e` ~~f~~ ==g== ^^h^^",
    "1. one",
    "- item",
    "> quoted",
    "    code",
    "| a | b |",
    "[text](javascript:alert(7))",
    "![x](https://evil.example/x.png)",
    "[[actors/a1]]",
    "<https://evil.example>",
    "https://evil.example/ www.evil.example a@evil.example",
    "[^1]: note",
    "*[HTML]: x",
    "!!! note",
    "--8<-- 'secret.txt'",
    ":smile: (c) (tm) ... -- ---",
    "$x^2$ \\(y\\) \\[z\\]",
    "\\* \\_ \\<b\\>",
    "```\ncode\n```",
    "a\n\nb\n\n## c",
    "  two  spaces  ",
    "\u202eevil\u202c",
    "zero\u200bwidth\u00adsoft\u00a0hard\u2028line",
    "Україна — “guarantee” ‘x’ 日本語 العربية 👩‍👩‍👧 é e\u0301",
    "javascript:alert(8)",
    "%s %(a)s {0} {a} ${b} $(c) `d`",
    "'; DROP TABLE statements; --",
    "=cmd|'/c calc'!A1",
    "]]>",
    "\ufeffmark",
    "x" * 400,
)
SOURCE_WORDS = "The bridge opens in May."


def records() -> dict[str, dict[str, object]]:
    """A project with every field of every kind, each text hostile."""
    strings = itertools.cycle(HOSTILE)

    def text() -> str:
        return next(strings)

    correction = {"date": "2024-01-01", "field": text(), "was": text(), "text": text()}
    found: dict[str, dict[str, object]] = {
        "topics/t": {"title": text(), "summary": text(), "other_names": [{"name": text()}]},
        "sources/s": {
            "title": text(),
            "type": "article",
            "publisher": text(),
            "authors": [text(), text()],
            "published": "2024-03-04",
            "accessed": "2024-03-05",
            "date_basis": text(),
            "licence": text(),
            "url": 'https://news.example/a\'b?c="d"'.replace('"', "%22"),
            "corrections": [correction],
            "note": text(),
        },
        "timelines/l": {
            "title": text(),
            "summary": text(),
            "events": [
                {
                    "id": "one",
                    "date": "2024-03~",
                    "title": text(),
                    "summary": text(),
                    "actors": ["a0"],
                    "statements": ["x0"],
                    "sources": [{"source": "s", "quote": "The bridge opens"}],
                }
            ],
        },
    }
    for number, string in enumerate(HOSTILE):
        found[f"actors/a{number}"] = {
            "name": string,
            "type": "person",
            "summary": string,
            "other_names": [{"name": f"{string} 2", "lang": "uk", "note": text()}],
            "memberships": [
                {"role": text(), "organization": "a1" if number != 1 else "a0", "basis": text()}
            ],
            "identifiers": {"scheme": text(), text(): text()},
        }
        found[f"statements/x{number}"] = {
            "speakers": [f"a{number}"],
            "speech": ("direct", "indirect", "mixed")[number % 3],
            "claim": string,
            "quote": [{"exact": "The bridge"}, {"exact": "in May"}],
            "source": "s",
            "described_as": [{"actor": f"a{number}", "quote": "bridge"}],
            "mentions": ["a2"],
            "topics": ["t"],
            "stances": [{"question": "f/q", "stance": ("for", "against")[number % 2]}],
            **{
                field: [f"x{(number + far) % len(HOSTILE)}", f"gone{number}"]
                for far, field in enumerate(("repeats", "contradicts", "responds_to"), 1)
            },
            "status": "disputed",
            "status_basis": text(),
            "translations": [{"lang": "de", "text": string, "translator": text()}],
            "note": string,
        }
        for kind in ("actors", "statements"):
            found[f"{kind}/gone{number}"] = {"withdrawn": {"date": "2024-01-01", "reason": string}}
    # One who is on both sides, so that a change of position is shown.
    found["statements/x1"]["speakers"] = ["a0", "a1"]
    found["sheets/f"] = {
        "title": text(),
        "summary": text(),
        "questions": [{"id": "q", "text": text()}],
        "facts": [{"text": text(), "sources": [{"source": "s", "quote": "opens"}]}],
        "timelines": ["l"],
        "actors": ["a0", "a1"],
        "statements": [f"gone{number}" for number in range(len(HOSTILE))],
        "topics": ["t"],
        "open_questions": [text()],
        "corrections": [correction],
    }
    return found


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The hostile project, built."""
    root = tmp_path_factory.mktemp("hostile")
    for ref, record in records().items():
        path = root / "content" / f"{ref}.yml"
        path.parent.mkdir(parents=True, exist_ok=True)
        # ASCII with escapes: what YAML itself does to white space in plain text is no matter here.
        path.write_text(yaml.safe_dump(record, width=10_000, sort_keys=False), "utf-8")
    (root / "content/sources/s.txt").write_text(SOURCE_WORDS)
    built = build(open_project(root), root / "site", lambda _: None)
    assert built.published, [d for d in built.checked.diagnostics if d.severity == "error"]
    return root


@pytest.fixture(scope="module")
def checked(root: Path) -> Checked:
    """Its records as the tool read them."""
    return check(root)


def test_every_text_shown_is_the_records(root: Path, checked: Checked) -> None:
    """On every page, each element that names a record and field holds that text exactly."""
    expected = texts_of(checked)
    shown: Counter[tuple[str, str]] = Counter()
    for path, tree in pages(root):
        for element in tree.xpath("//*[@data-field]"):
            place = element.get("data-record"), element.get("data-field")
            text = element.text_content()
            # lxml gives U+000D for &#13;, as a browser does; both fold.
            assert folded(text) == folded(expected[place]), (path, place)
            shown[place] += 1
    unseen = set(expected) - set(shown)
    # Shown in words of the page's own, or not for readers.
    fields = {re.sub(r"\.\d+", "", field) for _, field in unseen}
    assert fields <= {"corrections.field"}


def test_titles_are_the_records(root: Path, checked: Checked) -> None:
    """The page's title, the header's and the description hold the text too, as text."""
    for record in checked.corpus.all():
        page = html.fromstring((root / "site" / record.ref / "index.html").read_text("utf-8"))
        (title,) = page.xpath("//head/title")
        assert (
            folded(title.text_content()).strip() == folded(f"{record.label} - Fact sheets").strip()
        ), record.ref


def test_no_page_holds_what_its_template_did_not_put_there(root: Path) -> None:
    """No script, handler, style, frame or address comes of a text."""
    scripts = Counter[str]()
    for path, tree in pages(root):
        assert len(tree.xpath("//script[@type='application/ld+json']")) <= 1, path
        for element in tree.iter():
            if not isinstance(element.tag, str):
                continue
            assert element.tag not in {"iframe", "object", "embed", "base", "style"}, path
            for name, value in element.attrib.items():
                assert not name.startswith("on"), (path, name)
                assert name != "style", (path, value)
                if name in {"href", "src", "action", "cite"}:
                    assert "javascript:" not in value.lower().replace("%", ""), (path, value)
                    assert "evil.example" not in value or element.get("rel"), (path, value)
            if element.get("type") == "application/ld+json":
                # Data, which no browser runs: nothing in it may be read as anything else.
                assert json.loads(element.text)["@context"] == "https://schema.org", path
                assert not set("<>&") & set(element.text), path
            elif element.tag == "script":
                scripts[element.get("src", "").rpartition("/")[2] or (element.text or "")[:60]] += 1
            if element.tag == "img":
                assert not element.get("src", "").startswith("http"), path
    assert len(scripts) <= 16, scripts  # the theme's own, the same on every page of a kind


def test_pages_have_the_shape_of_their_template(root: Path) -> None:
    """Two pages made of one template and records of one form have the same elements."""
    shapes = {
        tuple(
            (e.tag, e.get("class"))
            for e in tree.xpath("//article[contains(@class,'md-content')]//*")
        )
        for path, tree in pages(root)
        if re.search(r"actors/gone\d+/index.html$", path.as_posix())
    }
    assert len(shapes) == 1


def test_structured_files_stay_whole(root: Path) -> None:
    """JSON is JSON, whatever the records hold."""
    assert json.loads((root / "site/build.json").read_text("utf-8"))["generator"] == "factsheet"


def test_stock_mkdocs_makes_the_same_site(root: Path, tmp_path: Path) -> None:
    """Frames and stamped pages are what plain MkDocs makes, to the byte."""
    stock = build(open_project(root), tmp_path / "stock", lambda _: None, stock=True)
    assert stock.published
    assert not stock.notes
    ours, theirs = contents(root / "site"), contents(tmp_path / "stock")
    assert [name for name in ours | theirs if ours.get(name) != theirs.get(name)] == []


def contents(folder: Path) -> dict[str, bytes]:
    """The files below a folder."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}

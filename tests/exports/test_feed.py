"""The feed tells of corrections and changes, and of nothing else."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree as ET

import feedparser
from lxml import etree

from generator.check import check
from generator.exports.atom import Feeds
from generator.pages.views import SiteView
from generator.project import Project, Settings

# What RFC 4287 asks of a feed and an entry (appendix B), as far as elements are used here.
SCHEMA = """
<grammar xmlns="http://relaxng.org/ns/structure/1.0" ns="http://www.w3.org/2005/Atom"
    datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes">
  <start><element name="feed"><interleave>
    <oneOrMore><ref name="person"/></oneOrMore>
    <ref name="common"/>
    <zeroOrMore><ref name="link"/></zeroOrMore>
    <zeroOrMore><element name="entry"><interleave>
      <ref name="common"/>
      <oneOrMore><ref name="link"/></oneOrMore>
      <optional><element name="summary"><text/></element></optional>
    </interleave></element></zeroOrMore>
  </interleave></element></start>
  <define name="common"><interleave>
    <element name="id"><data type="anyURI"><param name="pattern">https://.+</param></data></element>
    <element name="title"><text/></element>
    <element name="updated">
      <data type="dateTime"><param name="pattern">.+T.+Z</param></data>
    </element>
  </interleave></define>
  <define name="link"><element name="link">
    <attribute name="href"><data type="anyURI"/></attribute>
    <attribute name="rel"><choice><value>self</value><value>alternate</value></choice></attribute>
  </element></define>
  <define name="person"><element name="author">
    <element name="name"><data type="string"><param name="minLength">1</param></data></element>
  </element></define>
</grammar>
"""
MakeProject = Callable[..., Path]
View = Callable[..., SiteView]
ATOM = {"a": "http://www.w3.org/2005/Atom"}
PROJECT = {
    "content/actors/a.yml": (
        "name: A & <B>\ntype: person\ncorrections:\n"
        "  - {date: 2024-05-06, was: C, text: 'The *name* was <wrong>.'}\n"
        "  - {date: 2024-05, text: Another.}\n"
    ),
    "content/sources/s.yml": "title: S\ntype: post\n",
    "content/sources/s.txt": "It was said so.\n",
    "content/statements/x.yml": (
        "speakers: [a]\nspeech: indirect\nclaim: A said so.\nquote: was said\nsource: s\n"
    ),
}


def test_a_hostile_feed_is_valid(hostile: Project, view: View, texts: tuple[str, ...]) -> None:
    """By the schema of the RFC, and by a reader of feeds."""
    changed = {f"content/statements/x{n}.yml": "2025-01-02" for n in range(len(texts))}
    site = view(hostile, changed)
    raw = Feeds(site, site_url=site.base, title=site.title).whole()
    schema = etree.RelaxNG(etree.fromstring(SCHEMA))
    schema.assertValid(etree.fromstring(raw))
    read = feedparser.parse(raw, sanitize_html=False)
    assert not read.bozo
    assert read.version == "atom10"
    assert read.feed.title == "Facts & <b>"
    titles = {entry.id.rstrip("/").rpartition("/x")[2]: entry.title for entry in read.entries}
    for number, text in enumerate(texts):
        # The reader takes off spaces at the ends, as it may.
        assert titles[str(number)] == text.strip()
    ids = [entry.id for entry in read.entries]
    assert len(set(ids)) == len(ids)


def feeds(root: Path, changed: dict[str, str]) -> Feeds:
    """The feeds of a project."""
    site = SiteView(check(root), Settings(), changed)
    return Feeds(site, site_url="https://example.org/facts", title="Facts")


def feed(root: Path, changed: dict[str, str]) -> ET.Element:
    """The feed of all of it, parsed."""
    return ET.fromstring(feeds(root, changed).whole())


def texts(element: ET.Element, path: str) -> list[str | None]:
    """The texts of elements."""
    return [found.text for found in element.findall(path, ATOM)]


def test_newest_first_each_with_its_address(make_project: MakeProject) -> None:
    """A statement changed since, and two corrections; ids are addresses."""
    root = make_project(PROJECT)
    found = feed(root, {"content/statements/x.yml": "2025-01-02"})
    assert texts(found, "a:entry/a:id") == [
        "https://example.org/facts/statements/x/",
        "https://example.org/facts/actors/a/#_correction-0",
        "https://example.org/facts/actors/a/#_correction-1",
    ]
    assert texts(found, "a:updated") == ["2025-01-02T00:00:00Z"]
    assert texts(found, "a:entry/a:updated")[2] == "2024-05-01T00:00:00Z"


def test_texts_are_texts(make_project: MakeProject) -> None:
    """Prose without its markup; what looks like markup in a name is its text."""
    found = feed(make_project(PROJECT), {})
    assert texts(found, "a:entry/a:title") == ["Correction: A & <B>"] * 2
    assert texts(found, "a:entry/a:summary")[0] == "The name was <wrong>. It said before: C"


def test_what_is_withdrawn_is_told_with_its_reason(make_project: MakeProject) -> None:
    """And what was corrected in it before."""
    withdrawn = (
        "withdrawn: {date: 2024-05-07, reason: Nobody <said> so.}\n"
        "corrections: [{date: 2024-05-06, text: The day was wrong.}]\n"
    )
    found = feed(make_project({"content/statements/gone.yml": withdrawn}), {})
    assert texts(found, "a:entry/a:title") == ["Withdrawn: gone", "Correction: gone"]
    assert texts(found, "a:entry/a:summary") == ["Nobody <said> so.", "The day was wrong."]
    assert texts(found, "a:entry/a:id")[0] == (
        "https://example.org/facts/statements/gone/#_withdrawn"
    )


def test_reports_are_no_quotations(make_project: MakeProject) -> None:
    """No marks around words that are the source's."""
    found = feed(make_project(PROJECT), {"content/statements/x.yml": "2025-01-02"})
    assert texts(found, "a:entry/a:summary")[0] == "Reported by the source: was said"


def test_feed_without_news_is_a_feed(make_project: MakeProject) -> None:
    """RFC 4287 asks for an id, a title and a time."""
    found = feed(make_project({"content/topics/t.yml": "title: T\n"}), {})
    assert found.findall("a:entry", ATOM) == []
    for name in ("id", "title", "updated", "author/a:name"):
        assert texts(found, f"a:{name}")[0]


def test_an_actor_and_a_sheet_have_feeds_of_their_own(make_project: MakeProject) -> None:
    """Of the record and of its statements; each says which page it is of."""
    root = make_project(
        PROJECT
        | {
            "content/statements/y.yml": (
                "speakers: [b]\nspeech: indirect\nclaim: B.\nquote: said so\nsource: s\n"
            ),
            "content/actors/b.yml": "name: B\ntype: person\n",
            "content/sheets/f.yml": "title: F\nsummary: Y.\nstatements: [y, gone]\n",
            "content/statements/gone.yml": "withdrawn: {date: 2024-05-07, reason: Wrong.}\n",
            "content/actors/left.yml": "withdrawn: {date: 2024-05-08, reason: Nobody.}\n",
        }
    )
    changed = {f"content/statements/{name}.yml": "2025-01-02" for name in "xy"}
    found = {address: ET.fromstring(raw) for address, raw in feeds(root, changed).of_records()}
    base = "https://example.org/facts/"
    told = {address: texts(each, "a:entry/a:id") for address, each in found.items()}
    assert told == {
        "actors/a/feed.xml": [
            f"{base}statements/x/",
            f"{base}actors/a/#_correction-0",
            f"{base}actors/a/#_correction-1",
        ],
        "actors/b/feed.xml": [f"{base}statements/y/"],
        "sheets/f/feed.xml": [f"{base}statements/y/", f"{base}statements/gone/#_withdrawn"],
        "actors/left/feed.xml": [f"{base}actors/left/#_withdrawn"],
    }
    sheet = found["sheets/f/feed.xml"]
    assert texts(sheet, "a:title") == ["F – Facts"]
    assert [link.attrib["href"] for link in sheet.findall("a:link", ATOM)] == [
        f"{base}sheets/f/feed.xml",
        f"{base}sheets/f/",
    ]

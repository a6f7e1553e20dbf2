"""Web Annotations: of the shape of the W3C's model, with every word of every quote."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from generator.exports import web_annotations
from generator.pages.views import SiteView
from generator.project import Project, open_project
from generator.records import Source

View = Callable[..., SiteView]
Make = Callable[[Mapping[str, str]], Path]
Json = dict[str, Any]
CONTEXT = "http://www.w3.org/ns/anno.jsonld"
MOTIVATIONS = {"describing", "identifying", "linking", "tagging"}  # of the vocabulary's thirteen
FOLDER = "../../data/annotations/"
BASE = "https://example.org/facts/"


def collection(data: Path, source: str) -> Json:
    found: Json = json.loads((data / "annotations" / f"{source}.jsonld").read_text("utf-8"))
    return found


def as_list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def assert_model(page: Json) -> None:
    """Sections 3 and 4.2 of the Web Annotation Data Model, as far as they are used here."""
    ids = [annotation["id"] for annotation in page["items"]]
    assert len(set(ids)) == len(ids)
    for annotation in page["items"]:
        assert annotation.keys() == {"id", "type", "motivation", "body", "target"}
        assert annotation["id"].startswith(BASE)
        assert annotation["type"] == "Annotation"
        assert annotation["motivation"] in MOTIVATIONS
        for body in annotation["body"]:
            assert body["purpose"] in MOTIVATIONS
            assert ("value" in body) is (body["type"] == "TextualBody")
            assert ("source" in body) is (body["type"] == "SpecificResource")
        for target in as_list(annotation["target"]):
            assert target["type"] == "SpecificResource"
            assert target["source"].startswith("https://")
            selector = target["selector"]
            assert selector["type"] == "TextQuoteSelector"
            assert {"type", "exact"} <= selector.keys() <= {"type", "exact", "prefix", "suffix"}
            assert target.get("state", {"type": "TimeState"})["type"] == "TimeState"


def test_all_that_is_quoted_is_annotated(hostile: Project, view: View, data: Path) -> None:
    site = view(hostile)
    found = collection(data, "s")
    assert found["@context"] == CONTEXT
    assert found["id"] == f"{BASE}data/annotations/s.jsonld"
    assert found["type"] == "AnnotationCollection"
    page = found["first"]
    assert (page["type"], page["startIndex"]) == ("AnnotationPage", 0)
    assert_model(page)
    passages = site.corpus.passages_from("s")
    assert found["total"] == len(page["items"]) == len(passages)
    for passage, annotation in zip(passages, page["items"], strict=True):
        selectors = [target["selector"] for target in as_list(annotation["target"])]
        assert [s["exact"] for s in selectors] == [part.exact for part in passage.parts]
        assert [s.get("prefix", "") for s in selectors] == [p.prefix for p in passage.parts]
    listed = json.loads((data / "annotations.json").read_text("utf-8"))
    assert listed == [
        {
            "source": "s",
            "title": site.corpus.of(Source)[0].title,
            "file": "annotations/s.jsonld",
            "annotations": len(passages),
        }
    ]


def test_our_own_annotations_are_of_the_model(own_data: Path) -> None:
    listed = json.loads((own_data / "annotations.json").read_text("utf-8"))
    assert listed
    for entry in listed:
        page = collection(own_data, entry["source"])["first"]
        assert len(page["items"]) == entry["annotations"]
        for item in page["items"]:
            assert item["id"].partition("#")[2]
            assert item["motivation"] in MOTIVATIONS
            selectors = [target["selector"] for target in as_list(item["target"])]
            assert all(selector["exact"] for selector in selectors)


def test_what_is_said_of_a_passage(data: Path, texts: tuple[str, ...]) -> None:
    items = {item["id"].partition("#")[2]: item for item in collection(data, "s")["first"]["items"]}
    said = items["statements/x9/quote"]
    assert said["body"][0]["value"] == texts[9]
    assert said["body"][1]["source"] == f"{BASE}statements/x9/"
    assert [body["value"] for body in said["body"][2:]] == ["direct", "verified"]
    styled = items["statements/x9/described_as/0/quote"]
    assert styled["motivation"] == "identifying"
    assert styled["body"][0] == {
        "type": "SpecificResource",
        "source": f"{BASE}actors/a9/",
        "purpose": "identifying",
    }
    event = items["timelines/l/events/3/sources/0/quote"]
    assert event["body"][0]["value"] == texts[3]
    assert event["body"][1]["source"] == f"{BASE}timelines/l/#e3"
    fact = items["sheets/h/facts/0/sources/0/quote"]
    assert fact["body"][1]["source"] == f"{BASE}sheets/h/#_fact-1"


@pytest.mark.parametrize(
    ("fields", "target", "cached"),
    [
        ("", "#_source", None),
        ("url: https://example.net/a\n", "https://example.net/a", None),
        ("archive_url: https://archive.example/a\n", "https://archive.example/a", None),
        (
            "url: https://example.net/a\narchive_url: https://archive.example/a\n",
            "https://example.net/a",
            "https://archive.example/a",
        ),
    ],
)
def test_where_a_source_stands(
    make_project: Make, view: View, fields: str, target: str, cached: str | None
) -> None:
    """Without an address nothing is said of a page on which the words do not stand."""
    site = view(open_project(make_project(project(fields))))
    (item,) = pages(site)[0]["first"]["items"]
    where = item["target"]["source"]
    expected = "../../sources/s/#_source" if target.startswith("#") else target
    assert where == expected
    assert item["target"].get("state", {}).get("cached") == cached


def test_a_source_that_is_quoted_often_has_several_pages(
    make_project: Make, view: View, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(web_annotations, "PAGE", 2)
    site = view(open_project(make_project(project("", statements=5))))
    first, second, third = pages(site)
    assert first["total"] == 5
    assert first["last"] == third["id"] == f"{FOLDER}s_3.jsonld"
    assert first["first"]["next"] == second["id"] == f"{FOLDER}s_2.jsonld"
    assert second["prev"] == first["first"]["id"] == f"{FOLDER}s.jsonld#_page"
    assert second["next"] == third["id"]
    assert third["prev"] == second["id"]
    assert "next" not in third
    assert second["partOf"] == third["partOf"] == first["id"] == f"{FOLDER}s.jsonld"
    assert [page["startIndex"] for page in (first["first"], second, third)] == [0, 2, 4]
    counts = [len(page["items"]) for page in (first["first"], second, third)]
    assert counts == [2, 2, 1]


def project(fields: str, statements: int = 1) -> dict[str, str]:
    found = {
        "content/actors/a.yml": "name: A\ntype: person\n",
        "content/sources/s.yml": f"title: S\ntype: post\n{fields}",
        "content/sources/s.txt": "It was said so.\n",
    }
    for number in range(statements):
        found[f"content/statements/x{number}.yml"] = (
            f"speakers: [a]\nspeech: indirect\nclaim: C{number}.\nquote: was said\nsource: s\n"
        )
    return found


def pages(site: SiteView) -> list[Json]:
    return list(_pages(site))


def _pages(site: SiteView) -> Iterator[Json]:
    for document in web_annotations.documents(site):
        if document.name != "annotations.json":
            yield json.loads(b"".join(document.pieces))

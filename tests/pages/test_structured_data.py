"""JSON-LD: a processor reads it, schema.org knows its words, and it says what the records say."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from lxml import html
from pyld import jsonld
from schema_org.registry import PARENTS, PROPERTY_BY_SCHEMA

from generator.build import build
from generator.edtf_date import parse as parse_date
from generator.exports.rows import JOINT
from generator.pages.structured_data.script import script_line
from generator.pages.structured_data.values import ELISION
from generator.pages.structured_data.values import date as schema_date
from generator.project import open_project

ROOT = Path(__file__).resolve().parents[2]
SDO = "http://schema.org/"
SITE = "https://facts.example/some/where/"
# No texts that a browser or Markdown could take for something else may close the element.
HOSTILE = (
    "</script><script>alert(1)</script>",
    "<!-- <script>",
    "]]> --> & &amp; &#60; \\u003c \\ \" '",
    "`` ` ``` ~~~ {: #x } [[a]] ![x](y) <https://evil.example>",
    "two  spaces\ttab\nline\u2028separator\u2029paragraph",
    "\u202eevil\u202c é e\u0301 日本語 👩‍👩‍👧 \ufeff",
    "{{ config }} {% raw %} {## x ##}",
    "x" * 5000,
)

Json = dict[str, Any]
Make = Callable[[Mapping[str, str]], Path]


def records() -> dict[str, Json]:
    """A record of each kind for each hostile text, and what the mapping treats apart."""
    found: dict[str, Json] = {
        "sources/s": {
            "title": "The bridge",
            "type": "article",
            "published": "2024-02-01/2024-03-04",
            "url": "https://news.example/a",
            "aliases": ["old-s"],
        },
        "actors/body": {"name": "The body", "type": "organization"},
        "actors/gone": {
            "withdrawn": {"date": "2024-01-01", "reason": HOSTILE[0]},
            "corrections": [{"date": "2024", "text": "c"}],
        },
    }
    for n, text in enumerate(HOSTILE):
        found[f"topics/t{n}"] = {"title": text, "other_names": [{"name": text, "lang": "uk"}]}
        found[f"sources/s{n}"] = {
            "title": text,
            "type": ("article", "transcript", "speech", "post", "document", "broadcast")[n % 6],
            "publisher": text,
            "authors": [text, "another"],
            "published": "2024-03",
            "licence": text,
            "archive_url": "https://archive.example/a",
        }
        found[f"actors/a{n}"] = {
            "name": text,
            "type": ("person", "organization", "state", "group")[n % 4],
            "other_names": [{"name": text}],
            "memberships": [
                {"role": text, "organization": "body", "start_date": "2014", "end_date": "2015~"},
                {"role": text, "start_date": "2014-01-02"},
            ],
            "part_of": ["body", "gone"],
            "identifiers": {"wikidata": "Q42" if n % 2 else text, text: text},
            "corrections": [{"date": "2024-05-06", "text": "mended", "was": text}],
        }
        found[f"statements/x{n}"] = {
            "speakers": [f"a{n}", "gone"],
            "speech": ("direct", "indirect", "mixed")[n % 3],
            "claim": text,
            "quote": [{"exact": "The bridge"}, {"exact": "in May"}],
            "source": "old-s",
            "date": ("2024-02-29", "2024-02~")[n % 2],
            "mentions": ["a2"],
            "topics": [f"t{n}"],
            "status": "denied",
            "status_basis": "So [[actors/a1]] says.",
            "translations": [{"lang": "uk", "text": text, "translator": text}],
        }
        found[f"timelines/l{n}"] = {
            "title": text,
            "events": [
                {
                    "id": "e",
                    "date": "2024",
                    "title": text,
                    "actors": [f"a{n}"],
                    "sources": [{"source": "s"}],
                },
                {"id": "f", "date": "2023/2025", "title": text, "status": "denied"},
            ],
        }
        found[f"sheets/h{n}"] = {
            "title": text,
            "summary": "Short, says [[actors/a1]].",
            "questions": [{"id": "q", "text": text}],
            "facts": [{"text": "f", "sources": [{"source": "s"}]}],
            "actors": [f"a{n}"],
            "topics": [f"t{n}"],
        }
    return found


def project(make: Make, site_url: str) -> Path:
    files = {
        f"content/{ref}.yml": yaml.safe_dump(fields, width=10_000, sort_keys=False)
        for ref, fields in records().items()
    }
    config = "site_name: Facts & <more>\n"
    config += f"site_url: {site_url}\n" if site_url else ""
    config += "extra:\n  factsheet:\n    licence: CC-BY-4.0\n    chunks: {statements: 2}\n"
    archive = {"content/sources/s.txt": "The bridge opens in May.\n"}
    return make({**files, **archive, "mkdocs.yml": config})


@pytest.fixture(scope="module", params=["", SITE], ids=["no address", "an address"])
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The hostile project, built, at an address and at none."""
    root = tmp_path_factory.mktemp("hostile") / "project"

    def make(files: Mapping[str, str]) -> Path:
        for name, text in files.items():
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_text(text, "utf-8")
        return root

    built = build(open_project(project(make, request.param)), root / "site", lambda _: None)
    assert built.published, [d for d in built.checked.diagnostics if d.severity == "error"]
    return root / "site"


def graphs(site: Path) -> Iterator[tuple[str, list[Json]]]:
    """The JSON-LD of every page by the page's address, as a browser's parser hands it out."""
    for path in sorted(site.rglob("index.html")):
        tree = html.fromstring(path.read_text("utf-8"))
        scripts = tree.xpath("//script[@type='application/ld+json']")
        by_hand = path.parent.name == "about"
        if by_hand or tree.xpath("//meta[@http-equiv='refresh']"):
            assert not scripts
            continue
        (script,) = scripts
        data = json.loads(script.text)
        assert set(data) == {"@context", "@graph"}
        folder = path.parent.relative_to(site).as_posix()
        yield ("" if folder == "." else f"{folder}/"), data["@graph"]


def nodes(value: Any) -> Iterator[Json]:
    """Every node in a piece of JSON-LD."""
    if isinstance(value, dict):
        yield value
        for inner in value.values():
            yield from nodes(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from nodes(inner)


def of_type(graph: list[Json], kind: str) -> list[Json]:
    return [n for n in nodes(graph) if kind in listed(n.get("@type"))]


def listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


# --- an offline processor, and the vocabulary ---------------------------------------------------


@cache
def context() -> Json:
    """schema.org's context, made from its vocabulary by the rule by which its makers make it."""
    terms: Json = {"@vocab": SDO, "schema": SDO}
    for name, meta in PROPERTY_BY_SCHEMA.items():
        term: Json = {"@id": f"schema:{name}"}
        if "Text" not in meta.ranges and "URL" in meta.ranges:
            term["@type"] = "@id"
        elif "Text" not in meta.ranges and "Date" in meta.ranges:
            term["@type"] = "schema:Date"
        terms[name] = term
    return {"@context": terms}


def load(url: str, _options: Any) -> Json:
    assert url == "https://schema.org", f"asks the network for {url}"
    return {"contextUrl": None, "documentUrl": url, "document": context()}


def expanded(graph: list[Json], page: str) -> list[Json]:
    document = {"@context": "https://schema.org", "@graph": graph}
    found: list[Json] = jsonld.expand(document, {"base": page, "documentLoader": load})
    return found


def kinds_of(node: Json) -> set[str]:
    """The types of a node with all that they are sorts of."""
    found: set[str] = set()
    waiting = [kind.removeprefix(SDO) for kind in node.get("@type", ())]
    while waiting:
        kind = waiting.pop()
        assert kind in PARENTS, f"schema.org has no type {kind}"
        if kind not in found:
            found.add(kind)
            waiting += PARENTS[kind]
    return found


NAME_ONLY = {"author", "publisher"}  # whose name it is, a person's or not, is not known
LITERALS = {"Text", "Number", "Integer", "Boolean", "Date", "DateTime", "URL"}
ISO = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-([0-2]\d|3[01]))?)?")


def misshapen(top: list[Json]) -> list[str]:
    """What the vocabulary does not allow, in words."""
    types: dict[str, set[str]] = {}
    for node in nodes(top):
        if "@type" in node and "@id" in node:
            types.setdefault(node["@id"], set()).update(kinds_of(node))
    faults = []
    for node in nodes(top):
        kinds = kinds_of(node) if "@value" not in node else set()
        for name, values in node.items():
            if name.startswith("@"):
                continue
            prop = name.removeprefix(SDO)
            if prop == "query-input":
                continue
            meta = PROPERTY_BY_SCHEMA.get(prop)
            if meta is None:
                faults.append(f"no property {prop}")
                continue
            untyped = not kinds and set(node) == {f"{SDO}name"}
            # A role stands between a thing and a property's value, and bears that property.
            if not (untyped or "Role" in kinds or kinds & set(meta.domains)):
                faults.append(f"{sorted(kinds)} has no {prop}")
            for value in values:
                faults += [
                    f"{prop}: {fault}" for fault in misfit(prop, value, set(meta.ranges), types)
                ]
    return faults


def misfit(prop: str, value: Json, ranges: set[str], types: dict[str, set[str]]) -> list[str]:
    if "@value" in value:
        if value.get("@type", "").removeprefix(SDO) in ("Date", "DateTime"):
            return [] if ISO.fullmatch(value["@value"]) else [f"no date {value['@value']}"]
        wanted = {bool: "Boolean", int: "Integer", str: "Text"}[type(value["@value"])]
        numbers = {"Integer", "Number"} if wanted == "Integer" else {wanted}
        return [] if ranges & numbers else [f"{wanted} is none of {sorted(ranges)}"]
    if set(value) == {"@id"} and "URL" in ranges:
        return []
    kinds = kinds_of(value) or types.get(value.get("@id", ""), set())
    if not kinds:
        if prop in NAME_ONLY or ("@id" in value and ranges & {"URL", "Text"}):
            return []
        return [f"an untyped node {value}"]
    if "Role" in kinds or kinds & ranges or "Thing" in ranges:
        return []
    return [f"{sorted(kinds)} is none of {sorted(ranges)}"]


def test_a_processor_expands_every_page_to_what_schema_org_knows(site: Path) -> None:
    seen = 0
    for address, graph in graphs(site):
        top = expanded(graph, SITE + address)
        assert misshapen(top) == [], address
        for node in nodes(top):
            if "@id" in node:
                assert re.match(r"https?://", node["@id"]), node["@id"]
        page = next(node for node in nodes(top) if node.get("@id") == SITE + address)
        assert {"WebPage"} & kinds_of(page)
        seen += 1
    assert seen > 80


def test_our_own_site_is_sound_too(tmp_path: Path) -> None:
    build(open_project(ROOT), tmp_path / "site", lambda _: None)
    for address, graph in graphs(tmp_path / "site"):
        assert misshapen(expanded(graph, SITE + address)) == [], address


@pytest.mark.parametrize(
    ("wrong", "fault"),
    [
        ({"@type": "Quotation", "startDate": "2024"}, "has no startDate"),
        ({"@type": "Quotation", "spokenByCharacter": {"@type": "Country"}}, "is none of"),
        ({"@type": "Quotation", "text": {"@type": "Person"}}, "is none of"),
        ({"@type": "Event", "startDate": "2024~"}, "no date"),
        ({"@type": "Event", "happened": "x"}, "no property happened"),
        ({"@type": "Claim", "appearance": {"@type": "Person"}}, "is none of"),
        ({"@type": "ItemList", "numberOfItems": "many"}, "is none of"),
    ],
)
def test_a_wrong_shape_is_found(wrong: Json, fault: str) -> None:
    """The test can fail."""
    (found,) = misshapen(expanded([wrong], SITE))
    assert fault in found


def test_addresses_are_the_same_whether_the_site_has_one_or_not(
    tmp_path: Path, make_project: Make
) -> None:
    """Relative ids resolve, on the page, to the very ids that a site with an address states."""
    found = []
    for site_url in ("", SITE):
        root = project(make_project, site_url)
        build(open_project(root), tmp_path / "site", lambda _: None)
        by_page = {}
        for address, graph in graphs(tmp_path / "site"):
            top = expanded(graph, SITE + address)
            by_page[address] = {node["@id"] for node in nodes(top) if "@id" in node}
        found.append(by_page)
    assert found[0] == found[1]


# --- what it says -------------------------------------------------------------------------------


def test_hostile_texts_survive_exactly(site: Path) -> None:
    """A page, parsed as a browser does, holds each text to the character."""
    pages = dict(graphs(site))
    for n, text in enumerate(HOSTILE):
        actor = pages[f"actors/a{n}/"][1]
        assert actor["name"] == text
        assert actor["alternateName"] == [text]
        assert {"@type": "PropertyValue", "propertyID": text, "value": text} in actor["identifier"]
        (topic,) = of_type(pages[f"topics/t{n}/"], "DefinedTerm")
        assert topic["name"] == text
        assert topic["alternateName"] == [{"@value": text, "@language": "uk"}]
        (claim,) = of_type(pages[f"statements/x{n}/"], "Claim")
        assert claim["text"] == text
        source = pages[f"sources/s{n}/"][1]
        assert source["author"] == [{"name": text}, {"name": "another"}]
        assert source["license"] == {"@type": "CreativeWork", "name": text}
        assert pages[f"sheets/h{n}/"][1]["headline"] == text
        assert pages[f"timelines/l{n}/"][1]["name"] == text
    stone = pages["actors/gone/"][0]
    assert stone["description"] == HOSTILE[0]
    assert (stone["creativeWorkStatus"], stone["expires"]) == ("Withdrawn", "2024-01-01")


def test_the_line_holds_nothing_that_html_or_a_line_reader_acts_on() -> None:
    line = script_line([{"text": text} for text in HOSTILE])
    inside = line.removeprefix('<script type="application/ld+json">').removesuffix("</script>")
    assert not set("<>&\n\r\t\u2028\u2029") & set(inside)
    assert [node["text"] for node in json.loads(inside)["@graph"]] == list(HOSTILE)


def test_only_the_speakers_own_words_are_a_quotation_of_theirs(site: Path) -> None:
    pages = dict(graphs(site))
    for n in range(len(HOSTILE)):
        graph = pages[f"statements/x{n}/"]
        (claim,) = of_type(graph, "Claim")
        words = next(node for node in graph if node["@id"].endswith("#_words"))
        assert words["text"] == "The bridge […] in May"
        assert "author" not in claim
        assert claim["comment"] == {
            "@type": "Comment",
            "name": "Status: denied",
            "text": f"So {HOSTILE[1]} says.".replace("  ", " "),
        }
        if n % 3 == 0:
            assert words["@type"] == "Quotation"
            assert [actor["name"] for actor in words["spokenByCharacter"]] == [HOSTILE[n]]
            assert words["isBasedOn"]["name"] == "The bridge"
        else:
            assert words["@type"] == "CreativeWork"
            assert "not a quotation" in words["description"] or "Reported" in words["description"]
            assert words["isPartOf"]["name"] == "The bridge"
            names = {key for node in nodes(words) for key in node}
            assert not names & {"spokenByCharacter", "author", "creator"}
            assert not of_type(graph, "Quotation")


def test_no_page_claims_a_review(site: Path) -> None:
    for address, graph in graphs(site):
        for node in nodes(graph):
            assert not {"ClaimReview", "Review", "Rating"} & set(listed(node.get("@type"))), address
            assert not {"review", "reviewRating", "itemReviewed"} & set(node), address


def test_a_date_that_schema_org_cannot_hold_is_left_out(site: Path) -> None:
    pages = dict(graphs(site))
    assert "datePublished" not in pages["sources/s/"][1]
    assert pages["sources/s0/"][1]["datePublished"] == "2024-03"
    for role in of_type(pages["actors/a0/"], "Role") + of_type(
        pages["actors/a0/"], "OrganizationRole"
    ):
        assert "endDate" not in role
    (event,) = of_type(pages["timelines/l0/"], "Event")
    assert event["startDate"] == "2024"


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("2024", "2024"),
        ("2024-02", "2024-02"),
        ("2024-02-29", "2024-02-29"),
        ("0044", "0044"),
        ("2024~", None),
        ("2024-02?", None),
        ("2024-21", None),
        ("202X", None),
        ("2024/2025", None),
        ("2024/..", None),
        ("Y12345", None),
        ("-0044", None),
    ],
)
def test_dates(written: str, said: str | None) -> None:
    assert schema_date(parse_date(written)) == said


def test_an_event_whose_report_is_doubted_is_a_claim(site: Path) -> None:
    (listing,) = of_type(dict(graphs(site))["timelines/l3/"], "ItemList")
    items = [entry["item"] for entry in listing["itemListElement"]]
    assert [item["@type"] for item in items] == ["Claim", "Event"]
    assert items[0]["comment"] == {"@type": "Comment", "name": "Status: denied"}


def test_a_withdrawn_record_is_named_nowhere(site: Path) -> None:
    for address, graph in graphs(site):
        if address.startswith(("statements/", "actors/a")):
            assert not any("actors/gone" in str(node.get("@id")) for node in nodes(graph)), address


def test_actors_have_the_type_that_fits_and_wikidata_is_the_same_thing(site: Path) -> None:
    pages = dict(graphs(site))
    actors = [pages[f"actors/a{n}/"][1] for n in range(4)]
    types = ["Person", "Organization", ["Country", "Organization"], "Organization"]
    assert [actor["@type"] for actor in actors] == types
    assert [actor.get("additionalType", "").rpartition("/")[2] for actor in actors] == [
        *("", "", ""),
        "Group",
    ]
    # `wikidata: Q42` leads to the entry; what is no identifier of Wikidata does not.
    wikidata = ["https://www.wikidata.org/wiki/Q42"]
    assert [actor.get("sameAs") for actor in actors] == [None, wikidata, None, wikidata]


def test_a_page_carries_the_version_that_its_colophon_shows(site: Path) -> None:
    pages = dict(graphs(site))
    for address in ("actors/a0/", "statements/x1/", "sheets/h2/"):
        page = html.fromstring((site / address / "index.html").read_text("utf-8"))
        (shown,) = page.xpath("//*[@class='fs-citation']")
        version = pages[address][0]["version"]
        assert re.fullmatch(r"sha256:[0-9a-f]{64}", version)
        assert version in shown.text_content()


def test_corrections_are_comments_with_their_anchor(site: Path) -> None:
    page = dict(graphs(site))["actors/a0/"][0]
    (correction,) = page["correction"]
    assert (correction["text"], correction["datePublished"]) == ("mended", "2024-05-06")
    anchor = correction["@id"].partition("#")[2]
    tree = html.fromstring((site / "actors/a0/index.html").read_text("utf-8"))
    assert tree.xpath(f"//*[@id='{anchor}']")


def test_home_knows_the_search_where_the_site_has_an_address(site: Path) -> None:
    home = dict(graphs(site))[""][1]
    assert home["@type"] == "WebSite"
    if home["url"] == SITE:
        target = home["potentialAction"]["target"]["urlTemplate"]
        assert target == f"{SITE}search/?q={{query}}"
    else:
        assert "potentialAction" not in home


def test_the_data_are_a_dataset_with_its_files(site: Path) -> None:
    (data,) = of_type(dict(graphs(site))["data/"], "Dataset")
    files = {item["name"]: item for item in data["distribution"]}
    assert {"factsheet.sqlite", "actors.csv", "actors.jsonl"} <= set(files)
    for name, item in files.items():
        import hashlib

        raw = (site / "data" / name).read_bytes()
        assert item["sha256"] == hashlib.sha256(raw).hexdigest()
        assert item["contentSize"] == f"{len(raw)} B"


def test_the_mark_of_an_omission_is_the_same_everywhere() -> None:
    assert ELISION == JOINT

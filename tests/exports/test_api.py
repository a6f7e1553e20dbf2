"""The JSON API: what its document says of each file is so, and what v1 promised it keeps."""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pytest
import yaml
from jsonschema import Draft202012Validator
from openapi_spec_validator import OpenAPIV31SpecValidator

from generator.build import build
from generator.check import check
from generator.corpus import Corpus
from generator.exports.api import openapi, write_api
from generator.exports.api.schemas import list_names
from generator.imports.adding import add_records
from generator.imports.jsonl import propose
from generator.load import load
from generator.pages.views import SiteView
from generator.project import open_project
from generator.records import KINDS, MODELS
from generator.records.canonical import canonical_json, digest_of, plain_record
from scripts.api_schema import PROMISED, broken, current

ROOT = Path(__file__).resolve().parents[2]
Json = dict[str, Any]
Make = Callable[[Mapping[str, str]], Path]
HOSTILE = (
    "</script><script>alert(1)</script>",
    '"\\ \u2028 \u202eevil é e\u0301 日本語 👩‍👩‍👧',
    "../../../etc/passwd",
    "null",
)


def records() -> dict[str, Json]:
    """A project with every kind, all sorts of names for a record, and lists of several chunks."""
    found: dict[str, Json] = {
        "topics/t": {"title": HOSTILE[0], "aliases": ["old-t"]},
        "topics/unused": {"title": "Nobody speaks of it"},
        "sources/s": {
            "title": HOSTILE[1],
            "type": "article",
            "published": "2024-03~",
            "licence": "CC0-1.0",
        },
        "actors/gone": {
            "aliases": ["older"],
            "withdrawn": {"date": "2024-05~", "reason": HOSTILE[2]},
            "corrections": [{"date": "2024-05-01", "text": "c"}],
        },
        "actors/index": {"name": "An id like a file’s", "type": "group"},
        "actors/statements": {"name": "An id like a list’s", "type": "state"},
        "timelines/l": {
            "title": "l",
            "events": [{"id": "e", "date": "2024/..", "title": "e", "sources": [{"source": "s"}]}],
        },
        "sheets/h": {
            "title": "h",
            "summary": "h",
            "questions": [{"id": "q", "text": "q"}],
            "facts": [{"text": "f", "sources": [{"source": "s", "quote": "The bridge"}]}],
        },
    }
    for n, text in enumerate(HOSTILE):
        found[f"actors/a{n}"] = {
            "name": text,
            "type": "person",
            "identifiers": {text: text},
            "memberships": [{"role": text, "start_date": "2014"}],
        }
        found[f"statements/x{n}"] = {
            "speakers": ["a1", f"a{n}"] if n != 1 else ["a1"],
            "speech": "direct",
            "claim": text,
            "quote": [{"exact": "The bridge"}, {"exact": "in May"}],
            "source": "s",
            "topics": ["old-t"],
            "mentions": ["a2"],
            "stances": [{"question": "h/q", "stance": "for"}],
            "described_as": [{"actor": "a1", "quote": "bridge"}],
            "aliases": [f"former-x{n}"],
        }
        if n:
            found[f"statements/x{n}"]["repeats"] = ["former-x0"]
    return found


def site_of(root: Path, url: str = "") -> SiteView:
    project = open_project(root)
    checked = check(root, project.limits)
    assert not checked.errors, checked.diagnostics
    return SiteView(checked, project.settings, title="Facts", url=url)


@pytest.fixture
def root(make_project: Make) -> Path:
    files = {
        f"content/{ref}.yml": yaml.safe_dump(fields, allow_unicode=True, sort_keys=False)
        for ref, fields in records().items()
    }
    config = "extra:\n  factsheet:\n    api: true\n    chunks: {api: 2}\n    licence: CC0-1.0\n"
    archive = {"content/sources/s.txt": "The bridge opens in May.\n"}
    return make_project({**files, **archive, "mkdocs.yml": config})


@pytest.fixture(params=["", "https://facts.example/a"], ids=["no address", "an address"])
def api(request: pytest.FixtureRequest, root: Path, tmp_path: Path) -> Path:
    """The API of that project."""
    folder = tmp_path / "v1"
    write_api(site_of(root, request.param), folder)
    return folder


def read(path: Path) -> Json:
    found: Json = json.loads(path.read_text("utf-8"))
    return found


def closed(schema: Any) -> Any:
    """The schemas, refusing what they do not describe: open for readers, not for us."""
    if isinstance(schema, dict):
        found = {key: closed(value) for key, value in schema.items()}
        if found.get("type") == "object" and isinstance(found.get("properties"), dict):
            found.setdefault("additionalProperties", False)
        return found
    return [closed(item) for item in schema] if isinstance(schema, list) else schema


def schema_for(document: Json, name: str) -> Json:
    """The schema that the document gives for a file."""
    fitting = [
        path
        for path in document["paths"]
        if re.fullmatch(
            re.escape(path).replace(r"\{id\}", "[a-z0-9-]+").replace(r"\{chunk\}", "[0-9]+"),
            f"/{name}",
        )
    ]
    assert len(fitting) == 1, (name, fitting)
    content = document["paths"][fitting[0]]["get"]["responses"]["200"]["content"]
    found: Json = content["application/json"]["schema"]
    return found


def faults(api: Path) -> Iterator[str]:
    document = closed(read(api / "openapi.json"))
    for path in sorted(api.rglob("*.json")):
        name = path.relative_to(api).as_posix()
        if name != "openapi.json":
            schema = {**schema_for(document, name), "components": document["components"]}
            for error in Draft202012Validator(schema).iter_errors(read(path)):
                yield f"{name}: {error.message}"


def test_the_document_is_valid_openapi(api: Path) -> None:
    document = read(api / "openapi.json")
    OpenAPIV31SpecValidator(document).validate()
    assert document["info"]["license"]["identifier"] == "CC0-1.0"


def test_every_file_is_as_the_document_says(api: Path) -> None:
    assert list(faults(api)) == []


@pytest.mark.parametrize(
    "change", [{"claim": 1}, {"surprise": "x"}, {"_digest": "md5:1"}, {"speech": "loud"}]
)
def test_a_file_that_is_not_so_is_found(api: Path, change: Json) -> None:
    """The test can fail."""
    path = api / "statements/x0.json"
    path.write_text(json.dumps({**read(path), **change}))
    assert list(faults(api))


def test_our_own_site_has_it_and_it_is_sound(tmp_path: Path) -> None:
    assert build(open_project(ROOT), tmp_path / "site", lambda _: None).published
    api = tmp_path / "site/api/v1"
    assert list(faults(api)) == []
    assert len(list(api.rglob("*.json"))) > 60


def test_a_site_that_does_not_ask_has_none(tmp_path: Path, make_project: Make) -> None:
    root = make_project({"content/topics/t.yml": "title: t\n"})
    assert build(open_project(root), tmp_path / "site", lambda _: None).published
    assert not (tmp_path / "site/api").exists()
    page = (tmp_path / "site/topics/t/index.html").read_text("utf-8")
    assert 'rel="cite-as"' in page
    assert "api/v1" not in page


def test_a_page_leads_to_its_record(root: Path, tmp_path: Path) -> None:
    """By `alternate` in its head and by its colophon, on pages of tombstones too."""
    from lxml import html

    assert build(open_project(root), tmp_path / "site", lambda _: None).published
    for ref in ("statements/x0", "actors/gone", "actors/index", "sources/s"):
        page = html.fromstring((tmp_path / "site" / ref / "index.html").read_text("utf-8"))
        (link,) = page.xpath("//head/link[@type='application/json']/@href")
        (cite,) = page.xpath("//head/link[@rel='cite-as']/@href")
        target = urljoin(f"/{ref}/", link)
        assert read(tmp_path / "site" / target.lstrip("/"))["id"] == ref.partition("/")[2]
        assert urljoin(f"/{ref}/", cite) == f"/{ref}/"
        if ref != "actors/gone":
            (shown,) = page.xpath("//*[@class='fs-colophon']//a[text()='JSON']/@href")
            assert urljoin(f"/{ref}/", shown) == target
    listing = html.fromstring((tmp_path / "site/statements/index.html").read_text("utf-8"))
    assert not listing.xpath("//head/link[@rel='cite-as']")


def test_a_record_is_what_its_file_says(root: Path, api: Path) -> None:
    """Every text to the character, the digest that anybody can compute, the proofs."""
    for record in load(root).records:
        found = read(api / f"{record.ref}.json")
        own = {key: value for key, value in found.items() if not key.startswith("_")}
        assert own == plain_record(record)
        assert found["_digest"] == digest_of(own)
    statement = read(api / "statements/x0.json")
    assert statement["_proofs"] == {
        "quote": {
            "outcome": "verified",
            "parts": [
                {"first_word": 1, "last_word": 2},
                {"first_word": 4, "last_word": 5},
            ],
        },
        "described_as.0.quote": {
            "outcome": "verified",
            "parts": [{"first_word": 2, "last_word": 2}],
        },
    }


def test_a_record_can_be_imported_again(root: Path, api: Path, tmp_path: Path) -> None:
    """It is the line of the JSON Lines file, with more that is derived."""
    (tmp_path / "copy/content").mkdir(parents=True)
    project = open_project(tmp_path / "copy")
    for record in load(root).records:
        corpus = Corpus(load(project.root, project.limits))
        found = propose(corpus, api / f"{record.ref}.json", None).records
        add_records(project, corpus, found, dry_run=False)
    again = {r.ref: canonical_json(plain_record(r)) for r in load(tmp_path / "copy").records}
    assert again == {r.ref: canonical_json(plain_record(r)) for r in load(root).records}


def test_a_former_address_has_the_record_and_a_withdrawn_one_its_reason(api: Path) -> None:
    assert read(api / "statements/former-x0.json") == read(api / "statements/x0.json")
    stone = read(api / "actors/gone.json")
    assert stone["withdrawn"] == {"date": "2024-05~", "reason": HOSTILE[2]}
    assert "name" not in stone
    assert read(api / "actors/older.json") == stone


def in_list(api: Path, address: str) -> list[Json]:
    """All items of a list, its chunks followed by their links."""
    found: list[Json] = []
    chunks = 0
    while address:
        chunk = read(api / address)
        chunks += 1
        assert len(chunk["items"]) <= 2
        assert chunk["chunk"] == chunks
        found += chunk["items"]
        following = chunk.get("next")
        address = urljoin(f"/{address}", following).lstrip("/") if following else ""
    assert (len(found), chunks) == (chunk["total"], chunk["chunks"])
    return found


def test_from_the_index_every_record_is_found(root: Path, api: Path) -> None:
    index = read(api / "index.json")
    assert list(index["kinds"]) == list(KINDS)
    found = {}
    for kind, link in index["kinds"].items():
        items = in_list(api, link["first"])
        assert [item["id"] for item in items] == sorted(item["id"] for item in items)
        assert len(items) == link["total"]
        for item in items:
            record = read(api / f"{kind}/{item['id']}.json")
            assert item["digest"] == record["_digest"]
            found[f"{kind}/{item['id']}"] = item
    loaded = load(root)
    assert {r.ref for r in loaded.records} | {r.ref for r in loaded.tombstones} == set(found)
    assert found["actors/gone"]["withdrawn"] == "2024-05~"
    assert found["statements/x1"]["label"] == HOSTILE[1]


def test_statements_are_listed_by_speaker_mention_source_topic_and_relation(api: Path) -> None:
    every = ["x0", "x1", "x2", "x3"]
    for ref, name, ids in (
        ("actors/a1", "statements", every),
        ("actors/a2", "statements", ["x2"]),
        ("actors/a2", "mentions", every),
        ("sources/s", "statements", every),
        ("topics/t", "statements", every),
        ("statements/x0", "repeats", every[1:]),
    ):
        record = read(api / f"{ref}.json")
        link = record["_lists"][name]
        first = urljoin(f"/{ref}.json", link["first"]).lstrip("/")
        assert [item["id"] for item in in_list(api, first)] == ids
        assert link["total"] == len(ids)
    assert "_lists" not in read(api / "topics/unused.json")
    # From a former address the links lead to the same lists.
    assert read(api / "topics/old-t.json")["_lists"]["statements"]["first"] == "t/statements/1.json"


def test_every_kind_with_statements_has_its_lists_in_the_document() -> None:
    paths = openapi(title="")["paths"]
    for model in MODELS:
        for name in list_names(model):
            assert f"/{model.kind}/{{id}}/{name}/{{chunk}}.json" in paths


def test_two_are_the_same(root: Path, tmp_path: Path) -> None:
    trees = []
    for name in ("one", "another name"):
        write_api(site_of(root), tmp_path / name)
        trees.append(
            {
                path.relative_to(tmp_path / name): path.read_bytes()
                for path in (tmp_path / name).rglob("*.json")
            }
        )
    assert trees[0] == trees[1]


# --- the promise ---------------------------------------------------------------------------------


def test_v1_keeps_what_it_promised() -> None:
    promised, now = json.loads(PROMISED.read_text("utf-8")), current()
    assert list(broken(promised, now)) == [], (
        "v1 was promised to whoever reads it: put this back, or begin /api/v2/ beside it"
    )
    assert promised == now, (
        "something was added to v1, or said in other words: if nothing means anything else, run "
        "`python -m scripts.api_schema`, and tell of it in the changelog"
    )


def change(document: Json, *path: str, to: Any = None) -> Json:
    """A copy in which something is gone, or is something else."""
    changed = copy.deepcopy(document)
    place = changed
    for step in path[:-1]:
        place = place[step]
    if to is None:
        del place[path[-1]]
    else:
        place[path[-1]] = to
    return changed


STATEMENT = ("components", "schemas", "Statement")


@pytest.mark.parametrize(
    ("path", "to", "fault"),
    [
        (("paths", "/statements/{id}.json"), None, "is gone"),
        ((*STATEMENT, "properties", "claim"), None, "is gone"),
        ((*STATEMENT, "properties", "claim", "type"), "integer", "is 'integer', and was 'string'"),
        ((*STATEMENT, "properties", "speech", "enum"), ["direct"], "no `indirect` any more"),
        ((*STATEMENT, "required"), ["kind", "id"], "no `claim` any more"),
        ((*STATEMENT, "properties", "claim", "pattern"), "^A", "narrower"),
    ],
)
def test_a_broken_promise_is_found(path: tuple[str, ...], to: Any, fault: str) -> None:
    assert any(fault in found for found in broken(current(), change(current(), *path, to=to)))


def test_an_addition_breaks_no_promise() -> None:
    more = change(current(), *STATEMENT, "properties", "mood", to={"type": "string"})
    more = change(more, "paths", "/moods.json", to={})
    assert list(broken(current(), more)) == []

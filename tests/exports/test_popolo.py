"""Popolo: names and shapes of its schemas, and every text of every actor."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

Json = dict[str, Any]

# popoloproject.com/schemas/*.json, as far as they are used here: a name, and what it holds. `lang`
# is EveryPolitician's.
_DATE = re.compile(r"[0-9]{4}(-[0-9]{2}){0,2}")
_LINK = {"url": str, "note": str}
_OTHER_NAME = {"name": str, "note": str, "lang": str}
_IDENTIFIER = {"identifier": str, "scheme": str}
_ACTOR = {
    "id": str,
    "name": str,
    "other_names": [_OTHER_NAME],
    "identifiers": [_IDENTIFIER],
    "image": str,
    "sources": [_LINK],
}
SCHEMAS: dict[str, Json] = {
    "persons": {**_ACTOR, "summary": str},
    "organizations": {**_ACTOR, "classification": str, "parent_id": str, "abstract": str},
    "memberships": {
        "role": str,
        "person_id": str,
        "member": {"id": str, "name": str},
        "organization_id": str,
        "start_date": _DATE,
        "end_date": _DATE,
        "sources": [_LINK],
    },
    "speeches": {
        "id": str,
        "creator_id": str,
        "attribution_text": str,
        "text": str,
        "title": str,
        "type": str,
        "sources": [_LINK],
    },
}


def against(schema: Any, value: Any, path: str) -> Iterator[str]:
    """What is not as the schema has it."""
    if isinstance(schema, dict):
        if not isinstance(value, dict):
            yield f"{path} is no object"
            return
        yield from (f"{path}.{name} is not in the schema" for name in value.keys() - schema.keys())
        for name in value.keys() & schema.keys():
            yield from against(schema[name], value[name], f"{path}.{name}")
    elif isinstance(schema, list):
        for index, item in enumerate(value):
            yield from against(schema[0], item, f"{path}.{index}")
    elif isinstance(schema, re.Pattern):
        if not schema.fullmatch(value):
            yield f"{path} is no date: {value}"
    elif not isinstance(value, schema):
        yield f"{path} is no {schema}"


@pytest.fixture
def popolo(data: Path) -> dict[str, list[Json]]:
    """The document of the hostile project."""
    found: dict[str, list[Json]] = json.loads((data / "popolo.json").read_text("utf-8"))
    return found


def test_the_document_is_of_the_schemas(popolo: dict[str, list[Json]]) -> None:
    assert list(popolo) == list(SCHEMAS)
    for name, items in popolo.items():
        assert items
        found = (fault for item in items for fault in against(SCHEMAS[name], item, name))
        assert list(found) == []


def test_our_own_document_is_of_the_schemas(own_data: Path) -> None:
    found = json.loads((own_data / "popolo.json").read_text("utf-8"))
    for name, items in found.items():
        assert items
        faults = (fault for item in items for fault in against(SCHEMAS[name], item, name))
        assert list(faults) == []


def test_every_actor_is_there_with_its_texts(
    popolo: dict[str, list[Json]], texts: tuple[str, ...]
) -> None:
    persons = {person["id"]: person for person in popolo["persons"]}
    for number, text in enumerate(texts):
        person = persons[f"a{number}"]
        assert person["name"] == text
        assert person["other_names"] == [{"name": text, "lang": "uk", "note": text}]
        assert person["identifiers"] == [{"scheme": text, "identifier": text}]
        assert person["sources"][0]["url"] == f"https://example.org/facts/actors/a{number}/"
    bodies = {body["id"]: body for body in popolo["organizations"]}
    assert set(bodies) == {"body", "club", "other-club"}  # what is withdrawn is nowhere
    assert bodies["other-club"]["parent_id"] == "club"
    assert bodies["club"]["classification"] == "group"
    assert bodies["club"]["abstract"] == "A club."


def test_memberships_lead_to_what_is_there(
    popolo: dict[str, list[Json]], texts: tuple[str, ...]
) -> None:
    known = {item["id"] for name in ("persons", "organizations") for item in popolo[name]}
    for membership in popolo["memberships"]:
        member = membership.get("person_id") or membership["member"]["id"]
        assert {member, membership.get("organization_id", member)} <= known
    of_one = [m for m in popolo["memberships"] if m.get("person_id") == "a4"]
    assert [m.get("role") for m in of_one] == [texts[4], "r", None]
    assert "end_date" not in of_one[1]  # 2024~ is no date of Popolo
    of_body = [m["organization_id"] for m in popolo["memberships"] if m.get("member")]
    assert of_body == ["club", "other-club"]


def test_a_speech_is_one_persons_own_words(
    popolo: dict[str, list[Json]], texts: tuple[str, ...]
) -> None:
    """What two are said to have said has no one creator."""
    speeches = popolo["speeches"]
    assert {speech["id"] for speech in speeches} == {f"x{n}" for n in range(0, len(texts), 2)}
    assert {speech["text"] for speech in speeches} == {"The bridge […] in May"}
    assert {speech["attribution_text"] for speech in speeches} == {"bridge opens"}
    assert [s["title"] for s in speeches if s["id"] == "x2"] == [texts[2]]

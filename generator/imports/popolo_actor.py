"""One Popolo person or organization → the fields of an actor."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from generator.corpus import Corpus
from generator.imports.popolo_document import Item, Json, Popolo, items, text
from generator.prose import escaped
from generator.records import Actor

_TYPES = frozenset({"state", "group"})
_SUMMARIES = ("summary", "biography", "abstract", "description")
_WIKIDATA = re.compile(r"https?://(?:www\.)?wikidata\.org/(?:wiki|entity)/(Q[0-9]+)/?")
_MOMENT = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})T.*")
_ADDRESS = re.compile(r"https?://[^\s<>\\]+")
_USED = frozenset(
    {"id", "name", "other_names", "identifiers", "memberships", "posts", "links", "sources"}
    | {"classification", "parent", "parent_id", *_SUMMARIES}
)
_USED_OF_MEMBERSHIP = frozenset(
    {"id", "role", "label", "post", "post_id", "organization", "organization_id", "start_date"}
    | {"end_date", "sources", "links", "person", "person_id", "member"}
)
MEMBER = "Member"
"""The role of a membership with dates of which no role is said."""


class ActorWriter:
    """Makes the fields of actors, and counts what they cannot hold."""

    def __init__(
        self, corpus: Corpus, ids: Mapping[str, str], found: Popolo, left_out: Counter[str]
    ) -> None:
        self._corpus = corpus
        self._ids = ids
        self._posts = found.posts
        self._left_out = left_out
        self._standing = {
            value: actor.id for actor in corpus.of(Actor) for value in actor.identifiers.values()
        }

    def fields(self, item: Item) -> Json:
        """The fields of an actor, as in YAML."""
        value, sort = item.value, item.sort
        roles, wholes = self._memberships(item)
        if parent := self._actor_id(text(value.get("parent_id"))):
            wholes.insert(0, parent)
        summary, *more = [words for name in _SUMMARIES if (words := text(value.get(name)))] or [""]
        self._count("second account", len(more))
        self._count_unused(value, _USED)
        classification = text(value.get("classification"))
        if sort == "organization" and classification not in (*_TYPES, "organization", ""):
            self._count("classification", 1)
        identifiers, links = self._identifiers(item)
        found = {
            "name": item.name,
            "type": classification if sort != "person" and classification in _TYPES else sort,
            "other_names": list(self._other_names(item)),
            "summary": escaped(summary),
            "memberships": roles,
            "part_of": list(dict.fromkeys(wholes)),
            "identifiers": identifiers,
            "note": self._note(links),
        }
        return {key: part for key, part in found.items() if part}

    def _other_names(self, item: Item) -> Iterator[Json]:
        seen: set[tuple[str, ...]] = set()
        for other in items(item.value.get("other_names")):
            name = text(other.get("name"))
            found = {"name": name, "lang": text(other.get("lang")), "note": text(other.get("note"))}
            is_new = name != item.name or found["lang"] or found["note"]
            if name and is_new and tuple(found.values()) not in seen:
                seen.add(tuple(found.values()))
                yield {key: part for key, part in found.items() if part}
            else:
                self._count("other name that is empty or there already", 1)

    def _identifiers(self, item: Item) -> tuple[dict[str, str], list[Json]]:
        found = item.identifiers
        self._count(
            "further identifier of a scheme",
            sum(1 for _ in items(item.value.get("identifiers"))) - len(found),
        )
        links = []
        for link in (*items(item.value.get("links")), *items(item.value.get("sources"))):
            if match := _WIKIDATA.fullmatch(text(link.get("url"))):
                found.setdefault("wikidata", match[1])
            else:
                links.append(link)
        if item.id and item.id != self._ids[item.key] and item.id not in found.values():
            found["popolo"] = item.id
        return found, links

    def _memberships(self, item: Item) -> tuple[list[Json], list[str]]:
        """The roles, and the bodies that it is a part of without one."""
        roles: list[Json] = []
        wholes: list[str] = []
        for membership in item.memberships:
            self._count_unused(membership, _USED_OF_MEMBERSHIP, "membership’s ")
            post = self._post(membership)
            said = (
                membership.get("role"),
                post.get("role"),
                membership.get("label"),
                post.get("label"),
            )
            named = list(dict.fromkeys(filter(None, map(text, said))))
            body = text(membership.get("organization_id")) or text(post.get("organization_id"))
            organization = self._actor_id(body)
            self._count("organization that is not in the file", bool(body) and not organization)
            dates = {name: _day(membership.get(name)) for name in ("start_date", "end_date")}
            if organization and not named and not any(dates.values()):
                wholes.append(organization)
                continue
            basis = [*items(membership.get("sources")), *items(membership.get("links"))]
            role = {
                "role": named[0] if named else MEMBER,
                "organization": organization,
                **dates,
                "also_called": named[1:],
                "basis": ", ".join(self._links(basis)),
            }
            roles.append({key: part for key, part in role.items() if part})
        return roles, wholes

    def _post(self, membership: Json) -> Json:
        post = membership.get("post")
        found = post if isinstance(post, dict) else self._posts.get(text(membership.get("post_id")))
        return found or {}

    def _actor_id(self, key: str) -> str:
        """The id of the actor that a Popolo id names, in the file or here; nothing for none."""
        if not key:
            return ""
        known = self._ids.get(f"organization/{key}") or self._standing.get(key)
        return known or (key if self._corpus.find(Actor, key) else "")

    def _note(self, found: list[Json]) -> str:
        links = self._links(found)
        return "\n".join(("Links:", "", *(f"- {link}" for link in links))) if links else ""

    def _links(self, found: list[Json]) -> list[str]:
        """Links as prose, each address once."""
        links = {text(link.get("url")): text(link.get("note")) for link in found}
        good = {url: note for url, note in links.items() if _ADDRESS.fullmatch(url)}
        self._count("link that is no address of the web", len(links) - len(good))
        return [
            # An ampersand could begin a character's name.
            f"[{escaped(note or url)}](<{url.replace('&', chr(92) + '&')}>)"
            for url, note in good.items()
        ]

    def _count_unused(self, value: Json, used: frozenset[str], of: str = "") -> None:
        for name in value.keys() - used:
            self._count(f"{of}{name}", 1 if value[name] else 0)

    def _count(self, what: str, number: int) -> None:
        if number:
            self._left_out[what] += number


def _day(value: Any) -> str:
    """A date; of a moment, its day."""
    moment = _MOMENT.fullmatch(text(value))
    return moment[1] if moment else text(value)

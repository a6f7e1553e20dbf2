"""A Popolo document, its lists put together: who there is, and which memberships are whose."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from generator.errors import UsageError
from generator.records.canonical import canonical_json

_LISTS = {"persons": "person", "people": "person", "organizations": "organization"}

Json = dict[str, Any]


@dataclass(slots=True)
class Item:
    """A person or an organization."""

    sort: str
    """``person`` or ``organization``."""
    popolo_id: str
    """Its Popolo id; where it has none, all that is said of it."""
    value: Json
    origin: str
    memberships: list[Json] = field(default_factory=list)
    is_listed: bool = False
    """Whether it stands in a list of its own, and is not only named by a membership."""

    @property
    def name(self) -> str:
        """Its name, empty where it has none that is a text."""
        return text(self.value.get("name"))

    @property
    def key(self) -> str:
        """What names it among all: people and organizations may have the same ids."""
        return f"{self.sort}/{self.popolo_id}"

    @property
    def id(self) -> str:
        """Its Popolo id, empty where it has none."""
        return text(self.value.get("id"))

    @property
    def identifiers(self) -> dict[str, str]:
        """The first identifier of each scheme, the Popolo id among them."""
        found: dict[str, str] = {}
        for item in items(self.value.get("identifiers")):
            scheme, value = text(item.get("scheme")) or "identifier", text(item.get("identifier"))
            if value:
                found.setdefault(scheme, value)
        return found


class Popolo:
    """All people, organizations, memberships and posts of one or more documents."""

    def __init__(self) -> None:
        self.persons: dict[str, Item] = {}
        self.organizations: dict[str, Item] = {}
        self.posts: dict[str, Json] = {}
        self.left_out: Counter[str] = Counter()
        self._seen: set[str] = set()

    def add(self, document: Any, origin: str) -> None:
        """Take a document in.

        Raises:
            UsageError: it is no Popolo.
        """
        if isinstance(document, list):
            document = {"persons": document}
        if not isinstance(document, dict):
            raise UsageError(f"{origin} is no Popolo: it is neither an object nor a list")
        if "name" in document and not document.keys() & _LISTS.keys():
            document = {"persons": [document]}
        for post in self._items(document, "posts", origin):
            self.posts.setdefault(text(post.get("id")), post)
        loose = list(self._items(document, "memberships", origin))
        for name, sort in _LISTS.items():
            for number, value in enumerate(self._items(document, name, origin), 1):
                self._take(value, sort, f"{origin}, {sort} {number}").is_listed = True
        for membership in loose:
            self._membership(membership, origin)
        for name in document.keys() - _LISTS.keys() - {"posts", "memberships"}:
            self.left_out[f"list {name}"] += 1

    def _items(self, document: Json, name: str, origin: str) -> Iterator[Json]:
        found = document.get(name)
        if found is None:
            return
        if not isinstance(found, list):
            raise UsageError(f"{origin} is no Popolo: `{name}` is no list")
        for item in found:
            if not isinstance(item, dict):
                raise UsageError(f"{origin} is no Popolo: `{name}` holds what is no object")
            yield item

    def _take(self, value: Json, sort: str, origin: str) -> Item:
        key = text(value.get("id")) or canonical_json(value)
        place = self.persons if sort == "person" else self.organizations
        known = place.get(key)
        if known is None:
            known = place[key] = Item(sort, key, value, origin)
        elif len(value) > len(known.value):  # what names it in passing says less than its entry
            known.value, known.origin = value, origin
        for post in items(value.get("posts")):
            self.posts.setdefault(text(post.get("id")), {"organization_id": key, **post})
        for membership in items(value.get("memberships")):
            self._membership(membership, origin, {f"{sort}_id": key})
        if isinstance(parent := value.get("parent"), dict):
            known.value["parent_id"] = self._take(parent, "organization", origin).popolo_id
        return known

    def _membership(self, value: Json, origin: str, context: Json | None = None) -> None:
        """A membership belongs to who is the member; where it stands says the rest."""
        found = {**(context or {}), **{key: part for key, part in value.items() if part}}
        same = text(found.get("id")) or canonical_json(found)
        if same in self._seen:
            return
        self._seen.add(same)
        if isinstance(organization := found.get("organization"), dict):
            found["organization_id"] = self._take(organization, "organization", origin).popolo_id
        member = self._member(found, origin, context or {})
        if member is None:
            self.left_out["membership of nobody in the file"] += 1
        else:
            member.memberships.append(found)

    def _member(self, found: Json, origin: str, context: Json) -> Item | None:
        if isinstance(person := found.get("person"), dict):
            return self._take(person, "person", origin)
        if person_id := text(found.get("person_id")):
            return self.persons.get(person_id)
        if isinstance(member := found.get("member"), dict):
            return self.organizations.get(text(member.get("id")))
        if "organization_id" in context and found["organization_id"] != context["organization_id"]:
            return self.organizations.get(context["organization_id"])
        return None


def text(value: Any) -> str:
    """A value that is a text and says something; nothing where it is anything else."""
    return value if isinstance(value, str) and value.strip() else ""


def items(value: Any) -> Iterator[Json]:
    """The objects in a list; nothing where it is anything else."""
    yield from (
        item for item in (value if isinstance(value, list) else ()) if isinstance(item, dict)
    )

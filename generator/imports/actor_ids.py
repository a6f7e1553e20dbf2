"""Which id an imported actor gets: the same one every time, whatever else stands in the file."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from generator.corpus import Corpus
from generator.records import Actor
from generator.records.forms import ID_MAX_LENGTH, ID_PATTERN
from generator.records.values import suggest_id

_DIGITS = 8
"""Hexadecimal digits of a digest: two of 10,000 namesakes share them once in a hundred cases."""
# What is nobody's name: a UUID, or a number.
_BARE = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9-]+")


@dataclass(frozen=True, slots=True)
class Candidate:
    """An actor that wants an id."""

    key: str
    """What names it in the file: one for each actor."""
    id: str
    """Its id in the file, where it has one."""
    name: str
    identifiers: Mapping[str, str]


def actor_ids(candidates: Sequence[Candidate], corpus: Corpus) -> dict[str, str]:
    """An id for each candidate, by its key.

    It is that of the actor who stands here already with one of its identifiers; or else its own in
    the file, where that has the form of ours; or else the name in small letters. Where the last is
    taken, or several in the file would have the same, the digest of the key is added, for all of
    them: the order of the file decides nothing.
    """
    standing = _by_identifier(corpus.of(Actor))
    found: dict[str, str] = {}
    own: dict[str, str] = {}
    wanted: dict[str, str] = {}
    for candidate in candidates:
        pairs = (*candidate.identifiers.items(), ("popolo", candidate.id))
        known = next((standing[pair] for pair in pairs if pair in standing), None)
        if known:
            found[candidate.key] = known
        elif _is_id(candidate.id):
            own[candidate.key] = candidate.id
        else:
            wanted[candidate.key] = _name_id(candidate.name)
    shared = Counter([*own.values(), *wanted.values(), *found.values()])
    for key, name in (*own.items(), *wanted.items()):
        stands = key in wanted and corpus.resolve(f"{Actor.kind}/{name}")
        is_taken = not name or shared[name] > 1 or stands
        found[key] = _with_digest(name, key) if is_taken else name
    return found


def _by_identifier(actors: Iterable[Actor]) -> dict[tuple[str, str], str]:
    return {pair: actor.id for actor in actors for pair in actor.identifiers.items()}


def _is_id(text: str) -> bool:
    fits = ID_PATTERN.fullmatch(text) and len(text) <= ID_MAX_LENGTH
    return bool(fits) and not _BARE.fullmatch(text)


def _name_id(name: str) -> str:
    """A name in small ASCII letters: ``José Ñandú`` → ``jose-nandu``; empty where none are left."""
    plain = unicodedata.normalize("NFKD", name)
    return suggest_id("".join(c for c in plain if not unicodedata.combining(c)))


def _with_digest(name: str, key: str) -> str:
    digest = hashlib.sha256(key.encode()).hexdigest()[:_DIGITS]
    room = ID_MAX_LENGTH - _DIGITS - 1
    return f"{name[:room].strip('-') or 'actor'}-{digest}"

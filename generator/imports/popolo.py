"""Popolo → actors: people and organizations, with their names, identifiers, roles and links.

Taken is a document of lists (``persons`` or ``people``, ``organizations``, ``memberships``,
``posts``), a list of people, or one person, each with memberships inside or beside. Other forms of
data become such documents by a mapping (``mapping``).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from generator.corpus import Corpus
from generator.errors import UsageError
from generator.imports.actor_ids import Candidate, actor_ids
from generator.imports.foreign import documents
from generator.imports.mapping import read_mapping
from generator.imports.popolo_actor import ActorWriter
from generator.imports.popolo_document import Popolo
from generator.imports.proposal import Proposal, Proposed
from generator.records import Actor

MAPPED = """\
Popolo → actors:
    name → name; other_names → other_names, with lang and note
    identifiers → identifiers, the first of each scheme; an id that is none of ours → popolo
    memberships → memberships: role, organization, dates to the day; sources → basis
    label of a membership or its post → role where there is none, else also_called
    memberships without role, label and dates, and parent_id → part_of
    summary, biography, abstract or description → summary
    links and sources → note; one to Wikidata → identifiers
    classification state or group → type; any other is an organization"""


def propose(corpus: Corpus, path: Path, mapping: str | None) -> Proposal:
    """The actors in a file, or in the files of a folder.

    Args:
        corpus: the records that stand here, by whose identifiers actors are known again.
        path: Popolo in JSON or YAML; with a mapping, what the mapping is for.
        mapping: the name or file of a mapping.

    Raises:
        UsageError: it cannot be read, or is not of this form.
    """
    found = Popolo()
    chosen = read_mapping(mapping) if mapping else None
    for name, document in documents(path, chosen.files if chosen else ()):
        found.add(chosen.popolo(document) if chosen else document, name)
    if not found.persons and not found.organizations:
        raise UsageError(f"{path} holds no people and no organizations", "is it Popolo?")
    everybody = (*found.persons.values(), *found.organizations.values())
    candidates = [Candidate(item.key, item.id, item.name, item.identifiers) for item in everybody]
    ids = actor_ids(candidates, corpus)
    left_out: Counter[str] = Counter(found.left_out)
    writer = ActorWriter(corpus, ids, found, left_out)
    # All are made before anything is written, so that what was left out can be told before.
    records = [
        Proposed(Actor.kind, ids[item.key], writer.fields(item), item.origin)
        for item in everybody
        # One that a membership only names, and that stands here, is known well enough.
        if item.is_listed or not corpus.find(Actor, ids[item.key])
    ]
    about = [f"Mapping {chosen.name}: {chosen.about}"] if chosen and chosen.about else []
    return Proposal(records, (*about, MAPPED, *_told(left_out)))


def _told(left_out: Counter[str]) -> Iterator[str]:
    if left_out:
        most = (f"{number:,} × {what}" for what, number in sorted(left_out.items()))
        yield f"Left out: {', '.join(most)}."

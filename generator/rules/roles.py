"""Which of an actor's roles a description names: “Russian Foreign Minister Sergey Lavrov”.

Roles and descriptions are compared as runs of words, without case, punctuation and hyphens. The
longest run counts. Where it is not certain that a role of the actor is meant, none is taken to be:
what is found wrong is shown to readers.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.corpus import Corpus
from generator.quotation.normalise import tokenise
from generator.records import Actor
from generator.records.actor import Membership
from generator.rules.qualifiers import COMMA, Tense, tense_of

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NamedRole:
    """A role that a description names, all tenures of it, and when it says that it is held."""

    tenures: tuple[Membership, ...]
    tense: Tense


@dataclass(frozen=True, slots=True)
class Role:
    """A title in one organization, which an actor may have held more than once."""

    title: Words
    organization: str | None
    """``actors/<id>``."""
    tenures: tuple[Membership, ...]

    @property
    def forms(self) -> frozenset[Words]:
        """The title, and all else that who holds it is called."""
        called = {words_of(name) for tenure in self.tenures for name in tenure.also_called}
        return frozenset(form for form in (self.title, *called) if form)


def roles_of(actor: Actor, corpus: Corpus) -> Iterator[Role]:
    """The actor's memberships, brought together by role and organization."""
    grouped: dict[tuple[Words, str | None], list[Membership]] = defaultdict(list)
    for membership in actor.memberships:
        key = (words_of(membership.role), organization_of(membership, corpus))
        grouped[key].append(membership)
    for (title, organization), tenures in grouped.items():
        yield Role(title, organization, tuple(tenures))


def organization_of(membership: Membership, corpus: Corpus) -> str | None:
    """Where a role was held, as ``actors/<id>`` with an alias resolved."""
    written = membership.organization
    return written and (corpus.resolve(f"actors/{written}") or f"actors/{written}")


def roles_named(
    actor: Actor, description: str, language: str, corpus: Corpus
) -> Iterator[NamedRole]:
    """The roles of an actor that a description names, in its order.

    Args:
        actor: whom the source describes.
        description: the source's words for the actor.
        language: their language (BCP 47).
        corpus: where the names of organizations are looked up.
    """
    by_form: dict[Words, list[Role]] = defaultdict(list)
    for role in roles_of(actor, corpus):
        for form in role.forms:
            by_form[form].append(role)
    words = words_of(description, keep_commas=True)
    for start, end in _longest_runs(words, by_form):
        places = [
            (place, role)
            for role in by_form[words[start:end]]
            if (place := _with_organization(words, start, end, _names(role, corpus)))
        ]
        if places:
            longest = max((place for place, _ in places), key=lambda place: place[1] - place[0])
            if tense := tense_of(words, *longest, language=language):
                meant = [role for place, role in places if place == longest]
                yield NamedRole(tuple(t for role in meant for t in role.tenures), tense)


def words_of(text: str, *, keep_commas: bool = False) -> Words:
    """The words of a text without case and punctuation: “U.S. Vice-President”: us, vice, president.

    Args:
        text: any text.
        keep_commas: whether commas are words too.
    """
    tokens = tokenise(text)
    words: list[str] = []
    begun = 0
    for index, piece in enumerate(tokens.texts):
        if index in tokens.continuing:
            words[-1] += piece.casefold() if piece != "." else ""
        elif tokens.words[index] > begun:
            words.append(piece.casefold())
        elif keep_commas and piece == COMMA:
            words.append(COMMA)
        begun = tokens.words[index]
    return tuple(words)


def _longest_runs(words: Words, forms: Mapping[Words, object]) -> Iterator[tuple[int, int]]:
    """The runs of words that are forms, without those that lie inside a longer one."""
    lengths = sorted({len(form) for form in forms}, reverse=True)
    reached = 0
    for start in range(len(words)):
        ends = (start + n for n in lengths if start + n <= len(words))
        end = next((end for end in ends if words[start:end] in forms), 0)
        if end > reached:
            yield start, end
            reached = end


def _with_organization(
    words: Words, start: int, end: int, names: Sequence[Words]
) -> tuple[int, int] | None:
    """The run of a role together with the name of its organization, where that stands beside it.

    None where another body does: “President of France” is not a role in the United States.
    """
    for name in names:
        before = words[max(start - len(name), 0) : start]
        if before in (name, _possessive(name)):
            return start - len(name), end
        for link in (("of",), ("of", "the"), ("at",), ("at", "the")):
            after = end + len(link) + len(name)
            if words[end:after] == (*link, *name):
                return start, after
    names_its_body = "of" in words[start:end]
    if names and not names_its_body and words[end : end + 1] == ("of",):
        return None
    return start, end


def _possessive(name: Words) -> Words:
    return (*name[:-1], f"{name[-1]}'s") if name else name


def _names(role: Role, corpus: Corpus) -> Sequence[Words]:
    """The names of a role's organization, the longest first."""
    actor = corpus.get(role.organization) if role.organization else None
    if not isinstance(actor, Actor):
        return ()
    names = (actor.name, *(other.name for other in actor.other_names))
    return sorted(filter(None, map(words_of, names)), key=lambda name: (-len(name), name))

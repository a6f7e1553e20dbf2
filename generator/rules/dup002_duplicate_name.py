"""DUP002: two actors of one type have the same name."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from generator.corpus import Corpus
from generator.diagnostics import Severity
from generator.records import Actor
from generator.rules.rule import Context, Finding, rule
from generator.rules.wording import quoted
from generator.yaml_source import Path


@rule("DUP002", Severity.WARNING)
def duplicate_name(corpus: Corpus, _context: Context) -> Iterator[Finding]:
    """Two actors of one type have the same name.

    ## What it does

    Compares `name` and `other_names` of persons with those of other persons, of states with those
    of other states, and so on. Upper and lower case do not count.

    ## Why is this bad?

    Most often it is one actor, recorded twice: what was said is divided between two pages, and
    neither is complete. Namesakes do exist; accept the finding with that reason.

    ## Example

    ```yaml title="content/actors/lavrov.yml"
    name: Sergei Lavrov
    type: person
    ```

    ```yaml title="content/actors/sergey-lavrov.yml"
    name: Sergey Lavrov
    type: person
    other_names:
      - name: Sergei Lavrov
    ```

    ## Use instead

    ```yaml title="content/actors/sergey-lavrov.yml"
    name: Sergey Lavrov
    type: person
    other_names:
      - name: Sergei Lavrov
    aliases: [lavrov]
    ```
    """
    bearers: dict[tuple[str, str], Actor] = {}
    for actor in corpus.of(Actor):
        reported: set[str] = set()
        for path, name in _names(actor):
            first = bearers.setdefault((actor.type, _folded(name)), actor)
            if first is not actor and first.id not in reported:
                reported.add(first.id)
                yield Finding(
                    f"{quoted(name)} is also a name of another {actor.type}, {quoted(first.name)}",
                    f"if they are one, delete this file, and add `{actor.id}` under `aliases` in "
                    f"`{first.file}`; if they are two, say so under `accept`",
                    path,
                    actor,
                )


def _names(actor: Actor) -> Iterator[tuple[Path, str]]:
    yield ("name",), actor.name
    for index, other in enumerate(actor.other_names):
        yield ("other_names", index, "name"), other.name


def _folded(name: str) -> str:
    """A name without case, in one Unicode form and with single spaces."""
    folded = unicodedata.normalize("NFC", name).casefold()
    return " ".join(unicodedata.normalize("NFC", folded).split())

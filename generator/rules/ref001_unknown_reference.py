"""REF001: a reference to a record that does not exist."""

from __future__ import annotations

from collections.abc import Iterator

from generator.corpus import Reference
from generator.diagnostics import Severity
from generator.records import KINDS, Sheet
from generator.rules.rule import Context, Finding, rule
from generator.suggestions import did_you_mean


@rule("REF001", Severity.ERROR)
def unknown_reference(reference: Reference, context: Context) -> Iterator[Finding]:
    """A record names another one that does not exist.

    ## What it does

    Looks up every id that a record names: speakers, sources, topics, the questions of stances, and
    the links in prose. An id is found as it is or among the `aliases` of a renamed record.

    ## Why is this bad?

    The page would lead nowhere, or tell readers of a speaker or a source that nobody can look up.

    ## Example

    ```yaml title="content/actors/sergey-lavrov.yml"
    name: Sergey Lavrov
    type: person
    ```

    ```yaml title="content/actors/russia.yml"
    name: Russia
    type: state
    summary: Its foreign minister is [[actors/sergei-lavrov]].
    ```

    ## Use instead

    ```yaml title="content/actors/sergey-lavrov.yml"
    name: Sergey Lavrov
    type: person
    ```

    ```yaml title="content/actors/russia.yml"
    name: Russia
    type: state
    summary: Its foreign minister is [[actors/sergey-lavrov]].
    ```
    """
    if reference.target is not None:
        return
    corpus, written = context.corpus, reference.written
    if not reference.kind:
        kinds = ", ".join(f"`{kind}`" for kind in KINDS)
        yield Finding(
            f"`[[{written}]]` names no kind of record",
            f"write `[[kind/id]]`, where kind is one of {kinds}",
        )
        return
    if reference.field == "stances.question":
        names = [f"{s.id}/{q.id}" for s in corpus.of(Sheet) for q in s.questions]
        what, where = "question", "under `questions` of its sheet"
    else:
        names = [record.id for record in corpus.of(KINDS[reference.kind])]
        what, where = f"{reference.kind} record", f"as `content/{reference.kind}/{written}.yml`"
    yield Finding(
        f"there is no {what} `{written}`",
        did_you_mean(written, names, f"add it {where}, or name one that exists"),
    )

"""TXT001: a text holds a character that nobody can see."""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics import Severity
from generator.invisible import invisible_characters, name_of
from generator.records import Record
from generator.records.values import Sort
from generator.rules.rule import Context, Finding, rule
from generator.rules.wording import quoted
from generator.yaml_source import Path

_BEFORE = 20
"""Characters before an invisible one that a message shows, so that it can be found."""


@rule("TXT001", Severity.WARNING)
def invisible_character(record: Record, _context: Context) -> Iterator[Finding]:
    r"""A text holds a character that nobody can see.

    ## What it does

    Looks in texts, prose and quotations for characters that change the direction of writing, have
    no width, or are shown at the end of a line only (soft hyphens). Where a script or an emoji
    needs one, as Persian needs the zero-width non-joiner, it is not reported.

    ## Why is this bad?

    They can make a text read differently from what stands there, so that a reviewer approves what
    readers never see. A name with one in it is not found by those who search for it.

    ## Example

    ```yaml title="content/actors/russia.yml"
    name: "Rus\u200Bsia"
    type: state
    ```

    ## Use instead

    ```yaml title="content/actors/russia.yml"
    name: Russia
    type: state
    ```
    """
    for path, text in _texts(record):
        found = list(invisible_characters(text))
        if found:
            place, character = found[0]
            more = f", and {len(found) - 1} more" if len(found) > 1 else ""
            before = text[max(place - _BEFORE, 0) : place].strip()
            where = f"after {quoted(before)}" if before else "at the beginning of the text"
            yield Finding(
                f"the invisible character {name_of(character)} stands {where}{more}",
                "delete it; if it is meant, say so under `accept`",
                path,
            )


def _texts(record: Record) -> Iterator[tuple[Path, str]]:
    for value in record.marked:
        if value.marker in (Sort.TEXT, Sort.PROSE):
            yield value.path, value.value
        elif value.marker is Sort.QUOTE:
            for index, part in enumerate(value.value):
                for field in ("exact", "prefix", "suffix"):
                    yield (*value.path, index, field), getattr(part, field)

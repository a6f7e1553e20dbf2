"""YML004: a text holds a control character, a surrogate or a noncharacter."""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics import Severity
from generator.faults import ForbiddenCharacter
from generator.rules.rule import Context, Finding, rule


@rule("YML004", Severity.ERROR)
def forbidden_character(fault: ForbiddenCharacter, _context: Context) -> Iterator[Finding]:
    r"""A text holds a control character, a surrogate or a noncharacter.

    ## What it does

    Looks for characters that have no meaning in a text, written out or as an escape such as `\x07`:
    controls other than tab and line end, halves of surrogate pairs, and Unicode's noncharacters.

    ## Why is this bad?

    Nobody sees them, and they do damage: they end or corrupt XML feeds, databases and terminals.
    They come from a copy and paste gone wrong, or from somebody who wants to do damage.

    ## Example

    ```yaml title="content/actors/russia.yml"
    name: "Rus\x07sia"
    type: state
    ```

    ## Use instead

    ```yaml title="content/actors/russia.yml"
    name: Russia
    type: state
    ```
    """
    yield Finding(
        f"the {_kind(fault.code_point)} U+{fault.code_point:04X} stands in the text",
        "delete it; in most editors it shows as a box or not at all",
    )


def _kind(code_point: int) -> str:
    if 0xD800 <= code_point <= 0xDFFF:
        return "surrogate"
    return "control character" if code_point < 0xA0 else "noncharacter"

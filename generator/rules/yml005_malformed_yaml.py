"""YML005: a file is not YAML."""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics import Severity
from generator.faults import Malformed
from generator.rules.rule import Context, Finding, rule

_QUOTE_IT = "put the text between quotation marks, or begin it on the next line after `>-`"

# libyaml's messages, in words for those who do not know how YAML is parsed. The first that fits.
_IN_WORDS = (
    (
        "quoted scalar found unexpected end of stream",
        "a quotation mark opens here and is never closed",
        "close it; within double quotation marks write \\\" for one, within single ones ''",
    ),
    (
        "mapping values are not allowed",
        "a colon with a space after it stands where no field can begin",
        f"if it is part of a text, {_QUOTE_IT}; else look at the indentation",
    ),
    (
        "cannot start any token",
        "no value can begin with this character: a tab, `@`, `%` or a backtick",
        "indent with spaces; put a text that begins so between quotation marks",
    ),
    (
        "unknown escape character",
        "a backslash within double quotation marks begins an escape that does not exist",
        "write two backslashes, or put the text between single quotation marks",
    ),
    (
        "hexdecimal number",
        "a backslash within double quotation marks begins an escape that is not complete",
        "write two backslashes, or put the text between single quotation marks",
    ),
    (
        "invalid Unicode character escape",
        "a backslash within double quotation marks begins an escape that names no character",
        "write the character itself",
    ),
    (
        "scanning an a",
        "`*` or `&` stands at the beginning of a value",
        _QUOTE_IT,
    ),
    (
        "expected node content",
        "a bracket or comma stands where a value belongs",
        f"delete it; if it is part of a text, {_QUOTE_IT}",
    ),
    (
        "scanning a block scalar did not find expected comment",
        "more than a sign such as `>-` or `|` stands in the line that begins a text",
        "begin the text on the next line, indented",
    ),
    (
        "could not find expected ':'",
        "here, or on the line before, stands a text without a colon where a field belongs",
        "write `field: value`, or indent the line as far as the text that it goes on with",
    ),
    (
        "did not find expected key",
        "what stands here does not fit what stands before it",
        "indent it as the lines before, or look for a quotation mark that ends a text too early",
    ),
    (
        "did not find expected '-' indicator",
        "this line does not fit the list before it",
        "begin it with `- ` as far in as the other items, or indent it as their fields are",
    ),
    (
        "did not find expected ',' or",
        "a bracket opens here, and what follows is not a list or mapping in brackets",
        f"close the bracket; if it is part of a text, {_QUOTE_IT}",
    ),
    (
        "sequence entries are not allowed",
        "a `- ` stands where no list can begin",
        "begin the list on the line after its key",
    ),
    (
        "tab character",
        "a tab stands where spaces belong",
        "indent with spaces",
    ),
)


@rule("YML005", Severity.ERROR)
def malformed_yaml(fault: Malformed, _context: Context) -> Iterator[Finding]:
    """A file is not YAML.

    ## What it does

    Reads the file with libyaml and reports where it cannot go on. Nothing after that place is read,
    so there may be more to mend.

    ## Why is this bad?

    What the file says cannot be known. Most often a text with a colon in it stands without
    quotation marks, a quotation mark is not closed, or a line is indented too far.

    ## Example

    ```yaml title="content/actors/russia.yml"
    name: Russia
    type: state
    summary: One country: eleven time zones.
    ```

    ## Use instead

    ```yaml title="content/actors/russia.yml"
    name: Russia
    type: state
    summary: "One country: eleven time zones."
    ```
    """
    for sign, message, remedy in _IN_WORDS:
        if sign in fault.problem:
            yield Finding(message, remedy)
            return
    yield Finding(f"this is not YAML: {fault.problem}", "mend or quote what stands here")

"""Whatever a record holds: the same values and comments afterwards, and the same form again."""

from __future__ import annotations

import re
from typing import Any

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.formatting.record_file import formatted, record_text
from generator.records import Statement, Timeline
from generator.yaml_source import read

# Signs that mean something in YAML are much likelier than chance would have them.
SIGNS = st.sampled_from(
    [*"-?:,[]{}#&*!|>'\"%@`~=<.\\ \t\n0aé…", "\u200b", "\u2028", "\ufeff", "\xa0"]
)
ANYTHING = st.characters(
    exclude_categories=["Cs", "Cn"], exclude_characters=[*map(chr, range(9)), "\x0b", "\x0c"]
).filter(lambda c: c == "\n" or not ("\x0e" <= c < " " or "\x7f" <= c < "\xa0" or c == "\r"))
TEXTS = st.text(SIGNS | ANYTHING, max_size=40) | st.lists(
    st.text(st.characters(categories=["L", "N", "P"]), min_size=1, max_size=12), max_size=40
).map(" ".join)
VALUES = st.recursive(
    TEXTS,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(["date", "quote", "source", "x"]) | TEXTS, inner, max_size=4
        )
    ),
    max_leaves=12,
)
FIELDS = st.sampled_from([*Statement.model_fields, "withdrawn", "unknown"]) | TEXTS


@given(st.dictionaries(FIELDS, VALUES, max_size=6))
@settings(max_examples=150, deadline=None)
def test_what_is_written_is_read_again(values: dict[str, Any]) -> None:
    """By our reader, and by PyYAML's own, which shares no code with libyaml."""
    text = record_text(values, Statement)
    document = read(text.encode(), max_depth=100)
    assert document.faults == []
    assert document.data == values
    assert yaml.load(text, Loader=yaml.BaseLoader) == values
    assert formatted(text.encode(), Statement) == text


def as_written(value: Any, draw: Any, marks: list[str], indent: int) -> str:
    """A value in one of the forms that people write it in, with comments wherever one may stand."""

    def comment(*, own_line: bool) -> str:
        if not draw(st.booleans()):
            return ""
        marks.append(f"#{len(marks)}.")
        if own_line:
            margin = " " * draw(st.integers(0, indent + 3))
            return f"{draw(st.sampled_from(['', chr(10)]))}{margin}{marks[-1]}\n"
        return f" {marks[-1]}"

    margin = " " * indent
    if isinstance(value, str):
        style = draw(st.sampled_from(["plain", '"', "'", "|", ">"]))
        if style == "plain":
            return f" {value}{comment(own_line=False)}\n"
        if style in ("|", ">"):
            # Deeper than any comment: one as deep as the words would be of the words.
            return f" {style}-{comment(own_line=False)}\n{margin}        {value}\n"
        return f" {style}{value}{style}{comment(own_line=False)}\n"
    if not value:
        return f" {'[]' if isinstance(value, list) else '{}'}{comment(own_line=False)}\n"
    if isinstance(value, list) and draw(st.booleans()):
        inside = ",".join(
            f"{comment(own_line=False) or ' '}\n{margin}  {flow(item)}" for item in value
        )
        return f" [{inside}\n{margin} ]{comment(own_line=False)}\n"
    lines = [f"{comment(own_line=False)}\n"]
    for key in value if isinstance(value, dict) else range(len(value)):
        inner = value[key]
        lines.append(comment(own_line=True))
        lines.append(f"{margin}{key}:" if isinstance(value, dict) else f"{margin}-")
        lines.append(as_written(inner, draw, marks, indent + draw(st.integers(1, 4))))
    return "".join(lines)


def flow(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {flow(inner)}" for key, inner in value.items()) + "}"
    return f"[{', '.join(map(flow, value))}]" if isinstance(value, list) else f'"{value}"'


NAMES = st.sampled_from(["title", "events", "id", "date", "note", "summary", "zeal", "actors"])
WORDS = st.text(st.sampled_from("ab"), min_size=1, max_size=3) | st.just("two words")
PLAIN = st.recursive(
    WORDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=3),
    max_leaves=10,
)


@given(st.data())
@settings(max_examples=300, deadline=None)
def test_every_comment_stays_wherever_it_stood(data: st.DataObject) -> None:
    """Documents as people write them: block and flow, any indentation, comments everywhere."""
    values = data.draw(st.dictionaries(NAMES, PLAIN, min_size=1, max_size=4))
    marks: list[str] = []
    text = as_written(values, data.draw, marks, 0).lstrip(" ")
    before = read(text.encode())
    assert before.faults == [], text
    assert before.data == values
    result = formatted(text.encode(), Timeline)
    assert read(result.encode()).data == values
    assert sorted(re.findall(r"#\d+\.", result)) == sorted(marks), f"{text}\n---\n{result}"
    assert formatted(result.encode(), Timeline) == result


@given(st.binary(max_size=200) | st.text(SIGNS, max_size=60).map(str.encode))
@settings(max_examples=500, deadline=None)
def test_what_can_be_read_can_be_formatted(raw: bytes) -> None:
    document = read(raw)
    if document.faults:
        return
    result = formatted(raw, Statement)
    assert read(result.encode()).data == document.data
    assert formatted(result.encode(), Statement) == result

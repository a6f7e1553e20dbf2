"""YAML is read as text only, with places, and nothing in a file can break the reader."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.diagnostics import Position
from generator.faults import (
    DuplicateKey,
    Fault,
    ForbiddenCharacter,
    Indirection,
    Malformed,
    NotAMapping,
    NotUtf8,
    SecondDocument,
    TooDeep,
)
from generator.yaml_source import quick, read


def only_fault(raw: bytes) -> Fault:
    """The one fault of a file."""
    (fault,) = read(raw).faults
    return fault


def test_everything_is_text() -> None:
    """Nothing that looks like a number, a date or a truth value is taken for one."""
    document = read(b"a: no\nb: 2022-02\nc: 1e3\nd: ~\ne: [null, 0x1F, 1:30]\n")
    assert document.faults == []
    assert document.data == {
        "a": "no",
        "b": "2022-02",
        "c": "1e3",
        "d": "~",
        "e": ["null", "0x1F", "1:30"],
    }


def test_values_and_keys_have_places() -> None:
    """Lines and columns are counted from 1, in characters."""
    document = read("é: x\nlist:\n  - {b: c}\n".encode())
    assert document.locate(("é",)) == Position(1, 4)
    assert document.locate_key(("list",)) == Position(2, 1)
    assert document.locate(("list", 0, "b")) == Position(3, 9)
    assert document.locate_key(("list", 0, "b")) == Position(3, 6)


def test_what_is_missing_is_located_in_what_should_hold_it() -> None:
    """A path without a value stands where the mapping above it begins."""
    document = read(b"# a comment\na:\n  b: c\n")
    assert document.locate(("a", "z")) == Position(3, 3)
    assert document.locate(("z",)) == Position(2, 1)


def test_byte_order_mark_is_passed_over() -> None:
    """Some editors write one; it is no part of the first key."""
    assert read(b"\xef\xbb\xbfa: b").data == {"a": "b"}


@pytest.mark.parametrize(
    ("raw", "kind", "line", "column"),
    [
        (b"[" * 30_000, TooDeep, 1, 51),
        (b"- " * 30_000, TooDeep, 1, 101),
        (b"a: " + b"{b: " * 30_000, TooDeep, 1, 200),
        (b"a: 1\na: 2", DuplicateKey, 2, 1),
        (b"a:\n  b: 1\n  b: 2", DuplicateKey, 3, 3),
        (b"a: &x 1", Indirection, 1, 4),
        (b"a: *x", Indirection, 1, 4),
        (b"a: !!int 1", Indirection, 1, 4),
        (b"a: !x 1", Indirection, 1, 4),
        (b"? [a]\n: b", Indirection, 1, 3),
        (b"a: 1\n---\nb: 2", SecondDocument, 2, 1),
        (b"", NotAMapping, 1, 1),
        (b"# nothing\n", NotAMapping, 1, 1),
        (b"- a", NotAMapping, 1, 1),
        (b"just words", NotAMapping, 1, 1),
        (b"a: \xff", NotUtf8, 1, 4),
        ("é: 1\nb: ".encode() + b"\xc3\x28", NotUtf8, 2, 4),
        (b"a: \x07", ForbiddenCharacter, 1, 4),
        (b'a: "\\0"', ForbiddenCharacter, 1, 4),
        ("a: \ufffe".encode(), ForbiddenCharacter, 1, 4),
        ("a: \x85".encode(), ForbiddenCharacter, 1, 4),
        (b"a: 'b\nc: d\n", Malformed, 1, 4),
        (b"a: [b, c\n", Malformed, 1, 4),
        (b"a: b: c", Malformed, 1, 5),
        (b"a:\n\tb: c", Malformed, 2, 1),
        (b'a: "\\ud800"', Malformed, 1, 7),
    ],
)
def test_faults_have_a_place(raw: bytes, kind: type[Fault], line: int, column: int) -> None:
    """Whatever is wrong with a file is one fault with a line and a column."""
    fault = only_fault(raw)
    assert type(fault) is kind
    assert fault.at == Position(line, column)


def test_faults_that_can_stand_together_are_all_found() -> None:
    """One duplicate key does not hide the next one."""
    faults = read(b"a: 1\na: 2\nb: 1\nb: {c: 1, c: 2}\n").faults
    assert [(type(fault), fault.at.line) for fault in faults] == [
        (DuplicateKey, 2),
        (DuplicateKey, 4),
        (DuplicateKey, 4),
    ]


@given(
    st.binary(max_size=200)
    | st.text("a:-[]{}&*!|>'\"#%@`\n\t ,?~\\0x", max_size=80).map(str.encode)
)
@settings(max_examples=600, deadline=None)
def test_any_bytes_are_read_or_refused(raw: bytes) -> None:
    """No bytes raise; what has no fault is a mapping of texts."""
    document = read(raw)
    assert document.faults or isinstance(document.data, dict)


_PIECES = (
    *("a", "b", "é", "no", "2022-02", ": ", ":", "- ", "\n", "\n  ", "\n- ", "\na: ", "[", "]"),
    *("{", "}", ", ", "? ", "# c", "'", '"', "|\n  ", ">-\n  ", "&x ", "*x", "!t ", "---\n"),
    *("...\n", "%YAML 1.2\n", "<<: ", "~", "\t", "\r\n", "\u2028", "\ufeff", "\x00", "\\n", "@"),
    *("`", "\x85"),
)


@given(st.lists(st.sampled_from(_PIECES), max_size=25).map("".join))
@settings(max_examples=1500)
def test_the_quick_way_reads_the_same_or_leaves_it(text: str) -> None:
    """What it gives is what the whole reader gives, which finds no fault there."""
    raw = text.encode()
    data = quick(raw)
    if data is not None:
        document = read(raw)
        assert document.faults == []
        assert document.data == data


def test_a_common_record_is_read_the_quick_way() -> None:
    """Otherwise nothing would be gained, and nothing tested."""
    raw = 'id: x\nlist:\n  - exact: "one: two"\n    prefix: a\n# note\nprose: >-\n  Two\n  lines.\n'
    assert quick(raw.encode()) == {
        "id": "x",
        "list": [{"exact": "one: two", "prefix": "a"}],
        "prose": "Two lines.",
    }


@pytest.mark.parametrize("unit", ["- ", "-\t", "? ", "[", "{a: ", "a:\n ", "- - ", "-\r"])
def test_the_quick_way_cannot_be_led_too_deep(unit: str) -> None:
    """Its parser calls itself for each level."""
    assert quick((unit * 60_000)[:60_000].encode()) is None

"""The file of proofs is read strictly: it is theirs who send it, and it may be hostile."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator.quotation.match import Selector
from generator.quotation.proofs_file import (
    MAX_PROOFS,
    MAX_SIZE,
    ProofsError,
    parse,
    render,
)
from generator.quotation.sealing import seal

TEXT = "The board paid $5m to U.S. firms, and will not pay the well-\nknown islands again."
QUOTATIONS = [
    [Selector("will not pay the well-known islands")],
    [Selector("paid $5 m")],
    [Selector("U.S.")],
]
FILE = render(seal(TEXT, QUOTATIONS))
HEAD, (FIRST, *_) = FILE[: FILE.index("\n\n") + 2], FILE.splitlines()[7:]


def error(content: str | bytes) -> ProofsError:
    with pytest.raises(ProofsError) as caught:
        parse(content)
    return caught.value


def with_field(number: int, value: str) -> str:
    """A file of one proof with one of its fields changed."""
    fields = FIRST.split(" ")
    fields[number] = value
    return f"{HEAD}{' '.join(fields)}\n"


def test_what_is_written_is_read() -> None:
    assert render(parse(FILE)) == FILE
    assert parse(FILE.encode("ascii")) == parse(FILE)
    assert parse(FILE).proofs[FIRST.split(" ")[0]]


def test_the_order_of_proofs_does_not_matter() -> None:
    """A merge may leave any order."""
    backwards = "".join(f"{line}\n" for line in reversed(FILE.splitlines()[7:]))
    assert parse(HEAD + backwards) == parse(FILE)


def test_a_proof_has_about_the_length_that_was_promised() -> None:
    """16 bytes for each of some 2 log2(n) nodes."""
    assert all(len(line) < 300 for line in FILE.splitlines())


HEADER_FAULTS = {
    1: ("factsheet-proofs 1", "factsheet-proofs 2"),
    2: ("normalisation 1", "normalisation 0"),
    3: ("scrypt 32768 8 1", "scrypt 1 8 1"),
    4: ("tokens 2", "tokens 02"),
    5: ("words ", "words 99"),
    6: ("root ", "root 0"),
    7: ("\n\n", "\n \n"),
}


@pytest.mark.parametrize(("line", "fault"), HEADER_FAULTS.items(), ids=HEADER_FAULTS)
def test_a_fault_in_the_header_is_told_with_its_line(line: int, fault: tuple[str, str]) -> None:
    assert FILE.count(fault[0]) == 1
    assert error(FILE.replace(*fault)).line == line


@pytest.mark.parametrize(
    ("number", "value"),
    [
        (0, "0" * 31),
        (0, "G" * 32),
        (0, "A" * 32),
        (1, "-1"),
        (1, "01"),
        (1, "1e3"),
        (1, "٣"),
        (1, "9999999"),
        (1, "99999999999999999999"),
        (2, "0"),
        (2, "9999999"),
        (3, "9999999"),
        (4, ""),
        (4, ","),
        (4, "1,1"),
        (4, "3,1"),
        (4, "1."),
        (4, "1.0"),
        (4, "9999"),
        (4, "--"),
        (5, ""),
        (5, "===="),
        (5, "AAAA"),
        (5, FIRST.split(" ")[5][:-4]),
        (5, FIRST.split(" ")[5] + "AAAAAAAAAAAAAAAAAAAAAA=="),
        (5, FIRST.split(" ")[5] + "="),
        (5, "A A"),
    ],
)
def test_a_fault_in_a_proof_is_told_with_its_line(number: int, value: str) -> None:
    caught = error(with_field(number, value))
    assert caught.line in {6, 8}
    assert str(caught) == f"line {caught.line}: {caught.message}"


@pytest.mark.parametrize(
    ("content", "line"),
    [
        ("", 1),
        ("\n" * 6, 7),
        (HEAD[:-1], 7),
        (FILE[:-1], 10),
        (FILE + "\n", 11),
        (FILE + FIRST + "\n", 11),
        (FILE.replace("\n", "\r\n"), 1),
        ("\ufeff" + FILE, 1),
        (FILE.replace("root", "r\u043eot"), 6),
        (FILE.encode() + b"\xff\n", 11),
        (b"\xff" + FILE.encode(), 1),
        (FILE.encode("utf-16"), 1),
        (FILE.replace(FIRST, FIRST + "\x00"), 8),
        ("x" * (MAX_SIZE + 1), 1),
        (HEAD + "x\n" * (MAX_PROOFS + 1), MAX_PROOFS + 8),
    ],
    ids=range(15),
)
def test_what_is_no_such_file_is_refused(content: str | bytes, line: int) -> None:
    assert error(content).line == line


@given(st.binary(max_size=200) | st.text(max_size=200))
@example(b"\xed\xa0\x80")
@example("\ud800")
def test_nothing_but_the_declared_error_is_raised(content: str | bytes) -> None:
    with pytest.raises(ProofsError) as caught:
        parse(content)
    assert caught.value.line >= 1


@given(
    st.integers(0, len(FILE)),
    st.integers(0, 40),
    st.one_of(st.text(max_size=5), st.text("0123456789abcdef ,.-=+/\n", max_size=50)),
)
def test_a_damaged_file_is_read_as_written_or_not_at_all(
    place: int, cut: int, inserted: str
) -> None:
    """What can still be read is written back as it was, but for the order of its lines."""
    damaged = FILE[:place] + inserted + FILE[place + cut :]
    try:
        proofs = parse(damaged)
    except ProofsError as fault:
        line = fault.line
    else:
        line = 1
        assert sorted(render(proofs).splitlines()) == sorted(damaged.splitlines())
    assert 1 <= line <= damaged.count("\n") + 1


def test_numbers_out_of_all_proportion_are_refused_quickly() -> None:
    assert error(FILE.replace("tokens 2", "tokens 999999992")).line == 4
    assert error(with_field(4, ",".join(["1"] * 10_000))).line == 8
    assert error(with_field(5, "A" * (1 << 21))).line == 8

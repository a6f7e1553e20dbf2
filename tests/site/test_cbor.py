"""CBOR against the examples of RFC 8949, appendix A, and against itself."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.site import cbor

# Appendix A, as far as it is numbers ≥ 0, texts and arrays of stated length.
EXAMPLES: list[tuple[cbor.Item, str]] = [
    (0, "00"),
    (1, "01"),
    (23, "17"),
    (24, "1818"),
    (100, "1864"),
    (1000, "1903e8"),
    (1000000, "1a000f4240"),
    (1000000000000, "1b000000e8d4a51000"),
    (18446744073709551615, "1bffffffffffffffff"),
    ("", "60"),
    ("a", "6161"),
    ('"\\', "62225c"),
    ("\u00fc", "62c3bc"),
    ("\u6c34", "63e6b0b4"),
    ("\U00010151", "64f0908591"),
    ([], "80"),
    ([1, 2, 3], "83010203"),
    ([1, [2, 3], [4, 5]], "8301820203820405"),
    ([*range(1, 26)], "98190102030405060708090a0b0c0d0e0f101112131415161718181819"),
]
ITEMS = st.recursive(
    st.integers(0, 2**64 - 1) | st.text(), lambda inner: st.lists(inner, max_size=30)
)


@pytest.mark.parametrize(("item", "written"), EXAMPLES)
def test_the_examples_of_the_standard(item: cbor.Item, written: str) -> None:
    assert cbor.encode(item) == bytes.fromhex(written)
    assert cbor.decode(bytes.fromhex(written)) == item


@given(ITEMS)
def test_what_is_written_is_read_again(item: cbor.Item) -> None:
    assert cbor.decode(cbor.encode(item)) == item


@pytest.mark.parametrize(
    "written",
    ["", "18", "6261", "8201", "0000", "20", "f6", "a0", "9f01ff", "c074", "1c", "61ff", "1b00"],
)
def test_what_is_cut_short_goes_on_or_is_of_another_kind_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        cbor.decode(bytes.fromhex(written))

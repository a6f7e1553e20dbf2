"""The little of CBOR (RFC 8949) that a search index uses: whole numbers, texts and arrays."""

from __future__ import annotations

from typing import TypeAlias

Item: TypeAlias = int | str | list["Item"]

_UNSIGNED, _TEXT, _ARRAY = 0, 3, 4
_ONE_BYTE, _EIGHT_BYTES = 24, 27
"""RFC 8949, section 3: an argument below 24 stands in the head, 24 to 27 say that it follows in
1, 2, 4 or 8 bytes."""


def decode(data: bytes) -> Item:
    """Read one item, which must be all of ``data``.

    Raises:
        ValueError: it is cut short, goes on, or holds something other than numbers ≥ 0, texts
            and arrays of stated length.
    """
    try:
        item, end = _read(data, 0)
    except IndexError:
        raise ValueError("CBOR ends too early") from None
    if end != len(data):
        raise ValueError(f"CBOR ends at byte {end} of {len(data)}")
    return item


def _read(data: bytes, at: int) -> tuple[Item, int]:
    major, argument = data[at] >> 5, data[at] & 0x1F
    at += 1
    if argument >= _ONE_BYTE:
        if argument > _EIGHT_BYTES:
            raise ValueError(f"CBOR head {data[at - 1]:#x} is not supported")
        size = 1 << (argument - _ONE_BYTE)
        argument = int.from_bytes(data[at : at + size])
        at += size
    if major == _UNSIGNED:
        return argument, at
    if major == _TEXT:
        end = at + argument
        if end > len(data):
            raise ValueError("CBOR ends too early")
        return data[at:end].decode(), end
    if major == _ARRAY:
        items: list[Item] = []
        for _ in range(argument):
            item, at = _read(data, at)
            items.append(item)
        return items, at
    raise ValueError(f"CBOR major type {major} is not supported")


def encode(item: Item) -> bytes:
    """Write an item, each head as short as it can be (RFC 8949, section 4.2.1)."""
    if isinstance(item, int):
        return _head(_UNSIGNED, item)
    if isinstance(item, str):
        text = item.encode()
        return _head(_TEXT, len(text)) + text
    return _head(_ARRAY, len(item)) + b"".join(map(encode, item))


def _head(major: int, argument: int) -> bytes:
    if argument < _ONE_BYTE:
        return bytes([major << 5 | argument])
    power = next(power for power in range(4) if argument < 1 << (8 << power))
    return bytes([major << 5 | (_ONE_BYTE + power)]) + argument.to_bytes(1 << power)

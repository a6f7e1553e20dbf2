"""Long lists in chunks, so that no page grows with the corpus."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from generator.pages.addresses import chunk_address

_Item = TypeVar("_Item")


@dataclass(frozen=True, slots=True)
class Chunk(Generic[_Item]):
    """One page's share of a list, and where its other shares stand."""

    items: tuple[_Item, ...]
    number: int
    """From 1."""
    of: int
    """How many chunks there are."""
    total: int
    """How many items there are in all."""
    addresses: tuple[str, ...]
    """Where each chunk stands, the first first."""

    @property
    def address(self) -> str:
        """Where this chunk stands."""
        return self.addresses[self.number - 1]

    @property
    def previous(self) -> str | None:
        """Where the chunk before stands."""
        return self.addresses[self.number - 2] if self.number > 1 else None

    @property
    def next(self) -> str | None:
        """Where the next chunk stands."""
        return self.addresses[self.number] if self.number < self.of else None


def chunked(
    items: Sequence[_Item], size: int, first: str, further: str | None = None
) -> tuple[Chunk[_Item], ...]:
    """Cut a list into chunks; an empty list is one empty chunk.

    Args:
        items: the whole list.
        size: how many items a chunk holds at most.
        first: the address of the page that shows the first chunk.
        further: what the addresses of further chunks begin with, where it is not ``first``.
    """
    count = max(1, -(-len(items) // size))
    base = first if further is None else further
    addresses = (first, *(chunk_address(base, number) for number in range(2, count + 1)))
    return tuple(
        Chunk(
            tuple(items[size * index : size * (index + 1)]),
            index + 1,
            count,
            len(items),
            addresses,
        )
        for index in range(count)
    )

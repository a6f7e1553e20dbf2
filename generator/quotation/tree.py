"""The shape of the trees over a text's tokens, and how a passage lies in them.

The shape is that of RFC 9162, 2.1.1: the left subtree of n > 1 leaves has the largest power of
two smaller than n. Nothing is padded, so there is no padding to guess.
"""

from __future__ import annotations

from collections.abc import Iterator


def split(start: int, end: int) -> int:
    """Return where the subtree over [start, end), of two leaves or more, divides in two."""
    return start + (1 << ((end - start - 1).bit_length() - 1))


def cover(leaves: int, start: int, end: int) -> Iterator[tuple[int, int, bool]]:
    """Cut a tree into the largest subtrees inside and outside of a passage, in their order.

    Args:
        leaves: the number of leaves of the tree.
        start: the passage's first leaf, from 0.
        end: the leaf after its last; start < end <= leaves.

    Yields:
        First leaf, end of leaves, and whether the subtree is inside.
    """
    open_subtrees = [(0, leaves)]
    while open_subtrees:
        first, last = open_subtrees.pop()
        if last <= start or first >= end:
            yield first, last, False
        elif start <= first and last <= end:
            yield first, last, True
        else:
            middle = split(first, last)
            open_subtrees.append((middle, last))
            open_subtrees.append((first, middle))

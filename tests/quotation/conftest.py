"""What the tests of quotation share."""

from __future__ import annotations

import gc
from collections.abc import Callable
from time import process_time

import pytest


@pytest.fixture
def seconds() -> Callable[[Callable[[], object]], float]:
    """The processor time that a piece of work takes: the best of three, no garbage collected.

    At least half a millisecond, so that ratios of two such times mean something.
    """

    def best(work: Callable[[], object]) -> float:
        times = []
        gc.collect()
        gc.disable()
        try:
            for _ in range(3):
                started = process_time()
                work()
                times.append(process_time() - started)
        finally:
            gc.enable()
        return max(min(times), 0.0005)

    return best

"""Work is spread over processes, and what goes wrong in one is told."""

from __future__ import annotations

import os
import signal
import time
from functools import partial

import pytest

from generator import spreading
from generator.errors import ToolError
from generator.spreading import spread


@pytest.fixture(params=[1, 2], ids=["one processor", "two processors"])
def processors(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> int:
    number: int = request.param
    monkeypatch.setattr(spreading, "_processors", lambda: number)
    return number


@pytest.mark.usefixtures("processors")
def test_what_is_returned_stands_in_the_order_of_the_tasks() -> None:
    assert spread([partial(pow, number, 2) for number in range(9)]) == [n * n for n in range(9)]
    assert spread([]) == []


@pytest.mark.usefixtures("processors")
def test_an_error_of_a_task_is_raised() -> None:
    def fail() -> None:
        raise ToolError("no room", "make some")

    with pytest.raises(ToolError, match="no room") as caught:
        spread([os.getpid, fail])
    assert caught.value.remedy == "make some"


def test_as_many_processes_work_as_there_are_processors_this_one_among_them(
    processors: int,
) -> None:
    found = spread([_slow_id, _slow_id])
    assert os.getpid() in found
    assert len(set(found)) == processors


def _slow_id() -> int:
    time.sleep(1)  # so that no process does the work of two before the other has begun
    return os.getpid()


def test_a_process_that_is_killed_ends_the_work(monkeypatch: pytest.MonkeyPatch) -> None:
    """As the system does with one that takes too much memory; nothing waits for it for ever."""
    monkeypatch.setattr(spreading, "_processors", lambda: 2)

    def die() -> None:
        os.kill(os.getpid(), signal.SIGKILL)

    with pytest.raises(ToolError, match="ended from outside"):
        spread([die, _slow_id])

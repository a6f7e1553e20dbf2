"""Spreads work over the processors of the machine."""

from __future__ import annotations

import ctypes
import gc
import os
import signal
import sys
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_all_start_methods, get_context
from typing import Any, TypeVar

from generator.errors import ToolError

_PR_SET_PDEATHSIG = 1
_Made = TypeVar("_Made")
_tasks: Sequence[Callable[[], Any]] = ()
_is_alone = True


def spread(tasks: Sequence[Callable[[], _Made]]) -> list[_Made]:
    """Run tasks, on all processors where that is possible.

    Args:
        tasks: each is run once, in any order, in this process or a copy of it: what it changes in
            memory may be lost, what it writes and returns is not. The longest should come first.

    Returns:
        What each returned, in the order of the tasks. The first error is raised.

    Raises:
        ToolError: a process was ended from outside, for want of memory as a rule.
    """
    processes = min(_processors(), len(tasks))
    # A copy of a process takes nothing along but its memory. macOS cannot be trusted with it.
    can_copy = "fork" in get_all_start_methods() and sys.platform != "darwin"
    if processes < 2 or not can_copy or not _is_alone:
        return [task() for task in tasks]
    global _tasks  # noqa: PLW0603 - what the copies see of this process
    _tasks = tasks
    gc.freeze()  # the copies share memory only until a collection touches it
    try:
        return _shared(tasks, processes - 1)
    except BrokenProcessPool:
        words = "a process that this one had started was ended from outside"
        raise ToolError(words, "see that there is memory enough, and try again") from None
    finally:
        gc.unfreeze()
        _tasks = ()


def _shared(tasks: Sequence[Callable[[], _Made]], copies: int) -> list[_Made]:
    """Run tasks in copies of this process, and in this one, which would hold memory for nothing."""
    with ProcessPoolExecutor(copies, get_context("fork"), initializer=_ignore_interrupts) as pool:
        others = {n: pool.submit(_run, n) for n in range(len(tasks)) if n != 1}
        try:
            own = {1: tasks[1]()}
            # Then from the end what no copy has begun: they begin in front.
            own |= {n: tasks[n]() for n in reversed(others) if others[n].cancel()}
            return [own[n] if n in own else others[n].result() for n in range(len(tasks))]
        finally:
            for future in others.values():
                future.cancel()


def stay_in_one_process() -> None:
    """Run all tasks in this process from now on.

    For one that has threads: a copy might wait for ever for what one of them held just then.
    """
    global _is_alone  # noqa: PLW0603 - as above
    _is_alone = False


def _processors() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _ignore_interrupts() -> None:
    """Ctrl-C is for the process that waits: it ends the others."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _end_with_the_parent()


def _end_with_the_parent() -> None:
    """Where the process that waits is killed, nobody else would end this one."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)


def _run(number: int) -> Any:
    return _tasks[number]()

"""Spreads work over the processors of the machine."""

from __future__ import annotations

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

_Made = TypeVar("_Made")
_tasks: Sequence[Callable[[], Any]] = ()
_is_alone = True


def spread(tasks: Sequence[Callable[[], _Made]]) -> list[_Made]:
    """Run tasks, on all processors where that is possible.

    Args:
        tasks: each is run once, in any order and in a copy of this process: what it changes in
            memory is lost, what it writes and returns is not. The longest should come first.

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
        context = get_context("fork")
        with ProcessPoolExecutor(processes, context, initializer=_ignore_interrupts) as pool:
            return list(pool.map(_run, range(len(tasks))))
    except BrokenProcessPool:
        words = "a process that this one had started was ended from outside"
        raise ToolError(words, "see that there is memory enough, and try again") from None
    finally:
        gc.unfreeze()
        _tasks = ()


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


def _run(number: int) -> Any:
    return _tasks[number]()

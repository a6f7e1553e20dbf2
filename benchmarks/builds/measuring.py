"""Runs a command and tells what it cost: time, processor, memory of all its processes."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Thread

PROC = Path("/proc")
SECONDS = 0.2
"""Between two looks at the memory."""


class FailedError(Exception):
    """A command ended with an exit code other than 0."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What a command cost.

    Attributes:
        wall: seconds from its start to its end.
        cpu: seconds of all processors, user and system, its children's included.
        memory: bytes that all its processes held at once, at the height; what they share counts
            once. Looked at every ``SECONDS``; elsewhere than on Linux the largest process's.
    """

    wall: float
    cpu: float
    memory: int


def measure(command: Sequence[str | Path], folder: Path, environment: Mapping[str, str]) -> Cost:
    """Run a command in a folder.

    Raises:
        FailedError: it failed; its output is in the message.
    """
    start = time.perf_counter()
    with subprocess.Popen(
        [str(part) for part in command],
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        start_new_session=True,  # by which its children are known
    ) as process:
        watch = _Watch(process.pid)
        output = process.stdout.read() if process.stdout else b""
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        peak = watch.stop()
    if process.returncode:
        raise FailedError(f"{command} failed:\n{output.decode(errors='replace')[-4000:]}")
    largest = usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    return Cost(wall, usage.ru_utime + usage.ru_stime, max(peak, largest))


class _Watch:
    """Looks at the memory of a session's processes until it is told to stop."""

    def __init__(self, session: int) -> None:
        self._session, self._peak, self._stop = session, 0, Event()
        self._thread = Thread(target=self._look, daemon=True)
        self._thread.start()

    def stop(self) -> int:
        """Return the most that was seen, in bytes."""
        self._stop.set()
        self._thread.join()
        return self._peak

    def _look(self) -> None:
        while not self._stop.wait(SECONDS):
            self._peak = max(self._peak, sum(map(_held, _processes(self._session))))


def _processes(session: int) -> list[Path]:
    return [
        folder
        for folder in PROC.glob("[0-9]*")
        if (state := _read(folder / "stat")) and session_of(state) == session
    ]


def session_of(state: str) -> int:
    """The session of a process, of whose ``/proc/<id>/stat`` this is the text (proc(5))."""
    # The second field is the program's name, in brackets; it may hold blanks and brackets.
    return int(state.rpartition(")")[2].split()[3])


def _held(folder: Path) -> int:
    return proportional(_read(folder / "smaps_rollup"))


def proportional(rollup: str) -> int:
    """Bytes of a process, what it shares divided by those that share it."""
    for line in rollup.splitlines():
        if line.startswith("Pss:"):
            return 1024 * int(line.split()[1])
    return 0


def _read(path: Path) -> str:
    try:
        return path.read_text("utf-8", "replace")
    except OSError:  # it has ended
        return ""

"""How long a student process takes for something, whatever else the machine has to do."""

import contextlib
import os
import time
import weakref

from autograder.wall.contract import schedule
from autograder.wall.contract.wire import Left

_CPU_OF_ALL_THREADS = 2  # the kind of Linux's clocks of processes, see `clock_getcpuclockid(3)`


class Stopwatch:
    """Wall seconds, less those in which student or grader could have run and had no processor.

    Grader and student process take turns, so that only one of them waits at a time. A process whose threads
    wait for each other has its processor all the while: its CPU seconds count, all threads together. Where
    the system does not tell (``/proc/PID/schedstat``), these are wall seconds.

    Args:
        pid: The student process.
    """

    def __init__(self, pid: int) -> None:
        self._files = [
            schedule.opened(f"/proc/{pid}/schedstat"),
            schedule.opened("/proc/thread-self/schedstat"),
        ]
        self._clock = (~pid << 3) | _CPU_OF_ALL_THREADS
        self._end = weakref.finalize(self, _close, self._files)
        self.begin()

    def begin(self) -> None:
        """Starts from 0."""
        self._begun, self._waited, self._used = time.monotonic(), self._waited_ever(), _used(self._clock)

    def close(self) -> None:
        """Stops looking: from here on only wall time counts."""
        self._end()

    def seconds(self) -> float:
        """Seconds since then that count."""
        wall = time.monotonic() - self._begun
        used = min(_used(self._clock) - self._used, wall)
        return max(wall - (self._waited_ever() - self._waited), used, wall / schedule.LONGEST_STRETCH)

    def until(self, allowed: float) -> Left:
        """A deadline so many seconds after the start."""

        def left() -> float:
            wall_left = allowed - (time.monotonic() - self._begun)
            return wall_left if wall_left > 0 else allowed - self.seconds()

        return left

    def _waited_ever(self) -> float:
        return sum(map(schedule.waited, self._files))


def _close(files: list[int]) -> None:
    for file in files:
        if file >= 0:
            os.close(file)
    files.clear()


def _used(clock: int) -> float:
    """CPU seconds that a process has used, ever, by its clock; 0 where nobody knows."""
    with contextlib.suppress(OSError, OverflowError):  # a process that is gone has no clock
        return time.clock_gettime(clock)
    return 0.0

"""How much memory all student processes of one submission take together.

Limits and control groups bound each process, and a submission has one for each question.
"""

import contextlib
import os
import re
import resource
import signal
import time
import weakref
from dataclasses import dataclass
from pathlib import Path

from autograder.assignment import Limits
from autograder.wall.outside.pace import Pace
from autograder.wall.outside.scratch_watch import Excess

_PAGE = resource.getpagesize()
_MIB = 2**20
_TIMES = 2  # as much as one process may take; honest ones rarely need what one may
_LIBRARIES_MIB = 1024  # what they share with the zygote
_PAUSE = 20  # a close look takes the kernel some 50 ms for each process: times as long nobody looks again,
_STEP = 256 * _MIB  # unless they have grown by so much
_OWN = re.compile(rb"^Pss_(?:Anon|Shmem):\s*(\d+) kB$", re.MULTILINE)


@dataclass(frozen=True)
class _Watched:
    """A process: the bytes that it began with, and a descriptor to signal it by."""

    begun: int
    descriptor: int


class MemoryWatch:
    """Looks now and then at what ``/proc`` tells about some processes, and ends them when it is too much.

    Args:
        limits: The limits of each.
        largest: Bytes that they may take together; None for what follows from the limits.

    Attributes:
        pace: How often somebody looks at them.
    """

    def __init__(self, limits: Limits, largest: int | None = None) -> None:
        self._largest = (_TIMES * limits.memory_mb + _LIBRARIES_MIB) * _MIB if largest is None else largest
        self._watched: dict[int, _Watched] = {}
        self._seen, self._next = 0, 0.0
        self.pace = Pace()
        weakref.finalize(self, _close, self._watched)

    def add(self, pid: int) -> None:
        """Watches one more."""
        self._watched[pid] = _Watched(_own_pages(pid), _descriptor(pid))

    def remove(self, pid: int) -> None:
        """Watches one no more; it ends."""
        _close({pid: self._watched.pop(pid)} if pid in self._watched else {})

    def pids(self) -> tuple[int, ...]:
        """Which processes they are."""
        return tuple(self._watched)

    def __call__(self) -> None:
        """Looks.

        Raises:
            Excess: When they take too much; they are dead by then.
        """
        pages = {pid: _own_pages(pid) for pid in self._watched}
        taken = sum(pages.values())  # pages that several of them share are in it several times
        begun = time.monotonic()
        if taken <= self._largest or (begun < self._next and taken < self._seen + _STEP):
            return
        shares = (_own_share(pid, pages[pid] - one.begun) for pid, one in self._watched.items())
        if sum(shares) <= self._largest:
            self._seen, self._next = taken, begun + _PAUSE * (time.monotonic() - begun)
            return
        for watched in self._watched.values():
            with contextlib.suppress(OSError):
                signal.pidfd_send_signal(watched.descriptor, signal.SIGKILL)
        raise Excess("Your code's processes used more memory together than they may.")


def _own_pages(pid: int) -> int:
    """Bytes in memory that belong to no file; 0 where the process is gone or the system does not say."""
    with contextlib.suppress(OSError, ValueError, IndexError):
        _, resident, shared = Path(f"/proc/{pid}/statm").read_bytes().split()[:3]
        return (int(resident) - int(shared)) * _PAGE
    return 0


def _own_share(pid: int, grown: int) -> int:
    """The same, with what several processes share divided among them; the growth where only root may look."""
    with contextlib.suppress(OSError):
        return sum(map(int, _OWN.findall(Path(f"/proc/{pid}/smaps_rollup").read_bytes()))) * 1024
    return max(grown, 0)


def _descriptor(pid: int) -> int:
    """What stands for a process, even when its number goes to another; -1 on an old kernel."""
    try:
        return os.pidfd_open(pid)
    except (OSError, AttributeError):
        return -1


def _close(watched: dict[int, _Watched]) -> None:
    for one in watched.values():
        if one.descriptor >= 0:
            os.close(one.descriptor)

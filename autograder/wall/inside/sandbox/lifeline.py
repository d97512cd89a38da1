"""What ends a student process and all that it forked when the zygote ends, by whatever signal.

A process can lose the death signal of ``prctl``: the kernel clears it in a fork. So each student process is
tied to a pipe, too, to which nobody writes: when its other end is closed, the kernel sends SIGKILL to the
whole process group, which seccomp lets nobody leave (``F_SETOWN``, ``F_SETSIG`` and ``O_ASYNC`` in
``fcntl(2)``).
"""

import contextlib
import fcntl
import os
import signal
from dataclasses import dataclass
from typing import Self

_F_SETSIG = 10  # Linux's own


@dataclass(frozen=True)
class Lifeline:
    """The pipe, in the zygote.

    Attributes:
        held: The end that the zygote holds as long as it lives.
        watched: The other end, twice. The zygote keeps it, so that a student process that closes it cuts
            nothing, and on both sides of ``held``: in whatever order the kernel closes the files of a process
            that ends, one of them is closed after it.
    """

    held: int
    watched: tuple[int, int]

    @classmethod
    def make(cls) -> Self:
        """Makes one, before the fork."""
        lower, held = os.pipe()  # the kernel gives the first of two free numbers to the end that is read
        return cls(held, (lower, fcntl.fcntl(lower, fcntl.F_DUPFD_CLOEXEC, held + 1)))

    def tie(self) -> None:
        """Ties this process's group to it: in the leader of a group of its own, before it gives up rights.

        Where the system knows no such signals nothing is tied.
        """
        with contextlib.suppress(OSError, AttributeError):
            end = self.watched[0]
            fcntl.fcntl(end, fcntl.F_SETOWN, -os.getpgrp())
            fcntl.fcntl(end, _F_SETSIG, signal.SIGKILL)
            fcntl.fcntl(end, fcntl.F_SETFL, fcntl.fcntl(end, fcntl.F_GETFL) | os.O_ASYNC)
        self.cut()

    def cut(self) -> None:
        """Closes it: in the zygote, to end the group; in the group, as it is of no use there."""
        for end in (self.held, *self.watched):
            os.close(end)

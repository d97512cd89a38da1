"""A second process that takes part of the work while this one goes on."""

import contextlib
import multiprocessing
import os
import signal
from multiprocessing.connection import Connection
from typing import Any

from autograder.grading.pool import Lost, Work, attempt
from autograder.wall.contract.libc import end_with_parent


class Beside:
    """Takes one task at a time. Close it in the end.

    It ends at once when this process does, so that it never writes beside one that came later.

    Args:
        work: Opened once in the other process, as in `autograder.grading.pool.run_all`.
    """

    def __init__(self, work: Work) -> None:
        context = multiprocessing.get_context("spawn")
        self._connection, theirs = context.Pipe()
        self._process = context.Process(target=_work, args=(work, theirs, os.getpid()), daemon=True)
        self._process.start()
        theirs.close()
        self._busy = False

    @property
    def busy(self) -> bool:
        """Whether it has a task whose result was not taken yet."""
        return self._busy

    @property
    def done(self) -> bool:
        """Whether its result can be taken without waiting."""
        return self._busy and self._connection.poll()

    def give(self, task: Any) -> None:
        """Hands a task over; it must not be busy."""
        self._busy = True
        with contextlib.suppress(BrokenPipeError):  # its end is seen when its result is taken
            self._connection.send(task)

    def take(self) -> Any:
        """The result of its task; waits for it. ``Lost`` when there is none."""
        self._busy = False
        try:
            return self._connection.recv()
        except (EOFError, OSError):
            return Lost("the process beside this one died")

    def close(self) -> None:
        """Ends it, whatever it is at."""
        self._connection.close()
        self._process.kill()
        self._process.join()


def _work(work: Work, connection: Connection, parent: int) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides when to stop
    end_with_parent(signal.SIGKILL)
    if os.getppid() != parent:  # it died before that
        return
    with contextlib.suppress(EOFError, OSError), work() as function:
        while True:
            connection.send(attempt(function, connection.recv()))

"""A grading process that starts before it is known what to grade.

Importing PyTorch takes longer than grading a file. So the command that grades one file starts this process
first of all and finds out meanwhile what there is to do. It imports PyTorch once and forks the zygote before
it has been told anything; its command line and environment hold nothing of the class either.
"""

import contextlib
import multiprocessing
import os
import pickle
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from multiprocessing.connection import Connection
from typing import Any, Self

from autograder.grading.file_task import FileTask
from autograder.grading.pool import Lost, attempt, portable
from autograder.grading.work import GradeFiles
from autograder.process.environment import passed_on
from autograder.process.leave import leave
from autograder.rooms import FRAMEWORK
from autograder.wall.contract.libc import end_with_parent

_LEAVE_SECONDS = 10.0
_FIXED = {"OMP_NUM_THREADS": "1", "MPLBACKEND": "Agg", "PYTHONHASHSEED": "0"}


@dataclass(frozen=True)
class EarlyProcess:
    """The process, seen from whoever started it. Use it as a context manager.

    Attributes:
        process: It.
        connection: To it.
    """

    process: subprocess.Popen[bytes]
    connection: Connection

    @classmethod
    def start(cls) -> Self:
        """Starts it; returns at once."""
        mine, theirs = multiprocessing.Pipe()
        with theirs:
            begin = f"from autograder.grading.early import main; main({theirs.fileno()})"
            code = f"import sys; sys.path.insert(0, {str(FRAMEWORK.parent)!r}); {begin}"
            process = subprocess.Popen(
                [sys.executable, "-P", "-s", "-B", "-c", code],
                stdin=subprocess.DEVNULL,
                pass_fds=[theirs.fileno()],
                env=passed_on("LANG", "TMPDIR", "HOME") | _FIXED,
            )
        return cls(process, mine)

    def __enter__(self) -> Self:
        """Nothing more: it starts as soon as it is made."""
        return self

    def __exit__(self, *_error: object) -> None:
        """Ends it, whatever it does."""
        self.connection.close()
        with contextlib.suppress(subprocess.TimeoutExpired):
            self.process.wait(0)
            return
        self.process.terminate()
        try:
            self.process.wait(_LEAVE_SECONDS)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()

    def run(self, work: GradeFiles, tasks: Sequence[FileTask]) -> Iterator[tuple[FileTask, Any]]:
        """Grades a few files, like ``pool.run_all`` with one job.

        Args:
            work: How.
            tasks: The files.

        Yields:
            Each with its record, or with a ``Lost`` when the process failed over it or is no more.

        Raises:
            ChaffinchError: When the work cannot be opened.
        """
        few = replace(work, options=replace(work.options, many=False))
        with contextlib.suppress(OSError):
            self.connection.send((tuple(sys.path), pickle.dumps(few)))
        for task in tasks:
            result = self._graded(task)
            if isinstance(result, Exception):
                raise result
            yield task, result

    def _graded(self, task: FileTask) -> Any:
        try:
            self.connection.send(task)
            return self.connection.recv()
        except (EOFError, OSError):
            return Lost(f"the grading process died ({self.process.wait()})")


def main(descriptor: int) -> None:
    """Imports PyTorch, forks the zygote, and then grades what it is told until nobody asks any more."""
    with contextlib.suppress(SystemExit):
        _grade_until_told(descriptor)
    leave()


def _grade_until_told(descriptor: int) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever grades the class decides when to stop
    signal.signal(signal.SIGTERM, lambda _signum, _frame: sys.exit())  # runs the context managers' ends
    end_with_parent(signal.SIGTERM)
    connection = Connection(descriptor)
    os.set_inheritable(descriptor, False)
    from autograder.wall.outside.forked import fork_zygote  # noqa: PLC0415 - after the signals: it takes long

    zygote = fork_zygote()
    try:
        modules, work = connection.recv()
        sys.path[:] = modules
        with pickle.loads(work)(zygote) as function:  # noqa: S301 - of whoever started this process
            while True:
                connection.send(attempt(function, connection.recv()))
    except (EOFError, BrokenPipeError):
        return
    except Exception as error:  # noqa: BLE001 - told where somebody can read it
        connection.send(portable(error))

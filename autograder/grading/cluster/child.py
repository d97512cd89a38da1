"""The process on a worker that grades: opens its work once, then takes one submission after the other.

Started by `process`. Both sides send a length of eight bytes, then as many bytes. First comes an `Opening`,
then one tuple per submission; back goes a letter and a pickle: ``R`` ready, ``E`` the error that kept it
from opening, ``D`` done with a result.
"""

import os
import pickle
import select
import signal
import socket
import struct
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from io import BufferedRWPair
from pathlib import Path
from typing import Any

LENGTH = struct.Struct(">Q")
READY, FAILED, DONE = b"R", b"E", b"D"
_LEAVE_SECONDS = 10.0


@dataclass(frozen=True)
class Opening:
    """What a process must know before it grades.

    Attributes:
        modules: Where Python looks for modules.
        root: The course.
        assignment: Name of the assignment.
        protected: Paths that no student process may read.
        work: The work, pickled.
    """

    modules: tuple[str, ...]
    root: str
    assignment: str
    protected: tuple[str, ...]
    work: bytes


def main(descriptor: int) -> None:
    """Grades until nobody asks any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever grades the class decides when to stop
    signal.pthread_sigmask(signal.SIG_UNBLOCK, [signal.SIGINT])  # as in processes that are started elsewhere
    signal.signal(signal.SIGTERM, lambda _signum, _frame: sys.exit())  # runs the context managers' ends
    connection = socket.socket(fileno=descriptor)
    threading.Thread(target=_leave_with, args=(connection,), daemon=True).start()
    with connection.makefile("rwb") as stream:
        try:
            _serve(stream)
        except (EOFError, BrokenPipeError, ConnectionResetError):
            return  # the worker is gone, or has enough


def _serve(stream: BufferedRWPair) -> None:
    opening: Opening = pickle.loads(_receive(stream))  # noqa: S301 - our own worker's
    sys.path[:] = [*opening.modules, *(path for path in sys.path if path not in opening.modules)]
    try:
        with _opened(opening) as function:
            _send(stream, READY)
            while True:
                _send(stream, DONE + _graded(function, pickle.loads(_receive(stream))))  # noqa: S301 - the same
    except (EOFError, OSError):
        raise
    except Exception as error:  # noqa: BLE001 - told where somebody can read it
        from autograder.grading.pool import portable  # noqa: PLC0415

        _send(stream, FAILED + pickle.dumps(portable(error)))


def _opened(opening: Opening) -> Any:
    from autograder.assignment import Course  # noqa: PLC0415 - `sys.path` is set only now

    work = pickle.loads(opening.work)  # noqa: S301 - of whoever grades the class
    assignment = Course(Path(opening.root)).assignment(opening.assignment)
    return work.at(assignment, tuple(map(Path, opening.protected)))()


def _graded(function: Callable[[Any], Any], said: tuple[str, str, tuple[str, ...] | None, str]) -> bytes:
    from autograder.grading.cluster.batch import packed  # noqa: PLC0415 - see above
    from autograder.grading.file_task import FileTask  # noqa: PLC0415
    from autograder.grading.pool import attempt  # noqa: PLC0415

    name, path, questions, sha256 = said
    return packed(attempt(function, FileTask(name, Path(path), questions, sha256)))


def _receive(stream: BufferedRWPair) -> bytes:
    head = stream.read(LENGTH.size)
    data = stream.read(LENGTH.unpack(head)[0]) if len(head) == LENGTH.size else b""
    if not data:
        raise EOFError
    return data


def _send(stream: BufferedRWPair, data: bytes) -> None:
    stream.write(LENGTH.pack(len(data)) + data)
    stream.flush()


def _leave_with(connection: socket.socket) -> None:
    """Ends this process when its worker is gone, also in the middle of a submission."""
    poll = select.poll()
    poll.register(connection, select.POLLRDHUP | select.POLLHUP)
    poll.poll()
    os.kill(os.getpid(), signal.SIGTERM)
    threading.Event().wait(_LEAVE_SECONDS)
    os._exit(1)  # a check that catches everything

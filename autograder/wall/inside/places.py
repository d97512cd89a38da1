"""Where a process works, prints, and what it keeps open."""

import contextlib
import fcntl
import os
import resource
import socket
import tempfile
from pathlib import Path

from autograder.wall.inside.sandbox.rlimits import OPEN_FILES

_MOST_DESCRIPTORS = 256  # the sandbox allows no more
_PLACES = ("HOME", "TMPDIR", "MPLCONFIGDIR", "XDG_CACHE_HOME", "TORCH_HOME")


def work_in(folder: Path) -> None:
    """Makes a folder the working folder and the place of what libraries keep."""
    os.chdir(folder)
    os.environ.update(dict.fromkeys(_PLACES, str(folder)))
    tempfile.tempdir = None  # the zygote's own, until it is asked for anew


def print_to(output: int) -> None:
    """Sends what is printed to a file."""
    os.dup2(output, 1)
    os.dup2(output, 2)


def read_nothing() -> None:
    """Gives this process a standard input of its own, in which there is nothing.

    Flags belong to what was opened, not to the descriptor: those that a student process sets on an input
    that the zygote opened would be seen by each process that comes after it.
    """
    nothing = os.open(os.devnull, os.O_RDONLY)
    if nothing != 0:
        os.dup2(nothing, 0)
        os.close(nothing)


def beyond_the_bound(line: socket.socket) -> socket.socket:
    """The same socket under a number that no descriptor can have once the sandbox is entered.

    What a filter allows on it ends when it is closed: a submission that could send descriptors would keep
    files open that no process has open.
    """
    with contextlib.suppress(OSError, ValueError):  # the bound is lower already
        return socket.socket(fileno=fcntl.fcntl(line, fcntl.F_DUPFD_CLOEXEC, OPEN_FILES))
    return line.dup()


def close_all_but(*descriptors: int) -> None:
    """Closes what was inherited, except standard input, output, errors and some descriptors."""
    first = 3
    for kept in sorted(d for d in descriptors if d >= first):
        os.closerange(first, kept)
        first = kept + 1
    os.closerange(first, resource.getrlimit(resource.RLIMIT_NOFILE)[0])


def open_descriptors() -> frozenset[int]:
    """What is open now. ``/proc`` would say, but a student process may not look there."""
    found = set()
    for descriptor in range(_MOST_DESCRIPTORS):
        with contextlib.suppress(OSError):
            os.fstat(descriptor)
            found.add(descriptor)
    return frozenset(found)

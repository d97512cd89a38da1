"""Resource limits of a student process: memory, files, processor time, threads."""

import os
import resource
import threading
from pathlib import Path

from autograder.assignment import Limits

_MIB = 2**20
_SHARED_MEMORY_MIB = 4096  # address space beyond private data: libraries, mapped files
OPEN_FILES = 64  # each may have been removed and still be as large as a file may be
OWN_THREADS = 64  # of a user who has no other processes
_MORE_THREADS = 256  # of a user who has, and may start some more meanwhile


def bound(limits: Limits, before: tuple[int, int], *, gpu: bool, own_user: bool) -> str:
    """Sets this process's limits, for good.

    Args:
        limits: What it may use up.
        before: Address space and private data that do not count, in bytes.
        gpu: Whether address space cannot be bounded, which the driver reserves by the terabyte.
        own_user: Whether it will run as a user who has no other processes.

    Returns:
        What holds from here on, for reports.
    """
    size, data = before
    memory = limits.memory_mb * _MIB
    _set(resource.RLIMIT_CORE, 0)
    _set(resource.RLIMIT_FSIZE, limits.file_mb * _MIB)
    _set(resource.RLIMIT_NOFILE, OPEN_FILES)
    _set(resource.RLIMIT_CPU, int(limits.question_seconds + limits.load_seconds) * 2 + 10)
    if not gpu:
        _set(resource.RLIMIT_DATA, data + memory)
        _set(resource.RLIMIT_AS, size + memory + _SHARED_MEMORY_MIB * _MIB)
    if own_user:
        _set(resource.RLIMIT_NPROC, OWN_THREADS + limits.processes)
    elif os.geteuid() != 0:  # the kernel does not count those of root
        _bound_threads(_MORE_THREADS + limits.processes)
    threads = ", threads" if own_user or os.geteuid() != 0 else ""
    return "rlimits (" + ("" if gpu else "memory, ") + f"files, cpu{threads})"


def _set(which: int, value: int) -> None:
    hard = resource.getrlimit(which)[1]
    allowed = value if hard == resource.RLIM_INFINITY else min(value, hard)
    resource.setrlimit(which, (allowed, allowed))


def _bound_threads(more: int) -> None:
    """Lets the user have some more threads than now.

    A container does not see all processes that the kernel counts for its user: if no thread can be started,
    there are more, and the bound is raised until one can.
    """
    hard = resource.getrlimit(resource.RLIMIT_NPROC)[1]
    most = _threads_of(os.getuid()) + more
    while hard == resource.RLIM_INFINITY or most < hard:
        resource.setrlimit(resource.RLIMIT_NPROC, (most, hard))
        if _can_start_thread():
            resource.setrlimit(resource.RLIMIT_NPROC, (most, most))
            return
        most *= 2


def _threads_of(uid: int) -> int:
    """Threads of a user's processes, as far as they can be seen; 0 where there is no ``/proc``."""
    found = 0
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            if entry.stat().st_uid == uid:
                found += sum(1 for _ in (entry / "task").iterdir())
        except OSError:
            continue  # it ended
    return found


def _can_start_thread() -> bool:
    thread = threading.Thread(target=lambda: None)
    try:
        thread.start()
    except RuntimeError:
        return False
    thread.join()
    return True

"""How long a process could have run and had no processor, as Linux tells it."""

import contextlib
import os

LONGEST_STRETCH = 10
"""By so much a busy machine may stretch what was allowed."""

_NANOSECONDS = 1e9


def opened(path: str) -> int:
    """A descriptor of ``/proc/…/schedstat`` to read again and again; -1 where there is no such file."""
    try:
        return os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    except OSError:
        return -1


def waited(descriptor: int) -> float:
    """Seconds that its thread has waited for a processor, ever; 0 where nobody knows."""
    if descriptor >= 0:
        with contextlib.suppress(OSError, ValueError, IndexError):  # a process that is gone waits no more
            return int(os.pread(descriptor, 200, 0).split()[1]) / _NANOSECONDS
    return 0.0

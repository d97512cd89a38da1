"""What this process may compute and what memory it may take, while it works with what came from elsewhere."""

import contextlib
import os
import signal
import threading
from collections.abc import Iterator
from pathlib import Path
from types import FrameType

_AGAIN_SECONDS = 1.0
_IMPORTS = "<frozen importlib._bootstrap>"


class Exceeded(Exception):
    """More was computed than allowed."""


@contextlib.contextmanager
def bounded(cpu_seconds: float, memory: int) -> Iterator[None]:
    """In the `with` this process may only use up so much, where the system and the thread can bound it.

    What needs more memory raises `MemoryError`, or what a library makes of it.

    Args:
        cpu_seconds: Of all its threads.
        memory: Address space beyond what it has mapped by now, in bytes; 0 for any.

    Raises:
        Exceeded: When it has computed for longer, but for modules that it imports; once more each second, as
            long as it goes on: Python drops what is raised in a destructor, say.
    """
    with _little_memory(memory), _soon(cpu_seconds):
        yield


@contextlib.contextmanager
def _soon(cpu_seconds: float) -> Iterator[None]:
    if not hasattr(signal, "ITIMER_PROF") or threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGPROF, _over)
    signal.setitimer(signal.ITIMER_PROF, cpu_seconds, _AGAIN_SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def _over(_signum: int, frame: FrameType | None) -> None:
    if not _is_importing(frame):
        raise Exceeded


def _is_importing(frame: FrameType | None) -> bool:
    """Whether a module is being imported: half of one would stay for whoever comes next."""
    while frame is not None:
        if frame.f_code.co_filename == _IMPORTS:
            return True
        frame = frame.f_back
    return False


@contextlib.contextmanager
def _little_memory(memory: int) -> Iterator[None]:
    mapped = _mapped() if memory else 0
    if not mapped:
        yield
        return
    import resource  # noqa: PLC0415 - a student's machine may have none

    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    known = [limit for limit in (soft, hard) if limit != resource.RLIM_INFINITY]
    resource.setrlimit(resource.RLIMIT_AS, (min([mapped + memory, *known]), hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))


def _mapped() -> int:
    """Bytes of this process's address space; 0 where the system does not say."""
    with contextlib.suppress(OSError, ValueError, IndexError):
        pages = Path("/proc/self/statm").read_text(encoding="ascii").split()[0]
        return int(pages) * os.sysconf("SC_PAGE_SIZE")
    return 0

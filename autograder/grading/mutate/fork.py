"""A function in a process of its own, which may end it, hang, or take all memory."""

import gc
import os
import pickle
import resource
import select
import signal
import time
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

_MEMORY = 4 * 2**30  # bytes beyond what the process has mapped already
_CHUNK = 1 << 20


@dataclass(frozen=True)
class Ended:
    """What stands for a result that did not come.

    Attributes:
        how: ``"time"`` or ``"died"``.
    """

    how: str


def forked(function: Callable[[], Any], cpu_seconds: int, wall_seconds: float) -> Any | Ended:
    """Calls a function in a fork of this process and returns what it returns.

    Args:
        function: What it returns must be picklable.
        cpu_seconds: How much it may compute.
        wall_seconds: How long it may take, however busy the machine is.
    """
    reading, writing = os.pipe()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # threads that wait: the fork never needs what they hold
        child = os.fork()
    if child == 0:
        os.close(reading)
        _child(function, writing, cpu_seconds)
    os.close(writing)
    try:
        return _collected(child, reading, wall_seconds)
    finally:
        os.close(reading)


def _child(function: Callable[[], Any], writing: int, cpu_seconds: int) -> None:
    try:
        nowhere = os.open(os.devnull, os.O_RDWR)
        for stream in (0, 1, 2):
            os.dup2(nowhere, stream)
        resource.setrlimit(resource.RLIMIT_CPU, (cpu_seconds, cpu_seconds + 1))
        mapped = int(open("/proc/self/statm").read().split()[0]) * resource.getpagesize()  # noqa: PTH123, SIM115
        resource.setrlimit(resource.RLIMIT_AS, (mapped + _MEMORY, mapped + _MEMORY))
        gc.disable()
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        data = pickle.dumps(function())
        with os.fdopen(writing, "wb") as pipe:
            pipe.write(data)
        os._exit(0)
    except BaseException:  # noqa: BLE001 - whatever it is, nothing of the parent's code runs on here
        os._exit(1)


def _collected(child: int, reading: int, seconds: float) -> Any | Ended:
    until, parts = time.monotonic() + seconds, []
    while ready := select.select([reading], [], [], max(until - time.monotonic(), 0))[0]:
        part = os.read(ready[0], _CHUNK)
        if not part:
            break
        parts.append(part)
    late = not ready
    if late:
        os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    if late or (os.WIFSIGNALED(status) and os.WTERMSIG(status) in {signal.SIGXCPU, signal.SIGKILL}):
        return Ended("time")
    if status != 0 or not parts:
        return Ended("died")
    return pickle.loads(b"".join(parts))  # noqa: S301 - our own

"""Ctrl-C that is not lost."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import NoReturn

_AGAIN_SECONDS = 2.0


@contextmanager
def stoppable() -> Iterator[None]:
    """Within it, Ctrl-C raises ``KeyboardInterrupt`` until somebody takes it.

    Python drops an exception that is raised while a destructor or a weak reference's callback runs, and the
    run would go on as if nobody had pressed. So it is raised again every other second until this is left.
    """
    before = signal.signal(signal.SIGINT, _pressed), signal.signal(signal.SIGALRM, signal.default_int_handler)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGINT, before[0])
        signal.signal(signal.SIGALRM, before[1])


def _pressed(signum: int, frame: FrameType | None) -> NoReturn:
    signal.setitimer(signal.ITIMER_REAL, _AGAIN_SECONDS, _AGAIN_SECONDS)
    signal.default_int_handler(signum, frame)

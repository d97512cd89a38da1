"""An end for a check that has none: how long it may compute itself."""

import contextlib
import math
import signal
import threading
import time
from collections.abc import Iterator
from types import FrameType

from autograder.assignment import ChaffinchError

_LOOK = 0.5  # CPU seconds from one look to the next


@contextlib.contextmanager
def own_time(seconds: float, place: str) -> Iterator[None]:
    """In the `with` this thread may compute for so long; waiting for a student process costs nothing.

    What runs on is broken off where it stands, and again after as much time, should somebody catch the error.
    Where there are no such timers, or not in the main thread, nothing is bounded.

    Args:
        seconds: CPU seconds; infinity for no bound.
        place: Whose time it is, for the message.

    Raises:
        ChaffinchError: When it took longer.
    """
    is_main = threading.current_thread() is threading.main_thread()
    if math.isinf(seconds) or not is_main or not hasattr(signal, "setitimer"):
        yield
        return
    end = time.thread_time() + seconds

    def look(_signal: int, _frame: FrameType | None) -> None:
        nonlocal end
        if time.thread_time() >= end:
            end += seconds
            raise ChaffinchError(
                f"{place} has computed for {seconds:g} s and has not come to an end.",
                "See whether its loops end, or give it more `question_seconds` in assignment.toml.",
            )

    before = signal.signal(signal.SIGVTALRM, look)
    signal.setitimer(signal.ITIMER_VIRTUAL, _LOOK, _LOOK)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)

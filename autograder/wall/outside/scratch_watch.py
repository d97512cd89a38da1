"""How full a student process's scratch folder is."""

import time
from collections.abc import Callable
from pathlib import Path

from autograder.wall.contract.scratch import MOST_ENTRIES, is_full
from autograder.wall.contract.wire import WireError

_EVERY_SECONDS = 0.1


class Excess(WireError):
    """More was used than allowed; its text is for the student."""


class ScratchWatch:
    """Looks now and then how full a folder is. No resource limit bounds the sum of a process's files.

    Args:
        folder: The student process's scratch folder; what it holds may be hostile.
        largest: Bytes that all files together may take up.
        copies: Tells how many copies of its files lie in it, one for each fork: each may be as large again.
    """

    def __init__(self, folder: Path, largest: int, copies: Callable[[], int] = lambda: 0) -> None:
        self._folder, self._next = folder, 0.0
        self._largest, self._copies = largest, copies

    def __call__(self) -> None:
        """Looks, if the last look was a while ago.

        Raises:
            Excess: When there is too much.
        """
        now = time.monotonic()
        if now < self._next:
            return
        self._next = now + _EVERY_SECONDS
        times = 1 + self._copies()
        try:
            full = is_full(self._folder, self._largest * times, MOST_ENTRIES * times)
        except OSError:
            raise Excess("Your code wrote files that cannot be looked at.") from None  # or too deep
        if full:
            raise Excess("Your code wrote more to files than it may.")

"""How often somebody looks at the processes of a submission."""

import time


class Pace:
    """All of them share one: a look at one of them is a look less at the others.

    Attributes:
        looks: How many there were.
    """

    def __init__(self) -> None:
        self._last = time.monotonic()  # most processes are gone before the first look
        self.looks = 0

    def is_due(self, seconds: float) -> bool:
        """Whether the last look was so many seconds ago; if so, the next one is now."""
        now = time.monotonic()
        if now < self._last + seconds:
            return False
        self._last, self.looks = now, self.looks + 1
        return True

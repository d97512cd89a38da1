"""The time that a student process takes for its cells, whatever else the machine has to do."""

import contextlib
import os
import time

from autograder.wall.contract import schedule


class Clock:
    """Wall seconds since it was made, less those in which this process could have run and had no processor.

    To be made before the sandbox is entered, where ``/proc`` can still be read.

    Attributes:
        descriptor: What must stay open until it is closed; -1 where the system tells nothing.
    """

    def __init__(self) -> None:
        self.descriptor = schedule.opened("/proc/self/schedstat")
        self._begun, self._waited = time.monotonic(), schedule.waited(self.descriptor)

    def seconds(self) -> float:
        """Seconds that count."""
        wall = time.monotonic() - self._begun
        waited = schedule.waited(self.descriptor) - self._waited
        return max(wall - waited, wall / schedule.LONGEST_STRETCH)

    def close(self) -> None:
        """Stops looking: from here on only wall time counts."""
        with contextlib.suppress(OSError):  # a submission may have closed it
            os.close(self.descriptor)
        self.descriptor = -1

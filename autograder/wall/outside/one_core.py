"""One core for two processes that take turns.

Grader and student process never work at the same time: while one computes, the other waits for it. On two
cores every message would have to wake the other core first, which costs more than the message (measured on
two virtual cores: a third of the wall time of a small call, and CPU time as well).
"""

import os
from dataclasses import dataclass
from typing import Self

from autograder.wall.contract.libc import current_core


@dataclass(frozen=True)
class Core:
    """The core that this process stays on until it leaves.

    Attributes:
        number: Its number, or -1 where the system has no say in this.
        before: The cores that were allowed before.
    """

    number: int
    before: frozenset[int]

    @classmethod
    def stay(cls) -> Self:
        """Stays on the core that this process runs on now, where the system placed it for being free."""
        try:
            before = frozenset(os.sched_getaffinity(0))
            number = current_core()
            os.sched_setaffinity(0, {number})
        except (OSError, AttributeError):  # not Linux, or not allowed
            return cls(-1, frozenset())
        return cls(number, before)

    def leave(self) -> None:
        """Lets the system place this process again."""
        if self.number >= 0:
            os.sched_setaffinity(0, self.before)

"""One core for two processes that take turns.

Grader and student process never work at the same time: while one computes, the other waits for it. On two
cores every message would have to wake the other core first, which costs more than the message (measured on
two virtual cores: a third of the wall time of a small call, and CPU time as well).

Several graders on one machine take several cores, as long as there are any: beside a submission that uses up
all the time of its core, a neighbour on the same one would get half of it.
"""

import os
import socket
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

from autograder.wall.contract.libc import current_core


@dataclass(frozen=True)
class Core:
    """The core that this process stays on until it leaves.

    Attributes:
        number: Its number, or -1 where the system has no say in this.
        before: The cores that were allowed before.
        claim: What tells other graders that it is taken; None when all cores were.
    """

    number: int
    before: frozenset[int]
    claim: socket.socket | None = None

    @classmethod
    def stay(cls) -> Self:
        """Stays on a core that no other grader has taken.

        That is the one that this process runs on now, where the system placed it for being free, or else any;
        when all are taken, this one after all.
        """
        claim = None
        try:
            before = frozenset(os.sched_getaffinity(0))
            here = current_core()
            number, claim = _taken([here, *sorted(before - {here})])
            os.sched_setaffinity(0, {number})
        except (OSError, AttributeError):  # not Linux, or not allowed
            return cls(-1, frozenset(), claim)
        return cls(number, before, claim)

    def leave(self) -> None:
        """Lets the system place this process again."""
        if self.claim is not None:
            self.claim.close()
        if self.number >= 0:
            os.sched_setaffinity(0, self.before)


def _taken(cores: Iterable[int]) -> tuple[int, socket.socket | None]:
    """The first core of some that is free, and the claim to it; without a claim the first of all."""
    numbers = list(cores)
    for number in numbers:
        claim = _claim(number)
        if claim is not None:
            return number, claim
    return numbers[0], None


def _claim(number: int) -> socket.socket | None:
    """Takes a core, until the claim is closed or this process ends; None when another one has it.

    A name in Linux's abstract namespace belongs to one process at a time and leaves nothing behind. No
    student process can make such a socket.
    """
    claim = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
    try:
        claim.bind(f"\0chaffinch: core {number}")
    except OSError:
        claim.close()
        return None
    return claim

"""The process that answers for one question."""

from dataclasses import dataclass
from typing import Self

from autograder.assignment import Limits
from autograder.cells.text import cleaned
from autograder.wall.outside.launcher import Launcher, StudentProcess
from autograder.wall.outside.link import Link
from autograder.wall.outside.loaded import Loaded
from autograder.wall.outside.remote import RemoteSubject


@dataclass(frozen=True)
class Seat:
    """It, and what the question may still use up.

    Attributes:
        process: The process.
        link: The conversation with it.
        subject: What checks talk to.
        restarts: How many processes of this question have died before.
        budget: Seconds that its calls may take.
    """

    process: StudentProcess
    link: Link
    subject: RemoteSubject
    restarts: int
    budget: float

    @classmethod
    def of(
        cls, source: Loaded, process: StudentProcess, limits: Limits, budget: float, restarts: int
    ) -> Self:
        """A seat for a process in which the cells have run.

        Args:
            source: How that went.
            process: That process, or a fork of it.
            limits: Its limits.
            budget: Seconds that its calls may take.
            restarts: How many processes of this question have died before.
        """
        link = Link(process, limits, budget)
        return cls(process, link, RemoteSubject(link, source.sources, source.problems), restarts, budget)

    @property
    def spent(self) -> float:
        """Seconds that its calls took."""
        return self.budget - self.link.left

    def end(self, zygote: Launcher, limits: Limits, before: str) -> str:
        """Ends the process; returns what the question has printed, with what its processes printed before."""
        self.link.close()
        return cleaned(before + zygote.end(self.process), limits.output_kb * 1024)

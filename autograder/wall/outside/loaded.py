"""A student process in which a submission's cells have run."""

from dataclasses import dataclass

from autograder.assignment import Limits
from autograder.cells.problem import Problem, problems_of
from autograder.cells.submission import Submission
from autograder.cells.text import cleaned
from autograder.checks.failures import StudentError
from autograder.wall.outside.launcher import Launcher, StudentProcess
from autograder.wall.outside.link import Link
from autograder.wall.outside.one_core import Core

_ENDS_ITSELF_SECONDS = 2.0  # the process interrupts cells that take too long; this is for one that does not


@dataclass(frozen=True)
class Loaded:
    """The process, and how it went.

    Attributes:
        process: The process.
        sources: The cells that it ran.
        problems: What went wrong in them.
        forks: Whether it says that a fork of it would be as good as itself; it may lie at its own cost.
        failure: Why it could not come to the end; None when it could.
    """

    process: StudentProcess
    sources: tuple[str, ...]
    problems: tuple[Problem, ...] = ()
    forks: bool = False
    failure: StudentError | None = None

    def end(self, zygote: Launcher, limits: Limits) -> str:
        """Ends it and its forks; returns what its cells printed."""
        return cleaned(zygote.end(self.process), limits.output_kb * 1024)


def load(zygote: Launcher, submission: Submission, limits: Limits, seed: int, core: Core | None) -> Loaded:
    """Runs a submission's cells in a new process.

    Args:
        zygote: What it is forked from.
        submission: What to run.
        limits: Its limits.
        seed: Of the generators, before and after.
        core: Where it starts.
    """
    process = zygote.spawn(limits, core.number if core else -1)
    sources = tuple(cell.source for cell in submission.cells)
    seconds = limits.load_seconds + _ENDS_ITSELF_SECONDS
    link = Link(process, limits, seconds)
    try:
        said = link.ask(
            "load",
            [[cell.number, cell.source] for cell in submission.cells],
            submission.name if submission.script else "",
            limits.load_seconds,
            seed,
            seconds=seconds,
        )
    except StudentError as error:
        reason = f"Your notebook could not be run to its end. {error.text}"
        return Loaded(process, sources, failure=StudentError(error.kind, reason))
    finally:
        link.close()
    match said:
        case [list(problems), bool(forks)]:
            return Loaded(process, sources, problems_of(problems), forks)
    malformed = StudentError("malformed", "What your code sent back could not be read (not how it went).")
    return Loaded(process, sources, failure=malformed)

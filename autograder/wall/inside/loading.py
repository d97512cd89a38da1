"""Runs a submission's code cells one by one; the student's side of the wall."""

import re
import signal
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from autograder.cells.cell import Cell
from autograder.cells.environment import Environment
from autograder.cells.run import CutShort, Loaded, run_cells
from autograder.wall.inside.clock import Clock
from autograder.wall.inside.refusals import reason

_SHORTEST = 0.01  # seconds
_OF_A_CELL = re.compile(r"<.*cell \[\d+\]>")


def load(cells: list[tuple[int, str]], seconds: float, clock: Clock, script: str = "") -> Loaded:
    """Executes cells in one namespace; a cell that fails is recorded and the others still run.

    Args:
        cells: Numbers and sources, in order.
        seconds: For all of them, by the clock. A cell that uses up half of what is left is interrupted, or
            one that takes a quarter of it all in CPU seconds.
        clock: What tells the time.
        script: Name of the script that they come from; empty for a notebook.
    """
    limit = Limit(clock, seconds)
    signal.signal(signal.SIGALRM, limit.look)
    signal.signal(signal.SIGPROF, _interrupt)
    sources = [Cell("code", source, {}, number) for number, source in cells]
    environment = Environment(file=script, place="where this is graded", stays=True, explain=reason)
    return run_cells(sources, environment, limit.of_a_cell)


class Limit:
    """Interrupts a cell that takes too long by a clock which stands still while others have the processor.

    Args:
        clock: The clock.
        seconds: For all cells together, from now on.
    """

    def __init__(self, clock: Clock, seconds: float) -> None:
        self._clock, self._seconds = clock, seconds
        self._ends = self._all_end = clock.seconds() + seconds

    @contextmanager
    def of_a_cell(self) -> Iterator[None]:
        """What surrounds each cell."""
        now = self._clock.seconds()
        self._ends = now + max((self._all_end - now) / 2, _SHORTEST)
        signal.setitimer(signal.ITIMER_REAL, self._ends - now)
        signal.setitimer(signal.ITIMER_PROF, self._seconds / 4)
        try:
            yield
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
            signal.setitimer(signal.ITIMER_PROF, 0)

    def look(self, _signum: int, _frame: FrameType | None) -> None:
        """Looks at the clock when wall time is over: waits on, or interrupts."""
        left = self._ends - self._clock.seconds()
        if left < _SHORTEST:
            raise CutShort
        signal.setitimer(signal.ITIMER_REAL, left)


def _interrupt(_signum: int, _frame: FrameType | None) -> None:
    raise CutShort


def where(error: BaseException) -> str:
    """The submission's own lines in a traceback, innermost last, at most three."""
    frames = [f for f in traceback.extract_tb(error.__traceback__) if _OF_A_CELL.fullmatch(f.filename)]
    return "\n".join(f"  in {f.filename[1:-1]}, line {f.lineno}, in {f.name}" for f in frames[-3:])

"""Runs a submission's code cells one by one; the student's side of the wall."""

import re
import signal
import time
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from autograder.cells.cell import Cell
from autograder.cells.environment import Environment
from autograder.cells.run import CutShort, Loaded, run_cells
from autograder.wall.inside.refusals import reason

_OF_A_CELL = re.compile(r"<.*cell \[\d+\]>")


def load(cells: list[tuple[int, str]], seconds: float, script: str = "") -> Loaded:
    """Executes cells in one namespace; a cell that fails is recorded and the others still run.

    Args:
        cells: Numbers and sources, in order.
        seconds: Wall seconds for all of them. A cell that uses up half of what is left is interrupted, or one
            that takes a quarter of it all in CPU seconds, which a busy machine does not stretch.
        script: Name of the script that they come from; empty for a notebook.
    """
    ends = time.monotonic() + seconds
    signal.signal(signal.SIGALRM, _interrupt)
    signal.signal(signal.SIGPROF, _interrupt)
    sources = [Cell("code", source, {}, number) for number, source in cells]
    environment = Environment(file=script, place="where this is graded", stays=True, explain=reason)
    return run_cells(sources, environment, lambda: _limited(ends, seconds))


@contextmanager
def _limited(ends: float, seconds: float) -> Iterator[None]:
    signal.setitimer(signal.ITIMER_REAL, max((ends - time.monotonic()) / 2, 0.01))
    signal.setitimer(signal.ITIMER_PROF, seconds / 4)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.setitimer(signal.ITIMER_PROF, 0)


def _interrupt(_signum: int, _frame: FrameType | None) -> None:
    raise CutShort


def where(error: BaseException) -> str:
    """The submission's own lines in a traceback, innermost last, at most three."""
    frames = [f for f in traceback.extract_tb(error.__traceback__) if _OF_A_CELL.fullmatch(f.filename)]
    return "\n".join(f"  in {f.filename[1:-1]}, line {f.lineno}, in {f.name}" for f in frames[-3:])

"""Runs the cells of a student's file in this process, as grading does."""

import os
from collections.abc import Sequence
from pathlib import Path

from autograder.cells.cell import Cell
from autograder.cells.environment import Environment
from autograder.cells.formats import Format, look_at
from autograder.cells.run import Loaded, run_cells


def run_here(path: Path, cells: Sequence[Cell]) -> Loaded:
    """Runs cells of a file in this process, in fresh variables."""
    os.environ.setdefault("MPLBACKEND", "Agg")  # no window that waits to be closed
    script = str(path) if look_at(path).format is Format.SCRIPT else ""
    environment = Environment(file=script, stays=True, passed_on=(KeyboardInterrupt,))
    folder = Path.cwd()
    try:
        return run_cells(cells, environment)
    finally:
        os.chdir(folder)

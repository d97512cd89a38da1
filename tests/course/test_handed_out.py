"""Every notebook as it is handed out: it runs to its end, and what students only look at is told by its text."""

import os
import subprocess
import sys

import pytest

from autograder.assignment import Course
from autograder.cells.handed_out import shown_cells, without_shown
from autograder.cells.submission import code_cells, read_cells
from autograder.cells.trusted import read_trusted

COURSE = Course.find()


@pytest.mark.parametrize("name", COURSE.names)
def test_it_runs_to_its_end_while_nothing_is_filled_in(name):
    env = os.environ | {"PYTHONPATH": str(COURSE.root), "MPLBACKEND": "Agg", "OMP_NUM_THREADS": "1"}
    done = subprocess.run(
        [sys.executable, f"{name}.py"],
        cwd=COURSE.root / "assignments" / name,
        env=env,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert all(f"{question.name}: 0 of" in done.stdout for question in COURSE.assignment(name).graded)


@pytest.mark.parametrize("name", COURSE.names)
def test_cells_to_look_at_are_left_out_when_their_tags_are_lost(name):
    shown = shown_cells(read_trusted(COURSE.assignment(name).master).cells)
    cells = read_cells(COURSE.root / "assignments" / name / f"{name}.ipynb")
    looked_at = [cell.source for cell in cells if cell.kind == "code" and not cell.graded]
    own = [source for source in looked_at if "grader" not in source]  # Otter's: they do nothing here
    assert len(own) == len(shown) > 0
    kept = [cell.source for cell in without_shown(code_cells(*own), shown)]
    assert kept == [item.kept for item in shown]
    pasted = without_shown(code_cells("\n\n".join(own)), shown)[0].source
    assert [line for line in pasted.split("\n") if line.startswith(("with", "for", "print", "plt"))] == []

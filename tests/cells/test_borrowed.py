"""What an answer needs of the cells that grading leaves out."""

from dataclasses import replace

import pytest

from autograder.cells.borrowed import borrowed
from autograder.cells.submission import code_cells

ANSWER = "def mean(x):\n    return total(x) / len(x)"


def found(*sources, defines=("mean",)):
    """The first source is executed, the others are left out."""
    executed, *others = code_cells(*sources)
    left_out = [replace(cell, metadata={"tags": ["otter_ignore"]}) for cell in others]
    return borrowed([executed], [executed, *left_out], defines)


@pytest.mark.parametrize(
    "cell", ["from math import fsum as total", "total = sum", "def total(x):\n    return sum(x)"]
)
def test_a_cell_that_binds_what_the_answer_looks_up_is_needed_without_its_plots(cell):
    seen = found(ANSWER, f"{cell}\nplot(1)", "other = 1")
    assert [cell.source for cell in seen.cells] == [ANSWER, f"{cell}\n"]
    assert [cell.number for cell in seen.by] == [2]


def test_what_that_cell_needs_is_needed_too():
    seen = found(ANSWER, "total = made()", "def made():\n    return sum")
    assert [cell.number for cell in seen.cells] == [1, 2, 3]


def test_an_answer_that_stands_in_such_a_cell_is_found():
    assert [cell.number for cell in found("1 + 1", f"{ANSWER}\nplot(1)").by] == [2]


@pytest.mark.parametrize("cell", ["len = 3", "x = 1", "other = total", "total = = 3", "with y: total = 3"])
def test_what_is_bound_already_or_not_looked_up_or_not_defined_is_not(cell):
    assert found(ANSWER, cell) is None

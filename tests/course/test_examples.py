"""What a docstring shows a student is what the solution does."""

import doctest

import pytest

from autograder.assignment import Course
from autograder.checks.solution import solution_cells
from autograder.checks.subject import run_cells

COURSE = Course.find()
FLAGS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE | doctest.REPORT_ONLY_FIRST_FAILURE


@pytest.mark.parametrize("hw", COURSE.names)
def test_examples_in_docstrings_are_true(hw, capsys):
    solution = run_cells([cell.source for cell in solution_cells(COURSE.assignment(hw).master)], "solution")
    functions = [name for name, value in solution.items() if getattr(value, "__module__", "") == "solution"]
    for name in functions:
        for test in doctest.DocTestFinder(recurse=False).find(solution[name], name, globs=solution):
            doctest.DocTestRunner(optionflags=FLAGS).run(test)
    assert capsys.readouterr().out == ""

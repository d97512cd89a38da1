"""NaN never passes, wherever in a result it stands: who takes the largest of several differences keeps it."""

import importlib.util

import pytest
import torch

from autograder.assignment import Course
from autograder.checks import expect
from autograder.checks.failures import CheckFailure

COURSE = Course.find()
FILES = [
    path
    for path in sorted((COURSE.root / "autograder" / "graders").glob("*/*/test_*.py"))
    if "def largest_gap" in path.read_text(encoding="utf-8")
]


def gap_of(path, intercept, slope):
    """What a check file makes of a line, where the line 1 + 2x is right."""
    spec = importlib.util.spec_from_file_location(f"checks_of_{path.stem}", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    found, wanted = ([torch.tensor([a]), torch.tensor([b])] for a, b in ((intercept, slope), (1.0, 2.0)))
    return module.largest_gap(found, wanted)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
@pytest.mark.parametrize("line", [(torch.nan, 2.0), (1.0, torch.nan)], ids=["intercept", "slope"])
def test_a_line_that_is_no_line_is_not_near_another(path, line):
    with pytest.raises(CheckFailure):
        expect.at_most(gap_of(path, *line), 1e-5)


def test_there_are_such_checks():
    assert FILES

"""A solution notebook that does not run is told by its cell, not by a traceback."""

import pytest

from autograder.assignment import ChaffinchError, Course
from autograder.packages.solved import executed_page


@pytest.mark.filterwarnings("ignore")
def test_the_cell_that_raises_is_named(course: Course) -> None:
    assignment = course.assignment("hw0_tiny")
    text = assignment.master.read_text(encoding="utf-8")
    assignment.master.write_text(text.replace("with when_ready():\n", 'raise KeyError("k")\nif True:\n'))
    with pytest.raises(ChaffinchError) as caught:
        executed_page(assignment, seconds=60)
    assert "Traceback" not in caught.value.message
    assert "hw0_tiny.py, code cell [" in caught.value.message


@pytest.mark.filterwarnings("ignore")
def test_its_cells_find_what_is_the_courses_own(course: Course, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PYTHONPATH", raising=False)
    assert "Doubling things" in executed_page(course.assignment("hw0_tiny"), seconds=60)

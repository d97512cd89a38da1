"""A small course of one working assignment in a temporary folder."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from autograder.assignment import Course
from autograder.grading.grader import Grader, Options
from autograder.packages.scaffold import new_assignment

NAME = "hw9_scale"


@pytest.fixture(scope="session")
def course(tmp_path_factory: pytest.TempPathFactory) -> Course:
    course = Course(tmp_path_factory.mktemp("course"))
    new_assignment(course, NAME)
    return course


@pytest.fixture(scope="session")
def grader(course: Course) -> Iterator[Grader]:
    with Grader(course.assignment(NAME), Options(many=False)) as warm:
        yield warm


@pytest.fixture
def right(course: Course) -> Path:
    return course.root / "tests" / "sample_class" / NAME / "ada_right.py"

"""A grader that can grade nothing says so before it begins."""

import pytest

from autograder.assignment import ChaffinchError
from autograder.grading.grader import Grader, Options
from autograder.wall.outside.launcher import CannotFork, Launcher
from tests.grading.conftest import NAME


def test_a_machine_that_lets_no_student_process_begin_is_told_at_the_start_not_once_a_check(
    course, monkeypatch
):
    def refused(*_arguments):
        raise CannotFork("no rights")

    monkeypatch.setattr(Launcher, "_begun", refused)
    grader = Grader(course.assignment(NAME), Options(many=False))
    with pytest.raises(ChaffinchError, match=r"cannot be started \(no rights"), grader:
        pytest.fail("it began")
    assert grader.zygote_pid == 0

"""A mutant may loop, end its process or take all memory: it is killed, and nothing else."""

import os
from dataclasses import replace

from autograder.assignment import Verdict
from autograder.grading.mutate.fork import Ended, forked
from autograder.grading.mutate.trial import judged
from tests.grading.test_verify import FAILED, PASSED


def test_what_a_fork_returns_comes_back():
    assert forked(lambda: {"a": [1, 2]}, 5, 60) == {"a": [1, 2]}


def test_one_that_never_ends_is_ended():
    def endless():
        while True:
            pass

    assert forked(endless, 1, 60) == Ended("time")


def test_one_that_ends_its_process_is_told():
    assert forked(lambda: os._exit(3), 5, 60) == Ended("died")
    assert forked(lambda: 1 / 0, 5, 60) == Ended("died")


def test_a_mutant_is_killed_by_the_first_check_that_fails():
    trial = judged([PASSED, FAILED, replace(FAILED, name="test_c")])
    assert (trial.state, trial.first.check, trial.failed) == ("killed", "test_b", ("test_b", "test_c"))


def test_one_that_passes_everything_survives():
    assert judged([PASSED]).state == "survived"


def test_a_check_that_breaks_kills_nothing():
    assert judged([PASSED, replace(PASSED, verdict=Verdict.ERROR, message="oh")]).state == "broke"

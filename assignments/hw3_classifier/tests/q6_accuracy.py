"""What grader.check('q6_accuracy') runs. The checks themselves are in checks/test_q6_accuracy.py."""

from autograder.home.otter_test import HomeRun
from otter.test_files import test_case

OK_FORMAT = False

name = 'q6_accuracy'
points = None

run = HomeRun(name)


@test_case(name='Three right answers of five give 0.6, as a Python float.', points=0.5)
def test_right_answers_are_counted(env):
    run.demand('test_right_answers_are_counted', env)


@test_case(name='A probability of exactly 0.5 counts as class 0.', points=0.5)
def test_exactly_half_counts_as_class_0(env):
    run.demand('test_exactly_half_counts_as_class_0', env)

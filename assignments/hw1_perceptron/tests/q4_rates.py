"""What grader.check('q4_rates') runs. The checks themselves are in checks/test_q4_rates.py."""

from autograder.home.otter_test import HomeRun
from otter.test_files import test_case

OK_FORMAT = False

name = 'q4_rates'
points = None

run = HomeRun(name)


@test_case(name='Three numbers come back, each between 0 and 1.', points=0.25)
def test_returns_three_numbers(env):
    run.demand('test_returns_three_numbers', env)


@test_case(name='With 5 positives (3 found) and 7 negatives (1 called positive) the rates are 9/12, 3/5 and 1/7.', points=0.5)
def test_small_example(env):
    run.demand('test_small_example', env)


@test_case(name='Labels and answers may be bools, ints or floats, each as it likes: the rates are the same.', points=0.25)
def test_bools_and_numbers_are_welcome(env):
    run.demand('test_bools_and_numbers_are_welcome', env)

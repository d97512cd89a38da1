"""What grader.check('q2_update') runs. The checks themselves are in checks/test_q2_update.py."""

from autograder.home.otter_test import HomeRun
from otter.test_files import test_case

OK_FORMAT = False

name = 'q2_update'
points = None

run = HomeRun(name)


@test_case(name='Two things come back: the new weights, with the shape of the old ones, and the new bias, a number.', points=0.5)
def test_returns_weights_and_bias(env):
    run.demand('test_returns_weights_and_bias', env)


@test_case(name='A missed positive point pulls the weights towards it.', points=0.5)
def test_a_missed_positive_pulls_the_weights_towards_it(env):
    run.demand('test_a_missed_positive_pulls_the_weights_towards_it', env)


@test_case(name='A negative point that fired pushes the weights away from it.', points=0.5)
def test_a_false_alarm_pushes_the_weights_away(env):
    run.demand('test_a_false_alarm_pushes_the_weights_away', env)


@test_case(name='From weights and bias 0, the point (3, -1) with label 1 and lr 0.5 leads to (1.5, -0.5) and b = 0.5.', points=0.5)
def test_example_of_the_docstring(env):
    run.demand('test_example_of_the_docstring', env)

"""What grader.check('q1_predict') runs. The checks themselves are in checks/test_q1_predict.py."""

from autograder.home.otter_test import HomeRun
from otter.test_files import test_case

OK_FORMAT = False

name = 'q1_predict'
points = None

run = HomeRun(name)


@test_case(name='One bool comes back for each point, in an array of shape (n,).', points=0.25)
def test_returns_one_bool_per_point(env):
    run.demand('test_returns_one_bool_per_point', env)


@test_case(name='Of four points with easy numbers, the right ones fire, with either bias.', points=0.25)
def test_small_example(env):
    run.demand('test_small_example', env)


@test_case(name='Of the points (1, 1) and (3, 0) only the second fires with w = (1, -1) and b = 0.', points=0.25)
def test_example_of_the_docstring(env):
    run.demand('test_example_of_the_docstring', env)


@test_case(name='A neuron with three inputs listens to all of them.', points=0.25)
def test_three_inputs(env):
    run.demand('test_three_inputs', env)

"""What grader.check('q3_mse_gradients') runs. The checks themselves are in checks/test_q3_mse_gradients.py."""

from autograder.home.otter_test import HomeRun
from otter.test_files import test_case

OK_FORMAT = False

name = 'q3_mse_gradients'
points = None

run = HomeRun(name)


@test_case(name='For the points (1, 1) and (3, 2) and the line 0 the derivative by a is -3.', points=0.5)
def test_derivative_by_the_intercept(env):
    run.demand('test_derivative_by_the_intercept', env)


@test_case(name='For the same points and line the derivative by b is -7.', points=0.5)
def test_derivative_by_the_slope(env):
    run.demand('test_derivative_by_the_slope', env)


@test_case(name='`x` of shape (2, 1) and y of shape (2,) are refused with a ValueError, not broadcast.', points=0.25)
def test_a_column_and_a_row_are_refused(env):
    run.demand('test_a_column_and_a_row_are_refused', env)

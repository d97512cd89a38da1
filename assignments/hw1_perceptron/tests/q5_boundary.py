"""What grader.check('q5_boundary') runs. The checks themselves are in checks/test_q5_boundary.py."""

from autograder.home.otter_test import HomeRun
from otter.test_files import test_case

OK_FORMAT = False

name = 'q5_boundary'
points = None

run = HomeRun(name)


@test_case(name='Two numbers come back: slope and intercept.', points=0.5)
def test_returns_slope_and_intercept(env):
    run.demand('test_returns_slope_and_intercept', env)


@test_case(name='Every point on the line has the score 0.', points=0.5)
def test_points_on_the_line_score_zero(env):
    run.demand('test_points_on_the_line_score_zero', env)

"""What grader.check('q5_boundary') runs. The checks themselves are in checks/test_q5_boundary.py."""

from autograder.home.otter_test import HomeRun
from otter.test_files import test_case

OK_FORMAT = False

name = 'q5_boundary'
points = None

run = HomeRun(name)


@test_case(name='Two numbers come back: slope and intercept.', points=0.25)
def test_returns_slope_and_intercept(env):
    run.demand('test_returns_slope_and_intercept', env)


@test_case(name='Every point on the line has the score 0.', points=0.25)
def test_points_on_the_line_score_zero(env):
    run.demand('test_points_on_the_line_score_zero', env)


@test_case(name='With the first weight and the bias at 0 the line is the x1-axis: slope 0 and intercept 0.', points=0.25)
def test_the_x1_axis_is_a_line_too(env):
    run.demand('test_the_x1_axis_is_a_line_too', env)


@test_case(name='For a vertical line the slope is infinite and the second number says where it stands.', points=0.25)
def test_a_vertical_line_stands_somewhere(env):
    run.demand('test_a_vertical_line_stands_somewhere', env)


@test_case(name='If both weights are 0, there is no line, and a ValueError says so.', points=0.25)
def test_no_line_is_refused(env):
    run.demand('test_no_line_is_refused', env)

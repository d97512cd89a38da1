"""What grader.check('q7_ols') runs. The checks themselves are in checks/test_q7_ols.py."""

from autograder.home.otter_test import HomeRun
from otter.test_files import test_case

OK_FORMAT = False

name = 'q7_ols'
points = None

run = HomeRun(name)


@test_case(name='For three points of the line 1 + 2 x, or two of them, ols gives the intercept 1 and the slope 2.', points=0.5)
def test_points_on_a_line(env):
    run.demand('test_points_on_a_line', env)


@test_case(name='For the points (0, -1), (1, 3), (1, 2), (4, 4) the best line is 0.5 + x.', points=0.25)
def test_points_off_the_line(env):
    run.demand('test_points_off_the_line', env)


@test_case(name='Four points that all lie above x = 2 are refused.', points=0.25)
def test_equal_positions_are_refused(env):
    run.demand('test_equal_positions_are_refused', env)


@test_case(name='The line 4 + 6 x lies at the distance 5 from the best line 1 + 2 x.', points=0.5)
def test_distance_of_another_line(env):
    run.demand('test_distance_of_another_line', env)

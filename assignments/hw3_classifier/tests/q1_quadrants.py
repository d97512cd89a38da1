"""What grader.check('q1_quadrants') runs. The checks themselves are in checks/test_q1_quadrants.py."""

from autograder.home.otter_test import HomeRun
from otter.test_files import test_case

OK_FORMAT = False

name = 'q1_quadrants'
points = None

run = HomeRun(name)


@test_case(name='quadrant_features returns a float32 array with one row per point and four columns.', points=0.5)
def test_returns_four_float32_columns(env):
    run.demand('test_returns_four_float32_columns', env)


@test_case(name='A point in the middle of quadrant i has its 1 in column i.', points=0.5)
def test_each_quadrant_has_its_column(env):
    run.demand('test_each_quadrant_has_its_column', env)


@test_case(name="The docstring's two points, (2, 1) and (-2, 0), get the rows that it shows.", points=0.25)
def test_the_example_has_a_zero_in_it(env):
    run.demand('test_the_example_has_a_zero_in_it', env)

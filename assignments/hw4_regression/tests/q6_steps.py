"""What grader.check('q6_steps') runs. The checks themselves are in checks/test_q6_steps.py."""

from autograder.home.otter_test import HomeRun
from otter.test_files import test_case

OK_FORMAT = False

name = 'q6_steps'
points = None

run = HomeRun(name)


@test_case(name='Two units that switch at 0 and at 2 give the levels 11, 13 and 3.', points=0.5)
def test_hand_set_units_make_a_staircase(env):
    run.demand('test_hand_set_units_make_a_staircase', env)


@test_case(name='One unit with w = 1, b = 0, output weight 2 and output bias 1 gives 1, 1, 3 for x = -5, 0, 5.', points=0.5)
def test_the_example_has_a_unit_at_one_half(env):
    run.demand('test_the_example_has_a_unit_at_one_half', env)


@test_case(name='The same unit gives 1 at x = -1000 and 3 at x = 1000, without a graph.', points=0.25)
def test_far_away_it_is_still_a_number(env):
    run.demand('test_far_away_it_is_still_a_number', env)

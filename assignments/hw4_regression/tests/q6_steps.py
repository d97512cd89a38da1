"""What grader.check('q6_steps') runs. The checks themselves are in checks/test_q6_steps.py."""

from autograder.home.otter_test import HomeRun
from otter.test_files import test_case

OK_FORMAT = False

name = 'q6_steps'
points = None

run = HomeRun(name)


@test_case(name='Two units that switch at 0 and at 2 give the levels 11, 13 and 3.', points=1)
def test_hand_set_units_make_a_staircase(env):
    run.demand('test_hand_set_units_make_a_staircase', env)

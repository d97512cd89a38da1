"""What grader.check('q2_fit') runs. The checks themselves are in checks/test_q2_fit.py."""

from autograder.home.otter_test import HomeRun
from otter.test_files import test_case

OK_FORMAT = False

name = 'q2_fit'
points = None

run = HomeRun(name)


@test_case(name='The result of fit is a list with one Python float for each epoch.', points=1)
def test_returns_one_float_per_epoch(env):
    run.demand('test_returns_one_float_per_epoch', env)


@test_case(name='Three epochs on one point give the losses 1, 0.36 and 0.1296, and change the model in place.', points=1)
def test_small_steps_agree_with_the_hand_calculation(env):
    run.demand('test_small_steps_agree_with_the_hand_calculation', env)

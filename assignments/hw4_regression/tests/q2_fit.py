"""What grader.check('q2_fit') runs. The checks themselves are in checks/test_q2_fit.py."""

from autograder.home.otter_test import HomeRun
from otter.test_files import test_case

OK_FORMAT = False

name = 'q2_fit'
points = None

run = HomeRun(name)


@test_case(name='The result of fit is a list with one Python float for each epoch.', points=0.5)
def test_returns_one_float_per_epoch(env):
    run.demand('test_returns_one_float_per_epoch', env)


@test_case(name='One epoch on one point has the loss 1, and moves weight and bias from 0 to 0.2, in place.', points=0.5)
def test_one_small_step_agrees_with_the_hand_calculation(env):
    run.demand('test_one_small_step_agrees_with_the_hand_calculation', env)


@test_case(name='Three epochs on one point give the losses 1, 0.36 and 0.1296, and change the model in place.', points=0.5)
def test_small_steps_agree_with_the_hand_calculation(env):
    run.demand('test_small_steps_agree_with_the_hand_calculation', env)


@test_case(name='Targets of shape (4,) for predictions of shape (4, 1) are refused with a ValueError.', points=0.5)
def test_refuses_flat_targets(env):
    run.demand('test_refuses_flat_targets', env)

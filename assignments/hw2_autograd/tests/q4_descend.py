"""What grader.check('q4_descend') runs. The checks themselves are in checks/test_q4_descend.py."""

from autograder.home.otter_test import HomeRun
from otter.test_files import test_case

OK_FORMAT = False

name = 'q4_descend'
points = None

run = HomeRun(name)


@test_case(name='gradient_descent returns a and b, arrays of shape (1,), and a list with one loss for each epoch.', points=0.5)
def test_returns_intercept_slope_and_losses(env):
    run.demand('test_returns_intercept_slope_and_losses', env)


@test_case(name='One step from the line 0 takes the intercept to 0.3 with lr 0.1, and to 0.6 with lr 0.2.', points=0.5)
def test_one_step_moves_the_intercept(env):
    run.demand('test_one_step_moves_the_intercept', env)


@test_case(name='The same steps take the slope to 0.7 and to 1.4: its derivative belongs to the old line.', points=0.5)
def test_one_step_moves_the_slope(env):
    run.demand('test_one_step_moves_the_slope', env)


@test_case(name='The loss on record is 2.5, that of the line 0 before its step.', points=0.25)
def test_loss_before_the_step(env):
    run.demand('test_loss_before_the_step', env)

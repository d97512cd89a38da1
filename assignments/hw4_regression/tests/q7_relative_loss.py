"""What grader.check('q7_relative_loss') runs. The checks themselves are in checks/test_q7_relative_loss.py."""

from autograder.home.otter_test import HomeRun
from otter.test_files import test_case

OK_FORMAT = False

name = 'q7_relative_loss'
points = None

run = HomeRun(name)


@test_case(name='Errors of 10 % of 2, of 50 % of -4 and of 0.05 at a target of 0 give the loss 0.17 for eps = 0.1.', points=0.75)
def test_agrees_with_the_hand_calculation(env):
    run.demand('test_agrees_with_the_hand_calculation', env)


@test_case(name='Without eps, pred (2.2, 0.05) and target (2.0, 0.0) have the loss 0.13, and with eps 2 0.0053.', points=0.25)
def test_the_example_uses_the_default_eps(env):
    run.demand('test_the_example_uses_the_default_eps', env)

"""What grader.check('q5_autograd') runs. The checks themselves are in checks/test_q5_autograd.py."""

from autograder.home.otter_test import HomeRun
from otter.test_files import test_case

OK_FORMAT = False

name = 'q5_autograd'
points = None

run = HomeRun(name)


@test_case(name='autograd_descent returns a and b, tensors of shape (1,), and a list with one loss for each epoch.', points=0.5)
def test_returns_intercept_slope_and_losses(env):
    run.demand('test_returns_intercept_slope_and_losses', env)


@test_case(name='One step from the line 0 for (1, 1), (3, 2): a = 0.3, b = 0.7 with lr 0.1; twice as far with lr 0.2.', points=0.5)
def test_one_step_by_hand(env):
    run.demand('test_one_step_by_hand', env)


@test_case(name='The returned tensors are leaves: no graph hangs on them.', points=0.5)
def test_results_are_leaves(env):
    run.demand('test_results_are_leaves', env)


@test_case(name='One epoch leaves the loss 2.5, a second one with lr 0.05 the loss 0.445, as plain numbers.', points=0.25)
def test_losses_of_two_epochs(env):
    run.demand('test_losses_of_two_epochs', env)


@test_case(name='The same two epochs lead to a = 0.215, b = 0.495: the second step uses the second gradient only.', points=0.25)
def test_two_steps_by_hand(env):
    run.demand('test_two_steps_by_hand', env)

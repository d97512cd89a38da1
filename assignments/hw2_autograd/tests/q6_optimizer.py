"""What grader.check('q6_optimizer') runs. The checks themselves are in checks/test_q6_optimizer.py."""

from autograder.home.otter_test import HomeRun
from otter.test_files import test_case

OK_FORMAT = False

name = 'q6_optimizer'
points = None

run = HomeRun(name)


@test_case(name='optimizer_descent returns a and b, tensors of shape (1,), and a list with one loss for each epoch.', points=0.25)
def test_returns_intercept_slope_and_losses(env):
    run.demand('test_returns_intercept_slope_and_losses', env)


@test_case(name='make_optimizer is called once, for both parameters, and its optimizer steps once in each epoch.', points=0.5)
def test_uses_the_optimizer_it_is_given(env):
    run.demand('test_uses_the_optimizer_it_is_given', env)


@test_case(name='One step of SGD from the line 0 for (1, 1), (3, 2): a = 0.3, b = 0.7 with lr 0.1; the loss was 2.5.', points=0.5)
def test_one_step_by_hand(env):
    run.demand('test_one_step_by_hand', env)


@test_case(name='The list that make_optimizer gets holds the intercept first and the slope second.', points=0.25)
def test_hands_over_intercept_and_slope_in_this_order(env):
    run.demand('test_hands_over_intercept_and_slope_in_this_order', env)

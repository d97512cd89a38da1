"""What grader.check('q5_loader') runs. The checks themselves are in checks/test_q5_loader.py."""

from autograder.home.otter_test import HomeRun
from otter.test_files import test_case

OK_FORMAT = False

name = 'q5_loader'
points = None

run = HomeRun(name)


@test_case(name='train_batches returns a list with one Python float for each epoch.', points=0.25)
def test_one_loss_for_each_epoch(env):
    run.demand('test_one_loss_for_each_epoch', env)


@test_case(name='Every epoch learns from each example once, in batches of batch_size; the last may be smaller.', points=0.5)
def test_each_example_once_an_epoch(env):
    run.demand('test_each_example_once_an_epoch', env)


@test_case(name='The order of the examples is random, and another one in each epoch.', points=0.5)
def test_each_epoch_has_a_new_order(env):
    run.demand('test_each_epoch_has_a_new_order', env)


@test_case(name='Three equal examples (1, 1), batches of 2 and 1, two epochs, SGD, rate 1/4: w goes to 15/16.', points=0.5)
def test_four_steps_by_hand(env):
    run.demand('test_four_steps_by_hand', env)


@test_case(name="There the batches' losses are 1, 1/4, 1/16, 1/64, so the epochs' losses are 3/4 and 3/64.", points=0.25)
def test_two_losses_by_hand(env):
    run.demand('test_two_losses_by_hand', env)

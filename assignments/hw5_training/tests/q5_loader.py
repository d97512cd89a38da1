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


@test_case(name='Every epoch uses each example exactly once, in batches of batch_size; the last may be smaller.', points=0.75)
def test_each_example_once_an_epoch(env):
    run.demand('test_each_example_once_an_epoch', env)


@test_case(name='Training lowers the loss.', points=0.5)
def test_the_loss_falls(env):
    run.demand('test_the_loss_falls', env)

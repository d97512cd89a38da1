"""What grader.check('q3_train_epoch') runs. The checks themselves are in checks/test_q3_train_epoch.py."""

from autograder.home.otter_test import HomeRun
from otter.test_files import test_case

OK_FORMAT = False

name = 'q3_train_epoch'
points = None

run = HomeRun(name)


@test_case(name='The mean loss comes back as a finite Python float.', points=0.5)
def test_it_returns_a_float(env):
    run.demand('test_it_returns_a_float', env)


@test_case(name='On pictures that are easy to tell apart the loss is lower in each of three epochs.', points=0.5)
def test_the_loss_goes_down(env):
    run.demand('test_the_loss_goes_down', env)

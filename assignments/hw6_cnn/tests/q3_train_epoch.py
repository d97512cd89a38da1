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


@test_case(name='From batches of 2 and of 1 picture, each is predicted and learned from once, with the loss given.', points=0.5)
def test_every_batch_and_the_loss_that_is_given(env):
    run.demand('test_every_batch_and_the_loss_that_is_given', env)


@test_case(name='Three equal pictures in batches of 2 and 1, rate 1/4: the weight goes from 0 to 1/2 and to 3/4.', points=0.75)
def test_two_steps_by_hand(env):
    run.demand('test_two_steps_by_hand', env)


@test_case(name="There the batches' losses are 1 and 1/4, so the mean over the three pictures is 3/4.", points=0.5)
def test_the_mean_loss_by_hand(env):
    run.demand('test_the_mean_loss_by_hand', env)


@test_case(name='A network that comes in eval mode is trained in training mode.', points=0.25)
def test_a_network_in_eval_mode_is_trained_in_training_mode(env):
    run.demand('test_a_network_in_eval_mode_is_trained_in_training_mode', env)

"""What grader.check('q5_train') runs. The checks themselves are in checks/test_q5_train.py."""

from autograder.home.otter_test import HomeRun
from otter.test_files import test_case

OK_FORMAT = False

name = 'q5_train'
points = None

run = HomeRun(name)


@test_case(name='train_model returns a pair: the very model, and a list with one Python float for each epoch.', points=0.25)
def test_returns_the_model_and_a_loss_per_epoch(env):
    run.demand('test_returns_the_model_and_a_loss_per_epoch', env)


@test_case(name='The first loss is that of the model as it comes, in training mode: log 2 where it starts at zero.', points=0.25)
def test_the_first_loss_is_the_untouched_models(env):
    run.demand('test_the_first_loss_is_the_untouched_models', env)


@test_case(name="After one epoch every weight has moved by lr against its gradient, as Adam's first step does.", points=0.5)
def test_adams_first_step_moves_each_weight_by_lr(env):
    run.demand('test_adams_first_step_moves_each_weight_by_lr', env)


@test_case(name="The losses and the weights of a small network after three epochs are Adam's, for all its layers.", points=0.5)
def test_three_epochs_of_adam(env):
    run.demand('test_three_epochs_of_adam', env)


@test_case(name='With shuffle=True each row still meets its own target, and every row comes once in each epoch.', points=0.25)
def test_shuffling_keeps_pairs_together(env):
    run.demand('test_shuffling_keeps_pairs_together', env)

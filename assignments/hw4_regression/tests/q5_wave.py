"""What grader.check('q5_wave') runs. The checks themselves are in checks/test_q5_wave.py."""

from autograder.home.otter_test import HomeRun
from otter.test_files import test_case

OK_FORMAT = False

name = 'q5_wave'
points = None

run = HomeRun(name)


@test_case(name='fit_wave returns one Python float for each epoch, and moves the model itself towards the targets.', points=0.5)
def test_trains_in_place_and_returns_the_losses(env):
    run.demand('test_trains_in_place_and_returns_the_losses', env)


@test_case(name='The first loss of three points, with targets 1, 2, 3 and a model that says 0, is 14/3.', points=0.25)
def test_the_first_loss_is_the_untouched_models(env):
    run.demand('test_the_first_loss_is_the_untouched_models', env)


@test_case(name='Of x = 5, -1, 0.5, -3, 1 the window |x| <= 2 holds three points; the loss is the mean over these.', points=0.25)
def test_only_points_of_the_window_count(env):
    run.demand('test_only_points_of_the_window_count', env)


@test_case(name="The losses and the weights of a small network after three epochs are Adam's, for both layers.", points=0.5)
def test_three_epochs_of_adam(env):
    run.demand('test_three_epochs_of_adam', env)


@test_case(name='A window without any point is refused with a ValueError.', points=0.25)
def test_refuses_an_empty_window(env):
    run.demand('test_refuses_an_empty_window', env)

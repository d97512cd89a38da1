"""What grader.check('q9_patience') runs. The checks themselves are in checks/test_q9_patience.py."""

from autograder.home.otter_test import HomeRun
from otter.test_files import test_case

OK_FORMAT = False

name = 'q9_patience'
points = None

run = HomeRun(name)


@test_case(name='Every example is in exactly one of the three parts, which have the sizes that were asked for.', points=0.25)
def test_each_example_is_in_one_part(env):
    run.demand('test_each_example_is_in_one_part', env)


@test_case(name='The examples are dealt at random, not as they lie.', points=0.25)
def test_the_parts_are_dealt_at_random(env):
    run.demand('test_the_parts_are_dealt_at_random', env)


@test_case(name='Each column of the training part has mean 0 and standard deviation 1.', points=0.25)
def test_the_training_part_is_standardised(env):
    run.demand('test_the_training_part_is_standardised', env)


@test_case(name='fit_with_patience returns a dict of two lists of floats, the place of the best, and the test loss.', points=0.25)
def test_it_returns_the_story_of_the_training(env):
    run.demand('test_it_returns_the_story_of_the_training', env)


@test_case(name='Learning from (1, 1), choosing by (1, 3/4), patience 2: w goes 1/2, 3/4, 7/8, 15/16, no further.', points=0.25)
def test_four_epochs_by_hand(env):
    run.demand('test_four_epochs_by_hand', env)


@test_case(name='There the model ends with the best weight, 3/4, and the test loss is its: (3/4 - 0)² = 9/16.', points=0.25)
def test_the_best_weights_are_put_back(env):
    run.demand('test_the_best_weights_are_put_back', env)


@test_case(name='Every step is learned in training mode, and afterwards the model is in the mode in which it came.', points=0.25)
def test_each_step_in_training_mode_and_back(env):
    run.demand('test_each_step_in_training_mode_and_back', env)

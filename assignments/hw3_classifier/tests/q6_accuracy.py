"""What grader.check('q6_accuracy') runs. The checks themselves are in checks/test_q6_accuracy.py."""

from autograder.home.otter_test import HomeRun
from otter.test_files import test_case

OK_FORMAT = False

name = 'q6_accuracy'
points = None

run = HomeRun(name)


@test_case(name='Three right answers of five give 0.6, as a Python float.', points=0.25)
def test_right_answers_are_counted(env):
    run.demand('test_right_answers_are_counted', env)


@test_case(name='A probability of exactly 0.5 counts as class 0, and the next larger number as class 1.', points=0.25)
def test_exactly_half_counts_as_class_0(env):
    run.demand('test_exactly_half_counts_as_class_0', env)


@test_case(name='Labels of shape (3,) for outputs of shape (3, 1) are refused by a ValueError.', points=0.25)
def test_flat_labels_are_refused(env):
    run.demand('test_flat_labels_are_refused', env)


@test_case(name='A model with dropout in training mode is measured without dropout.', points=0.25)
def test_the_model_runs_in_eval_mode(env):
    run.demand('test_the_model_runs_in_eval_mode', env)


@test_case(name='A model that was in training mode is in training mode afterwards.', points=0.25)
def test_training_mode_is_back(env):
    run.demand('test_training_mode_is_back', env)


@test_case(name='The model runs without recording a graph.', points=0.25)
def test_no_graph_is_recorded(env):
    run.demand('test_no_graph_is_recorded', env)


@test_case(name='Weights, their dtype and gradients, and who learns, are after measuring what they were before.', points=0.25)
def test_weights_and_gradients_stay(env):
    run.demand('test_weights_and_gradients_stay', env)

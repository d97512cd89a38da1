"""What grader.check('q3_train') runs. The checks themselves are in checks/test_q3_train.py."""

from autograder.home.otter_test import HomeRun
from otter.test_files import test_case

OK_FORMAT = False

name = 'q3_train'
points = None

run = HomeRun(name)


@test_case(name='Training returns the weights (d,), the bias and a list of changes.', points=0.5)
def test_returns_weights_bias_and_changes(env):
    run.demand('test_returns_weights_bias_and_changes', env)


@test_case(name='Where no line separates the classes, training runs max_epochs epochs and returns a change for each.', points=0.5)
def test_runs_max_epochs_when_there_is_always_a_mistake(env):
    run.demand('test_runs_max_epochs_when_there_is_always_a_mistake', env)


@test_case(name='For the points 2 and -1 with labels 1 and 0 training ends with w = 2, b = 1 and the changes 2 and 0.', points=0.5)
def test_example_of_the_docstring(env):
    run.demand('test_example_of_the_docstring', env)


@test_case(name='For the points 1, 2 and -3, all with label 1, one epoch leads to w = -2 and b = 2.', points=0.25)
def test_one_epoch_point_by_point(env):
    run.demand('test_one_epoch_point_by_point', env)


@test_case(name='At the start all scores are 0: a first point with label 0 is right and moves nothing.', points=0.25)
def test_a_score_of_zero_is_right_for_label_zero(env):
    run.demand('test_a_score_of_zero_is_right_for_label_zero', env)


@test_case(name='Two clouds with a clear gap are all right after training.', points=0.25)
def test_learns_a_separable_cloud(env):
    run.demand('test_learns_a_separable_cloud', env)

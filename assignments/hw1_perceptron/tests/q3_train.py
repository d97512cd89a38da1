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


@test_case(name='Two clouds with a clear gap are all right after training.', points=1)
def test_learns_a_separable_cloud(env):
    run.demand('test_learns_a_separable_cloud', env)

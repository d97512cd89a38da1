"""What grader.check('q6_compare_optimizers') runs. The checks themselves are in checks/test_q6_compare_optimizers.py."""

from autograder.home.otter_test import HomeRun
from otter.test_files import test_case

OK_FORMAT = False

name = 'q6_compare_optimizers'
points = None

run = HomeRun(name)


@test_case(name='Compare returns a dict with one list of floats for each optimizer, one float for each epoch.', points=0.25)
def test_one_curve_for_each_optimizer(env):
    run.demand('test_one_curve_for_each_optimizer', env)


@test_case(name='All curves begin with the same number: the error of the common start.', points=0.5)
def test_all_curves_begin_at_the_same_start(env):
    run.demand('test_all_curves_begin_at_the_same_start', env)


@test_case(name='For y = w x from w = 0, trained on (1, 1) and measured by y_true = 2, the curves are known.', points=0.5)
def test_three_steps_by_hand(env):
    run.demand('test_three_steps_by_hand', env)

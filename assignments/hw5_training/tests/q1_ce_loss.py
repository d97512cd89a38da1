"""What grader.check('q1_ce_loss') runs. The checks themselves are in checks/test_q1_ce_loss.py."""

from autograder.home.otter_test import HomeRun
from otter.test_files import test_case

OK_FORMAT = False

name = 'q1_ce_loss'
points = None

run = HomeRun(name)


@test_case(name='ce_loss returns one number: a tensor without dimensions, of the dtype of the probabilities.', points=0.25)
def test_one_number_comes_back(env):
    run.demand('test_one_number_comes_back', env)


@test_case(name='A single example costs -log of the probability of its true class.', points=0.75)
def test_one_example_costs_minus_log_p(env):
    run.demand('test_one_example_costs_minus_log_p', env)

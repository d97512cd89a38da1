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


@test_case(name='A single example costs -log of the probability of its true class.', points=0.5)
def test_one_example_costs_minus_log_p(env):
    run.demand('test_one_example_costs_minus_log_p', env)


@test_case(name="In the docstring's example, and with one row more, each row is charged for its own label.", points=0.5)
def test_the_examples_of_two_and_three_rows(env):
    run.demand('test_the_examples_of_two_and_three_rows', env)


@test_case(name="The gradient of the docstring's example is -1 / (B p) at each true class and 0 elsewhere.", points=0.25)
def test_the_gradient_reaches_the_probabilities(env):
    run.demand('test_the_gradient_reaches_the_probabilities', env)

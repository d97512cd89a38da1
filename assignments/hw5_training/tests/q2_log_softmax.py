"""What grader.check('q2_log_softmax') runs. The checks themselves are in checks/test_q2_log_softmax.py."""

from autograder.home.otter_test import HomeRun
from otter.test_files import test_case

OK_FORMAT = False

name = 'q2_log_softmax'
points = None

run = HomeRun(name)


@test_case(name='log_softmax returns a tensor of the shape and dtype of the logits.', points=0.25)
def test_log_softmax_keeps_shape_and_dtype(env):
    run.demand('test_log_softmax_keeps_shape_and_dtype', env)


@test_case(name='exp(log_softmax(z)) sums to 1 in each row.', points=0.25)
def test_probabilities_of_a_row_sum_to_one(env):
    run.demand('test_probabilities_of_a_row_sum_to_one', env)


@test_case(name="The docstring's example: a gap of 200, and two equal logits.", points=0.25)
def test_the_example_of_log_softmax(env):
    run.demand('test_the_example_of_log_softmax', env)


@test_case(name='The gradient of the log-probability of class 0 is 1 - p0 at its own logit and -pc at the others.', points=0.25)
def test_the_gradient_of_log_softmax(env):
    run.demand('test_the_gradient_of_log_softmax', env)


@test_case(name='ce_from_logits of two equal logits is log 2 = 0.6931, for any number of rows; a gap of 200 is 200.', points=0.25)
def test_two_equal_logits_cost_log_two(env):
    run.demand('test_two_equal_logits_cost_log_two', env)

"""What grader.check('q7_dragons') runs. The checks themselves are in checks/test_q7_dragons.py."""

from autograder.home.otter_test import HomeRun
from otter.test_files import test_case

OK_FORMAT = False

name = 'q7_dragons'
points = None

run = HomeRun(name)


@test_case(name='What comes back can be called with toes and lengths and gives a bool for each dragon.', points=0.5)
def test_returns_a_function_that_answers(env):
    run.demand('test_returns_a_function_that_answers', env)


@test_case(name='The training function gets X of shape (n, 2) whose columns have mean 0 and standard deviation 1.', points=0.5)
def test_trains_on_standardised_inputs(env):
    run.demand('test_trains_on_standardised_inputs', env)


@test_case(name='Asked about the dragons that it was trained with, the predictor standardises them as for training.', points=0.5)
def test_predictor_standardises_too(env):
    run.demand('test_predictor_standardises_too', env)

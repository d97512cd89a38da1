"""What grader.check('q2_update') runs. The checks themselves are in checks/test_q2_update.py."""

from autograder.home.otter_test import HomeRun
from otter.test_files import test_case

OK_FORMAT = False

name = 'q2_update'
points = None

run = HomeRun(name)


@test_case(name='Two things come back: the new weights, with the shape of the old ones, and the new bias, a number.', points=0.5)
def test_returns_weights_and_bias(env):
    run.demand('test_returns_weights_and_bias', env)


@test_case(name='A missed positive point pulls the weights towards it.', points=0.5)
def test_a_missed_positive_pulls_the_weights_towards_it(env):
    run.demand('test_a_missed_positive_pulls_the_weights_towards_it', env)

"""What grader.check('q3_mlp') runs. The checks themselves are in checks/test_q3_mlp.py."""

from autograder.home.otter_test import HomeRun
from otter.test_files import test_case

OK_FORMAT = False

name = 'q3_mlp'
points = None

run = HomeRun(name)


@test_case(name='make_mlp returns an nn.Sequential that can be called on a batch.', points=0.25)
def test_it_is_a_sequential(env):
    run.demand('test_it_is_a_sequential', env)


@test_case(name='[2, 10, 20, 3] gives Linear, ReLU, Linear, ReLU, Linear.', points=0.5)
def test_layers_in_order(env):
    run.demand('test_layers_in_order', env)

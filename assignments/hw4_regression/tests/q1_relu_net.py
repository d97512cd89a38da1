"""What grader.check('q1_relu_net') runs. The checks themselves are in checks/test_q1_relu_net.py."""

from autograder.home.otter_test import HomeRun
from otter.test_files import test_case

OK_FORMAT = False

name = 'q1_relu_net'
points = None

run = HomeRun(name)


@test_case(name='make_relu_net returns an nn.Sequential of the three layers Linear, ReLU, Linear, in this order.', points=0.5)
def test_is_linear_relu_linear(env):
    run.demand('test_is_linear_relu_linear', env)


@test_case(name='make_relu_net(8) has 25 parameters, and make_relu_net(3) has 10.', points=0.5)
def test_eight_units_have_25_parameters(env):
    run.demand('test_eight_units_have_25_parameters', env)


@test_case(name='Two calls give two different networks with different random starts.', points=0.5)
def test_two_calls_give_two_networks(env):
    run.demand('test_two_calls_give_two_networks', env)

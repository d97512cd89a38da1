"""What grader.check('q3_forward') runs. The checks themselves are in checks/test_q3_forward.py."""

from autograder.home.otter_test import HomeRun
from otter.test_files import test_case

OK_FORMAT = False

name = 'q3_forward'
points = None

run = HomeRun(name)


@test_case(name='Five points through a network with one output give shape (5, 1), in float32.', points=0.5)
def test_output_has_one_row_per_point(env):
    run.demand('test_output_has_one_row_per_point', env)


@test_case(name='A network small enough for pencil and paper gives the numbers that you get by hand.', points=0.5)
def test_a_small_network_by_hand(env):
    run.demand('test_a_small_network_by_hand', env)


@test_case(name='Two hidden layers and no output activation give the numbers that you get by hand.', points=0.5)
def test_two_hidden_layers_by_hand(env):
    run.demand('test_two_hidden_layers_by_hand', env)

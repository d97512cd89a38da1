"""What grader.check('q2_init') runs. The checks themselves are in checks/test_q2_init.py."""

from autograder.home.otter_test import HomeRun
from otter.test_files import test_case

OK_FORMAT = False

name = 'q2_init'
points = None

run = HomeRun(name)


@test_case(name='With 2 inputs, 2 hidden nodes and 1 output, net.parameters() finds all 9 numbers, in 4 tensors.', points=0.5)
def test_two_hidden_nodes_make_nine_parameters(env):
    run.demand('test_two_hidden_nodes_make_nine_parameters', env)


@test_case(name='net.activation and net.output_activation are the very ones that the caller gave, None included.', points=0.5)
def test_activations_are_the_ones_given(env):
    run.demand('test_activations_are_the_ones_given', env)


@test_case(name='Two networks have their own layers: changing one leaves the other as it was.', points=0.25)
def test_two_networks_share_nothing(env):
    run.demand('test_two_networks_share_nothing', env)


@test_case(name='3 inputs, two hidden layers of 4 nodes and 2 outputs need weights of (4, 3), (4, 4) and (2, 4).', points=0.25)
def test_a_network_of_two_hidden_layers_fits(env):
    run.demand('test_a_network_of_two_hidden_layers_fits', env)

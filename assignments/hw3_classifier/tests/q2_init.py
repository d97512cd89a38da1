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


@test_case(name='net.activation and net.output_activation are what the caller gave, None included.', points=0.5)
def test_activations_are_the_ones_given(env):
    run.demand('test_activations_are_the_ones_given', env)

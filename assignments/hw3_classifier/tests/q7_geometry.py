"""What grader.check('q7_geometry') runs. The checks themselves are in checks/test_q7_geometry.py."""

from autograder.home.otter_test import HomeRun
from otter.test_files import test_case

OK_FORMAT = False

name = 'q7_geometry'
points = None

run = HomeRun(name)


@test_case(name='decision_lines returns a float32 array with w1, w2 and b of each node in its rows.', points=0.5)
def test_lines_are_weights_and_bias(env):
    run.demand('test_lines_are_weights_and_bias', env)


@test_case(name='hidden_activations of 5 points and 3 nodes is a float32 tensor of shape (5, 3).', points=0.5)
def test_activations_have_one_column_per_node(env):
    run.demand('test_activations_have_one_column_per_node', env)

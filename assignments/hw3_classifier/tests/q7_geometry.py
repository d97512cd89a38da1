"""What grader.check('q7_geometry') runs. The checks themselves are in checks/test_q7_geometry.py."""

from autograder.home.otter_test import HomeRun
from otter.test_files import test_case

OK_FORMAT = False

name = 'q7_geometry'
points = None

run = HomeRun(name)


@test_case(name='decision_lines returns a float32 array with w1, w2 and b of each node in its rows.', points=0.25)
def test_lines_are_weights_and_bias(env):
    run.demand('test_lines_are_weights_and_bias', env)


@test_case(name='A node with w2 = 0 keeps its row: x1 = 2 is the line 3 x1 + 0 x2 - 6 = 0.', points=0.25)
def test_a_vertical_line_is_a_line_too(env):
    run.demand('test_a_vertical_line_is_a_line_too', env)


@test_case(name='hidden_activations of 5 points and 3 nodes is a float32 tensor of shape (5, 3).', points=0.25)
def test_activations_have_one_column_per_node(env):
    run.demand('test_activations_have_one_column_per_node', env)


@test_case(name='With ReLU as the activation, the nodes above give 12, 10, 1 at (1, 1) and 0, 3.5, 0 at (-2, -1.2).', points=0.25)
def test_activations_by_hand(env):
    run.demand('test_activations_by_hand', env)


@test_case(name="The model's weights, dtypes, gradients and modes are the same after both functions.", points=0.25)
def test_looking_changes_nothing(env):
    run.demand('test_looking_changes_nothing', env)

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


@test_case(name='[2, 10, 20, 3] gives Linear, ReLU, Linear, ReLU, Linear, and so does [2, 10, 1, 3].', points=0.25)
def test_layers_in_order(env):
    run.demand('test_layers_in_order', env)


@test_case(name='[2, 10, 3] and [2, 3] have the weights and biases that they should, and are in training mode.', points=0.25)
def test_the_examples_of_the_docstring(env):
    run.demand('test_the_examples_of_the_docstring', env)


@test_case(name='Two networks made one after the other have other weights and other biases, none of them all 0.', points=0.25)
def test_two_networks_are_made_anew(env):
    run.demand('test_two_networks_are_made_anew', env)


@test_case(name='One size alone is refused with ValueError.', points=0.25)
def test_one_size_is_refused(env):
    run.demand('test_one_size_is_refused', env)

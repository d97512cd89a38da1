"""What grader.check('q3_hook') runs. The checks themselves are in checks/test_q3_hook.py."""

from autograder.home.otter_test import HomeRun
from otter.test_files import test_case

OK_FORMAT = False

name = 'q3_hook'
points = None

run = HomeRun(name)


@test_case(name='record_activations returns the output of the layer asked for, one row for each input.', points=0.5)
def test_gives_what_the_layer_gives(env):
    run.demand('test_gives_what_the_layer_gives', env)


@test_case(name='After the call no layer of the model has a hook.', points=0.5)
def test_leaves_no_hook_behind(env):
    run.demand('test_leaves_no_hook_behind', env)


@test_case(name='The record carries no graph, and a later ReLU that works in place does not change it.', points=0.5)
def test_the_record_is_a_tensor_of_its_own(env):
    run.demand('test_the_record_is_a_tensor_of_its_own', env)


@test_case(name='A layer that is no part of the model is refused with a ValueError.', points=0.5)
def test_refuses_a_layer_of_no_model(env):
    run.demand('test_refuses_a_layer_of_no_model', env)


@test_case(name="Weights, gradients, the mode and somebody else's hook are after the call what they were before.", points=0.25)
def test_only_listens(env):
    run.demand('test_only_listens', env)

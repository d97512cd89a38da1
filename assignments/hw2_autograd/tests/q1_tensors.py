"""What grader.check('q1_tensors') runs. The checks themselves are in checks/test_q1_tensors.py."""

from autograder.home.otter_test import HomeRun
from otter.test_files import test_case

OK_FORMAT = False

name = 'q1_tensors'
points = None

run = HomeRun(name)


@test_case(name='to_float_tensor gives a float32 tensor with the shape and the values of the array.', points=0.5)
def test_float_tensor_keeps_shape_and_values(env):
    run.demand('test_float_tensor_keeps_shape_and_values', env)


@test_case(name='to_float_tensor of the array 1, 2, 3, reversed, is the tensor 3, 2, 1.', points=0.25)
def test_float_tensor_of_a_reversed_array(env):
    run.demand('test_float_tensor_of_a_reversed_array', env)


@test_case(name='Writing to a float32 array afterwards does not change the tensor that was made from it.', points=0.25)
def test_float_tensor_is_a_copy(env):
    run.demand('test_float_tensor_is_a_copy', env)


@test_case(name='`gram` gives the inner products of all pairs of columns, a (d, d) tensor.', points=0.5)
def test_gram_of_a_small_table(env):
    run.demand('test_gram_of_a_small_table', env)


@test_case(name='mean_of_integers gives the mean as a floating-point tensor without dimensions.', points=0.5)
def test_mean_of_zero_to_five(env):
    run.demand('test_mean_of_zero_to_five', env)

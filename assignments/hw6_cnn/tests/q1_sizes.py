"""What grader.check('q1_sizes') runs. The checks themselves are in checks/test_q1_sizes.py."""

from autograder.home.otter_test import HomeRun
from otter.test_files import test_case

OK_FORMAT = False

name = 'q1_sizes'
points = None

run = HomeRun(name)


@test_case(name='conv_out returns an int.', points=0.25)
def test_a_size_is_an_int(env):
    run.demand('test_a_size_is_an_int', env)


@test_case(name='A 3-kernel with padding 1 keeps 28, without padding it leaves 26, and a pool of 2 halves 28.', points=0.5)
def test_the_sizes_in_the_notebook(env):
    run.demand('test_the_sizes_in_the_notebook', env)


@test_case(name="flat_features gives 80 for the docstring's example, and 2304 for the network of the next question.", points=0.5)
def test_the_features_in_the_notebook(env):
    run.demand('test_the_features_in_the_notebook', env)


@test_case(name='conv_out(3, 6) is refused with ValueError.', points=0.25)
def test_a_kernel_that_is_far_too_large(env):
    run.demand('test_a_kernel_that_is_far_too_large', env)

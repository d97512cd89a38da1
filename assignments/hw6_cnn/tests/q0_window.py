"""What grader.check('q0_window') runs. The checks themselves are in checks/test_q0_window.py."""

from autograder.home.otter_test import HomeRun
from otter.test_files import test_case

OK_FORMAT = False

name = 'q0_window'
points = None

run = HomeRun(name)


@test_case(name='1 … 9 under the kernel [[1, 10], [100, 1000]]: the first window 1, 2, 4, 5 gives 5421.', points=0.25)
def test_four_places_by_hand(env):
    run.demand('test_four_places_by_hand', env)


@test_case(name='With padding 1 and stride 3 each window meets one corner: 1000, 300, 70 and 9.', points=0.25)
def test_padding_and_stride_by_hand(env):
    run.demand('test_padding_and_stride_by_hand', env)


@test_case(name='Channels 1, 2 and 3, 4 under kernels of one pixel, 1 and 10, 100 and 1000: two maps.', points=0.25)
def test_two_channels_and_two_kernels_by_hand(env):
    run.demand('test_two_channels_and_two_kernels_by_hand', env)


@test_case(name='The sum of all four places has a gradient for each pixel and each weight.', points=0.25)
def test_gradients_by_hand(env):
    run.demand('test_gradients_by_hand', env)


@test_case(name="Correlate is made of basic operations: PyTorch's own convolutions do none of the work.", points=0.25)
def test_correlate_is_your_own(env):
    run.demand('test_correlate_is_your_own', env)


@test_case(name='Windows of 2 × 2 in two maps of 3 × 4: −1 and 7 in one, 6 and 8 in the other.', points=0.25)
def test_a_pool_by_hand(env):
    run.demand('test_a_pool_by_hand', env)

"""What grader.check('q5_learn') runs. The checks themselves are in checks/test_q5_learn.py."""

from autograder.home.otter_test import HomeRun
from otter.test_files import test_case

OK_FORMAT = False

name = 'q5_learn'
points = None

run = HomeRun(name)


@test_case(name='The small network has 52 186 parameters and gives float32 logits of shape (n, 10).', points=0.25)
def test_the_small_network(env):
    run.demand('test_the_small_network', env)


@test_case(name='The given run_epoch is called once per epoch, and a list of what it gave comes back.', points=0.25)
def test_one_loss_per_epoch(env):
    run.demand('test_one_loss_per_epoch', env)


@test_case(name='Ten images make batches of 4, 4 and 2; each image comes once, with its own label.', points=0.25)
def test_ten_images_in_batches_of_four(env):
    run.demand('test_ten_images_in_batches_of_four', env)


@test_case(name='Thirty images come in a random order, which is another one in each of three epochs.', points=0.25)
def test_every_epoch_has_an_order_of_its_own(env):
    run.demand('test_every_epoch_has_an_order_of_its_own', env)


@test_case(name='The same seed gives the same three orders, also the seed 0, and another seed gives others.', points=0.25)
def test_the_seed_decides_the_orders(env):
    run.demand('test_the_seed_decides_the_orders', env)


@test_case(name='One Adam with the lr that is given, and cross-entropy of raw logits, serve all epochs.', points=0.25)
def test_one_adam_and_cross_entropy(env):
    run.demand('test_one_adam_and_cross_entropy', env)


@test_case(name='The network is moved to the device, and is afterwards as the last epoch left it, not the best one.', points=0.25)
def test_the_network_is_as_the_last_epoch_left_it(env):
    run.demand('test_the_network_is_as_the_last_epoch_left_it', env)

"""What grader.check('q2_cnn') runs. The checks themselves are in checks/test_q2_cnn.py."""

from autograder.home.otter_test import HomeRun
from otter.test_files import test_case

OK_FORMAT = False

name = 'q2_cnn'
points = None

run = HomeRun(name)


@test_case(name='The network has 1 475 338 parameters.', points=0.75)
def test_it_has_all_its_parameters(env):
    run.demand('test_it_has_all_its_parameters', env)


@test_case(name='A new network is in training mode, and gives float32 logits of shape (n, 10), also for n = 1.', points=0.75)
def test_one_row_of_logits_per_picture(env):
    run.demand('test_one_row_of_logits_per_picture', env)


@test_case(name='The convolutions and linear layers give the sizes of the docstring, in that order.', points=0.5)
def test_every_stage_has_its_size(env):
    run.demand('test_every_stage_has_its_size', env)


@test_case(name='FashionCNN(n_classes=4) has 1 474 612 parameters and gives 4 logits per picture.', points=0.25)
def test_four_classes(env):
    run.demand('test_four_classes', env)


@test_case(name='PyTorch finds nothing to warn about when a batch passes through the network.', points=0.25)
def test_pytorch_does_not_warn(env):
    run.demand('test_pytorch_does_not_warn', env)


@test_case(name='Some logits are negative; in eval mode a picture gets the same ones twice, alone or among others.', points=0.25)
def test_the_answers_are_raw_and_repeatable(env):
    run.demand('test_the_answers_are_raw_and_repeatable', env)


@test_case(name='Two new networks have other weights and share none.', points=0.25)
def test_two_networks_differ(env):
    run.demand('test_two_networks_differ', env)

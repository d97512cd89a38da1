"""What grader.check('q8_dragons') runs. The checks themselves are in checks/test_q8_dragons.py."""

from autograder.home.otter_test import HomeRun
from otter.test_files import test_case

OK_FORMAT = False

name = 'q8_dragons'
points = None

run = HomeRun(name)


@test_case(name='fit_colours returns a function from raw features to int64 labels, one for each dragon.', points=0.25)
def test_the_predictor_gives_labels(env):
    run.demand('test_the_predictor_gives_labels', env)


@test_case(name='A dragon alone is given the same colour as the same dragon in a herd.', points=0.25)
def test_a_dragon_alone_or_in_a_herd(env):
    run.demand('test_a_dragon_alone_or_in_a_herd', env)


@test_case(name='In training every column has mean 0 and standard deviation 1, and each dragon comes once an epoch.', points=0.5)
def test_the_network_sees_standardised_features(env):
    run.demand('test_the_network_sees_standardised_features', env)


@test_case(name='The loss given is used once for each batch, with the softmax of the logits; uint8 labels too.', points=0.5)
def test_the_loss_gets_probabilities(env):
    run.demand('test_the_loss_gets_probabilities', env)

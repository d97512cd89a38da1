"""Which of the networks that a factory makes is the start."""

import copy

import pytest
import torch

from autograder.checks import CheckFailure, probes


def first_output(net):
    return net(torch.ones(1, 1)).item()


def test_the_start_is_that_of_the_network_with_the_first_error_not_of_the_first_made():
    factory = probes.Factory(4, torch.device("cpu"))
    factory()  # somebody looks at its shape
    second = copy.deepcopy(factory())
    start = probes.start_of(factory, factory.made, first_output(second), first_output)
    assert torch.equal(start["0.weight"], second[0].weight)


def test_an_error_that_no_network_has_is_no_start():
    factory = probes.Factory(4, torch.device("cpu"))
    factory()
    with pytest.raises(CheckFailure, match="No network that make_model gave"):
        probes.start_of(factory, factory.made, 1e6, first_output)


def test_the_factory_draws_as_torch_does():
    factory = probes.Factory(4, torch.device("cpu"))
    torch.manual_seed(7)
    first = factory()
    torch.manual_seed(7)
    assert torch.equal(first[0].weight, factory()[0].weight)
    assert not torch.equal(first[0].weight, factory()[0].weight)

"""q3_mlp: a multi-layer perceptron of any size."""

import torch
from torch import nn

from autograder.checks import check, expect


def kinds(net):
    """Class names of the modules of a Sequential."""
    return [type(module).__name__ for module in net]


def is_sequential(net):
    """Whether it is an nn.Sequential."""
    return isinstance(net, nn.Sequential)


@check(
    points=0.25,
    hint="Put the layers into nn.Sequential(*layers): a plain list has no parameters and cannot be called.",
)
def test_it_is_a_sequential(student):
    """make_mlp returns an nn.Sequential that can be called on a batch."""
    net = student.make_mlp([2, 10, 3], nn.ReLU)
    expect.true(student.run(is_sequential, net), "make_mlp does not return an nn.Sequential")
    expect.tensor(net(torch.zeros(5, 2)), "the network's output for 5 points", shape=(5, 3))


@check(
    points=0.5,
    after="test_it_is_a_sequential",
    hint="A linear layer for each pair of neighbouring sizes, and an activation between each two of "
    "them; none after the last.",
)
def test_layers_in_order(student):
    """[2, 10, 20, 3] gives Linear, ReLU, Linear, ReLU, Linear."""
    found = student.run(kinds, student.make_mlp([2, 10, 20, 3], nn.ReLU))
    expect.equal(found, ["Linear", "ReLU", "Linear", "ReLU", "Linear"], "the kinds of layers")

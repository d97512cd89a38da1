"""q1_relu_net: a network of ReLU units from one number to one number."""

import torch
from torch import nn

from autograder.checks import check, expect


def layer_kinds(net):
    names = {nn.Linear: "Linear", nn.ReLU: "ReLU"}
    if not isinstance(net, nn.Sequential):
        return None
    return [next((name for kind, name in names.items() if isinstance(layer, kind)), "other") for layer in net]


@check(
    points=0.5, hint="nn.Sequential takes layers in the order in which they run; the output layer comes last."
)
def test_is_linear_relu_linear(student):
    """make_relu_net returns an nn.Sequential of the three layers Linear, ReLU, Linear, in this order."""
    kinds = student.run(layer_kinds, student.make_relu_net(8))
    expect.true(kinds is not None, "make_relu_net(8) is not an nn.Sequential.")
    expect.equal(list(kinds), ["Linear", "ReLU", "Linear"], "the list of layers of make_relu_net(8)")


def count_parameters(net):
    return sum(parameter.numel() for parameter in net.parameters())


def weights(net):
    return [parameter.detach().clone() for parameter in net.parameters()]


@check(
    points=0.5,
    after="test_is_linear_relu_linear",
    hint="8 weights and 8 biases in, 8 weights and 1 bias out: 3n + 1. Both layers keep their bias.",
)
def test_eight_units_have_25_parameters(student):
    """make_relu_net(8) has 25 parameters, and make_relu_net(3) has 10."""
    for n_hidden, parameters in ((8, 25), (3, 10)):
        found = student.run(count_parameters, student.make_relu_net(n_hidden))
        expect.equal(found, parameters, f"the number of parameters of make_relu_net({n_hidden})")


@check(
    points=0.5,
    after="test_eight_units_have_25_parameters",
    hint="Build the layers inside the function, and leave PyTorch's starting weights and generator alone.",
)
def test_two_calls_give_two_networks(student):
    """Two calls give two different networks with different random starts."""
    first, second = student.make_relu_net(6), student.make_relu_net(6)
    expect.true(not student.same(first, second), "Two calls of make_relu_net return the very same network.")
    starts = (student.fetch(student.run(weights, net)) for net in (first, second))
    for one, other in zip(*starts, strict=True):
        expect.true(not torch.equal(one, other), "Two calls of make_relu_net start from equal weights.")

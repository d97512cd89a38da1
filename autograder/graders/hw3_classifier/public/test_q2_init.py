"""q2_init: a network's layers."""

import torch
from torch import nn

from autograder.checks import check, expect


@check(
    points=0.5,
    hint="A module looks into nn.ModuleList, but not into a plain Python list. Count: 2·2 + 2 + 2·1 + 1.",
)
def test_two_hidden_nodes_make_nine_parameters(student):
    """With 2 inputs, 2 hidden nodes and 1 output, net.parameters() finds all 9 numbers, in 4 tensors."""
    net = student.ClassifierNet(2, 1, 1, 2, nn.Sigmoid(), nn.Sigmoid())
    sizes = [parameter.numel() for parameter in net.parameters()]
    expect.equal(sum(sizes), 9, "the number of parameters")
    expect.equal(len(sizes), 4, "the number of parameter tensors")


@check(
    points=0.5,
    after="test_two_hidden_nodes_make_nine_parameters",
    hint="Keep both as they come, as attributes: a module such as nn.Tanh(), a function such as torch.tanh.",
)
def test_activations_are_the_ones_given(student):
    """net.activation and net.output_activation are the very ones that the caller gave, None included."""
    module, function = student.put(nn.Tanh()), student.make(getattr, torch, "tanh")
    for activation, last in ((module, function), (function, module)):
        net = student.ClassifierNet(2, 1, 1, 2, activation, last)
        same = student.same(net.activation, activation)
        expect.true(same, "net.activation is not the activation that was given.")
        same = student.same(net.output_activation, last)
        expect.true(same, "net.output_activation is not the output activation that was given.")
    bare = student.ClassifierNet(2, 1, 1, 2, module, None)
    expect.true(bare.output_activation is None, "net.output_activation is not None although None was given.")


def values_of(net):
    """Copies of all parameters, in their order."""
    return [parameter.detach().clone() for parameter in net.parameters()]


def fill(net):
    """Sets every parameter of a module to 7."""
    for parameter in net.parameters():
        parameter.data.fill_(7.0)


@check(
    points=0.25,
    after="test_two_hidden_nodes_make_nine_parameters",
    hint="Make all layers inside __init__: what is made in the class body is shared by all networks.",
)
def test_two_networks_share_nothing(student):
    """Two networks have their own layers: changing one leaves the other as it was."""
    first = student.ClassifierNet(2, 1, 1, 3, nn.Tanh(), None)
    second = student.ClassifierNet(2, 1, 1, 3, nn.Tanh(), None)
    before = student.fetch(student.run(values_of, second))
    expect.equal(len(before), 4, "the number of parameter tensors of a second network")
    student.run(fill, first)
    for was, now in zip(before, student.run(values_of, second), strict=True):
        expect.equal(now, was, "a parameter of one network, after those of another one were changed,")


def weight_shapes(net):
    """Shapes of the weights, the output layer's last; None where layer_list is no list of PyTorch's."""
    if not isinstance(net.layer_list, nn.ModuleList | nn.Sequential):
        return None
    layers = (*net.layer_list, net.output_layer)
    return [list(layer.weight.shape) if hasattr(layer, "weight") else "no weight" for layer in layers]


@check(
    points=0.25,
    after="test_two_networks_share_nothing",
    hint="The first hidden layer reads the inputs, each other one the nodes before it, the last one too.",
)
def test_a_network_of_two_hidden_layers_fits(student):
    """3 inputs, two hidden layers of 4 nodes and 2 outputs need weights of (4, 3), (4, 4) and (2, 4)."""
    net = student.ClassifierNet(3, 2, 2, 4, nn.Sigmoid(), None)
    shapes = student.run(weight_shapes, net)
    expect.true(shapes is not None, "net.layer_list is neither an nn.ModuleList nor an nn.Sequential.")
    shapes = [shape if isinstance(shape, str) else list(shape) for shape in shapes]
    expect.equal(shapes, [[4, 3], [4, 4], [2, 4]], "the shapes of the weights")
    expect.equal(len(list(net.parameters())), 6, "the number of parameter tensors")
